"""How much the names of two parties speak for each other, among all parties of a case.

1. Each part of one name is paired with a part of the other by learned evidence (see `explain`).
2. What a pair of parts says is at most how rare it is among the parties: Анна, borne by a third of them, says little.
3. All pairs of parties are as likely the same before, hence the score: the probability that follows from the bits.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from habeas.match.explain import PairedPart, compare_parts, pair
from habeas.match.parts import Part, make_part, split_name
from habeas.match.relatives import groups_of_keys, kinship
from habeas.match.speller import Speller

_ALIKE_KEYS = 0.72
"""Likeness of their keys from which two parts are compared letter by letter."""
_APART = -100.0
_SPELLER = Speller()


class Commonness:
    """The names of the parties of one kind, and how many parties bear each part.

    `spellings` has all spellings of each party.
    """

    def __init__(self, spellings: Sequence[Sequence[str]]) -> None:
        self._count = len(spellings)
        self._keys = [
            {key for spelling in some for part in split_name(spelling) for key in keys_of(part)} for some in spellings
        ]
        self._borne = Counter(key for keys in self._keys for key in keys)

    def pairs_to_compare(self) -> Iterator[tuple[int, int]]:
        """Yield the places of parties that have parts which begin alike or belong together, each pair once."""
        blocks: dict[str | int, list[int]] = defaultdict(list)
        for place, keys in enumerate(self._keys):
            starts: set[str | int] = {key[:2] for key in keys if len(key) > 1}
            starts |= {group.number for group in groups_of_keys(sorted(keys))}
            for start in starts:
                blocks[start].append(place)
        pairs = {(one, other) for block in blocks.values() for at, one in enumerate(block) for other in block[at + 1 :]}
        yield from sorted(pairs)

    def score(self, left: str, right: str) -> float:
        """Return how probable it is that two spellings name one party, 0 to 1."""
        lefts, rights = split_name(left), split_name(right)
        if not any(len(part.letters) > 1 for part in lefts) or not any(len(part.letters) > 1 for part in rights):
            return 0.0
        bits = sum(self._capped(part) for part in pair(lefts, rights, compare_quickly))
        odds = bits - math.log2(max(self._count, 2))
        return float(1.0 / (1.0 + 2.0 ** min(max(-odds, -60.0), 60.0)))

    def _capped(self, part: PairedPart) -> float:
        if not part.left or not part.right:
            return part.bits
        is_initial = 1 in (len(part.left), len(part.right))
        whole = [letters for letters in (part.left, part.right) if not is_initial or len(letters) > 1]
        bearers = max((self._borne[key] for letters in whole for key in keys_of(make_part(letters))), default=1)
        rarity = math.log2(self._count / max(bearers, 1)) + 1.0
        return min(part.bits, rarity - 1.0 if is_initial else rarity)


@lru_cache(maxsize=65536)
def keys_of(part: Part) -> tuple[str, ...]:
    """Return the Latin keys of a part."""
    return _SPELLER.keys(part)


@lru_cache(maxsize=262144)
def compare_quickly(left: Part, right: Part) -> PairedPart:
    """Return what two parts say for each other; those that look nothing alike are not compared letter by letter."""
    keys = [(one, other) for one in keys_of(left) for other in keys_of(right)]
    alike = any(JaroWinkler.similarity(one, other) >= _ALIKE_KEYS for one, other in keys)
    if alike or left.is_initial or right.is_initial or kinship(left, right):
        return compare_parts(left, right)
    return PairedPart(left=left.letters, right=right.letters, bits=_APART)
