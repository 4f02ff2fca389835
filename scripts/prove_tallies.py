"""Check the counting solver against every world there is: small random sets of counts, all worlds made one by one.

A world is made by adding one person after another; a person's kind is the set of groups that they are in, and only
kinds that obey "inside" and "apart" exist. So the check knows nothing of the solver's arithmetic. For each random set
of constraints it compares whether any world exists, the bounds of every size and remainder, what is said to make each
bound hold, and the minimal sets that cannot all be true (that none is missing: every twentieth time).

`python scripts/prove_tallies.py` makes 100,000 sets; `scripts/trials.py` tells how to make fewer, or others.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from operator import add
from random import Random

from habeas.watch.counting import Apart, Constraint, Flow, Inside, Overlap, Range, Size, Solution, find_clashes, solve
from trials import first, trials

SETS = 100_000
PEOPLE = (2, 2, 3, 3, 3, 4)
EVERY_CLASH = 20
NAMES = "abcd"
Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Random constraints, the groups of whom it is known what became of them, and how many people there are at most."""

    constraints: list[Constraint]
    known: frozenset[str]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All worlds of a few people: per world the size of each group and, for each, who is in no known one."""

    names: tuple[str, ...]
    sizes: frozenset[Vector]

    def bounds(self, at: int) -> tuple[int, int]:
        """Return the least and the most of one number over all worlds."""
        numbers = [vector[at] for vector in self.sizes]
        return min(numbers), max(numbers)


def draw(random: Random) -> Drawn:
    """Return random constraints over two to four groups, all inside `a` by definition, and which are known."""
    people = random.choice(PEOPLE)
    names = NAMES[: random.randint(2, len(NAMES))]
    found: list[Constraint] = [Size(group="a", at_least=0, at_most=people)]
    for at, name in enumerate(names[1:], start=1):
        found.append(Inside(part=name, whole="a"))
        if at > 1 and random.random() < 0.4:
            kind = random.choice((Inside, Inside, Flow))
            found.append(kind(part=name, whole=random.choice(names[1:at]), label=f"in {name}"))
    for left, right in combinations(names[1:], 2):
        if random.random() < 0.35:
            found.append(Apart(left=left, right=right, label=f"apart {left}{right}"))
        elif random.random() < 0.1:
            found.append(Overlap(left=left, right=right, label=f"both {left}{right}"))
    for at in range(random.choice((1, 2, 2, 3, 3, 4, 5))):
        least = random.randint(0, people)
        most = None if random.random() < 0.3 else min(people, least + random.choice((0, 0, 1, 2)))
        found.append(Size(group=random.choice(names), at_least=least, at_most=most, label=f"count {at}"))
    known = frozenset(name for name in names[1:] if random.random() < 0.6)
    return Drawn(constraints=found, known=known, people=people)


def all_worlds(constraints: list[Constraint], known: frozenset[str], people: int) -> Truth:
    """Return every world that obeys the constraints; those of the same relations are made once, person by person."""
    pairs = [(one.part, one.whole) for one in constraints if isinstance(one, Inside)]
    apart = [(one.left, one.right) for one in constraints if isinstance(one, Apart)]
    overlaps = tuple(sorted({(one.left, one.right) for one in constraints if isinstance(one, Overlap)}))
    sizes = [one for one in constraints if isinstance(one, Size)]
    linked = {name for pair in (*pairs, *apart, *overlaps) for name in pair}
    names = tuple(sorted({"a"} | {one.group for one in sizes} | linked))
    kinds = tuple(
        kind for size in range(1, len(names) + 1) for kind in combinations(names, size) if _may_be(kind, constraints)
    )
    inside = tuple(tuple(sorted(known & _within(name, constraints))) for name in names)
    at = {name: place for place, name in enumerate(names)}
    least, most = [0] * len(names), [people] * len(names)
    for one in sizes:
        place = at[one.group]
        least[place] = max(least[place], one.at_least)
        most[place] = min(most[place], people if one.at_most is None else one.at_most)
    return Truth(
        names=names,
        sizes=frozenset(
            vector
            for vector in _vectors(names, kinds, inside, overlaps, people)
            if all(low <= number <= high for low, number, high in zip(least, vector, most, strict=False))
            and all(vector[2 * len(names) :])
        ),
    )


@cache
def _vectors(
    names: tuple[str, ...],
    kinds: tuple[tuple[str, ...], ...],
    inside: tuple[tuple[str, ...], ...],
    overlaps: tuple[tuple[str, str], ...],
    people: int,
) -> frozenset[Vector]:
    """Return every world of people of some kinds, by adding them one by one: sizes, uncovered, in both of a pair."""
    steps = [
        tuple(int(name in kind) for name in names)
        + tuple(int(name in kind and not set(known) & set(kind)) for name, known in zip(names, inside, strict=True))
        + tuple(int(set(pair) <= set(kind)) for pair in overlaps)
        for kind in kinds
    ]
    reached = {(0,) * (2 * len(names) + len(overlaps))}
    fresh = set(reached)
    for _ in range(people):
        fresh = {tuple(map(add, vector, step)) for vector in fresh for step in steps} - reached
        reached |= fresh
    return frozenset(reached)


def _may_be(kind: tuple[str, ...], constraints: list[Constraint]) -> bool:
    groups = set(kind)
    for one in constraints:
        if isinstance(one, Inside) and one.part in groups and one.whole not in groups:
            return False
        if isinstance(one, Apart) and {one.left, one.right} <= groups:
            return False
    return True


def _within(name: str, constraints: list[Constraint]) -> set[str]:
    found, size = {name}, 0
    while len(found) != size:
        size = len(found)
        found |= {one.part for one in constraints if isinstance(one, Inside) and one.whole in found}
    return found


def disagreement(drawn: Drawn, *, every_clash: bool) -> str:
    """Return in what the solver and the worlds differ, empty where in nothing."""
    constraints, known = drawn.constraints, drawn.known
    truth, found = all_worlds(constraints, known, drawn.people), solve(constraints, known)
    if found.clash is not None:
        return "no clash: there is a world" if truth.sizes else _clashes_differ(drawn, every_clash=every_clash)
    if not truth.sizes:
        return "there is no world, and the solver finds no clash" if found.is_exact else ""
    for at, name in enumerate(truth.names):
        shift = len(truth.names)
        for what, got, (least, most) in (
            ("size", found.size(name), truth.bounds(at)),
            ("uncovered", found.uncovered(name), truth.bounds(at + shift)),
        ):
            told = (got.at_least, got.at_most)
            wider = got.at_least <= least and (got.at_most is None or got.at_most >= most)
            if not wider or (found.is_exact and told != (least, most)):
                return f"{what} of {name}: worlds {least}..{most}, solver {told}, exact {found.is_exact}"
            reason = _reasons_fail(constraints, known, name, what, got)
            if reason:
                return reason
    return ""


def _reasons_fail(constraints: list[Constraint], known: frozenset[str], name: str, what: str, got: Range) -> str:
    """Solve again with nothing but the reasons given for a bound: it must still hold."""
    for side, because in (("least", got.because_least), ("most", got.because_most)):
        kept = [one for one in constraints if not isinstance(one, Size) or not one.label or one.label in because]
        again = _ask(solve(kept, known), name, what)
        if side == "least" and again.at_least < got.at_least:
            return f"{what} of {name} at least {got.at_least} does not follow from {because}"
        if side == "most" and got.at_most is not None and (again.at_most is None or again.at_most > got.at_most):
            return f"{what} of {name} at most {got.at_most} does not follow from {because}"
    return ""


def _ask(found: Solution, name: str, what: str) -> Range:
    return found.size(name) if what == "size" else found.uncovered(name)


def _clashes_differ(drawn: Drawn, *, every_clash: bool) -> str:
    """Check that each clash has no world, but one without any one of its labels; on demand, that none is missing."""
    found = find_clashes(drawn.constraints)
    for clash in found.clashes:
        if _has_world(drawn, clash):
            return f"{sorted(clash)} is no clash"
        if found.is_exact and not all(_has_world(drawn, clash - {label}) for label in clash):
            return f"{sorted(clash)} is not minimal"
    if not (every_clash and found.is_exact):
        return ""
    if not found.is_complete:
        return "the search for clashes did not end"
    minimal: list[frozenset[str]] = []
    labels = sorted({one.label for one in drawn.constraints if one.label})
    for chosen in (frozenset(some) for size in range(len(labels) + 1) for some in combinations(labels, size)):
        if not any(one <= chosen for one in minimal) and not _has_world(drawn, chosen):
            minimal.append(chosen)
    return "" if set(minimal) == set(found.clashes) else f"clashes {minimal}, found {found.clashes}"


def _has_world(drawn: Drawn, labels: frozenset[str]) -> bool:
    kept = [one for one in drawn.constraints if not one.label or one.label in labels]
    return bool(all_worlds(kept, frozenset(), drawn.people).sizes)


def main() -> int:
    """Compare the solver with all worlds; the exit status is 1 where they differ."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    sets, seed, started = trials(SETS), first(), time.monotonic()
    random = Random(seed)  # noqa: S311 - worlds need no secret
    wrong = clashing = exact = 0
    for number in range(sets):
        drawn = draw(random)
        difference = disagreement(drawn, every_clash=number % EVERY_CLASH == 0)
        solution = solve(drawn.constraints)
        clashing += solution.clash is not None
        exact += solution.is_exact
        if difference:
            wrong += 1
            print(f"set {number}: {difference}\n  {drawn}", file=sys.stderr)
    print(
        f"tallies  {sets:,} sets of counts against all their worlds: {wrong} disagreements; "
        f"{clashing:,} had no world, {exact:,} were of the exact kind; seed {seed}; "
        f"{time.monotonic() - started:.0f} s"
    )  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
