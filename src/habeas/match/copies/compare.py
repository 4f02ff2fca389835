"""Two reports laid side by side: how much of one stands in the other, sentence by sentence.

1. Words in a row: how many of the shorter one's shingles the longer one has.
2. Sentence by sentence: each sentence of the lighter report looks for the sentence of the other, or the two
   neighbouring ones, that share the most weight with it; within one language by its words, across languages by what
   goes over (numbers, days, names, concepts, words of common descent).
3. Whether the sentences found come in the same order, and whether longer quotations are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.match.copies.profile import Profile, Sentence

_FOUND, _TOUCHED = 0.3, 0.25
"""Share of a sentence from which it counts as found in the other report."""
_SAME_QUOTE = 0.6
_REMEMBERED = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A sentence of the lighter report and the one of the other that it was found in, as places; `share` in 0..1."""

    lighter: int
    heavier: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two reports are; every figure lies in 0..1 but `quotes`, which counts.

    `verbatim`: shingles of the shorter one that the other has. `covered`: weight of the lighter one that was found.
    `spread`: weight of those of its sentences that were found at all; low where one passage is quoted and no more.
    `in_order`: share of the found sentences that follow one another. `quotes`: longer quotations that both have.
    """

    verbatim: float
    covered: float
    spread: float
    in_order: float
    quotes: int
    laid: tuple[Laid, ...]
    left_is_lighter: bool
    crosses_languages: bool


class Sides:
    """The reports of a collection as weights, the latest ones remembered."""

    def __init__(self, rarities: Mapping[str, float]) -> None:
        """Weigh by how rare the keys of the collection are."""
        self._rarities = rarities
        self._remembered: dict[tuple[str, bool], Side] = {}

    def of(self, profile: Profile, *, crosses: bool) -> Side:
        """Return a report as weights, within its language or across languages."""
        side = self._remembered.get((profile.file, crosses))
        if side is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            side = Side.of(profile, self._rarities, crosses=crosses)
            self._remembered[profile.file, crosses] = side
        return side


def compare(left: Profile, right: Profile, weighed: Sides) -> Likeness:
    """Return how alike two reports of one collection are; the same whichever comes first."""
    crosses = left.language != right.language
    sides = [weighed.of(profile, crosses=crosses) for profile in (left, right)]
    left_is_lighter = (sides[0].total, left.file) <= (sides[1].total, right.file)
    lighter, heavier = sides if left_is_lighter else sides[::-1]
    laid = lighter.lay_on(heavier)
    return Likeness(
        verbatim=_inclusion(left.shingles, right.shingles),
        covered=lighter.found(laid),
        spread=lighter.spread(laid),
        in_order=_in_order(laid),
        quotes=_same_quotes(left, right),
        laid=laid,
        left_is_lighter=left_is_lighter,
        crosses_languages=crosses,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A report as weights of keys, sentence by sentence; `bearers` are the places of the sentences that have a key."""

    sentences: Sequence[Mapping[str, float]]
    bearers: Mapping[str, Sequence[int]]
    sums: Sequence[float]
    total: float

    @classmethod
    def of(cls, profile: Profile, rarities: Mapping[str, float], *, crosses: bool) -> Side:
        """Weigh the sentences of a report."""
        weighed = [_weigh(one, rarities, crosses=crosses) for one in profile.sentences]
        sums = [sum(one.values()) for one in weighed]
        bearers: dict[str, list[int]] = {}
        for place, sentence in enumerate(weighed):
            for key in sentence:
                bearers.setdefault(key, []).append(place)
        return cls(sentences=weighed, bearers=bearers, sums=sums, total=sum(sums))

    def lay_on(self, other: Side) -> tuple[Laid, ...]:
        """Find each sentence in another report; those with nothing to find are left out."""
        return tuple(
            Laid(lighter=place, heavier=found, share=share)
            for place, sentence in enumerate(self.sentences)
            if self.sums[place] > 0.0
            for found, share in (_best_window(sentence, other.bearers, self.sums[place]),)
        )

    def found(self, laid: Sequence[Laid]) -> float:
        """Return the share of the weight that was found."""
        return sum(one.share * self.sums[one.lighter] for one in laid) / self.total if self.total else 0.0

    def spread(self, laid: Sequence[Laid]) -> float:
        """Return the share of the weight that stands in sentences which were found."""
        found = sum(self.sums[one.lighter] for one in laid if one.share >= _TOUCHED)
        return found / self.total if self.total else 0.0


def _weigh(sentence: Sentence, rarities: Mapping[str, float], *, crosses: bool) -> dict[str, float]:
    weights = sentence.shared if crosses else sentence.own
    return {key: weight * rarities.get(key, 1.0) for key, weight in weights.items()}


def _best_window(
    sentence: Mapping[str, float], bearers: Mapping[str, Sequence[int]], total: float
) -> tuple[int, float]:
    """Return the sentence that shares most, alone or with the one after it, and which part of the weight that is.

    The second sentence of a window counts half, so that two sentences are joined only where one was split.
    """
    alone: dict[int, float] = {}
    either: dict[int, float] = {}
    for key, weight in sentence.items():
        places = bearers.get(key, ())
        for place in places:
            alone[place] = alone.get(place, 0.0) + weight
        for place in {*places, *(place - 1 for place in places)}:
            either[place] = either.get(place, 0.0) + weight
    if not alone:
        return 0, 0.0
    best = max(alone, key=lambda place: (alone[place], -place))
    joined = max(either, key=lambda place: (either[place], -place))
    return best, max(alone[best], (either[joined] + alone[best]) / 2) / total


def _inclusion(left: frozenset[int], right: frozenset[int]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _in_order(laid: Sequence[Laid]) -> float:
    places = [one.heavier for one in laid if one.share >= _FOUND]
    if len(places) < 2:
        return 0.0
    return sum(one <= other for one, other in pairwise(places)) / (len(places) - 1)


def _same_quotes(left: Profile, right: Profile) -> int:
    return sum(
        any(len(quote & other) >= _SAME_QUOTE * max(len(quote), len(other)) for other in right.quotes)
        for quote in left.quotes
        if len(quote) >= 3
    )
