"""How probable a written part is for each of many known parts: the sum over all ways to cut both into chunks.

All known parts that are asked for are worked on at once; the loops run over the letters of the written part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.match.alignment import Alignment, Side, mark

Floats = NDArray[np.float32]
Numbers = NDArray[np.int16]
_SCALE = 5.0
"""Every letter multiplies a probability by this, so that long parts stay within single precision."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbered:
    """Known parts as chunk numbers.

    `chunks`: shape (parts, chunk lengths, positions); `lengths`: letters with marks, shape (parts,);
    `log_marginal`: natural log of each part's own probability, shape (parts,).
    """

    chunks: Numbers
    lengths: NDArray[np.int64]
    log_marginal: NDArray[np.float64]


def number_parts(parts: Sequence[str], alignment: Alignment) -> Numbered:
    """Number the chunks of known parts as the right side of an alignment."""
    marked = [mark(part) for part in parts]
    width = max(map(len, marked), default=0)
    side = alignment.right
    chunks = np.full((len(marked), side.longest, width), len(side.ids) + 1, np.int16)
    for row, part in enumerate(marked):
        for size in range(1, side.longest + 1):
            chunks[row, size - 1, : len(part) - size + 1] = [
                side.number(part, at, size) for at in range(len(part) - size + 1)
            ]
    lengths = np.array([len(part) for part in marked], np.int64)
    return Numbered(chunks=chunks, lengths=lengths, log_marginal=_log_marginals(chunks, lengths, alignment.marginal))


def _log_marginals(chunks: Numbers, lengths: NDArray[np.int64], marginal: NDArray[np.float64]) -> NDArray[np.float64]:
    rows, sizes, width = chunks.shape
    sums = np.zeros((width + 1, rows))
    sums[0] = 1.0
    for at in range(width):
        for size in range(1, sizes + 1):
            if at + size <= width:
                sums[at + size] += sums[at] * marginal[chunks[:, size - 1, at]]
    return np.log(np.maximum(sums[lengths, np.arange(rows)], 1e-300))


def log_marginal(letters: str, alignment: Alignment) -> float:
    """Return the natural log of the probability of a part of the right script whatever the left one is."""
    return float(number_parts([letters], alignment).log_marginal[0])


def log_probabilities(
    written: str, known: Numbered, chosen: NDArray[np.int64], alignment: Alignment
) -> NDArray[np.float64]:
    """Return the natural log of P(written | known part) for the chosen known parts, shape (chosen,).

    1. Look up every chunk of the written part against every chunk of the chosen parts.
    2. Walk the letters of the written part; `sums[i][j]` is the probability of all ways to explain its first i
       letters with the first j letters of each known part.
    3. Read each known part's sum at its own length.

    Args:
        written: Letters of the left script.
        chosen: Positions in `known`.
    """
    letters = mark(written)
    lengths = known.lengths[chosen]
    width = int(lengths.max())
    right = np.ascontiguousarray(known.chunks[chosen, :, :width].transpose(1, 2, 0))
    rows, places = _rows_of(letters, alignment)
    scaled = alignment.table[rows].astype(np.float32)
    sums = np.zeros((len(letters) + 1, width + 1, len(chosen)), np.float32)
    sums[0, 0] = 1.0
    against = [
        np.take(scaled * np.float32(_SCALE ** (size + 1)), right[size], axis=1, mode="clip")
        for size in range(right.shape[0])
    ]
    for at in range(len(letters) + 1):
        for spot in range(width):
            sums[at, spot + 1] += sums[at, spot] * against[0][0, spot]
        for size in range(1, alignment.left.longest + 1):
            row = places.get((at, size))
            if row is None:
                continue
            gain = np.float32(_SCALE**size)
            if size == 1:
                sums[at + 1] += sums[at] * (scaled[row, 0] * gain)
            scaled_before = sums[at] * gain
            for other, block in enumerate(against, start=1):
                sums[at + size, other:] += scaled_before[:-other] * block[row, : width + 1 - other]
    total = sums[len(letters), lengths, np.arange(len(chosen))].astype(np.float64)
    logs = np.log(np.maximum(total, 1e-45)) - np.log(_SCALE) * (len(letters) + lengths)
    found: NDArray[np.float64] = logs - known.log_marginal[chosen]
    return found


def _rows_of(letters: str, alignment: Alignment) -> tuple[list[int], dict[tuple[int, int], int]]:
    """Return the table's rows that a written part needs, nothing first, and where the row of each chunk stands."""
    side: Side = alignment.left
    rows, places = [0], {}
    for at in range(len(letters)):
        for size in range(1, side.longest + 1):
            number = side.number(letters, at, size)
            if at + size <= len(letters) and number <= len(side.ids):
                places[at, size] = len(rows)
                rows.append(number)
    return rows, places
