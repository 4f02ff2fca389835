"""The parts of a written name against those of one known name, assigned one to one, in bits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from habeas.match.dispensable import is_dispensable
from habeas.match.parts import Part
from habeas.match.romanise import fold_key, romanise

if TYPE_CHECKING:
    from habeas.match.evidence import Evidence

WRITTEN_WITHOUT_COUNTERPART = -6.0
KNOWN_WITHOUT_COUNTERPART = -1.5
DISPENSABLE_WITHOUT_COUNTERPART = -0.5
OTHER_INITIAL = -8.0
_FIRST_LETTERS = 0x10000


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A part of the written name and what it says for the known parts."""

    part: Part
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Initials:
    """How much the first letter of a name says, in bits, by its folded Latin form."""

    bits: dict[str, float]

    @classmethod
    def of(cls, traits: NDArray[np.uint32], borne: NDArray[np.int32]) -> Initials:
        """Count the first letters of all known parts, each as often as it is borne."""
        counts = np.bincount(traits % _FIRST_LETTERS, borne)
        total = counts.sum() + 1
        return cls(
            bits={chr(place): float(np.log2(total / counts[place])) for place in np.flatnonzero(counts).tolist()}
        )

    def compare(self, letter: str, other: str) -> float:
        """Return what it says that two parts begin with these letters; negative if they are not the same."""
        return self.bits.get(letter, 4.0) if letter == other else OTHER_INITIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPart:
    """What pairing needs to know of a part: its first letter (see `first_letter`), and what kind of part it is."""

    first: str
    is_initial: bool
    is_dispensable: bool


def traits_of(part: Part) -> int:
    """Return what pairing needs to know of a part as one number, to be stored."""
    first = min(ord(first_letter(part)), _FIRST_LETTERS - 1)
    return first + _FIRST_LETTERS * (part.is_initial + 2 * is_dispensable(part))


@cache
def read_traits(traits: int) -> KnownPart:
    """Return what a number of `traits_of` says."""
    kind, first = divmod(traits, _FIRST_LETTERS)
    return KnownPart(first=chr(first), is_initial=bool(kind & 1), is_dispensable=bool(kind & 2))


def first_letter(part: Part) -> str:
    """Return the first letter of a part's key: initials that stand for the same sound meet in it."""
    return (fold_key(romanise(part)) or part.letters)[0]


def pair_parts(written: Sequence[Weighed], known: Mapping[int, KnownPart], initials: Initials) -> float:
    """Return the evidence that a written name means a known one, in bits.

    Args:
        known: The known name's parts by their numbers in the vocabulary.
    """
    free = dict(known)
    pairs = [
        (bits, place, number)
        for place, one in enumerate(written)
        for number in known
        if (bits := one.evidence.by_number.get(number)) is not None
    ]
    pairs.sort(reverse=True)
    left = dict(enumerate(written))
    total = 0.0
    for bits, place, number in pairs:
        if place in left and number in free:
            total += bits
            del left[place], free[number]
    for one in left.values():
        total += _without_counterpart(one.part, free, initials)
    for part in free.values():
        total += DISPENSABLE_WITHOUT_COUNTERPART if part.is_dispensable else KNOWN_WITHOUT_COUNTERPART
    return total


def _without_counterpart(part: Part, free: dict[int, KnownPart], initials: Initials) -> float:
    """Return the bits of a part that no known part sounds like, and take the one whose initial it may be."""
    first = first_letter(part)
    candidates = [
        (initials.compare(first, other.first), number)
        for number, other in free.items()
        if part.is_initial or other.is_initial
    ]
    if candidates:
        bits, number = max(candidates)
        if bits > 0.0:
            del free[number]
            return bits
    return DISPENSABLE_WITHOUT_COUNTERPART if is_dispensable(part) else WRITTEN_WITHOUT_COUNTERPART
