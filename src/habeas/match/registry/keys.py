"""Which pairs of distinct name parts are worth comparing letter by letter.

Two parts are, if they meet in a key: their folded Latin reading whole or less one letter, its stem, or its consonants
whole or less one. Readings are by rule and as learned, so that scripts meet too. A key in which very many parts meet
says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from habeas.match.diminutives import full_stems, stem_of
from habeas.match.parts import Part
from habeas.match.speller import Speller

MEETING = 400
"""Parts that may meet in one key at most."""
_VOWELS = frozenset("aeiouy")
Numbers = NDArray[np.int64]


def keys_of(folded: str) -> Iterator[str]:
    """Yield the keys of one folded Latin reading."""
    yield folded
    if len(folded) >= 3:
        yield from (folded[:at] + folded[at + 1 :] for at in range(len(folded)))
    if len(stem := stem_of(folded)) >= 3:
        yield f"={stem}"
    consonants = folded[:1] + "".join(letter for letter in folded[1:] if letter not in _VOWELS)
    if len(consonants) >= 3:
        yield f"~{consonants}"
    if len(consonants) >= 5:
        yield from (f"~{consonants[:at]}{consonants[at + 1 :]}" for at in range(1, len(consonants)))


def meeting_pairs(parts: Sequence[Part]) -> tuple[Numbers, Numbers]:
    """Return the pairs of parts that meet in a key, as two arrays of numbers, the smaller number first, sorted."""
    speller = Speller()
    hashes: list[int] = []
    owners: list[int] = []
    for number, part in enumerate(parts):
        if not part.is_initial:
            keys = {key for reading in speller.keys(part) if reading for key in keys_of(reading)}
            hashes += [crc32(key.encode()) | len(key) << 32 for key in keys]
            owners += [number] * len(keys)
    order = np.argsort(np.array(hashes, np.int64), kind="stable")
    met, owner = np.array(hashes, np.int64)[order], np.array(owners, np.int64)[order]
    starts = np.flatnonzero(np.r_[True, met[1:] != met[:-1]]) if len(met) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(met)])
    found = [np.zeros(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= MEETING)]):
        together = owner[starts[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        left, right = together[:, one].ravel(), together[:, other].ravel()
        found.append(np.unique(np.minimum(left, right) * len(parts) + np.maximum(left, right)))
    pairs = np.unique(np.concatenate(found))
    return pairs // max(len(parts), 1), pairs % max(len(parts), 1)


class Stems:
    """The stems of parts, in every reading."""

    def __init__(self, parts: Sequence[Part]) -> None:
        speller = Speller()
        self._stems = [frozenset(stem_of(reading) for reading in speller.keys(part) if reading) for part in parts]

    def shared(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Return for pairs of parts whether they differ in no more than an ending, shape (pairs,)."""
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return np.fromiter(
            (not self._long(one).isdisjoint(self._long(other)) for one, other in pairs), np.bool_, len(left)
        )

    def everyday_pairs(self) -> tuple[Numbers, Numbers]:
        """Return the pairs of an everyday form and a full form that it may stand for, as two arrays."""
        by_stem: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(self._stems):
            for stem in stems:
                by_stem[stem].append(number)
        pairs = {
            (number, full)
            for form, fulls in full_stems().items()
            for number in by_stem.get(form, ())
            for stem in fulls
            for full in by_stem.get(stem, ())
            if number != full
        }
        found = np.array(sorted(pairs), np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def full_of(self, number: int) -> frozenset[str]:
        """Return the stems of the full forms that a part may stand for."""
        return frozenset().union(*(full_stems().get(stem, frozenset()) for stem in self._stems[number]))

    def _long(self, number: int) -> frozenset[str]:
        return frozenset(stem for stem in self._stems[number] if len(stem) >= 3)
