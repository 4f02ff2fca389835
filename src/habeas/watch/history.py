"""The evidence of where a person was, from the oldest to the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.evidence import range_of
from habeas.watch.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One piece of evidence of where the person was: state, place and days, and the statement that says so.

    `through` is the group that the statement speaks of, None where it names the person.
    """

    state: str
    place: PartyId | None
    days: Days
    statement: StatementId
    through: PartyId | None = None


class History(Sequence[Episode]):
    """Episodes in the order of time, each made when somebody reads it: most people of a case are never looked at."""

    __slots__ = ("_index", "_rows", "_through")

    def __init__(self, party: int, index: Index) -> None:
        """Take the evidence of a party, by its number."""
        self._index = index
        self._rows, self._through = index.states.asserted.of(party), index.states.through_of(party)

    def __len__(self) -> int:
        """Return how many pieces of evidence there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Episode: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Episode, ...]: ...
    def __getitem__(self, at: int | slice) -> Episode | tuple[Episode, ...]:
        """Return one episode, or some."""
        if isinstance(at, slice):
            return tuple(map(self._episode, range(*at.indices(len(self._rows)))))
        return self._episode(at)

    def __eq__(self, other: object) -> bool:
        """Return whether another history has the same episodes."""
        return isinstance(other, History) and self[:] == other[:]

    def __hash__(self) -> int:
        """Return the hash of its episodes."""
        return hash(self[:])

    def __repr__(self) -> str:
        """Return its episodes."""
        return repr(self[:])

    def _episode(self, at: int) -> Episode:
        index, row = self._index, int(self._rows[at])
        columns = index.columns
        return Episode(
            state=index.words[columns.claims.state[row]],
            place=index.party(int(columns.claims.place[row])),
            days=range_of(int(columns.times.first[row]), int(columns.times.last[row])),
            statement=columns.statement(row).id,
            through=index.party(int(self._through[at])),
        )
