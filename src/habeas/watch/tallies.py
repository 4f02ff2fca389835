"""How many of a group are where, and how many are unaccounted for: bounds only, never a sum of what may overlap.

1. Counts and relations become constraints (see `habeas.watch.groups`); those of the group and of what lies inside it,
   around it or beside it are solved together.
2. Where some world obeys all of them, its bounds are the answer, each with the statements that make it hold.
3. Where none does, the minimal sets that cannot all be true are named. For each smallest way to make peace that
   leaves a count of the whole, the answer is worked out by itself; no side is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.watch.counting import Clashes, Constraint, Flow, Inside, Range, Size, Solution, find_clashes, solve
from habeas.watch.groups import Counted, CountLine, count_groups, state_of_line
from habeas.watch.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number between two bounds; `at_most` is None where nothing bounds it. Each bound names its statements."""

    at_least: int
    at_most: int | None
    because_least: tuple[StatementId, ...] = ()
    because_most: tuple[StatementId, ...] = ()

    def as_count(self, words: str) -> Count:
        """Return the bounds as a count."""
        return Count(at_least=self.at_least, at_most=self.at_most, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBounds:
    """How many of the group are in one state, as far as counts of that state tell."""

    state: str
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """One answer: what the numbers can be without the statements in `without`.

    `is_exact` says that each bound is reached in some world that obeys all the other statements.
    """

    whole: Bounds
    accounted: Bounds
    unaccounted: Bounds
    states: tuple[StateBounds, ...]
    flows: tuple[FlowBounds, ...] = ()
    without: tuple[StatementId, ...] = ()
    is_exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyConflict:
    """Statements that no number of people satisfies together; without any one `side` of them the others can be true.

    `same_day` says whether all of them certainly speak of one day.
    """

    sides: tuple[tuple[StatementId, ...], ...]
    same_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBounds:
    """How many of an earlier group came into a later one, and how many did not; `said_by` are the statements of it."""

    before: PartyId
    after: PartyId
    went_on: Bounds
    stayed: Bounds
    said_by: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAgainst:
    """How many of a group are known by name, against how many they are: 12 of 78."""

    named: tuple[PartyId, ...]
    of: Bounds | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the record says about the size of a group and about what became of its members.

    `unaccounted` spans all `reckonings`; None where nobody counted the whole. `conflicts` come smallest first, 20 at
    most; `has_more_conflicts` where there are others. `circles` are groups said to lie inside one another.
    """

    group: PartyId
    lines: tuple[CountLine, ...]
    reckonings: tuple[Reckoning, ...]
    unaccounted: Count | None
    conflicts: tuple[TallyConflict, ...]
    has_more_conflicts: bool
    named: NamedAgainst
    origins: int
    unused: tuple[StatementId, ...] = ()
    circles: tuple[tuple[PartyId, ...], ...] = ()


def tally(group: PartyId, index: Index, counted: Counted | None = None) -> Tally:
    """Return what is counted of `group` on the day of the index, the same for every order of the statements.

    Args:
        group: A group or unit.
        index: The statements of the case.
        counted: What `count_groups` returns for the index, where it is known already.
    """
    counted = counted or count_groups(index)
    inside = _reached(group, counted.constraints)
    constraints = _around(group, counted.constraints)
    lines = _ordered(group, [line for line in counted.lines if (line.group or line.of) in inside])
    # What is said of a group as a whole does not account for its people where its parts tell more.
    known = counted.known & inside - {group}
    if not known and counted.known & _reached(group, constraints, outwards=True):
        known = frozenset({group})
    clashes = find_clashes(constraints)
    own = {line.label for line in lines} | {one.label for one in constraints if one.label and _touches(one, inside)}
    reckonings = _reckon(group, constraints, known, lines, clashes, counted)
    plain = solve(constraints).plan
    return Tally(
        group=group,
        lines=lines,
        reckonings=reckonings,
        unaccounted=_hull(lines, group, [one.unaccounted for one in reckonings]),
        conflicts=tuple(_conflict(one, counted) for one in clashes.clashes if one & own),
        has_more_conflicts=not clashes.is_complete,
        named=NamedAgainst(
            named=index.named_members(group), of=_span([one.whole for one in reckonings]) if reckonings else None
        ),
        origins=len({origin for line in lines for origin in line.origins}),
        unused=counted.statements(one.label for one in plain.unused),
        circles=tuple(tuple(map(PartyId, circle)) for circle in plain.circles),
    )


def _reckon(
    group: str,
    constraints: Sequence[Constraint],
    known: frozenset[str],
    lines: Sequence[CountLine],
    clashes: Clashes,
    counted: Counted,
) -> tuple[Reckoning, ...]:
    """Return an answer for each way to make peace that leaves a count of the whole group."""
    found = []
    for without in clashes.peace:
        if any(line.group == group and line.label not in without for line in lines):
            kept = [one for one in constraints if one.label not in without]
            # Whom nobody counts any more is not among those accounted for, like everybody else whom nobody counted.
            still_counted = known & {one.group for one in kept if isinstance(one, Size)}
            answer = _answer(group, solve(kept, still_counted), lines, without, counted)
            found.append(replace(answer, flows=_flows(kept, group, counted)))
    return tuple(found)


def _flows(constraints: Sequence[Constraint], group: str, counted: Counted) -> tuple[FlowBounds, ...]:
    """Return how many went on by each flow within the group, earlier groups first."""
    inside = _reached(group, constraints)
    flows = {(one.whole, one.part): one for one in constraints if isinstance(one, Flow) and one.whole in inside}
    found = []
    for (before, after), one in sorted(flows.items()):
        solution = solve(constraints, {after})
        found.append(
            FlowBounds(
                before=PartyId(before),
                after=PartyId(after),
                went_on=_bounds(solution.size(after), counted),
                stayed=_bounds(solution.uncovered(before), counted),
                said_by=counted.statements((one.label,)),
            )
        )
    return tuple(sorted(found, key=lambda one: (len(_reached(one.after, constraints, outwards=True)), one.after)))


def _answer(
    group: str, solution: Solution, lines: Sequence[CountLine], without: frozenset[str], counted: Counted
) -> Reckoning:
    states: dict[str, list[Range]] = {}
    for line in {line.group: line for line in lines if line.label not in without}.values():
        state = state_of_line(line)
        if line.is_accounted and state:
            states.setdefault(state, []).append(solution.size(line.group))
    return Reckoning(
        whole=_bounds(solution.size(group), counted),
        accounted=_bounds(solution.covered(group), counted),
        unaccounted=_bounds(solution.uncovered(group), counted),
        states=tuple(
            StateBounds(state=state, bounds=_together(found, solution.size(group), counted))
            for state, found in sorted(states.items())
        ),
        without=counted.statements(without),
        is_exact=solution.is_exact,
    )


def _together(found: Sequence[Range], whole: Range, counted: Counted) -> Bounds:
    """Return the bounds of several groups in one state taken together, whatever their overlap, within the whole."""
    largest = max(found, key=lambda one: one.at_least)
    summed = None if any(one.at_most is None for one in found) else sum(one.at_most or 0 for one in found)
    labels = tuple(label for one in found for label in one.because_most)
    if summed is None or (whole.at_most is not None and whole.at_most < summed):
        summed, labels = whole.at_most, whole.because_most
    return Bounds(
        at_least=largest.at_least,
        at_most=summed,
        because_least=counted.statements(largest.because_least),
        because_most=() if summed is None else counted.statements(labels),
    )


def _bounds(found: Range, counted: Counted) -> Bounds:
    return Bounds(
        at_least=found.at_least,
        at_most=found.at_most,
        because_least=counted.statements(found.because_least),
        because_most=counted.statements(found.because_most),
    )


def _conflict(labels: frozenset[str], counted: Counted) -> TallyConflict:
    days = [line.days for line in counted.lines if line.label in labels]
    first = days[0].first if days else None
    same_day = first is not None and all(one.first == one.last == first for one in days)
    return TallyConflict(sides=tuple(sorted(counted.said_by[label] for label in labels)), same_day=same_day)


def _ordered(group: str, lines: Iterable[CountLine]) -> tuple[CountLine, ...]:
    """Put counts of the whole first, then those of what became of people."""
    return tuple(sorted(lines, key=lambda line: (line.group != group, not line.is_accounted, line.label)))


def _reached(group: str, constraints: Sequence[Constraint], *, outwards: bool = False) -> frozenset[str]:
    """Return a group with all groups inside it, or with all around it."""
    steps: dict[str, list[str]] = {}
    for one in constraints:
        if isinstance(one, Inside):
            start, end = (one.part, one.whole) if outwards else (one.whole, one.part)
            steps.setdefault(start, []).append(end)
    found, waiting = {group}, [group]
    while waiting:
        for other in steps.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _around(group: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """Return the constraints that can bear on a group: those of all groups linked with it by any relation."""
    linked: dict[str, set[str]] = {group: set()}
    for one in constraints:
        if not isinstance(one, Size):
            left, right = (one.part, one.whole) if isinstance(one, Inside) else (one.left, one.right)
            linked.setdefault(left, set()).add(right)
            linked.setdefault(right, set()).add(left)
    reached, waiting = {group}, [group]
    while waiting:
        for other in linked.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return [one for one in constraints if _touches(one, reached)] + [Size(group=group, at_least=0, at_most=None)]


def _touches(one: Constraint, groups: Collection[str]) -> bool:
    match one:
        case Size():
            return one.group in groups
        case Inside():
            return one.part in groups
        case _:
            return one.left in groups


def _hull(lines: Sequence[CountLine], group: str, found: Sequence[Bounds]) -> Count | None:
    words = " or ".join(dict.fromkeys(line.count.words for line in lines if line.group == group))
    return _span(found).as_count(f"{words} less those counted") if found else None


def _span(found: Sequence[Bounds]) -> Bounds:
    highs = [one.at_most for one in found]
    least = min(found, key=lambda one: one.at_least)
    most = None if None in highs else max(found, key=lambda one: one.at_most or 0)
    return Bounds(
        at_least=least.at_least,
        at_most=most.at_most if most else None,
        because_least=least.because_least,
        because_most=most.because_most if most else (),
    )
