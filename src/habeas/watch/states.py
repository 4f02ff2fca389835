"""The states of everybody as steps over all their evidence: what is shown, and what says otherwise.

The rules are those of `habeas.watch.whereabouts`. Evidence stands by owner and, of each, from the oldest to the newest;
so the newest of some evidence is the one at the highest place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.watch.arrays import Flags, Numbers, Owned, Shelf, least, marked, most, once_each, pick, shelve
from habeas.watch.layout import Layout
from habeas.watch.seen import Seen

HELD_STATES = ("held", "transferred")
_AT_HOME = ("free", "released", "returned")
"""States in which a person is in someone's custody."""

_REPEATED = ("transferred", "sent back")
"""Events that happen to one person again and again: words of two that share no day are not of one event."""

_FIRST_DAY = 1
"""The number of the first day there is: it stands where nothing tells on which day another state began."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class States:
    """What is shown of everybody by their numbers; columns of shape (parties,), with 0 where nothing tells.

    `state` and `place` are numbers of words, `newest` the row of the newest evidence of the state, -1 where there
    is none. The state began on a day of `began` to `by`. `origins` says how many origins stand behind it. Of the rows,
    `asserted` are all that say a state, `agreed` those that this one rests on, `contrary` those that say otherwise;
    `through` says as in `Seen` how the rows of `asserted` reach their owners.
    """

    state: Numbers
    place: Numbers
    newest: Numbers
    began: Numbers
    by: Numbers
    origins: Numbers
    asserted: Shelf
    through: Numbers
    agreed: Shelf
    contrary: Shelf

    def through_of(self, party: int) -> Numbers:
        """Return through which groups, by their numbers, the rows of `asserted` reach a party; 0 where they name it."""
        return self.through[self.asserted.starts[party] : self.asserted.starts[party + 1]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sightings:
    """Evidence with what it says; columns of shape (rows,). `reach` is the first day of each, or its last one."""

    owner: Numbers
    state: Numbers
    place: Numbers
    start: Numbers
    last: Numbers
    so_by: Numbers
    reach: Numbers
    is_onset: Flags

    @property
    def places(self) -> Numbers:
        """Where each stands."""
        return np.arange(len(self.owner))


def find_states(seen: Seen, layout: Layout) -> States:
    """Return where everybody is by what is seen of them."""
    size, claims = layout.size, layout.columns.claims
    seen = seen.where(claims.state[seen.row] > 0)
    seen = _without_needless_silence(seen, layout, size)
    is_asserted = claims.is_asserted[seen.row]
    asserted = seen.where(is_asserted)
    said = _sightings(asserted, layout)
    state = _most_told(said, layout.columns.origins.key[asserted.row], size)
    same = said.state == state[said.owner]
    newest = most(said.owner[same], said.places[same], size)
    run = same & (said.last >= _broken_on(said, same, pick(said.last, newest) - 1, size)[said.owner])
    run &= ~_of_an_earlier_event(said, pick(said.start, newest), layout)
    placed = run & (said.place > 0)
    place = pick(said.place, most(said.owner[placed], said.places[placed], size))
    every = _sightings(seen, layout)
    fits = (every.place == 0) | (every.place == place[every.owner])
    agrees = (every.state == state[every.owner]) & fits
    # Who denies another state says nothing against this one: that he is not dead does not deny that he is held.
    differs = np.where(is_asserted, ~agrees, _is_of_one_kind(every.state, state[every.owner], layout) & fits)
    is_contrary = differs & (every.last >= pick(said.reach, newest)[every.owner])
    # Who tells of another place on days before stands behind that one; it is neither an origin of this nor against it.
    agreed = asserted.where(run & agrees[is_asserted] & ~is_contrary[is_asserted])
    by = _so_by(said, run, size)
    return States(
        state=state,
        place=place,
        newest=pick(asserted.row, newest, -1),
        began=_began(said, same, run, by, size),
        by=by,
        origins=_count_origins(agreed, layout, size),
        asserted=shelve(asserted, size),
        through=asserted.through,
        agreed=shelve(agreed, size),
        contrary=shelve(_with_undated_denials(seen.where(is_contrary), state, place, layout), size),
    )


def _sightings(seen: Seen, layout: Layout) -> _Sightings:
    row, claims, times = seen.row, layout.columns.claims, layout.columns.times
    first, last = times.first[row], times.last[row]
    return _Sightings(
        owner=seen.owner,
        state=claims.state[row],
        place=claims.place[row],
        start=times.start[row],
        last=last,
        so_by=times.so_by[row],
        # Without a first day it is taken as of its last: else an undated report would bring back all that is long past.
        reach=np.where(first > 0, first, last),
        is_onset=claims.is_onset[row],
    )


def _without_needless_silence(seen: Seen, layout: Layout, size: int) -> Seen:
    """Leave out the silence of those who are held or dead: it does not say where they are."""
    owner, row, claims = seen.owner, seen.row, layout.columns.claims
    tells = np.flatnonzero(claims.is_asserted[row] & claims.is_of_place[row])
    newest = pick(claims.state[row], most(owner[tells], tells, size))
    known = [layout.number_of[one] for one in (*HELD_STATES, "dead") if one in layout.number_of]
    return seen.where(claims.is_of_place[row] | ~marked(known, layout.size)[newest][owner])


def _most_told(said: _Sightings, origin: Numbers, size: int) -> Numbers:
    """Return the state that most origins tell among the newest sightings; among equals the one told last."""
    newest = most(said.owner, said.places, size)
    near = np.flatnonzero(said.last >= pick(said.reach, newest)[said.owner])
    # One number for a state of a person, so that each origin counts once for it, and its newest place is known.
    of_state = said.owner[near] * (said.state.max(initial=0) + 1) + said.state[near]
    told, at = np.unique(of_state, return_inverse=True)
    once = once_each(at * (origin.max(initial=0) + 1) + origin[near]) // (origin.max(initial=0) + 1)
    origins = np.bincount(once, minlength=len(told))
    places = most(at, near, len(told))
    weight = origins * (len(near) + 1) + np.searchsorted(near, places)
    best = most(said.owner[places], weight, size)
    return pick(said.state, pick(near, np.where(best < 0, -1, best % (len(near) + 1)), -1))


def _broken_on(said: _Sightings, same: Flags, until: Numbers, size: int) -> Numbers:
    """Return the latest first day of another state that ended by a day, the first day there is where none did.

    Args:
        said: What is said of states.
        same: Which of it says the state that is shown.
        until: The day, shape (people,).
        size: How many people there are.
    """
    broken = ~same & (said.last <= until[said.owner])
    return most(said.owner[broken], said.start[broken], size, _FIRST_DAY)


def _is_of_one_kind(one: Numbers, other: Numbers, layout: Layout) -> Flags:
    """Return where two states are the same, or both tell of custody, or both of its end: to deny one denies both."""
    alike: Flags = one == other
    for states in (HELD_STATES, _AT_HOME):
        among = marked([layout.number_of[name] for name in states if name in layout.number_of], layout.size)
        alike = alike | (among[one] & among[other])
    return alike


def _with_undated_denials(contrary: Seen, state: Numbers, place: Numbers, layout: Layout) -> Owned:
    """Return what says otherwise with the denials of the state that have no day: nothing tells that they are past."""
    undated, claims = layout.undated.owned(), layout.columns.claims
    denied = ~claims.is_asserted[undated.row] & (claims.state[undated.row] > 0)
    denied &= (claims.place[undated.row] == 0) | (claims.place[undated.row] == place[undated.owner])
    undated = undated.where(denied & _is_of_one_kind(claims.state[undated.row], state[undated.owner], layout))
    return Owned(owner=contrary.owner, row=contrary.row).followed_by(undated).in_order()


def _of_an_earlier_event(said: _Sightings, since: Numbers, layout: Layout) -> Flags:
    """Return what tells of an event that was over before the newest of its kind began, `since` by owner."""
    repeated = [layout.number_of[one] for one in _REPEATED if one in layout.number_of]
    return marked(repeated, len(layout.words))[said.state] & (said.last < since[said.owner])


def _so_by(said: _Sightings, run: Flags, size: int) -> Numbers:
    """Return the first day by which the state certainly was so, 0 where there is none."""
    never = np.iinfo(np.int64).max
    by = least(said.owner[run], said.so_by[run], size, never)
    return np.where(by == never, 0, by)


def _began(said: _Sightings, same: Flags, run: Flags, by: Numbers, size: int) -> Numbers:
    """Return the first day on which the state can have begun: after the last other one; 0 where nothing tells."""
    began = _broken_on(said, same, by, size)
    onset = run & said.is_onset & (said.start <= by[said.owner])
    began = np.maximum(began, most(said.owner[onset], said.start[onset], size))
    return np.where(began == _FIRST_DAY, 0, began)


def _count_origins(agreed: Owned, layout: Layout, size: int) -> Numbers:
    keys = layout.columns.origins.key
    key_count = keys.max(initial=0) + 1
    return np.bincount(once_each(agreed.owner * key_count + keys[agreed.row]) // key_count, minlength=size)
