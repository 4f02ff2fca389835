"""Entries as they are stored: read in batches, because opening the log goes through all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from habeas.facts.ids import CaseId, EntryId
from habeas.record.entries import SealedPart
from habeas.record.kinds import ClockCorrected
from habeas.store.models import LogEntry, LogPart, PartKey

BATCH = 500
"""How many entries are read at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One entry as the database holds it; the columns beside the header are for finding it."""

    seq: int
    entry: EntryId
    case: CaseId | None
    kind: str
    actor: str
    at: str
    header_bytes: bytes
    leaf_hash: bytes
    parts: tuple[SealedPart, ...]
    abouts: tuple[str, ...]


def stored_entries(
    *, after: int = -1, until: int | None = None, case: CaseId | None = None, kind: str | None = None
) -> Iterator[StoredEntry]:
    """Yield entries in the order of the log.

    Args:
        after: Begin behind this place.
        until: End with this place.
        case: Only entries of one case.
        kind: Only entries of one kind.
    """
    rows = LogEntry.objects.order_by("seq")
    if until is not None:
        rows = rows.filter(seq__lte=until)
    if case is not None:
        rows = rows.filter(case=case)
    if kind is not None:
        rows = rows.filter(kind=kind)
    while batch := list(rows.filter(seq__gt=after)[:BATCH]):
        yield from _with_parts(batch)
        after = batch[-1].seq


def newest_at() -> datetime | None:
    """Return the latest time that an entry carries since the clock was last put right, None where there is no entry.

    That of the last entry alone would let a clock walk back for ever, each entry by a little less than is allowed.
    """
    corrected = LogEntry.objects.filter(kind=ClockCorrected.kind).order_by("-seq").values_list("seq", flat=True).first()
    since = LogEntry.objects.filter(seq__gte=corrected or 0)
    written = since.order_by("-at").values_list("at", flat=True).first()
    return None if written is None else datetime.fromisoformat(written)


def leaf_hashes() -> tuple[bytes, ...]:
    """Return the stored hash of every leaf, in the order of the log."""
    return tuple(bytes(one) for one in LogEntry.objects.order_by("seq").values_list("leaf_hash", flat=True))


def _with_parts(batch: list[LogEntry]) -> Iterator[StoredEntry]:
    places = [row.seq for row in batch]
    keys = {(key.seq, key.part): bytes(key.wrapped) for key in PartKey.objects.filter(seq__in=places)}
    parts: dict[int, list[LogPart]] = defaultdict(list)
    for part in LogPart.objects.filter(seq__in=places).order_by("seq", "part"):
        parts[part.seq].append(part)
    for row in batch:
        of_row = parts[row.seq]
        yield StoredEntry(
            seq=row.seq,
            entry=EntryId(row.entry),
            case=None if row.case is None else CaseId(row.case),
            kind=row.kind,
            actor=row.actor,
            at=row.at,
            header_bytes=bytes(row.header),
            leaf_hash=bytes(row.leaf_hash),
            parts=tuple(
                SealedPart(ciphertext=bytes(part.sealed), wrapped_key=keys.get((row.seq, part.part))) for part in of_row
            ),
            abouts=tuple(part.about for part in of_row),
        )
