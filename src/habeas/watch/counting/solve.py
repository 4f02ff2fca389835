"""From a plan to bounds: what is possible within each group, then what its surroundings still allow.

1. From the innermost groups outwards: put together what lies in a group, add people outside all of it, keep to the
   group's own counts.
2. From the outermost inwards: no group is larger than what holds it, less those who are apart from it there.
3. A question about a group reads what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.watch.counting.constraint import Constraint, Range
from habeas.watch.counting.plan import TOP, Limit, Mix, Mixed, Plan, Shape, make_plan
from habeas.watch.counting.region import (
    UNBOUNDED,
    ZERO,
    Bound,
    Impossible,
    Region,
    add_apart,
    add_loose,
    higher,
    lower,
    minus_least,
    plus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The bounds on every group in all worlds that obey the constraints.

    `clash` are the labels of constraints that no world obeys together; then there are no bounds. `is_exact` says that
    each bound is reached by some world.
    """

    plan: Plan
    regions: Mapping[str, Region]
    caps: Mapping[str, Bound]
    clash: frozenset[str] | None = None

    @property
    def is_exact(self) -> bool:
        """Whether every bound is reached by some world."""
        return self.plan.is_exact

    def size(self, group: str) -> Range:
        """Return how many a group has."""
        left = self._left(group)
        return _range(left.n_least, left.n_most)

    def covered(self, group: str) -> Range:
        """Return how many of a group are in some group inside it of whom it is known what became of them."""
        left = self._left(group)
        return _range(left.c_least, left.c_most)

    def uncovered(self, group: str) -> Range:
        """Return how many of a group are in none of the known groups inside it."""
        left = self._left(group)
        return _range(left.u_least, left.u_most)

    def _left(self, group: str) -> Region:
        return self.regions[group].capped(self.caps[group])


def solve(constraints: Sequence[Constraint], known: Iterable[str] = ()) -> Solution:
    """Return the bounds of every group.

    Args:
        constraints: In any order.
        known: Groups of whose people it is said what became of them.
    """
    return solve_plan(make_plan(constraints), frozenset(known))


def solve_plan(plan: Plan, known: frozenset[str]) -> Solution:
    """Return the bounds of every group of a plan."""
    regions: dict[str, Region] = {}
    try:
        for name in plan.order:
            shape = plan.shape_of.get(name)
            inner = Region() if shape is None else _union(shape, regions, plan)
            regions[name] = _within(inner, plan.limits[name], is_known=name in known)
        caps = _caps(plan, regions)
    except Impossible as found:
        return Solution(plan=plan, regions={}, caps={}, clash=found.why)
    return Solution(plan=plan, regions=regions, caps=caps)


def _union(shape: Shape, regions: Mapping[str, Region], plan: Plan) -> Region:
    if isinstance(shape, str):
        return regions[shape].because(plan.why_inside.get(shape, frozenset()))
    parts = [_union(part, regions, plan) for part in shape.parts]
    return add_apart(parts, shape.why) if shape.how is Mix.APART else add_loose(parts)


def _within(inner: Region, limits: Sequence[Limit], *, is_known: bool) -> Region:
    """Add people outside all parts, then keep to the counts of the group itself."""
    n_least, n_most = inner.n_least, UNBOUNDED
    for one in limits:
        if one.at_least:
            n_least = higher(n_least, Bound(one.at_least, one.why))
        if one.at_most is not None:
            n_most = lower(n_most, Bound(one.at_most, one.why))
    if is_known:
        return Region(c_least=n_least, c_most=n_most, n_least=n_least, n_most=n_most).tightened()
    return Region(
        c_least=inner.c_least,
        c_most=inner.c_most,
        u_least=inner.u_least,
        u_most=UNBOUNDED,
        n_least=n_least,
        n_most=n_most,
    ).tightened()


def _caps(plan: Plan, regions: Mapping[str, Region]) -> dict[str, Bound]:
    """Return for each group the most that what holds it leaves to it."""
    caps: dict[str, Bound] = {}
    _share_out(plan.shape_of.get(TOP), UNBOUNDED, caps, regions, plan)
    for name in reversed(plan.order):
        own = lower(caps[name], regions[name].n_most)
        _share_out(plan.shape_of.get(name), own, caps, regions, plan)
    return caps


def _share_out(
    shape: Shape | None, cap: Bound, caps: dict[str, Bound], regions: Mapping[str, Region], plan: Plan
) -> None:
    if shape is None:
        return
    if isinstance(shape, str):
        why = plan.why_inside.get(shape, frozenset())
        caps[shape] = UNBOUNDED if cap.value is None else Bound(cap.value, cap.why | why)
        return
    for part in shape.parts:
        left = cap if shape.how is Mix.LOOSE else minus_least(cap, _others(shape, part, regions, plan))
        _share_out(part, left, caps, regions, plan)


def _others(shape: Mixed, part: Shape, regions: Mapping[str, Region], plan: Plan) -> Bound:
    found = ZERO
    for other in shape.parts:
        if other is not part:
            found = plus(found, _union(other, regions, plan).n_least)
    return Bound(found.value, found.why | shape.why) if found.value else found


def _range(least: Bound, most: Bound) -> Range:
    return Range(
        at_least=least.value or 0,
        at_most=most.value,
        because_least=tuple(sorted(least.why)),
        because_most=tuple(sorted(most.why)),
    )
