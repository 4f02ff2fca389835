"""Where a person is as of a day, by the newest evidence, with everything that says otherwise beside it.

1. Take every asserted claim that names the person, or a group that they are said to be a member of.
2. Give each a state and the days on one of which it was so; what is undated is listed and decides nothing.
3. Sort from old to new. Among the newest (those whose days can overlap with the very newest), the state with
   most origins is shown; a tie goes to the newest, and of the same days to the later report. What differs among them is
   listed as `otherwise`.
4. The state holds since some day between the last word of another state and the first word of this one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.custody import ChannelContact, CustodyWord, channel_contacts, code_of, custody_word
from habeas.watch.evidence import DayCount, age, days_between, each_once, origin_key
from habeas.watch.history import Episode, History
from habeas.watch.index import Index
from habeas.watch.rows import (
    CHANNEL,
    CUSTODY,
    FIRST,
    ID,
    IS_ASSERTED,
    IS_OF_PLACE,
    IS_ONSET,
    LAST,
    PLACE,
    SO_BY,
    START,
    STATE,
    STATEMENT,
    Row,
    ids_of,
)
from habeas.watch.told import subjects_of

HELD_STATES = ("held", "transferred")
"""States in which a person is in someone's custody."""

_last = itemgetter(LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a person is, as of a day.

    `code` is of the list in `habeas.watch.custody`. `since` are the days on one of which the state began, `age` how
    old its newest evidence is, `history` all of it, from the oldest to the newest. `otherwise` are statements of
    overlapping days that say another state, another place or the contrary. `by_group` are the statements that reach
    the person only through a group; `ties` say that membership.
    """

    party: PartyId
    as_of: date
    state: str
    code: str
    place: PartyId | None = None
    custody: CustodyWord = field(default_factory=CustodyWord)
    contacts: tuple[ChannelContact, ...] = ()
    since: Days | None = None
    age: DayCount | None = None
    origins: int = 0
    history: History = field(default_factory=History)
    rests_on: tuple[StatementId, ...] = ()
    otherwise: tuple[StatementId, ...] = ()
    by_group: tuple[StatementId, ...] = ()
    ties: tuple[StatementId, ...] = ()
    undated: tuple[StatementId, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether somebody says otherwise."""
        return bool(self.otherwise)

    @property
    def earlier(self) -> tuple[Episode, ...]:
        """What was said of days before, the oldest first: the history without what the state now rests on."""
        now = {*self.rests_on, *self.otherwise}
        return tuple(one for one in self.history if one.statement not in now)


def whereabouts(party: PartyId, index: Index) -> Whereabouts:
    """Return where `party` is on the day of the index.

    The answer does not depend on the order of the statements; evidence of later days is left out.
    """
    groups, (told, undated) = index.groups_of(party), index.timeline(party)
    through: dict[StatementId, PartyId] = {}
    if groups:
        through = _through(party, groups, index)
        told = [*told, *_told_through(through, index)]
        undated = undated + [one for group in groups for one in index.timeline(group).undated]
    custody = custody_word([one for one in told if one[CUSTODY]])
    contacts = channel_contacts([one for one in told if one[CHANNEL] and one[IS_ASSERTED]])
    sightings = _without_needless_silence(sorted([one for one in told if one[STATE]]))
    asserted = [seen for seen in sightings if seen[IS_ASSERTED]]
    if not asserted:
        return Whereabouts(
            party=party, as_of=index.as_of, state="unknown", custody=custody, contacts=contacts,
            code=code_of(custody, is_held=False, place_known=False, contacts=contacts),
            otherwise=ids_of(sightings), undated=each_once(undated),
        )  # fmt: skip
    state = _most_told(asserted)
    run = _present_run(asserted, state)
    last = run[-1]
    place = next((seen[PLACE] for seen in reversed(run) if seen[PLACE] is not None), None)
    contrary = [seen for seen in _reaching_into(last, sightings) if not _agrees(seen, state, place)]
    agreed = [seen for seen in run if seen not in contrary] if contrary else run
    return Whereabouts(
        party=party,
        as_of=index.as_of,
        state=state,
        code=code_of(custody, is_held=state in HELD_STATES, place_known=place is not None, contacts=contacts),
        place=place,
        custody=custody,
        contacts=contacts,
        since=_since(run, asserted, state),
        age=age(last[FIRST], last[LAST], index.as_of),
        origins=len({origin_key(seen[STATEMENT]) for seen in agreed}),
        history=History(asserted, through),
        rests_on=ids_of(agreed),
        otherwise=ids_of(contrary),
        by_group=ids_of([seen for seen in asserted if seen[ID] in through]) if through else (),
        ties=each_once([tie for group in set(through.values()) for tie in groups[group]]),
        undated=each_once(undated),
    )


_Groups = Mapping[PartyId, Sequence[StatementId]]
"""The groups of a person, each with the ties that say so."""


def _through(party: PartyId, groups: _Groups, index: Index) -> dict[StatementId, PartyId]:
    """Return what reaches a person only through a group, with that group.

    A claim that names the person too counts there, and one that names two of their groups in the first of them.
    """
    found: dict[StatementId, PartyId] = {}
    for group in groups:
        for one in index.timeline(group).rows:
            is_told = one[STATE] or one[CUSTODY] or (one[CHANNEL] and one[IS_ASSERTED])
            if is_told and party not in subjects_of(one[STATEMENT].claim):
                found.setdefault(one[ID], group)
    return found


def _told_through(through: Mapping[StatementId, PartyId], index: Index) -> list[Row]:
    groups = dict.fromkeys(through.values())
    return [one for group in groups for one in index.timeline(group).rows if through.get(one[ID]) == group]


def _most_told(asserted: Sequence[Row]) -> str:
    """Return the state that most origins tell among the newest sightings; among equals the one told last."""
    newest = asserted[-1]
    near = _reaching_into(newest, asserted)
    if len(near) == 1:
        return newest[STATE]
    origins: dict[str, set[str]] = {}
    for seen in reversed(near):
        origins.setdefault(seen[STATE], set()).add(origin_key(seen[STATEMENT]))
    # The newest came first, and of equals `max` takes the first.
    return max(origins, key=lambda state: len(origins[state]))


def _present_run(asserted: list[Row], state: str) -> list[Row]:
    """Return the sightings of a state after which no other state certainly came before the state's newest one."""
    newest = next(seen for seen in reversed(asserted) if seen[STATE] == state)[LAST]
    broken_on = _last_beginning(asserted[: bisect_left(asserted, newest, key=_last)], state)
    return [seen for seen in asserted[bisect_left(asserted, broken_on, key=_last) :] if seen[STATE] == state]


def _last_beginning(sightings: list[Row], state: str) -> date:
    """Return the latest first day of another state, the first day there is where nothing tells one."""
    latest = date.min
    for seen in reversed(sightings):
        if seen[LAST] <= latest:
            # Those before ended by then, so that none of them began later.
            break
        if seen[START] > latest and seen[STATE] != state:
            latest = seen[START]
    return latest


def _without_needless_silence(sightings: list[Row]) -> list[Row]:
    """Leave out the silence of one who is held or dead: it does not say where they are."""
    for seen in reversed(sightings):
        if seen[IS_ASSERTED] and seen[IS_OF_PLACE]:
            is_known = seen[STATE] in (*HELD_STATES, "dead")
            return [one for one in sightings if one[IS_OF_PLACE]] if is_known else sightings
    return sightings


def _since(run: list[Row], asserted: list[Row], state: str) -> Days:
    """Return the days on one of which a state began: after the last other state, by the first word of this one."""
    by = min([seen[SO_BY] for seen in run])
    began = _last_beginning(asserted[: bisect_right(asserted, by, key=_last)], state)
    for seen in run:
        if seen[IS_ONSET] and began < seen[START] <= by:
            began = seen[START]
    return days_between(None if began == date.min else began, by)


def _reaching_into(newest: Row, sightings: Sequence[Row]) -> Sequence[Row]:
    """Return the sightings whose days can be as late as those of another.

    One without a first day is taken as of its last: else an undated report would bring back all that is long past.
    """
    since = newest[FIRST] or newest[LAST]
    at = len(sightings)
    while at and sightings[at - 1][LAST] >= since:
        at -= 1
    return sightings[at:]


def _agrees(seen: Row, state: str, place: PartyId | None) -> bool:
    return seen[IS_ASSERTED] and seen[STATE] == state and (seen[PLACE] is None or seen[PLACE] == place)
