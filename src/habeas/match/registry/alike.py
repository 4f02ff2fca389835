"""How probable it is that one name part is written for another, for very many pairs of parts at once.

1. Pairs are grouped by their two scripts and, within these, by their two lengths.
2. For each group, `sums[i][j]` is the probability of all ways to explain the first i letters of the one with the first
   j of the other, as in `forward`; here both change from pair to pair, and a whole group is worked on at once.
3. The joint probability is divided by that of either part by itself: P(one | other) in both directions.
4. A slip of the hand explains a pair too: each letter that differs costs `SLIP_BITS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from habeas.match.alignment import Alignment, Side, knows, load_alignment
from habeas.match.letters import SCRIPTS, Numbering, PartTable
from habeas.match.parts import Part, Script

SLIP_BITS = 10.0
"""A slip is rare, its place and its letter are free: about one in a thousand for each particular one."""
_MOVES = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2))
_AT_ONCE = 8192
_SCALE = np.float32(5.0)
_NEVER = -1000.0
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """Log2 of P(left | right) and of P(right | left) for pairs of parts, shape (pairs,)."""

    left: Floats
    right: Floats


def weigh_pairs(parts: Sequence[Part], left: Numbers, right: Numbers) -> Likeness:
    """Return how probable each part of a pair is if the other is meant."""
    found = Likeness(left=np.full(len(left), _NEVER), right=np.full(len(left), _NEVER))
    order = list(Script)
    scripts = np.array([order.index(part.script) for part in parts], np.int64)
    first, second = scripts[left], scripts[right]
    for one in range(len(order)):
        for other in range(one, len(order)):
            straight = np.flatnonzero((first == one) & (second == other))
            turned = np.flatnonzero((first == other) & (second == one)) if one != other else straight[:0]
            chosen = np.concatenate([straight, turned])
            if not len(chosen) or not knows(order[one], order[other]):
                continue
            rows = np.concatenate([left[straight], right[turned]])
            columns = np.concatenate([right[straight], left[turned]])
            given_column, given_row = _conditionals(parts, rows, columns, load_alignment(order[one], order[other]))
            is_turned = np.arange(len(chosen)) >= len(straight)
            found.left[chosen] = np.where(is_turned, given_row, given_column)
            found.right[chosen] = np.where(is_turned, given_column, given_row)
    _allow_slips(parts, left, right, found)
    return found


def _allow_slips(parts: Sequence[Part], left: Numbers, right: Numbers, found: Likeness) -> None:
    """Raise the probabilities of pairs within one script to what slips of the hand explain."""
    scripts = np.array([SCRIPTS.index(part.script) for part in parts], np.int8)
    lengths = np.array([len(part.letters) for part in parts], np.int64)
    shortest = np.minimum(lengths[left], lengths[right])
    some = np.flatnonzero((scripts[left] == scripts[right]) & (shortest > 3))
    ours, theirs = ([parts[number].letters for number in side[some].tolist()] for side in (left, right))
    slips = cpdist(ours, theirs, scorer=OSA.distance, dtype=np.int32) if len(some) else shortest[:0]
    few = slips <= 1 + (shortest[some] > 7)
    some, worth = some[few], -1.0 - SLIP_BITS * slips[few]
    for side in (found.left, found.right):
        side[some] = np.maximum(side[some], worth)


def _conditionals(
    parts: Sequence[Part], rows: Numbers, columns: Numbers, alignment: Alignment
) -> tuple[Floats, Floats]:
    """Return log2 P(row | column) and log2 P(column | row); rows are of the alignment's left script."""
    table = alignment.table
    own = table.sum(axis=1) / (1.0 - table[0].sum())
    own[0] = 0.0
    lefts = _Numbered.of(parts, rows, alignment.left, own)
    rights = _Numbered.of(parts, columns, alignment.right, alignment.marginal)
    flat, width = table.astype(np.float32).ravel(), np.int32(table.shape[1])
    joint, alone_left, alone_right = (np.zeros(len(rows)) for _ in range(3))
    lengths = lefts.lengths * 64 + rights.lengths
    for pair_of_lengths in np.unique(lengths):
        group = np.flatnonzero(lengths == pair_of_lengths)
        for at in range(0, len(group), _AT_ONCE):
            some = group[at : at + _AT_ONCE]
            one, other = lefts.take(some), rights.take(some)
            joint[some] = _log_joint(one.chunks * width, other.chunks, flat)
            alone_left[some], alone_right[some] = one.alone, other.alone
    bits = 1.0 / np.log(2.0)
    return (joint - alone_right) * bits, (joint - alone_left) * bits


