"""What a written name part says for each known part, in bits.

The evidence for a known part is how much more probable the written part is if it is meant, than if anyone may be
meant: log2 P(written | part) − log2 P(written). Half of P(written) comes from the known parts, each as often as it
occurs, and half from what letters usually follow one another; so a frequent part says less than a rare one, and a
written part that nobody known bears says nothing for those that are merely near.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.match.alignment import knows, load_alignment
from habeas.match.forward import log_marginal
from habeas.match.parts import Part, Script
from habeas.match.vocabulary import THOROUGHLY, Neighbours, Vocabulary

KEPT = 80
"""Known parts that are kept for each written one."""
LEAST_BITS = -5.0
"""Below this a known part is another one; a little above, it may be one that is written in an unusual way."""
_LETTERS_OF_OTHER_SCRIPTS = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """Known parts that a written one speaks for: numbers and bits, weakest first, shape (kept,)."""

    parts: NDArray[np.int64]
    bits: NDArray[np.float64]
    by_number: dict[int, float]

    def speaking_for(self) -> Evidence:
        """Return the evidence for those known parts alone that the written one speaks for and not against."""
        first = int(np.searchsorted(self.bits, 0.0, side="right"))
        return Evidence(parts=self.parts[first:], bits=self.bits[first:], by_number={})


def log_usual(written: Part) -> float:
    """Return the natural log of the probability of a written part by its letters alone."""
    known = Script.LATIN if knows(Script.LATIN, written.script) else None
    if known is None:
        return -float(np.log(_LETTERS_OF_OTHER_SCRIPTS)) * (len(written.letters) + 1)
    return log_marginal(written.letters, load_alignment(known, written.script))


def weigh(
    written: Part, vocabulary: Vocabulary, frequencies: NDArray[np.float64], least_share: float = THOROUGHLY
) -> Evidence:
    """Return what a written part says for the known parts.

    Args:
        frequencies: How often each known part occurs, as a share of all names, shape (parts,).
        least_share: How near a known part must be to be compared letter by letter.
    """
    near = vocabulary.neighbours(written, least_share=least_share)
    bits = bits_of(near, frequencies[near.parts], log_usual(written))
    order = np.argsort(bits, kind="stable")[-KEPT:]
    order = order[bits[order] > LEAST_BITS]
    parts, kept = near.parts[order], bits[order]
    return Evidence(parts=parts, bits=kept, by_number=dict(zip(parts.tolist(), kept.tolist(), strict=True)))


def bits_of(near: Neighbours, frequencies: NDArray[np.float64], usual: float) -> NDArray[np.float64]:
    """Return the evidence for each neighbour in bits, shape (neighbours,)."""
    if not len(near.parts):
        return near.logs
    among_known = np.logaddexp.reduce(near.logs + np.log(np.maximum(frequencies, 1e-12)))
    anyone = np.logaddexp(among_known, usual) - np.log(2.0)
    bits: NDArray[np.float64] = (near.logs - anyone) / np.log(2.0)
    return bits
