"""Where a person is as of a day, by the newest evidence, with everything that says otherwise beside it.

1. Take every asserted claim that names the person, or a group that they are said to be a member of.
2. Give each a state and the days on one of which it was so; what is undated is listed and decides nothing.
3. Sort from old to new. Among the newest (those whose days can overlap with the very newest), the state with
   most origins is shown; a tie goes to the newest. What differs among them is listed as `otherwise`.
4. The state holds since some day between the last word of another state and the first word of this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch.custody import (
    ChannelContact,
    CustodyWord,
    channel_contacts,
    code_of,
    custody_word,
)
from habeas.watch.evidence import (
    DayCount,
    Evidence,
    age,
    count_origins,
    ids_of,
    in_order,
    is_asserted,
    origin_key,
)
from habeas.watch.index import Index, subjects_of

STATES_OF_ACTS = {
    "arrest": "held", "detention": "held", "arbitrary detention": "held", "incommunicado detention": "held",
    "enforced disappearance": "held", "abduction": "held", "release": "released", "killing": "dead",
    "forced return": "sent back",
}  # fmt: skip
"""What being the victim of an act says of where a person is afterwards."""

HELD_STATES = ("held", "transferred")
"""States in which a person is in someone's custody."""

_ONSETS = ("transferred", "released", "returned", "sent back", "dead", "silent")
"""States that a claim tells as an event: their first day is when they began."""


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
    old its newest evidence is. `otherwise` are statements of overlapping days that say another state, another place
    or the contrary. `by_group` are the statements that reach the person only through a group; `ties` say that
    membership.
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
    history: tuple[Episode, ...] = ()
    rests_on: tuple[StatementId, ...] = ()
    otherwise: tuple[StatementId, ...] = ()
    by_group: tuple[StatementId, ...] = ()
    ties: tuple[StatementId, ...] = ()
    undated: tuple[StatementId, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether somebody says otherwise."""
        return bool(self.otherwise)


class _Sighting(NamedTuple):
    """A piece of evidence with the state and place that it says, and whether its source says that it is so."""

    evidence: Evidence
    state: str
    place: PartyId | None
    is_asserted: bool

    @property
    def statement(self) -> Statement:
        return self.evidence.statement

    def episode(self) -> Episode:
        return Episode(
            state=self.state, place=self.place, days=self.evidence.days, statement=self.statement.id,
            through=self.evidence.through,
        )  # fmt: skip


def whereabouts(party: PartyId, index: Index) -> Whereabouts:
    """Return where `party` is on the day of the index, by the statements that stand.

    The answer is the same for every order of the statements; evidence of later days is left out.
    """
    as_of = index.as_of
    groups = index.groups_of(party)
    own = index.timeline(party)
    ordered, undated = list(own.dated), set(own.undated)
    for group in groups:
        shared = index.timeline(group)
        ordered += [one._replace(through=group) for one in shared.dated if not _is_nearer(one, party, group, groups)]
        undated |= set(shared.undated)
    if groups:
        ordered.sort(key=in_order)
    sightings = [seen for one in ordered if (seen := _sighting(one)) is not None]
    sightings = _without_needless_silence(sightings)
    asserted = [seen for seen in sightings if seen.is_asserted]
    contacts = channel_contacts(ordered)
    word = custody_word(_newest_custody(ordered))
    if not asserted:
        return Whereabouts(
            party=party, as_of=as_of, state="unknown", custody=word, contacts=contacts, undated=tuple(sorted(undated)),
            code=code_of(word, is_held=False, place_known=False, contacts=contacts),
            otherwise=ids_of(seen.statement for seen in sightings),
        )  # fmt: skip
    result = _decide(party, as_of, asserted, sightings)
    code = code_of(word, is_held=result.state in HELD_STATES, place_known=result.place is not None, contacts=contacts)
    ties = {tie for one in ordered if one.through is not None for tie in groups[one.through]}
    return replace(
        result, custody=word, contacts=contacts, code=code, undated=tuple(sorted(undated)), ties=tuple(sorted(ties))
    )


def _decide(party: PartyId, as_of: date, asserted: Sequence[_Sighting], every: Sequence[_Sighting]) -> Whereabouts:
    newest = asserted[-1]
    recent = [seen for seen in asserted if _reaches_into(seen, newest)]
    state = _most_told(recent)
    run = _present_run(asserted, state)
    last = run[-1]
    place = next((seen.place for seen in reversed(run) if seen.place is not None), None)
    against = [
        seen for seen in every if _reaches_into(seen, last) and (not seen.is_asserted or _differs(seen, state, place))
    ]
    contrary = {seen.statement.id for seen in against}
    agreed = [seen.statement for seen in run if seen.statement.id not in contrary]
    return Whereabouts(
        party=party,
        as_of=as_of,
        state=state,
        code="",
        place=place,
        since=_since(run, asserted, state),
        age=age(last.evidence.first, last.evidence.last, as_of),
        origins=count_origins(agreed),
        history=tuple(seen.episode() for seen in asserted),
        rests_on=ids_of(agreed),
        otherwise=tuple(sorted(contrary)),
        by_group=ids_of(seen.statement for seen in asserted if seen.evidence.through is not None),
    )


def _most_told(recent: Sequence[_Sighting]) -> str:
    """Return the state that most origins tell; among equals the one told last."""
    newest_at = {seen.state: at for at, seen in enumerate(recent)}
    if len(newest_at) == 1:
        return recent[0].state
    told: dict[str, set[str]] = {}
    for seen in recent:
        told.setdefault(seen.state, set()).add(origin_key(seen.statement))
    return max(newest_at, key=lambda state: (len(told[state]), newest_at[state]))


def _present_run(asserted: Sequence[_Sighting], state: str) -> list[_Sighting]:
    """Return the sightings of `state` after which no other state certainly came before the state's newest one."""
    alike = [seen for seen in asserted if seen.state == state]
    newest = max(seen.evidence.last for seen in alike)
    breaks = [
        seen.evidence.first
        for seen in asserted
        if seen.state != state and seen.evidence.first is not None and seen.evidence.last < newest
    ]
    broken_on = max(breaks, default=date.min)
    return [seen for seen in alike if seen.evidence.last >= broken_on]


def _without_needless_silence(sightings: list[_Sighting]) -> list[_Sighting]:
    """Leave out the silence of one who is held or dead: it does not say where they are."""
    telling = [seen for seen in sightings if not isinstance(seen.statement.claim, ContactClaim)]
    states = [seen.state for seen in telling if seen.is_asserted]
    return telling if states and states[-1] in (*HELD_STATES, "dead") else sightings


def _since(run: Sequence[_Sighting], asserted: Sequence[_Sighting], state: str) -> Days:
    """Return the days on one of which the state began: after the last other state, by the first word of this one."""
    by = min(seen.evidence.so_by for seen in run)
    onsets = [seen.evidence.first for seen in run if _is_onset(seen) and seen.evidence.first is not None]
    others = [
        seen.evidence.first
        for seen in asserted
        if seen.state != state and seen.evidence.first is not None and seen.evidence.last <= by
    ]
    began = max([day for day in onsets + others if day <= by], default=None)
    return Days(first=began, last=by)


def _is_onset(seen: _Sighting) -> bool:
    return isinstance(seen.statement.claim, ActClaim) or seen.state in _ONSETS


def _reaches_into(seen: _Sighting, newest: _Sighting) -> bool:
    """Return whether the days of one sighting can be as late as those of another.

    One without a first day is taken as of its last: else an undated report would bring back all that is long past.
    """
    return seen.evidence.last >= (newest.evidence.first or newest.evidence.last)


def _differs(seen: _Sighting, state: str, place: PartyId | None) -> bool:
    return seen.state != state or (seen.place is not None and seen.place != place)


def _newest_custody(ordered: Sequence[Evidence]) -> list[Evidence]:
    """Keep the words on custody that can be of the same days as the newest of them."""
    words = [
        one
        for one in ordered
        if isinstance(one.statement.claim, WhereaboutsClaim) and one.statement.claim.custody is not None
    ]
    if not words:
        return []
    start = words[-1].first
    return [one for one in words if start is None or one.last >= start]


def _sighting(one: Evidence) -> _Sighting | None:
    statement = one.statement
    claim = statement.claim
    state, place = "", statement.place
    if isinstance(claim, WhereaboutsClaim):
        state = "" if claim.state == "unknown" else claim.state
        place = PartyId(claim.place) if claim.place else place
    elif isinstance(claim, ActClaim):
        state = STATES_OF_ACTS.get(claim.act, "")
    elif isinstance(claim, ContactClaim) and claim.state == "lost":
        state, place = "silent", None
    return _Sighting(one, state, place, is_asserted(statement)) if state else None


def _is_nearer(one: Evidence, party: PartyId, group: PartyId, groups: Mapping[PartyId, object]) -> bool:
    """Return whether a claim names the person too, or an earlier group of theirs: then it counts there."""
    subjects = subjects_of(one.statement.claim)
    return party in subjects or next(other for other in groups if other in subjects) != group