def _log_joint(rows: NDArray[np.int32], columns: NDArray[np.int32], flat: NDArray[np.float32]) -> Floats:
    """Return the natural log of the joint probability of pairs of equal lengths.

    Args:
        rows: Where each chunk's row begins in `flat`, shape (sizes, positions, pairs); likewise `columns`.
    """
    high, wide = rows.shape[1], columns.shape[1]
    sums = np.zeros((high + 1, wide + 1, rows.shape[2]), np.float32)
    sums[0, 0] = 1.0
    for i in range(high + 1):
        for j in range(wide + 1):
            for down, along in _MOVES:
                if i + down <= high and j + along <= wide:
                    where = rows[down, min(i, high - 1)] + columns[along, min(j, wide - 1)]
                    sums[i + down, j + along] += sums[i, j] * flat[where] * _SCALE ** (down + along)
    logs: Floats = np.log(np.maximum(sums[high, wide].astype(np.float64), 1e-40)) - np.log(5.0) * (high + wide)
    return logs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _OfOneLength:
    """Parts of one length: chunk numbers, shape (sizes, positions, parts), and log of each one's own probability."""

    chunks: NDArray[np.int32]
    alone: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Numbered:
    """The parts of one side of many pairs; `lengths` with marks and `places` by pair, shape (pairs,)."""

    lengths: Numbers
    places: Numbers
    by_length: dict[int, _OfOneLength]

    @classmethod
    def of(cls, parts: Sequence[Part], chosen: Numbers, side: Side, marginal: Floats) -> _Numbered:
        distinct, inverse = np.unique(chosen, return_inverse=True)
        table, numbering = PartTable.of([parts[number] for number in distinct.tolist()]), Numbering.of(side)
        lengths = table.lengths.astype(np.int64) + 2
        places = np.zeros(len(lengths), np.int64)
        by_length = {}
        for length in np.unique(lengths).tolist():
            members = np.flatnonzero(lengths == length)
            places[members] = np.arange(len(members))
            chunks = np.full((4, length, len(members)), len(side.ids) + 1, np.int32)
            chunks[0] = 0
            for size, numbers in enumerate(numbering.number(table, members), start=1):
                chunks[size, : len(numbers)] = numbers
            by_length[length] = _OfOneLength(chunks=chunks, alone=_log_alone(chunks, marginal))
        return cls(lengths=lengths[inverse], places=places[inverse], by_length=by_length)

    def take(self, pairs: Numbers) -> _OfOneLength:
        """Return the parts of some pairs, which are all of one length."""
        held = self.by_length[int(self.lengths[pairs[0]])]
        places = self.places[pairs]
        return _OfOneLength(chunks=held.chunks[:, :, places], alone=held.alone[places])


def _log_alone(chunks: NDArray[np.int32], marginal: Floats) -> Floats:
    length = chunks.shape[1]
    sums = np.zeros((length + 1, chunks.shape[2]))
    sums[0] = 1.0
    for at in range(length):
        for size in range(1, 4):
            if at + size <= length:
                sums[at + size] += sums[at] * marginal[chunks[size, at]]
    return np.log(np.maximum(sums[length], 1e-300))
