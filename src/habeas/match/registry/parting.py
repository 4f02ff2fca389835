"""Rows that hang together, parted into people.

That A is like B and B like C does not make A and C one person: a row without a patronymic is like both brothers. So

1. every row begins by itself;
2. the two groups whose rows on average speak most strongly for each other are joined, as long as they do;
3. a pair of rows that was never looked at speaks against, `UNSEEN_BITS` strongly.

Where all rows that hang together speak for each other, that is one group, and nothing has to be worked out. The same
pairs give the same groups, whatever order they come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from habeas.match.registry.ties import Rows, Ties

UNSEEN_BITS = -3.0
Pairs = Iterable[tuple[int, int, float]]


def part_into_people(ties: Ties, rows: int) -> Rows:
    """Return for each row the first row of its group, shape (rows,)."""
    hanging = ties.chosen(ties.bits > 0.0).hanging(rows)
    within = ties.chosen(hanging[ties.left] == hanging[ties.right])
    sizes = np.bincount(hanging, minlength=rows)
    lot = hanging[within.left]
    for_it = np.bincount(lot, within.bits > 0.0, minlength=rows)
    is_one_group = for_it == sizes * (sizes - 1) // 2
    first = hanging.copy()
    doubtful = within.chosen(~is_one_group[lot])
    for part in _lots(doubtful, hanging[doubtful.left]):
        for group in _part(part):
            first[group] = group[0]
    return first


def _lots(ties: Ties, lot: Rows) -> Iterator[Ties]:
    """Yield the ties of what hangs together, one lot after the other."""
    order = np.argsort(lot, kind="stable")
    bounds = np.flatnonzero(np.diff(lot[order])) + 1
    for chosen in np.split(order, bounds) if len(order) else ():
        yield Ties(left=ties.left[chosen], right=ties.right[chosen], bits=ties.bits[chosen])


def _part(ties: Ties) -> list[list[int]]:
    """Return the groups of the rows that ties name, each in order."""
    pile = _Pile(zip(ties.left.tolist(), ties.right.tolist(), ties.bits.tolist(), strict=True))
    offers = [pile.offer(one, other) for one, others in pile.worth.items() for other in others if one < other]
    offers = [offer for offer in offers if offer.against < 0.0]
    heapify(offers)
    while offers:
        against, one, other = heappop(offers)
        if one not in pile.rows or other not in pile.rows or pile.offer(one, other).against != against:
            continue  # overtaken: one of them has been joined since
        pile.join(one, other)
        for third in pile.worth[one]:
            fresh = pile.offer(one, third) if one < third else pile.offer(third, one)
            if fresh.against < 0.0:
                heappush(offers, fresh)
    return [sorted(group) for group in pile.rows.values()]


class _Offer(NamedTuple):
    """Two groups that might be joined, and what their rows say against it on average; the strongest sorts first."""

    against: float
    one: int
    other: int


class _Pile:
    """Groups of rows; `worth` is what two groups say for each other, over what pairs never looked at would say."""

    def __init__(self, pairs: Pairs) -> None:
        self.rows: dict[int, list[int]] = {}
        self.worth: dict[int, dict[int, float]] = {}
        for one, other, bits in pairs:
            for row in (one, other):
                if row not in self.rows:
                    self.rows[row], self.worth[row] = [row], {}
            self.worth[one][other] = self.worth[other][one] = bits - UNSEEN_BITS

    def offer(self, one: int, other: int) -> _Offer:
        """Return the offer to join two groups."""
        pairs = len(self.rows[one]) * len(self.rows[other])
        return _Offer(-UNSEEN_BITS - self.worth[one][other] / pairs, one, other)

    def join(self, one: int, other: int) -> None:
        """Join a group into another, whose number stays."""
        self.rows[one] += self.rows.pop(other)
        into = self.worth[one]
        for third, bits in self.worth.pop(other).items():
            del self.worth[third][other]
            if third != one:
                into[third] = self.worth[third][one] = into.get(third, 0.0) + bits
