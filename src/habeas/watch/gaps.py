"""What conflicts, what is missing, and which one statement or phone call would settle most: one list for a case.

Every line is a question to a person, with what it would change. The measure is in people: how many of whom it would
newly be known what became of them, whether they are alive or where they are.

1. Counts that cannot all be true: the people between the lowest and the highest answer about the group.
2. An open count of a group: the people between the bounds of who is unaccounted for; where there is no upper bound, all
   whom the count is certain of. Asked is what leaves it open: a count that only says "at least", a group that nobody
   counted, groups of which nobody says whether they overlap.
3. A person of whom two statements of the same days say different things, or nobody says where they are: one person.
   A person's silence adds up to one more as it grows to a year, so that of two the longer silence comes first.
4. A date before 1900: one person, of whom nobody can mean it.
5. Equal measures come in the order of: conflicts, people, groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.watch.contradictions import Contradiction, ContradictionKind
from habeas.watch.groups import state_of_line
from habeas.watch.silence import Silence
from habeas.watch.tallies import Bounds, Tally
from habeas.watch.whereabouts import Whereabouts

_DAYS_OF_YEAR = 365
EARLIEST_PLAUSIBLE = date(1900, 1, 1)
"""A day before this one is asked about: nobody alive today was taken then."""


class GapKind(StrEnum):
    """What is asked."""

    COUNTS_CONFLICT = "counts conflict"
    STATEMENTS_CONFLICT = "statements conflict"
    WHERE = "where are they"
    HEARD = "who heard of them last"
    WHOLE = "how many are they"
    UPPER_BOUND = "how many at most"
    OVERLAP = "do they overlap"
    SAME_GROUP = "is it one group"
    WHICH_DATE = "which date is meant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One question: of whom, which statements leave it open, and how many people it would change (see the module).

    `about` are the persons or groups that it is asked of, none where two statements speak of different ones. Who made
    the statements in `rests_on` is whom a letter or a phone call can ask. `state` is the one whose count is open.
    """

    kind: GapKind
    about: tuple[PartyId, ...]
    rests_on: tuple[StatementId, ...]
    would_change: float
    state: str = ""


def find_gaps(
    *,
    whereabouts: Sequence[Whereabouts],
    silences: Sequence[Silence],
    tallies: Sequence[Tally],
    contradictions: Sequence[Contradiction],
    statements: Sequence[Statement] = (),
) -> tuple[Gap, ...]:
    """Return the questions of a case, those that would change most first, the same for every order of the input."""
    found = _of_groups(tallies)
    found += [gap for person in whereabouts for gap in _of_person(person)]
    found += [gap for person in silences for gap in _of_silence(person)]
    told = {frozenset(gap.rests_on) for gap in found}
    found += [
        Gap(kind=GapKind.STATEMENTS_CONFLICT, about=(), rests_on=(one.left, one.right), would_change=1.0)
        for one in contradictions
        if one.kind is not ContradictionKind.COUNT and frozenset((one.left, one.right)) not in told
    ]
    found += [
        Gap(kind=GapKind.WHICH_DATE, about=(), rests_on=(one.id,), would_change=1.0)
        for one in statements
        if one.when is not None and one.when.latest is not None and one.when.latest < EARLIEST_PLAUSIBLE
    ]
    return tuple(sorted(set(found), key=_order))


def _of_groups(tallies: Sequence[Tally]) -> list[Gap]:
    """Return what is open about the groups; a question about a part is not asked again about what holds it."""
    answered = {line.label for tally in tallies if tally.reckonings for line in tally.lines}
    asked: set[tuple[GapKind, tuple[StatementId, ...]]] = set()
    found = []
    for tally in sorted(tallies, key=_innermost_first):
        for gap in _of_group(tally, answered):
            if (gap.kind, gap.rests_on) not in asked or not gap.rests_on:
                asked.add((gap.kind, gap.rests_on))
                found.append(gap)
    return found


def _innermost_first(one: Tally) -> tuple[int, bool, PartyId]:
    return (len(one.lines), all(line.group != one.group for line in one.lines), one.group)


