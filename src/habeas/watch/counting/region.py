"""Which sizes and coverings of a group are possible: six bounds that hold all of it.

Of a group, let c be how many of its people are in some part of whom it is said what became of them, u how many are in
none, and n = c + u. The possible pairs (c, u) of every group are exactly the whole numbers within bounds on c, u and n:

1. Sets that are apart add up: the possible pairs are the sums, and sums of such regions have the summed bounds.
2. Sets free to overlap: c lies between the largest least c and the sum of the most, n likewise, and u is at least what
   one set leaves after all that the other can cover.
3. People outside all parts may be added to a group without bound; then its own counts bound n.

Every bound carries the labels of what it was made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

Why = frozenset[str]
_NOTHING: Why = frozenset()


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound with its reasons; an upper bound of None is no bound."""

    value: int | None
    why: Why = _NOTHING


ZERO = Bound(0)
UNBOUNDED = Bound(None)


class Impossible(Exception):
    """No world obeys the labels in `why`."""

    def __init__(self, why: Why) -> None:
        super().__init__(sorted(why))
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The bounds on how many are covered (c), uncovered (u) and all together (n)."""

    c_least: Bound = ZERO
    c_most: Bound = ZERO
    u_least: Bound = ZERO
    u_most: Bound = ZERO
    n_least: Bound = ZERO
    n_most: Bound = ZERO

    def tightened(self) -> Region:
        """Return the same region with every bound reached.

        Raises:
            Impossible: the region is empty.
        """
        n_least = higher(self.n_least, plus(self.c_least, self.u_least))
        n_most = lower(self.n_most, plus(self.c_most, self.u_most))
        c_least = higher(self.c_least, minus(n_least, self.u_most))
        u_least = higher(self.u_least, minus(n_least, self.c_most))
        c_most = lower(self.c_most, minus_least(n_most, u_least))
        u_most = lower(self.u_most, minus_least(n_most, c_least))
        for least, most in ((n_least, n_most), (c_least, c_most), (u_least, u_most)):
            if most.value is not None and (least.value or 0) > most.value:
                raise Impossible(least.why | most.why)
        return Region(
            c_least=c_least, c_most=c_most, u_least=u_least, u_most=u_most, n_least=n_least, n_most=n_most
        )  # fmt: skip

    def because(self, why: Why) -> Region:
        """Return the region with further reasons for every bound that is one."""
        if not why:
            return self
        return Region(
            **{name: _and_why(getattr(self, name), why, name) for name in self.__slots__},
        )

    def capped(self, most: Bound) -> Region:
        """Return what is left of the region when all together are at most so many."""
        return replace(self, n_most=lower(self.n_most, most)).tightened()


def add_apart(regions: Sequence[Region], why: Why) -> Region:
    """Return the region of a union of sets that have nobody in common; `why` are the reasons that they have not."""
    names = Region.__slots__
    summed = {name: reduce(plus, (getattr(region, name) for region in regions)) for name in names}
    return Region(
        **{name: _and_why(bound, why, name) if name.endswith("_least") else bound for name, bound in summed.items()}
    )


def add_loose(regions: Sequence[Region]) -> Region:
    """Return the region of a union of sets that may overlap in any way."""
    return reduce(_add_two, regions)


def _add_two(one: Region, other: Region) -> Region:
    left = higher(minus(one.u_least, other.c_most), minus(other.u_least, one.c_most))
    return Region(
        c_least=higher(one.c_least, other.c_least),
        c_most=plus(one.c_most, other.c_most),
        u_least=higher(ZERO, left),
        u_most=plus(one.u_most, other.u_most),
        n_least=higher(one.n_least, other.n_least),
        n_most=plus(one.n_most, other.n_most),
    ).tightened()


def plus(one: Bound, other: Bound) -> Bound:
    """Return the sum of two bounds of one side."""
    if one.value is None or other.value is None:
        return UNBOUNDED
    if other.value == 0 and not other.why:
        return one
    return Bound(one.value + other.value, one.why | other.why)


def minus(least: Bound, most: Bound) -> Bound:
    """Return a lower bound: at least so many, less at most so many."""
    if most.value is None or least.value is None or least.value <= most.value:
        return ZERO
    return Bound(least.value - most.value, least.why | most.why)


def minus_least(most: Bound, least: Bound) -> Bound:
    """Return an upper bound: at most so many, less at least so many."""
    if most.value is None:
        return UNBOUNDED
    if not least.value:
        return most
    return Bound(most.value - least.value, most.why | least.why)


def higher(one: Bound, other: Bound) -> Bound:
    """Return the stronger of two lower bounds; of equals the one with fewer reasons."""
    if one.value == other.value:
        return min(one, other, key=_simplicity)
    return one if (one.value or 0) > (other.value or 0) else other


def lower(one: Bound, other: Bound) -> Bound:
    """Return the stronger of two upper bounds; of equals the one with fewer reasons."""
    if one.value == other.value:
        return min(one, other, key=_simplicity)
    if one.value is None or (other.value is not None and other.value < one.value):
        return other
    return one


def _simplicity(bound: Bound) -> tuple[int, list[str]]:
    return (len(bound.why), sorted(bound.why))


def _and_why(bound: Bound, why: Why, name: str) -> Bound:
    says_something = bound.value if name.endswith("_least") else bound.value is not None
    return Bound(bound.value, bound.why | why) if says_something else bound
