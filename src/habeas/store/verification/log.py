"""Verifying the log: each entry by itself, and its place in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from django.db import connections

from habeas.facts.errors import HabeasError
from habeas.record.kinds import (
    Act,
    AuthorityPermitted,
    CaseErased,
    CheckpointMade,
    CheckpointStamped,
    CheckpointWitnessed,
    ClockCorrected,
    ExhibitSealed,
    PersonErased,
    WitnessEnrolled,
    WorkspaceOpened,
)
from habeas.record.raw_entries import RawEntry
from habeas.record.rechecking import Rechecker
from habeas.record.tree import leaf_hash, root_of
from habeas.store.access.stored import StoredEntry, as_stored, raw_pages, stored_entries
from habeas.store.keyring import ORIGIN_PREFIX
from habeas.store.making_many import making_many
from habeas.store.models import LogPart, PartKey
from habeas.store.plain_sql import fetch, is_server
from habeas.store.verification.report import Finding, finding_of

if TYPE_CHECKING:
    from habeas.store.store import Store


GUARDS = {"sqlite": ("updated", "deleted", "replaced"), "postgresql": ("changed", "truncated")}
"""What the triggers of the append-only tables are called, after the table's name and `never`."""


ABOUT_CHECKPOINTS = (
    WitnessEnrolled, CheckpointWitnessed, CheckpointMade, ClockCorrected, AuthorityPermitted, CheckpointStamped,
)  # fmt: skip
"""The kinds of entry whose claims about the log are checked once all of it was read."""

READ_KINDS = frozenset(
    kind.kind for kind in (*ABOUT_CHECKPOINTS, ExhibitSealed, WorkspaceOpened, PersonErased, CaseErased)
)
"""The kinds of entry that must be read to check something else; of the others the words are not looked into here.

Whether they are those of an act of their kind shows when the tables are made again from them (`check_tables`).
"""


