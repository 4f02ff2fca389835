"""The evidence of where a person was, from the oldest to the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.evidence import days_between
from habeas.watch.rows import FIRST, ID, LAST, PLACE, STATE, Row


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

    __slots__ = ("_seen", "_through")

    def __init__(self, seen: Sequence[Row] = (), through: Mapping[StatementId, PartyId] | None = None) -> None:
        """Take some evidence, and what of it reaches the person by which group."""
        self._seen, self._through = seen, through or {}

    def __len__(self) -> int:
        """Return how many pieces of evidence there are."""
        return len(self._seen)

    @overload
    def __getitem__(self, at: int) -> Episode: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Episode, ...]: ...
    def __getitem__(self, at: int | slice) -> Episode | tuple[Episode, ...]:
        """Return one episode, or some."""
        return tuple(map(self._episode, self._seen[at])) if isinstance(at, slice) else self._episode(self._seen[at])

    def __eq__(self, other: object) -> bool:
        """Return whether another history has the same episodes."""
        return isinstance(other, History) and self[:] == other[:]

    def __hash__(self) -> int:
        """Return the hash of its episodes."""
        return hash(self[:])

    def __repr__(self) -> str:
        """Return its episodes."""
        return repr(self[:])

    def _episode(self, seen: Row) -> Episode:
        return Episode(
            state=seen[STATE],
            place=seen[PLACE],
            days=days_between(seen[FIRST], seen[LAST]),
            statement=seen[ID],
            through=self._through.get(seen[ID]),
        )
