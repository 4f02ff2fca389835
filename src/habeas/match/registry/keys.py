"""Which pairs of distinct name parts are worth comparing letter by letter.

Two parts are, if they meet in a key: their folded Latin reading whole or less one letter, its stem, or its consonants
whole or less one. Readings are by rule and as learned, so that scripts meet too. A key in which very many parts meet
says nothing. Of those that meet, the ones whose nearest readings differ in many letters are hardly ever one name; where
vowels are not written, that says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from habeas.match.diminutives import full_stems, stem_of
from habeas.match.parts import Part, Script
from habeas.match.speller import Speller

MEETING = 400
"""Parts that may meet in one key at most."""
MOST_SLIPS, LONG, MOST_SLIPS_IF_LONG = 2, 10, 3
"""Letters in which two readings may differ, and from how many letters on they may in one more."""
_VOWELS = frozenset("aeiouy")
_NONE = -1
_WITH_VOWELS = frozenset({Script.LATIN, Script.CYRILLIC})
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


@cache
def _speller() -> Speller:
    return Speller()


@lru_cache(maxsize=1 << 18)
def readings_of(part: Part) -> tuple[str, ...]:
    """Return the folded Latin readings of a part, by rule and as learned where that is another; none that is empty."""
    return tuple(reading for reading in _speller().keys(part) if reading)


def meeting_pairs(parts: Sequence[Part]) -> tuple[Numbers, Numbers]:
    """Return the pairs of parts to compare, as two arrays of numbers, the smaller number first, sorted."""
    left, right = _met_in_a_key(parts)
    kept = _alike_enough(parts, left, right)
    return left[kept], right[kept]


def _alike_enough(parts: Sequence[Part], left: Numbers, right: Numbers) -> NDArray[np.bool_]:
    """Return for pairs of parts whether their nearest readings differ in few letters, shape (pairs,)."""
    readings = [readings_of(part) or ("",) for part in parts]
    by_rule, as_learned = (np.array([found[way] for found in readings], object) for way in (0, -1))
    lengths = np.array([len(found[0]) for found in readings], np.int64)
    vowels = np.array([part.script in _WITH_VOWELS for part in parts], np.bool_)
    most = np.where(np.maximum(lengths[left], lengths[right]) >= LONG, MOST_SLIPS_IF_LONG, MOST_SLIPS)
    alike = ~(vowels[left] & vowels[right])
    for ours, theirs in ((by_rule, by_rule), (as_learned, as_learned), (by_rule, as_learned), (as_learned, by_rule)):
        open_ = np.flatnonzero(~alike)
        pairs = (ours[left[open_]].tolist(), theirs[right[open_]].tolist())
        alike[open_] = cpdist(*pairs, scorer=OSA.distance, dtype=np.int32) <= most[open_]
    return alike


def _met_in_a_key(parts: Sequence[Part]) -> tuple[Numbers, Numbers]:
    """Return the pairs of parts that meet in a key, as two arrays of numbers, the smaller number first, sorted."""
    hashes: list[int] = []
    owners: list[int] = []
    for number, part in enumerate(parts):
        if not part.is_initial:
            keys = {key for reading in readings_of(part) for key in keys_of(reading)}
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
        self._stems = [frozenset(map(stem_of, readings_of(part))) for part in parts]

    def shared(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Return for pairs of parts whether they differ in no more than an ending, shape (pairs,)."""
        numbers: dict[str, int] = {}
        known = np.full((2, len(self._stems)), _NONE, np.int64)
        for number, stems in enumerate(self._stems):
            for place, stem in enumerate(stem for stem in sorted(stems) if len(stem) >= 3):
                known[place, number] = numbers.setdefault(stem, len(numbers))
        alike = np.zeros(len(left), np.bool_)
        for one in known:
            for other in known:
                alike |= (one[left] == other[right]) & (one[left] != _NONE)
        return alike

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
