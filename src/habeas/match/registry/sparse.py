"""A table of numbers by pairs of numbers, asked for very many pairs at once: open addressing over two arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MIX = np.uint64(0x9E3779B97F4A7C15)
_FREE = np.int64(-1)
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PairTable:
    """Values by pairs; `keys` and `values` have a power of two of slots, at most half of them taken."""

    keys: Numbers
    values: NDArray[np.float32]

    @classmethod
    def of(cls, left: Numbers, right: Numbers, values: NDArray[np.float32]) -> PairTable:
        """Return the table of distinct pairs, shape (pairs,) each."""
        size = 1 << max(4, int(2 * len(values)).bit_length())
        table = cls(keys=np.full(size, _FREE), values=np.zeros(size, np.float32))
        waiting = (left.astype(np.int64) << 32) | right
        slots, held = table._slots(waiting), values
        while len(waiting):
            free = table.keys[slots] == _FREE
            table.keys[slots[free]] = waiting[free]
            placed = table.keys[slots] == waiting
            table.values[slots[placed]] = held[placed]
            waiting, held = waiting[~placed], held[~placed]
            slots = (slots[~placed] + 1) & (size - 1)
        return table

    def look_up(self, left: Numbers, right: Numbers, missing: float) -> NDArray[np.float32]:
        """Return the values of pairs, `missing` for those that have none, shape (pairs,)."""
        asked = (left.astype(np.int64) << 32) | right
        found = np.full(len(asked), missing, np.float32)
        slots, open_ = self._slots(asked), np.arange(len(asked))
        while len(open_):
            held = self.keys[slots]
            hit = held == asked[open_]
            found[open_[hit]] = self.values[slots[hit]]
            going = ~hit & (held != _FREE)
            open_, slots = open_[going], (slots[going] + 1) & (len(self.keys) - 1)
        return found

    def _slots(self, keys: Numbers) -> Numbers:
        bits = np.uint64(64 - (len(self.keys).bit_length() - 1))
        return ((keys.astype(np.uint64) * _MIX) >> bits).astype(np.int64)
