"""Which reports are worth laying side by side, in any two languages.

1. Near copies by their shingles (see `signatures`).
2. Those that share rare keys: each report is a row of weights, the product of the rows with one another says how much
   of the lighter report the two share. A key that more than `MOST_BEARERS` reports bear is left out, and each report
   keeps its `KEPT` best, so that the work grows with the number of reports and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from habeas.match.copies.profile import Profile
from habeas.match.copies.signatures import near_pairs

MOST_BEARERS = 60
"""Reports that may bear a key for it to make candidates; in a small folder all may."""
SMALL = 400
KEPT = 40
LEAST_SHARE = 0.12
"""Weight that two must share, as a part of the lighter one."""
_ROWS_AT_ONCE = 2000


def rarity(profiles: Sequence[Profile]) -> Mapping[str, float]:
    """Return how much each key says: the fewer reports bear it, the more; never nothing, be the reports ever so few."""
    borne = Counter(key for profile in profiles for key in all_keys(profile))
    total = len(profiles) + 12
    return {key: float(np.log1p(total / count)) for key, count in borne.items()}


def all_keys(profile: Profile) -> dict[str, float]:
    """Return the keys of a report, within its language and across languages, each with its greatest weight."""
    keys: dict[str, float] = {}
    for sentence in profile.sentences:
        for weights in (sentence.own, sentence.shared):
            for key, weight in weights.items():
                keys[key] = max(keys.get(key, 0.0), weight)
    return keys


def candidate_pairs(profiles: Sequence[Profile], rarities: Mapping[str, float]) -> list[tuple[int, int]]:
    """Return pairs of places, sorted, the smaller place first."""
    pairs = near_pairs([profile.shingles for profile in profiles])
    pairs.update(_sharing_pairs(profiles, rarities))
    return sorted(pairs)


def _sharing_pairs(profiles: Sequence[Profile], rarities: Mapping[str, float]) -> set[tuple[int, int]]:
    rows = _weights(profiles, rarities)
    totals = np.asarray(rows.sum(axis=1)).ravel()
    roots = rows.sqrt()
    turned = roots.T.tocsc()
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(profiles), _ROWS_AT_ONCE):
        shared = (roots[start : start + _ROWS_AT_ONCE] @ turned).tocsr()
        for row in range(shared.shape[0]):
            begin, end = shared.indptr[row], shared.indptr[row + 1]
            others, sums = shared.indices[begin:end], shared.data[begin:end]
            pairs.update(_best_of(start + row, others, sums, totals))
    return pairs


def _best_of(
    place: int, others: NDArray[np.int32], sums: NDArray[np.float64], totals: NDArray[np.float64]
) -> list[tuple[int, int]]:
    lighter = np.maximum(np.minimum(totals[others], totals[place]), 1e-9)
    shares = sums / lighter
    chosen = np.flatnonzero((shares >= LEAST_SHARE) & (others != place))
    best = chosen[np.lexsort((others[chosen], -shares[chosen]))][:KEPT]
    return [(min(place, other), max(place, other)) for other in others[best].tolist()]


def _weights(profiles: Sequence[Profile], rarities: Mapping[str, float]) -> csr_array:
    most = max(MOST_BEARERS, len(profiles) if len(profiles) <= SMALL else 0)
    borne = Counter(key for profile in profiles for key in all_keys(profile))
    numbers = {
        key: number for number, key in enumerate(sorted(key for key, count in borne.items() if 1 < count <= most))
    }
    places, columns, weights = [], [], []
    for place, profile in enumerate(profiles):
        for key, weight in all_keys(profile).items():
            if key in numbers:
                places.append(place)
                columns.append(numbers[key])
                weights.append(weight * rarities[key])
    return csr_array((weights, (places, columns)), shape=(len(profiles), max(len(numbers), 1)))
