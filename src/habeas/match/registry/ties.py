"""What is said for pairs of rows being one person, as arrays: all pairs of a registry at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Rows = NDArray[np.int32]
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strongest:
    """For each row the one that it is tied to most strongly, `NOBODY` for none, and the bits of that; shape (rows,)."""

    other: Rows
    bits: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ties:
    """Pairs of rows with the bits for their being one person, sorted, the smaller row left; shape (pairs,)."""

    left: Rows
    right: Rows
    bits: NDArray[np.float64]

    @classmethod
    def of(cls, one: Rows, other: Rows, bits: NDArray[np.float64]) -> Ties:
        """Return distinct pairs, given in any order, as ties."""
        left, right = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((right, left))
        return cls(left=left[order], right=right[order], bits=bits[order])

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.left)

    def chosen(self, wanted: NDArray[np.bool_]) -> Ties:
        """Return some of the ties, by pair."""
        return Ties(left=self.left[wanted], right=self.right[wanted], bits=self.bits[wanted])

    def strongest(self, rows: int) -> Strongest:
        """Return what each row is tied to most strongly; of equals, the first."""
        row, other = np.concatenate([self.left, self.right]), np.concatenate([self.right, self.left])
        bits = np.concatenate([self.bits, self.bits])
        order = np.lexsort((other, -bits, row))
        is_first = np.r_[True, np.diff(row[order]) != 0] if len(row) else order == 0
        best = order[is_first]
        found = Strongest(other=np.full(rows, NOBODY, np.int32), bits=np.full(rows, -np.inf))
        found.other[row[best]], found.bits[row[best]] = other[best], bits[best]
        return found

    def hanging(self, rows: int) -> Rows:
        """Return for each row the first row that it hangs together with, over any number of ties, shape (rows,)."""
        tied = coo_array((np.ones(len(self), np.bool_), (self.left, self.right)), shape=(rows, rows))
        lot: Rows = connected_components(tied, directed=False)[1]
        first: Rows = np.unique(lot, return_index=True)[1].astype(np.int32)
        return first[lot]
