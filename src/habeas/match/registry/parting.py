"""Rows that hang together, parted into people.

That A is like B and B like C does not make A and C one person: a row without a patronymic is like both brothers. So

1. every row begins by itself;
2. the two groups whose rows on average speak most strongly for each other are joined, as long as they do;
3. a pair of rows that was never looked at speaks against, `UNSEEN_BITS` strongly.

The same pairs give the same groups, whatever order they come in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

UNSEEN_BITS = -3.0
LEAST_AVERAGE_BITS = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is said for two rows being one person, in bits; `left` is the smaller number."""

    left: int
    right: int
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one person, in order."""

    rows: tuple[int, ...]


class _Pile:
    """Groups of rows, and between any two that have a pair in common: the sum of bits, and how many pairs."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.rows: dict[int, list[int]] = {}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.seen: dict[int, dict[int, int]] = defaultdict(dict)
        for tie in ties:
            for row in (tie.left, tie.right):
                self.rows.setdefault(row, [row])
            for one, other in ((tie.left, tie.right), (tie.right, tie.left)):
                self.sums[one][other] = tie.bits
                self.seen[one][other] = 1

    def average(self, one: int, other: int) -> float:
        """Return what two groups say for each other on average, over all pairs of their rows."""
        pairs = len(self.rows[one]) * len(self.rows[other])
        unseen = pairs - self.seen[one][other]
        return (self.sums[one][other] + unseen * UNSEEN_BITS) / pairs

    def join(self, one: int, other: int) -> None:
        """Join a group into another, whose number stays."""
        self.rows[one] += self.rows.pop(other)
        for third, bits in self.sums.pop(other).items():
            seen = self.seen[other][third]
            del self.sums[third][other], self.seen[third][other]
            if third != one:
                for left, right in ((one, third), (third, one)):
                    self.sums[left][right] = self.sums[left].get(right, 0.0) + bits
                    self.seen[left][right] = self.seen[left].get(right, 0) + seen
        del self.seen[other]


def part_into_people(ties: Iterable[Tie]) -> tuple[Group, ...]:
    """Return the groups of all rows that the ties name, each row once, by their first row."""
    pile = _Pile(sorted(ties, key=lambda tie: (tie.left, tie.right)))
    offers = [
        (-pile.average(one, other), one, other) for one, others in pile.sums.items() for other in others if one < other
    ]
    heapify(offers)
    while offers:
        against, one, other = heappop(offers)
        if -against <= LEAST_AVERAGE_BITS:
            break
        if one not in pile.rows or other not in pile.rows or pile.average(one, other) != -against:
            continue
        pile.join(one, other)
        for third in sorted(pile.sums[one]):
            heappush(offers, (-pile.average(one, third), min(one, third), max(one, third)))
    groups = sorted(tuple(sorted(rows)) for rows in pile.rows.values())
    return tuple(Group(rows=rows) for rows in groups)
