"""Entries as they are stored: read in pages by plain SQL, because opening the log goes through all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from types import NoneType
from typing import Any, cast

from habeas.facts.ids import CaseId, EntryId
from habeas.record.entries import SealedPart
from habeas.record.raw_entries import RawEntry, RawPart
from habeas.store.plain_sql import Row, fetch

BATCH = 500
"""How many rows are read at a time."""

PAGE = 100
"""How many entries are read and checked together: so few stay near the processor from one step to the next."""

_ENTRIES = (
    'SELECT e.seq, e.entry, e."case", e.kind, e.kind_version, e.actor, e.at, e.leaf_hash,'
    " p.about, p.commitment, p.sealed, k.wrapped FROM log_entry e"
    " LEFT JOIN log_part p ON p.seq = e.seq LEFT JOIN part_key k ON k.seq = p.seq AND k.part = p.part WHERE "
)
_END = "SELECT max(seq) FROM (SELECT e.seq FROM log_entry e WHERE "
_IN_ORDER = " ORDER BY e.seq, p.part"

_ABOUT, _LEAF, _OF_PART, _WRAPPED = 8, 7, (9, 10), 11
"""The columns of such a row: where what is told of its part begins, and which hold bytes."""

_made: Any = tuple.__new__
"""Makes a named tuple of its values, in half the time that calling its type takes: that counts over a whole log."""


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
    """Yield entries in the order of the log; the arguments are those of `raw_pages`."""
    return (as_stored(raw) for page in raw_pages(after=after, until=until, case=case, kind=kind) for raw in page)


def raw_pages(
    *, after: int = -1, until: int | None = None, case: CaseId | None = None, kind: str | None = None
) -> Iterator[list[RawEntry]]:
    """Yield entries in the order of the log, as the rows have them, up to `PAGE` at a time.

    Args:
        after: Begin behind this place.
        until: End with this place.
        case: Only entries of one case.
        kind: Only entries of one kind.
    """
    wanted = {"e.seq <= %s": until, 'e."case" = %s': case, "e.kind = %s": kind}
    narrowed = {condition: value for condition, value in wanted.items() if value is not None}
    where = " AND ".join(("e.seq > %s", *narrowed))
    # Where a page ends is asked first: entries in the order of their key need no sorting, those of a subquery do.
    ends = f"{_END}{where} ORDER BY e.seq LIMIT {PAGE}) page"
    while (end := fetch(ends, (after, *narrowed.values()))[0][0]) is not None:
        last = cast("int", end)
        yield entries_of(fetch(f"{_ENTRIES}{where} AND e.seq <= %s{_IN_ORDER}", (after, *narrowed.values(), last)))
        after = last


def raw_pages_at(places: Sequence[int]) -> Iterator[list[RawEntry]]:
    """Yield the entries at some places of the log, which are in its order, up to `PAGE` at a time."""
    for begin in range(0, len(places), PAGE):
        where, values = _among(places[begin : begin + PAGE])
        yield entries_of(fetch(f"{_ENTRIES}e.seq {where}{_IN_ORDER}", values))


def entries_of(rows: list[Row]) -> list[RawEntry]:
    """Return the entries of some rows, of which each has one part; the parts of an entry follow one another."""
    if not _hold_bytes(rows):
        rows = [_with_bytes(row) for row in rows]
    found: list[RawEntry] = [
        _made(RawEntry, (*row[:_ABOUT], () if row[_ABOUT] is None else (_made(RawPart, row[_ABOUT:]),))) for row in rows
    ]
    if len({raw.seq for raw in found}) == len(found):
        return found
    return [_joined(list(of_one)) for _, of_one in groupby(found, attrgetter("seq"))]


def _hold_bytes(rows: list[Row]) -> bool:
    """Return whether there are bytes wherever they belong; a part that was erased has no wrapped secret."""
    always = all({type(row[column]) for row in rows} <= {bytes} for column in (_LEAF, *_OF_PART))
    return always and {type(row[_WRAPPED]) for row in rows} <= {bytes, NoneType}


def _joined(found: list[RawEntry]) -> RawEntry:
    """Return one entry, given one for each of its parts."""
    return found[0]._replace(parts=tuple(part for one in found for part in one.parts))


def _with_bytes(row: Row) -> Row:
    """Return a row whose cells hold bytes where they belong, which a server lends; for what is none, no bytes."""
    cells = list(row)
    for column in (_LEAF, *_OF_PART):
        cells[column] = _bytes(cells[column])
    cells[_WRAPPED] = None if cells[_WRAPPED] is None else _bytes(cells[_WRAPPED])
    return tuple(cells)


def _among(places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return how a query asks for some places, of which there is at least one, and the values that it is given."""
    if places[-1] - places[0] + 1 == len(places):
        return "BETWEEN %s AND %s", (places[0], places[-1])
    return f"IN ({', '.join(['%s'] * len(places))})", places


def leaf_hashes() -> tuple[bytes, ...]:
    """Return the stored hash of every leaf, in the order of the log."""
    return tuple([_bytes(leaf) for (leaf,) in fetch("SELECT leaf_hash FROM log_entry ORDER BY seq")])


def _bytes(cell: object) -> bytes:
    """Return the bytes of a cell, which a server lends; whatever else somebody put there fits nothing."""
    if type(cell) is bytes:
        return cell
    return bytes(cell) if isinstance(cell, bytes | memoryview) else b""
