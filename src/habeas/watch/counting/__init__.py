"""An exact small solver for how many: groups with bounds, some inside others, some apart, the rest free to overlap."""

from habeas.watch.counting.conflicts import Clash, Clashes, find_clashes
from habeas.watch.counting.constraint import DEFINED, Apart, Constraint, Flow, Inside, Overlap, Range, Size
from habeas.watch.counting.plan import Plan, make_plan
from habeas.watch.counting.solve import Solution, solve

__all__ = [
    "DEFINED",
    "Apart",
    "Clash",
    "Clashes",
    "Constraint",
    "Flow",
    "Inside",
    "Overlap",
    "Plan",
    "Range",
    "Size",
    "Solution",
    "find_clashes",
    "make_plan",
    "solve",
]
