"""Where a person is as of a day, by the newest evidence, with everything that says otherwise beside it.

1. Take every asserted claim that names the person, or a group that they are said to be a member of.
2. Give each a state and the days on one of which it was so; what is undated is listed and decides nothing.
3. Sort from old to new. Among the newest (those whose days can overlap with the very newest), the state with
   most origins is shown; a tie goes to the newest, and of the same days to the later report. What differs among them is
   listed as `otherwise`.
4. The state holds since some day between the last word of another state and the first word of this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.custody import ChannelContact, CustodyWord, channel_contacts, code_of, custody_word
from habeas.watch.evidence import DayCount, Evidence, age, ids_of
from habeas.watch.index import Index, Timeline, timeline_of
from habeas.watch.told import subjects_of

HELD_STATES = ("held", "transferred")
"""States in which a person is in someone's custody."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a person is, as of a day.

    `code` is of the list in `habeas.watch.custody`. `since` are the days on one of which the state began, `age` how
    old its newest evidence is, `seen` all of it, from the oldest to the newest. `otherwise` are statements of
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
    seen: tuple[Evidence, ...] = ()
    rests_on: tuple[StatementId, ...] = ()
    otherwise: tuple[StatementId, ...] = ()
    by_group: tuple[StatementId, ...] = ()
    ties: tuple[StatementId, ...] = ()
    undated: tuple[StatementId, ...] = ()

    @property
    def history(self) -> tuple[Episode, ...]:
        """Every piece of evidence of where they were, from the oldest to the newest."""
        return tuple(map(_episode, self.seen))

    @property
    def is_contested(self) -> bool:
        """Whether somebody says otherwise."""
        return bool(self.otherwise)


def whereabouts(party: PartyId, index: Index) -> Whereabouts:
    """Return where `party` is on the day of the index.

    The answer does not depend on the order of the statements; evidence of later days is left out.
    """
    groups = index.groups_of(party)
    known = _with_groups(party, groups, index) if groups else index.timeline(party)
    contacts = channel_contacts(known.channels)
    word = custody_word(known.custody)
    undated = tuple(sorted(known.undated))
    sightings = _without_needless_silence(known.sightings)
    asserted = [seen for seen in sightings if seen.is_asserted]
    if not asserted:
        return Whereabouts(
            party=party, as_of=index.as_of, state="unknown", custody=word, contacts=contacts, undated=undated,
            code=code_of(word, is_held=False, place_known=False, contacts=contacts),
            otherwise=ids_of(seen for seen in sightings),
        )  # fmt: skip
    state = _most_told(asserted)
    run = _present_run(asserted, state)
    last = run[-1]
    place = next((seen.place for seen in reversed(run) if seen.place is not None), None)
    contrary = {seen.id for seen in _reaching_into(last, sightings) if not _agrees(seen, state, place)}
    agreed = [seen for seen in run if seen.id not in contrary]
    return Whereabouts(
        party=party,
        as_of=index.as_of,
        state=state,
        code=code_of(word, is_held=state in HELD_STATES, place_known=place is not None, contacts=contacts),
        place=place,
        custody=word,
        contacts=contacts,
        since=_since(run, asserted, state),
        age=age(last.first, last.last, index.as_of),
        origins=len({seen.origin for seen in agreed}),
        seen=tuple(asserted),
        rests_on=ids_of(agreed),
        otherwise=tuple(sorted(contrary)),
        by_group=ids_of(seen for seen in asserted if seen.through is not None) if groups else (),
        ties=_ties(known, groups) if groups else (),
        undated=undated,
    )


def _with_groups(party: PartyId, groups: Mapping[PartyId, Sequence[StatementId]], index: Index) -> Timeline:
    """Return what is said of a person together with what is said of their groups."""
    own = index.timeline(party)
    ordered, undated = list(own.dated), set(own.undated)
    for group in groups:
        shared = index.timeline(group)
        ordered += [one._replace(through=group) for one in shared.dated if not _is_nearer(one, party, group, groups)]
        undated.update(shared.undated)
    return timeline_of(sorted(ordered), tuple(undated))


def _ties(known: Timeline, groups: Mapping[PartyId, Sequence[StatementId]]) -> tuple[StatementId, ...]:
    """Return the ties by which the groups that something is said of reach the person."""
    through = {one.through for one in (*known.sightings, *known.custody, *known.channels)}
    return tuple(sorted({tie for group in through if group is not None for tie in groups[group]}))


def _episode(seen: Evidence) -> Episode:
    return Episode(
        state=seen.told.state, place=seen.place, days=seen.days, statement=seen.id, through=seen.through
    )  # fmt: skip


def _most_told(asserted: Sequence[Evidence]) -> str:
    """Return the state that most origins tell among the newest sightings; among equals the one told last."""
    newest = asserted[-1]
    origins: dict[str, set[str]] = {}
    for seen in reversed(_reaching_into(newest, asserted)):
        origins.setdefault(seen.told.state, set()).add(seen.origin)
    # The newest came first, and of equals `max` takes the first.
    return max(origins, key=lambda state: len(origins[state])) if len(origins) > 1 else newest.told.state


def _present_run(asserted: Sequence[Evidence], state: str) -> list[Evidence]:
    """Return the sightings of `state` after which no other state certainly came before the state's newest one."""
    alike = [seen for seen in asserted if seen.told.state == state]
    newest = alike[-1].last
    broken_on = date.min
    for seen in asserted:
        if seen.last >= newest:
            break
        if seen.start > broken_on and seen.told.state != state:
            broken_on = seen.start
    return [seen for seen in alike if seen.last >= broken_on]


def _without_needless_silence(sightings: Sequence[Evidence]) -> Sequence[Evidence]:
    """Leave out the silence of one who is held or dead: it does not say where they are."""
    for seen in reversed(sightings):
        if seen.is_asserted and seen.told.is_of_place:
            is_known = seen.told.state in (*HELD_STATES, "dead")
            return [one for one in sightings if one.told.is_of_place] if is_known else sightings
    return sightings


def _since(run: Sequence[Evidence], asserted: Sequence[Evidence], state: str) -> Days:
    """Return the days on one of which the state began: after the last other state, by the first word of this one."""
    by = min(seen.so_by for seen in run)
    began = date.min
    for seen in run:
        if seen.told.is_onset and began < seen.start <= by:
            began = seen.start
    for seen in asserted:
        if seen.last > by:
            break
        if seen.start > began and seen.told.state != state:
            began = seen.start
    return Days(first=None if began == date.min else began, last=by)


def _reaching_into(newest: Evidence, sightings: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the sightings whose days can be as late as those of another.

    One without a first day is taken as of its last: else an undated report would bring back all that is long past.
    """
    since = newest.first or newest.last
    at = len(sightings)
    while at and sightings[at - 1].last >= since:
        at -= 1
    return sightings[at:]


def _agrees(seen: Evidence, state: str, place: PartyId | None) -> bool:
    return seen.is_asserted and seen.told.state == state and (seen.place is None or seen.place == place)


def _is_nearer(one: Evidence, party: PartyId, group: PartyId, groups: Mapping[PartyId, object]) -> bool:
    """Return whether a claim names the person too, or an earlier group of theirs: then it counts there."""
    subjects = subjects_of(one.statement.claim)
    return party in subjects or next(other for other in groups if other in subjects) != group
