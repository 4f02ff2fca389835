"""How probable a written part is for each of many known parts: the sum over all ways to cut both into chunks.

All known parts that are asked for are worked on at once; the loop runs over the letters of the written part.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.match.alignment import Alignment, mark
from habeas.match.letters import PartTable

Floats = NDArray[np.float32]
Numbers = NDArray[np.int16]
_SCALE = 5.0
"""Every letter multiplies a probability by this, so that long parts stay within single precision."""
_POWERS = np.array([_SCALE**size for size in range(8)], np.float32)


def log_marginal(letters: str, alignment: Alignment) -> float:
    """Return the natural log of the probability of a part of the right script whatever the left one is."""
    marked, side = mark(letters), alignment.right
    sums = [1.0] + [0.0] * len(marked)
    for at in range(len(marked)):
        for size in range(1, min(side.longest, len(marked) - at) + 1):
            sums[at + size] += sums[at] * float(alignment.marginal[side.number(marked, at, size)])
    return float(np.log(max(sums[-1], 1e-300)))


def _log_marginals(chunks: Sequence[Numbers], alignment: Alignment, lengths: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the natural log of each part's own probability, shape (chosen,); `lengths` are without marks."""
    width, count = chunks[0].shape
    chances = [alignment.marginal[numbers] for numbers in chunks]
    sums = np.zeros((width + 1, count))
    sums[0] = 1.0
    for at in range(width):
        for size, chance in enumerate(chances, start=1):
            if at + size <= width:
                sums[at + size] += sums[at] * chance[at]
    return np.log(np.maximum(sums[lengths + 2, np.arange(count)], 1e-300))


def log_probabilities(
    written: str, known: PartTable, chosen: NDArray[np.int64], alignment: Alignment
) -> NDArray[np.float64]:
    """Return the natural log of P(written | known part) for the chosen known parts, shape (chosen,).

    1. Look up every chunk of the written part against every chunk of the chosen parts.
    2. Walk the letters of the written part; `sums[i][j]` is the probability of all ways to explain its first i
       letters with the first j letters of each known part.
    3. Read each known part's sum at its own length.

    Letters of a known part that nothing was written for are summed over runs of three at most: a longer run is
    less probable than any mistake that counts.

    Args:
        written: Letters of the left script.
        chosen: Positions in `known`, all of the right script.
    """
    letters = mark(written)
    right = alignment.right_numbering.number(known, chosen)
    lengths = known.lengths[chosen] + 2
    width, longest = len(right[0]), alignment.left.longest
    missed = np.take(alignment.single[0] * _POWERS[1], right[0], mode="clip")
    twice = missed[:-1] * missed[1:]
    against = _against(letters, right, alignment)
    sums = np.zeros((longest + len(letters) + 1, width + 1, len(chosen)), np.float32)
    sums[longest, 0] = 1.0
    for end in range(len(letters) + 1):
        here, before = sums[longest + end], sums[end : longest + end]
        if end:
            alone = alignment.single[alignment.left.number(letters, end - 1, 1), 0]
            np.multiply(before[-1], alone * _POWERS[1], out=here)
            for other, blocks in enumerate(against, start=1):
                here[other:] += np.einsum("awn,awn->wn", before[:, : width + 1 - other], blocks[end - 1])
        here[1:] += here[:-1] * missed
        here[2:] += here[:-2] * twice
    total = sums[-1, lengths, np.arange(len(chosen))].astype(np.float64)
    logs = np.log(np.maximum(total, 1e-45)) - np.log(_SCALE) * (len(letters) + lengths)
    found: NDArray[np.float64] = logs - _log_marginals(right, alignment, lengths - 2)
    return found


def _against(letters: str, right: Sequence[Numbers], alignment: Alignment) -> list[Floats]:
    """Return the scaled probabilities of written chunks against known ones.

    One array for each length of the known chunk, shape (ends, written lengths, positions, chosen): the written chunk of
    that length that ends at that letter, longest first, and 0 where there is none.
    """
    longest = alignment.left.longest
    sizes = range(longest, 0, -1)
    nothing = len(alignment.table) - 1
    rows = [
        alignment.left.number(letters, end - size, size) if end >= size else nothing
        for end in range(1, len(letters) + 1)
        for size in sizes
    ]
    scaled = alignment.single[rows] * np.tile(_POWERS[list(sizes)], len(letters))[:, None]
    return [
        np.take(scaled * _POWERS[other], numbers, axis=1, mode="clip").reshape(len(letters), longest, *numbers.shape)
        for other, numbers in enumerate(right, start=1)
    ]
