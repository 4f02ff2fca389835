"""Entries as they are stored: read in pages by plain SQL, because opening the log goes through all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from habeas.facts.ids import CaseId, EntryId
from habeas.record.entries import SealedPart
from habeas.record.rechecking import RawEntry, RawPart
from habeas.store.models import LogEntry
from habeas.store.plain_sql import fetch

BATCH = 500
"""How many entries are read at a time."""

_ENTRIES = 'SELECT seq, entry, "case", kind, kind_version, actor, at, leaf_hash FROM log_entry WHERE '
_PARTS = (
    "SELECT p.seq, p.about, p.commitment, p.sealed, k.wrapped FROM log_part p"
    " LEFT JOIN part_key k ON k.seq = p.seq AND k.part = p.part WHERE p.seq "
)

_EntryRow = tuple[int, str, str | None, str, int, str, str, bytes]
_PartRow = tuple[int, str, bytes, bytes, bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One entry in the form that it is opened in; its header follows from what is stored."""

    seq: int
    entry: EntryId
    case: CaseId | None
    kind: str
    header_bytes: bytes
    leaf_hash: bytes
    parts: tuple[SealedPart, ...]


def as_stored(raw: RawEntry) -> StoredEntry:
    """Return an entry in the form that it is opened in."""
    return StoredEntry(
        seq=raw.seq,
        entry=EntryId(raw.entry),
        case=None if raw.case is None else CaseId(raw.case),
        kind=raw.kind,
        header_bytes=raw.header_bytes(),
        leaf_hash=raw.leaf_hash,
        parts=tuple(SealedPart(ciphertext=part.sealed, wrapped_key=part.wrapped) for part in raw.parts),
    )


def stored_entries(
    *, after: int = -1, until: int | None = None, case: CaseId | None = None, kind: str | None = None
) -> Iterator[StoredEntry]:
    """Yield entries in the order of the log; the arguments are those of `raw_entries`."""
    return (as_stored(raw) for raw in raw_entries(after=after, until=until, case=case, kind=kind))


def raw_entries(
    *, after: int = -1, until: int | None = None, case: CaseId | None = None, kind: str | None = None
) -> Iterator[RawEntry]:
    """Yield entries in the order of the log, as the rows have them.

    Args:
        after: Begin behind this place.
        until: End with this place.
        case: Only entries of one case.
        kind: Only entries of one kind.
    """
    wanted = {"seq <= %s": until, '"case" = %s': case, "kind = %s": kind}
    narrowed = {condition: value for condition, value in wanted.items() if value is not None}
    query = f"{_ENTRIES}{' AND '.join(('seq > %s', *narrowed))} ORDER BY seq LIMIT {BATCH}"
    while rows := cast("list[_EntryRow]", fetch(query, (after, *narrowed.values()))):
        yield from _with_parts(rows)
        after = rows[-1][0]


def raw_entries_at(places: Sequence[int]) -> Iterator[RawEntry]:
    """Yield the entries at some places of the log, which are in its order, as the rows have them."""
    for begin in range(0, len(places), BATCH):
        where, values = _among(places[begin : begin + BATCH])
        yield from _with_parts(cast("list[_EntryRow]", fetch(f"{_ENTRIES}seq {where} ORDER BY seq", values)))


def _with_parts(rows: list[_EntryRow]) -> Iterator[RawEntry]:
    parts = _parts_of([row[0] for row in rows])
    for seq, entry, of_case, of_kind, version, actor, at, leaf in rows:
        leaf_hash = leaf if type(leaf) is bytes else _bytes(leaf)
        yield RawEntry(seq, entry, of_case, of_kind, version, actor, at, leaf_hash, parts.get(seq, ()))


def _among(places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return how a query asks for some places, of which there is at least one, and the values that it is given."""
    if places[-1] - places[0] + 1 == len(places):
        return "BETWEEN %s AND %s", (places[0], places[-1])
    return f"IN ({', '.join(['%s'] * len(places))})", places


def leaf_hashes() -> tuple[bytes, ...]:
    """Return the stored hash of every leaf, in the order of the log."""
    return tuple(bytes(one) for one in LogEntry.objects.order_by("seq").values_list("leaf_hash", flat=True))


def _parts_of(places: Sequence[int]) -> dict[int, tuple[RawPart, ...]]:
    """Return the parts of some entries by their place, each entry's in their order."""
    where, values = _among(places)
    rows = fetch(f"{_PARTS}{where} ORDER BY p.seq, p.part", values)
    found: dict[int, tuple[RawPart, ...]] = {}
    for seq, about, commitment, sealed, wrapped in cast("list[_PartRow]", rows):
        if type(commitment) is type(sealed) is bytes and (wrapped is None or type(wrapped) is bytes):
            part = RawPart(about, commitment, sealed, wrapped)
        else:
            part = RawPart(about, _bytes(commitment), _bytes(sealed), None if wrapped is None else _bytes(wrapped))
        found[seq] = (*found.get(seq, ()), part)
    return found


def _bytes(cell: object) -> bytes:
    """Return the bytes of a cell, which a server lends; whatever else somebody put there fits nothing."""
    return bytes(cell) if isinstance(cell, bytes | memoryview) else b""
