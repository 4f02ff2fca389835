"""Which counts and relations cannot all be true: the smallest sets of them, and what is left without each.

1. Solve; the reasons of an empty region are a set that cannot be true together. Take labels away one by one while it
   stays so: what is left is minimal, as taking any one away leaves a world.
2. Any other minimal set lacks at least one of its labels. So do without each label of it in turn, and look again; every
   set of labels that has been done without is looked at once.
3. Where nothing is left that cannot be true, the labels done without are a way to make peace; only the smallest of
   those are kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.watch.counting.constraint import Constraint
from habeas.watch.counting.plan import make_plan
from habeas.watch.counting.solve import solve_plan

Clash = frozenset[str]
"""Labels of constraints that no world obeys together, none of which can be spared."""

_STEPS_PER_LOOK = 20
"""How many sets of labels may be taken up, with what is known of them already, for each that is looked at anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashes:
    """The minimal sets of labels that cannot all be true, smallest first.

    `peace` are the smallest sets of labels without which all others can be true. `is_complete` says that the search
    came to its end; else there may be more of both. `is_exact` says that every relation fitted wherever was looked
    (see `habeas.watch.counting.plan`); else a set cannot be true, but a smaller one may not be possible either.
    """

    clashes: tuple[Clash, ...]
    peace: tuple[frozenset[str], ...]
    is_complete: bool
    is_exact: bool


def find_clashes(constraints: Sequence[Constraint], *, at_most: int = 20, looks: int = 120) -> Clashes:
    """Return the minimal sets of labels that cannot all be true.

    Args:
        constraints: In any order; what has no label is never doubted.
        at_most: How many sets to return.
        looks: How many times to look for a further set before giving up completeness.
    """
    found: dict[Clash, None] = {}
    peace: list[frozenset[str]] = []
    judge = _Judge(constraints=constraints)
    waiting: deque[frozenset[str]] = deque([frozenset()])
    seen = {frozenset[str]()}
    steps = looks * _STEPS_PER_LOOK
    while waiting and looks and steps:
        steps -= 1
        without = waiting.popleft()
        clash = next((one for one in found if not one & without), None)
        if clash is None:
            if any(one <= without for one in peace):
                # What can be true without a few labels can be true without still more.
                continue
            looks -= 1
            clash = judge.look(without)
        if clash is None:
            peace.append(without)
            continue
        found[clash] = None
        for label in sorted(clash):
            further = without | {label}
            if further not in seen:
                seen.add(further)
                waiting.append(further)
    ordered = sorted(found, key=lambda one: (len(one), sorted(one)))
    return Clashes(
        clashes=tuple(ordered[:at_most]),
        peace=tuple(sorted(peace, key=lambda one: (len(one), sorted(one)))),
        is_complete=not waiting and len(ordered) <= at_most,
        is_exact=judge.is_exact,
    )


@dataclass(slots=True, kw_only=True)
class _Judge:
    """Says what cannot be true together, and remembers whether every relation fitted."""

    constraints: Sequence[Constraint]
    is_exact: bool = True

    def look(self, without: frozenset[str]) -> Clash | None:
        """Return a minimal set that cannot be true and has none of some labels."""
        labels = frozenset(one.label for one in self.constraints if one.label) - without
        clash = self._reasons(labels)
        if clash is None:
            return None
        for label in sorted(clash):
            smaller = self._reasons(clash - {label}) if label in clash else None
            if smaller is not None:
                clash = smaller
        return clash

    def _reasons(self, labels: frozenset[str]) -> Clash | None:
        plan = make_plan([one for one in self.constraints if not one.label or one.label in labels])
        self.is_exact &= plan.is_exact
        return solve_plan(plan, frozenset()).clash
