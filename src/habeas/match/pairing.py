"""The parts of a written name against those of one known name, assigned one to one, in bits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.match.evidence import Evidence
from habeas.match.parts import Part
from habeas.match.romanise import fold_key, romanise

WRITTEN_WITHOUT_COUNTERPART = -6.0
KNOWN_WITHOUT_COUNTERPART = -1.5
DISPENSABLE_WITHOUT_COUNTERPART = -0.5
OTHER_INITIAL = -8.0
_PATRONYMIC = re.compile(r"(ич|ыч|віч|вна|чна|ўна|ovi?y?t?ch|evi?y?t?ch|vna|ichna)$")
_PARTICLES = frozenset(
    "von van der den de di da du la le bin ibn ben bint abu umm ogly oglu kyzy "
    "фон ван де дер бин ибн бен оглы оглу кызы".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A part of the written name and what it says for the known parts."""

    part: Part
    evidence: Evidence

    def bits_for(self, numbers: Sequence[int]) -> list[tuple[float, int]]:
        """Return the bits for those of the numbered known parts that it speaks for."""
        by_number = self.evidence.by_number
        return [(by_number[number], number) for number in numbers if number in by_number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Initials:
    """How much the first letter of a name says, in bits, by its folded Latin form."""

    bits: dict[str, float]

    @classmethod
    def of(cls, parts: Sequence[Part], borne: NDArray[np.int64]) -> Initials:
        """Count the first letters of all known parts, each as often as it is borne."""
        counts: Counter[str] = Counter()
        for part, times in zip(parts, borne.tolist(), strict=True):
            counts[first_letter(part)] += times
        total = sum(counts.values()) + 1
        return cls(bits={letter: float(np.log2(total / count)) for letter, count in counts.items()})

    def compare(self, one: Part, other: Part) -> float:
        """Return what it says that a part begins with another's initial; negative if it does not."""
        letter = first_letter(one)
        return self.bits.get(letter, 4.0) if letter == first_letter(other) else OTHER_INITIAL


def first_letter(part: Part) -> str:
    """Return the first letter of a part's key: initials that stand for the same sound meet in it."""
    return (fold_key(romanise(part)) or part.letters)[0]


def is_dispensable(part: Part) -> bool:
    """Return whether a part is often left out: a patronymic, by its ending, or a particle."""
    return part.letters in _PARTICLES or (len(part.letters) > 4 and _PATRONYMIC.search(part.letters) is not None)


def pair_parts(written: Sequence[Weighed], known: Sequence[Part], numbers: Sequence[int], initials: Initials) -> float:
    """Return the evidence that a written name means a known one, in bits.

    Args:
        known: The known name's parts.
        numbers: Their numbers in the vocabulary.
    """
    free = dict(zip(numbers, known, strict=True))
    pairs = [(bits, place, number) for place, one in enumerate(written) for bits, number in one.bits_for(numbers)]
    left = dict(enumerate(written))
    total = 0.0
    for bits, place, number in sorted(pairs, reverse=True):
        if place in left and number in free:
            total += bits
            del left[place], free[number]
    for one in left.values():
        total += _without_counterpart(one.part, free, initials)
    for part in free.values():
        total += DISPENSABLE_WITHOUT_COUNTERPART if is_dispensable(part) else KNOWN_WITHOUT_COUNTERPART
    return total


def _without_counterpart(part: Part, free: dict[int, Part], initials: Initials) -> float:
    """Return the bits of a part that no known part sounds like, and take the one whose initial it may be."""
    candidates = [
        (initials.compare(part, other), number) for number, other in free.items() if part.is_initial or other.is_initial
    ]
    if candidates:
        bits, number = max(candidates)
        if bits > 0.0:
            del free[number]
            return bits
    return DISPENSABLE_WITHOUT_COUNTERPART if is_dispensable(part) else WRITTEN_WITHOUT_COUNTERPART