def _of_group(tally: Tally, answered: set[str]) -> list[Gap]:
    """Return what is open about one group; `answered` are the counts that stand in a group whose whole is counted."""
    found = [
        Gap(
            kind=GapKind.COUNTS_CONFLICT,
            about=(tally.group,),
            rests_on=tuple(sorted({one for side in conflict.sides for one in side})),
            would_change=_spread([one.whole for one in tally.reckonings]),
        )
        for conflict in tally.conflicts
    ]
    found += [
        Gap(kind=GapKind.SAME_GROUP, about=circle, rests_on=(), would_change=float(len(circle)))
        for circle in tally.circles
        if tally.group in circle
    ]
    if not tally.reckonings:
        # Of whom it is only said how many they are, nobody is missing; a regiment need not be counted.
        lines = [line for line in tally.lines if line.is_accounted and line.label not in answered]
        statements = tuple(sorted({one for line in lines for one in line.statements}))
        if lines:
            found.append(_gap(GapKind.WHOLE, tally, statements, float(max(line.count.at_least for line in lines))))
        return found
    open_people = max(_width(one.unaccounted) for one in tally.reckonings)
    if not open_people:
        return found
    unbounded = [line for line in tally.lines if line.is_accounted and line.count.at_most is None]
    if unbounded:
        # One open "at least" alone takes the lower bound away; a second question about it would settle nothing more.
        share = open_people / len(unbounded)
        found += [
            replace(_gap(GapKind.UPPER_BOUND, tally, line.statements, share), state=state_of_line(line) or "")
            for line in unbounded
        ]
    elif sum(line.is_accounted for line in tally.lines) > 1:
        counted = tuple(sorted({one for line in tally.lines if line.is_accounted for one in line.statements}))
        found.append(_gap(GapKind.OVERLAP, tally, counted, open_people))
    return found


def _gap(kind: GapKind, tally: Tally, rests_on: tuple[StatementId, ...], would_change: float) -> Gap:
    return Gap(kind=kind, about=(tally.group,), rests_on=rests_on, would_change=would_change)


def _of_person(person: Whereabouts) -> list[Gap]:
    if person.is_contested:
        both = tuple(sorted({*person.rests_on, *person.otherwise}))
        return [Gap(kind=GapKind.STATEMENTS_CONFLICT, about=(person.party,), rests_on=both, would_change=1.0)]
    if person.state in ("unknown", "silent") or (person.state in ("held", "transferred") and person.place is None):
        rests = person.rests_on or person.undated
        return [Gap(kind=GapKind.WHERE, about=(person.party,), rests_on=rests, would_change=1.0)]
    return []


def _of_silence(person: Silence) -> list[Gap]:
    if person.days is None:
        return [Gap(kind=GapKind.HEARD, about=(person.party,), rests_on=person.says_silent, would_change=1.0)]
    weight = min(1.0, person.days.at_least / _DAYS_OF_YEAR)
    if not weight:
        return []
    return [Gap(kind=GapKind.HEARD, about=(person.party,), rests_on=person.rests_on, would_change=round(weight, 3))]


def _width(bounds: Bounds) -> float:
    return float(bounds.at_least if bounds.at_most is None else bounds.at_most - bounds.at_least)


def _spread(wholes: Sequence[Bounds]) -> float:
    """Return how far apart the answers without one or another side of a conflict lie; at least one person."""
    if not wholes:
        return 1.0
    highest = max(one.at_least if one.at_most is None else one.at_most for one in wholes)
    return float(max(1, highest - min(one.at_least for one in wholes)))


_FIRST = (
    GapKind.COUNTS_CONFLICT, GapKind.STATEMENTS_CONFLICT, GapKind.WHERE, GapKind.HEARD, GapKind.WHOLE,
    GapKind.UPPER_BOUND, GapKind.OVERLAP, GapKind.SAME_GROUP, GapKind.WHICH_DATE,
)  # fmt: skip


def _order(one: Gap) -> tuple[float, int, tuple[PartyId, ...], tuple[StatementId, ...]]:
    return (-one.would_change, _FIRST.index(one.kind), one.about, one.rests_on)
