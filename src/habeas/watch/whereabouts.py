"""Where a person is as of a day, by the newest evidence, with everything that says otherwise beside it.

1. Take every asserted claim that names the person, or a group that they are said to be a member of.
2. Give each a state and the days on one of which it was so; what is undated is listed and decides nothing.
3. Sort from old to new. Among the newest (those whose days can overlap with the very newest), the state with
   most origins is shown; a tie goes to the newest, and of the same days to the later report. What differs among them is
   listed as `otherwise`.
   An event that can happen again, a transfer, is one with another only where their days can overlap. A place is theirs
   who name it: who told of another place on earlier days is no origin of this one.
4. The state holds since some day between the last word of another state and the first word of this one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.custody import ChannelContact, CustodyWord
from habeas.watch.evidence import DayCount, days_since, each_once, range_of
from habeas.watch.history import Episode, History
from habeas.watch.index import Index
from habeas.watch.states import HELD_STATES


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whereabouts:
    """Where a person is, as of a day.

    `code` is of the list in `habeas.watch.custody`. `since` are the days on one of which the state began, `age` how
    old its newest evidence is, `origins` how many origins stand behind it. What it rests on, and what else is said, is
    put together when somebody asks.
    """

    party: PartyId
    as_of: date
    state: str
    code: str
    place: PartyId | None
    since: Days | None
    age: DayCount | None
    origins: int
    is_contested: bool
    _index: Index = field(repr=False)

    @property
    def custody(self) -> CustodyWord:
        """What those who hold them say."""
        return self._index.custody.word(self._number, self._index)

    @property
    def contacts(self) -> tuple[ChannelContact, ...]:
        """The newest word on each channel, sorted by channel."""
        return self._index.custody.contacts(self._number, self._index)

    @property
    def history(self) -> History:
        """All evidence of where they were, from the oldest to the newest."""
        return History(self._number, self._index)

    @property
    def rests_on(self) -> tuple[StatementId, ...]:
        """The statements that the state rests on."""
        return self._index.columns.ids_of(self._index.states.agreed.of(self._number))

    @property
    def names_place(self) -> tuple[StatementId, ...]:
        """Those of the statements that the state rests on which name the place; the others say only the state."""
        if self.place is None:
            return ()
        index, rows = self._index, self._index.states.agreed.of(self._number)
        return index.columns.ids_of(rows[index.columns.claims.place[rows] == index.number(self.place)])

    @property
    def otherwise(self) -> tuple[StatementId, ...]:
        """The statements of overlapping days that say another state, another place or the contrary."""
        return self._index.columns.ids_of(self._index.states.contrary.of(self._number))

    @property
    def by_group(self) -> tuple[StatementId, ...]:
        """The statements that reach the person only through a group."""
        rows, through = self._index.states.asserted.of(self._number), self._index.states.through_of(self._number)
        return self._index.columns.ids_of(rows[through > 0])

    @property
    def ties(self) -> tuple[StatementId, ...]:
        """The statements that say the membership by which anything reaches a person whose state is known."""
        index = self._index
        if self.state == "unknown":
            return ()
        groups = index.groups_of(self.party)
        reaching = index.seen.groups_reaching(self._number).tolist()
        return each_once([tie for group in reaching for tie in groups[PartyId(index.words[group])]])

    @property
    def undated(self) -> tuple[StatementId, ...]:
        """The statements about them, or about a group of theirs, that nothing bounds in time."""
        index = self._index
        parties = (self.party, *index.groups_of(self.party))
        return each_once([
            statement
            for party in parties
            for statement in index.columns.ids_of(index.undated.of(index.number(party)))
        ])  # fmt: skip

    @property
    def earlier(self) -> tuple[Episode, ...]:
        """What was said of days before, the oldest first: the history without what the state now rests on."""
        now = {*self.rests_on, *self.otherwise}
        return tuple(one for one in self.history if one.statement not in now)

    @property
    def _number(self) -> int:
        return self._index.number(self.party)

    def __eq__(self, other: object) -> bool:
        """Return whether another says the same."""
        return isinstance(other, Whereabouts) and self._told() == other._told()

    def __hash__(self) -> int:
        """Return the hash of what it says."""
        return hash(self._told())

    def _told(self) -> tuple[object, ...]:
        return (
            self.party, self.as_of, self.state, self.code, self.place, self.since, self.age, self.origins,
            self.custody, self.contacts, self.history, self.rests_on, self.otherwise, self.by_group, self.ties,
            self.undated,
        )  # fmt: skip


def whereabouts(party: PartyId, index: Index) -> Whereabouts:
    """Return where `party` is on the day of the index.

    The answer does not depend on the order of the statements; evidence of later days is left out.
    """
    number, states, times = index.number(party), index.states, index.columns.times
    state, place = index.words[states.state[number]], index.party(int(states.place[number]))
    newest, by = int(states.newest[number]), int(states.by[number])
    return Whereabouts(
        party=party,
        as_of=index.as_of,
        state=state or "unknown",
        code=index.custody.code(number, index, is_held=state in HELD_STATES, place_known=place is not None),
        place=place,
        since=range_of(int(states.began[number]), by) if by else None,
        age=days_since(int(times.first[newest]), int(times.last[newest]), index.as_of) if newest >= 0 else None,
        origins=int(states.origins[number]),
        is_contested=states.contrary.has(number),
        _index=index,
    )