_MISNUMBERED = "SELECT seq FROM log_part GROUP BY seq HAVING max(part) >= count(*) OR min(part) < 0 LIMIT 1"
_OF_NO_PART = (
    "SELECT k.seq FROM part_key k WHERE NOT EXISTS"
    " (SELECT 1 FROM log_part p WHERE p.seq = k.seq AND p.part = k.part) LIMIT 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCheck:
    """What was read of the log: the hashes of its leaves, the exhibits that it names, and what does not hold.

    `about_checkpoints` are the entries about checkpoints and who vouches for them, each with its place in the log.
    """

    findings: tuple[Finding, ...]
    leaves: tuple[bytes, ...]
    sealed: tuple[ExhibitSealed, ...]
    about_checkpoints: tuple[tuple[int, Act], ...]
    parts: int

    @property
    def entries(self) -> int:
        """How many entries the log has."""
        return len(self.leaves)

    def root_at(self, size: int) -> bytes:
        """Return the root of the tree over the first `size` entries."""
        return root_of(self.leaves[:size])


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What the tombstones in the log say was erased: single entries, and cases up to the place of their tombstone."""

    places: frozenset[int]
    cases: Mapping[str, int]

    def __bool__(self) -> bool:
        """Return whether anything was erased at all."""
        return bool(self.places or self.cases)

    def covers(self, raw: RawEntry) -> bool:
        """Return whether nobody may be able to read an entry any more."""
        until = -1 if raw.case is None else self.cases.get(raw.case, -1)
        return raw.seq in self.places or raw.seq < until


def erased_entries(store: Store) -> Erased:
    """Return what the tombstones say; one that does not open says nothing, and is named where the log is read."""
    places: set[int] = set()
    cases: dict[str, int] = {}
    for kind in (PersonErased.kind, CaseErased.kind):
        for stored in stored_entries(kind=kind):
            try:
                act = store.log.open(stored).act
            except HabeasError:
                continue
            if isinstance(act, PersonErased | CaseErased):
                places.update(act.entries)
            if isinstance(act, CaseErased):
                cases[act.erased] = stored.seq
    return Erased(places=frozenset(places), cases=cases)


@making_many()
def check_log(store: Store) -> LogCheck:
    """Read the whole log and return what does not hold, entry by entry, the first one first."""
    reading = _Reading(store)
    for page in raw_pages():
        reading.check(page)
    return reading.result()


class _Reading:
    """What was found in the part of a log that was read so far."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._erased = erased_entries(store)
        self._rechecker = Rechecker(store.keyring.wrapping_key)
        self._findings: list[Finding] = []
        self._leaves: list[bytes] = []
        self._sealed: list[ExhibitSealed] = []
        self._about_checkpoints: list[tuple[int, Act]] = []
        self._parts = 0

    def check(self, page: Sequence[RawEntry]) -> None:
        """Check the next entries of the log; most of them are as they were sealed, and say nothing about others."""
        begin, bodies = len(self._leaves), self._rechecker.check_page(page)
        any_erased, covers = bool(self._erased), self._erased.covers
        self._leaves += [raw.leaf_hash for raw in page]
        self._parts += sum([len(raw.parts) for raw in page])
        to_look_into = [
            (place, raw, body)
            for place, raw, body in zip(count(begin), page, bodies, strict=False)
            if body is None or raw.seq != place or raw.kind in READ_KINDS or (any_erased and covers(raw))
        ]
        for place, raw, body in to_look_into:
            if body is None:
                self._leaves[place] = leaf_hash(raw.header_bytes())
            self._look_into(place, as_stored(raw), is_erased=covers(raw))

    def _look_into(self, place: int, stored: StoredEntry, *, is_erased: bool) -> None:
        self._findings += _check_entry(place, stored, is_erased=is_erased)
        try:
            act = self._store.log.open(stored).act
        except HabeasError as error:
            self._findings.append(finding_of(_named(place, stored), error))
            return
        if isinstance(act, ExhibitSealed):
            self._sealed.append(act)
        elif isinstance(act, ABOUT_CHECKPOINTS):
            self._about_checkpoints.append((place, act))
        elif isinstance(act, WorkspaceOpened) and self._store.keyring.origin != f"{ORIGIN_PREFIX}{act.workspace}":
            self._findings.append(Finding(where="habeas.toml", reason="its workspace_id is not that of the log"))

    def result(self) -> LogCheck:
        """Return what was found, and what is wrong with the tables as a whole."""
        return LogCheck(
            findings=(*self._findings, *_check_counts(self._parts), *_check_numbers(), *_check_guards()),
            leaves=tuple(self._leaves),
            sealed=tuple(self._sealed),
            about_checkpoints=tuple(self._about_checkpoints),
            parts=self._parts,
        )


def _check_entry(place: int, stored: StoredEntry, *, is_erased: bool) -> Iterator[Finding]:
    """Yield what is wrong with one entry apart from its sealed parts."""
    where = _named(place, stored)
    if stored.seq != place:
        yield Finding(where=where, reason=f"it stands at {stored.seq}: an entry before it is gone, or was added")
    for index, part in enumerate(stored.parts):
        if part.wrapped_key is None and not is_erased:
            yield Finding(where=where, reason=f"the key of part {index} is gone, and no entry says that it was erased")
        elif part.wrapped_key is not None and is_erased:
            yield Finding(where=where, reason=f"it was erased, but the key of part {index} is there")


def _check_counts(parts: int) -> Iterator[Finding]:
    """Yield the tables that hold more rows than the entries account for."""
    for table, rows in (("log_part", LogPart.objects.count()), ("part_key", PartKey.objects.count())):
        if rows > parts:
            yield Finding(where=f"table {table}", reason=f"it has {rows} rows; the entries have {parts} parts")


def _check_numbers() -> Iterator[Finding]:
    """Yield the tables whose rows are not of the parts that there are: a number that was changed hides an old key."""
    for table, misplaced, reason in (
        ("log_part", _MISNUMBERED, "parts of an entry are not numbered from 0 on"),
        ("part_key", _OF_NO_PART, "it has a key of a part that there is not"),
    ):
        if fetch(misplaced):
            yield Finding(where=f"table {table}", reason=reason)


def _check_guards() -> Iterator[Finding]:
    """Yield the tables whose triggers against change are gone: somebody has made room for changing them."""
    connection = connections["default"]
    if is_server():
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {str(row[0]) for row in cursor.fetchall()}
    for table in ("log_entry", "log_part"):
        if any(f"{table}_never_{what}" not in there for what in GUARDS[connection.vendor]):
            yield Finding(where=f"table {table}", reason="a trigger that keeps it append-only is gone")


def _named(place: int, stored: StoredEntry) -> str:
    return f"entry {place} ({stored.entry})"
