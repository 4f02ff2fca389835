"""Entries as they are stored: read in pages by plain SQL, because opening the log goes through all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from habeas.facts.ids import CaseId, EntryId
from habeas.record.entries import SealedPart
from habeas.record.kinds import ClockCorrected
from habeas.record.rechecking import RawEntry, RawPart
from habeas.store.models import LogEntry
from habeas.store.plain_sql import fetch, is_server

BATCH = 500
"""How many entries are read at a time."""

_ENTRIES = 'SELECT seq, entry, "case", kind, actor, at, header, leaf_hash FROM log_entry WHERE '
_PARTS = (
    "SELECT p.seq, p.about, p.sealed, k.wrapped FROM log_part p"
    " LEFT JOIN part_key k ON k.seq = p.seq AND k.part = p.part WHERE p.seq "
)
_HEADED = {False: "instr(header, CAST(%s AS BLOB)) > 0", True: "position(convert_to(%s, 'UTF8') IN header) > 0"}
"""Whether a header holds some text, in the file and on a server; headers are canonical, so a field has one form."""


_NEWEST = "SELECT (SELECT max(seq) FROM log_entry WHERE kind = %s), (SELECT max(at) FROM log_entry)"

_EntryRow = tuple[int, str, str | None, str, str, str, bytes, bytes]
_PartRow = tuple[int, str, bytes, bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One entry in the form that it is opened in; the columns beside the header are for finding it."""

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


def as_stored(raw: RawEntry) -> StoredEntry:
    """Return an entry in the form that it is opened in."""
    return StoredEntry(
        seq=raw.seq,
        entry=EntryId(raw.entry),
        case=None if raw.case is None else CaseId(raw.case),
        kind=raw.kind,
        actor=raw.actor,
        at=raw.at,
        header_bytes=raw.header_bytes,
        leaf_hash=raw.leaf_hash,
        parts=tuple(SealedPart(ciphertext=part.sealed, wrapped_key=part.wrapped) for part in raw.parts),
        abouts=tuple(part.about for part in raw.parts),
    )


def stored_entries(
    *, after: int = -1, until: int | None = None, case: CaseId | None = None, kind: str | None = None
) -> Iterator[StoredEntry]:
    """Yield entries in the order of the log; the arguments are those of `raw_entries`."""
    return (as_stored(raw) for raw in raw_entries(after=after, until=until, case=case, kind=kind))


def raw_entries(
    *,
    after: int = -1,
    until: int | None = None,
    case: CaseId | None = None,
    kind: str | None = None,
    headed: str | None = None,
) -> Iterator[RawEntry]:
    """Yield entries in the order of the log, as the rows have them.

    Args:
        after: Begin behind this place.
        until: End with this place.
        case: Only entries of one case.
        kind: Only entries of one kind, as the column beside the header says, which an index finds.
        headed: Only entries whose header says this kind, whatever the column says; every header is looked into.
    """
    wanted = {
        "seq <= %s": until,
        '"case" = %s': case,
        "kind = %s": kind,
        _HEADED[is_server()]: None if headed is None else f'"kind":"{headed}"',
    }
    narrowed = {condition: value for condition, value in wanted.items() if value is not None}
    query = f"{_ENTRIES}{' AND '.join(('seq > %s', *narrowed))} ORDER BY seq LIMIT {BATCH}"
    while rows := cast("list[_EntryRow]", fetch(query, (after, *narrowed.values()))):
        parts = _parts_of([row[0] for row in rows])
        for seq, entry, of_case, of_kind, actor, at, header, leaf in rows:
            yield RawEntry(
                seq, entry, of_case, of_kind, actor, at, bytes(header), bytes(leaf), tuple(parts.get(seq, ()))
            )
        after = rows[-1][0]


def newest_at() -> datetime | None:
    """Return the latest time that an entry carries since the clock was last put right, None where there is no entry.

    That of the last entry alone would let a clock walk back for ever, each entry by a little less than is allowed.
    """
    # `max` goes to the end of the index by time; ordering by it would sort the whole log.
    ((corrected, written),) = fetch(_NEWEST, [ClockCorrected.kind])
    if corrected is not None:
        ((written,),) = fetch("SELECT max(at) FROM log_entry WHERE seq >= %s", [cast("int", corrected)])
    return None if written is None else datetime.fromisoformat(str(written))


def leaf_hashes() -> tuple[bytes, ...]:
    """Return the stored hash of every leaf, in the order of the log."""
    return tuple(bytes(one) for one in LogEntry.objects.order_by("seq").values_list("leaf_hash", flat=True))


def _parts_of(places: Sequence[int]) -> dict[int, list[RawPart]]:
    """Return the parts of some entries by their place, each entry's in their order."""
    if places[-1] - places[0] + 1 == len(places):
        rows = fetch(f"{_PARTS}BETWEEN %s AND %s ORDER BY p.seq, p.part", (places[0], places[-1]))
    else:
        marks = ", ".join(["%s"] * len(places))
        rows = fetch(f"{_PARTS}IN ({marks}) ORDER BY p.seq, p.part", places)
    found: dict[int, list[RawPart]] = {}
    for seq, about, sealed, wrapped in cast("list[_PartRow]", rows):
        part = RawPart(about, bytes(sealed), None if wrapped is None else bytes(wrapped))
        if seq in found:
            found[seq].append(part)
        else:
            found[seq] = [part]
    return found
