"""What may be said of the sizes of groups: a world is a choice of people for every group that obeys all of it.

A group is a set of people. `Size` bounds how many they are, `Inside` says that one group lies within another, `Apart`
that two have nobody in common, `Overlap` that somebody is in both, `Flow` that one group came out of another. Of any
two groups of which none of this is said, nothing is assumed: they may overlap in any way, from not at all to wholly.
"""

from __future__ import annotations

from dataclasses import dataclass

DEFINED = ""
"""The label of what is so by definition: it is never doubted, and never named as a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many people a group has; `at_most` is None where nothing bounds it. `label` names who says so."""

    group: str
    at_least: int
    at_most: int | None
    label: str = DEFINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Everyone in `part` is in `whole`."""

    part: str
    whole: str
    label: str = DEFINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Inside):
    """Everyone in `part` was in `whole` before: those who returned came out of those who were held.

    As sets of people the later group lies within the earlier one; how many went on, and how many did not, can be asked.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Somebody is in both groups."""

    left: str
    right: str
    label: str = DEFINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Nobody is in both groups."""

    left: str
    right: str
    label: str = DEFINED


Constraint = Size | Inside | Overlap | Apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A number between two bounds, and the labels of what makes each bound hold; `at_most` is None where none does."""

    at_least: int
    at_most: int | None
    because_least: tuple[str, ...] = ()
    because_most: tuple[str, ...] = ()
