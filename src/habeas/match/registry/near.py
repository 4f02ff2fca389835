"""The table of near parts: (part, neighbour, evidence in bits), made once for a registry.

The evidence that two written parts are one is how much more often they would stand for one name than by chance. With
f for how often a part occurs: log2 max(P(one | other) / f(one), P(other | one) / f(other)), and never more than the
commoner of the two says by being itself, −log2 f. What speaks strongly against is left out. Everyday forms of given
names are near their full form whatever their letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.match.parts import Part
from habeas.match.registry.alike import weigh_pairs
from habeas.match.registry.keys import Stems, meeting_pairs

LEAST_BITS = -8.0
"""What speaks more strongly against two parts being one is another part."""
TELLING_BITS = 1.0
"""From here on two parts are near enough to look for one name under the other."""
OTHER_ENDING = -7.0
"""Log2 of how often a part is written in one particular case or sex."""
UNKNOWN_NAMES, UNKNOWN_SHARE = 200, 1e-4
"""A registry of few rows does not tell how rare a part is: so many names are added, of which each part has a share."""
EVERYDAY_FORM = -4.0
"""Log2 of how often a given name is written in one particular everyday form."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NearParts:
    """Pairs of near parts in both directions, each part with itself too, sorted; shape (pairs,)."""

    part: NDArray[np.int32]
    neighbour: NDArray[np.int32]
    bits: NDArray[np.float32]


def find_near_parts(parts: Sequence[Part], counts: NDArray[np.int64], names: int, *, given_names: bool) -> NearParts:
    """Return the table of a vocabulary.

    Args:
        counts: How many names hold each part, shape (parts,).
        names: How many names there are.
        given_names: Whether parts may be given names, which have everyday forms.
    """
    own = -np.log2((counts + UNKNOWN_NAMES * UNKNOWN_SHARE) / (names + UNKNOWN_NAMES))
    left, right = meeting_pairs(parts)
    alike = weigh_pairs(parts, left, right)
    one, other = alike.left, alike.right
    stems = Stems(parts)
    same_stem = stems.shared(left, right)
    one[same_stem], other[same_stem] = (np.maximum(found[same_stem], OTHER_ENDING) for found in (one, other))
    bits = np.maximum(one + own[left], other + own[right])
    more_left, more_right = stems.everyday_pairs() if given_names else (left[:0], right[:0])
    left, right = np.concatenate([left, more_left]), np.concatenate([right, more_right])
    bits = np.concatenate([bits, EVERYDAY_FORM + np.maximum(own[more_left], own[more_right])])
    bits = np.minimum(bits, np.minimum(own[left], own[right]))
    kept = bits >= LEAST_BITS
    left, right, bits = left[kept], right[kept], bits[kept]
    every = np.arange(len(parts))
    return _sorted(
        np.concatenate([left, right, every]), np.concatenate([right, left, every]), np.concatenate([bits, bits, own])
    )


def _sorted(part: NDArray[np.int64], neighbour: NDArray[np.int64], bits: NDArray[np.float64]) -> NearParts:
    """Return the table in order, the stronger of two entries for one pair kept, bits to a hundredth."""
    order = np.lexsort((-bits, neighbour, part))
    part, neighbour, bits = part[order], neighbour[order], bits[order]
    fresh = np.r_[True, (part[1:] != part[:-1]) | (neighbour[1:] != neighbour[:-1])] if len(part) else order == 0
    return NearParts(
        part=part[fresh].astype(np.int32), neighbour=neighbour[fresh].astype(np.int32),
        bits=np.round(bits[fresh], 2).astype(np.float32),
    )  # fmt: skip
