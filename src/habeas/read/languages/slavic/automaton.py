"""The automatons of a pymorphy3 dictionary with their busiest steps written out: they were a third of a reading.

The package dawg_python calls four functions for each byte of each word, and pymorphy3 looks each word up once more for
each of its readings. Here the same arithmetic stands in one loop, and a word is looked up once.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dawg_python.wrapper import Dictionary

_PRECISION = 0xFFFFFFFF
_EXTENSION = 1 << 9
_LABEL = (1 << 31) | 0xFF
_LEAF = 1 << 31
_HAS_LEAF = 1 << 8
_SEPARATOR = 1
_MILLION = 1_000_000


class QuickDictionary(Dictionary):  # type: ignore[misc]
    """Follows transitions as its parent does, with the same answers."""

    def follow_char(self, label: int, index: int) -> int | None:
        """Return where a byte leads from a state, None where it leads nowhere."""
        units = self._units
        unit = units[index]
        following: int = (index ^ (((unit >> 10) << ((unit & _EXTENSION) >> 6)) & _PRECISION) ^ label) & _PRECISION
        return following if units[following] & _LABEL == label else None

    def follow_bytes(self, key: Iterable[int], index: int) -> int | None:
        """Return where some bytes lead from a state, None where they lead nowhere."""
        units = self._units
        for label in key:
            unit = units[index]
            index = (index ^ (((unit >> 10) << ((unit & _EXTENSION) >> 6)) & _PRECISION) ^ label) & _PRECISION
            if units[index] & _LABEL != label:
                return None
        return index

    def number(self, index: int) -> int | None:
        """Return the number that a state keeps, None where no key ends there."""
        unit = self._units[index]
        if not unit & _HAS_LEAF:
            return None
        offset = ((unit >> 10) << ((unit & _EXTENSION) >> 6)) & _PRECISION
        return int(self._units[(index ^ offset) & _PRECISION] & ~_LEAF)


@dataclass(slots=True, kw_only=True)
class Entry:
    """A word of the dictionary as it is spelled there, with the numbers of its paradigm and of its form in it."""

    spelling: Final[str]
    paradigm: Final[int]
    number: Final[int]


_Substitute = tuple[bytes, str]


def _substitutes(compiled: Mapping[bytes, _Substitute | list[_Substitute]]) -> dict[str, list[_Substitute]]:
    """Return the letters that a letter can stand for: dawg2-python lists them, dawg-python knows one and gives it bare.

    Both packages put their files at the same paths, and where both were installed the later one won.
    """
    return {
        letter.decode("utf-8"): others if isinstance(others, list) else [others] for letter, others in compiled.items()
    }


class WordAutomaton:
    """The words of a dictionary, and how often a word has each of its tags."""

    def __init__(self, analyzer: object) -> None:
        """Share the arrays of a `MorphAnalyzer` that was quickened."""
        words = analyzer.dictionary.words  # type: ignore[attr-defined]
        self._words: QuickDictionary = words.dct
        self._guide: Sequence[int] = words.guide._units
        self._substitutes = _substitutes(analyzer.char_substitutes)  # type: ignore[attr-defined]
        estimator = analyzer.prob_estimator  # type: ignore[attr-defined]
        self._shares: QuickDictionary | None = estimator.p_t_given_w.dct if estimator is not None else None

    @property
    def counts(self) -> bool:
        """Whether the dictionary tells how often a word has each of its tags."""
        return self._shares is not None

    def entries(self, word: str) -> list[Entry]:
        """Return what the dictionary has of a word in lower case: as written first, then with "ё" for "е"."""
        found: list[Entry] = []
        for spelling, index in self._spellings(word, 0, "", Dictionary.ROOT):
            for stored in self._payloads(index):
                paradigm, number = (stored[0] << 8) | stored[1], (stored[2] << 8) | stored[3]
                found.append(Entry(spelling=spelling, paradigm=paradigm, number=number))
        return found

    def _spellings(self, word: str, begun: int, before: str, index: int) -> list[tuple[str, int]]:
        """Return the spellings of the dictionary that a word can stand for, and where their entries begin."""
        found: list[tuple[str, int]] = []
        follow = self._words.follow_bytes
        for at in range(begun, len(word)):
            for code, other in self._substitutes.get(word[at], ()):
                there = follow(code, index)
                if there is not None:
                    found += self._spellings(word, at + 1, before + word[begun:at] + other, there)
            following = follow(word[at].encode("utf-8"), index)
            if following is None:
                return found
            index = following
        entry = self._words.follow_char(_SEPARATOR, index)
        return [(before + word[begun:], entry), *found] if entry is not None else found

    def _payloads(self, index: int) -> Iterator[bytes]:
        """Yield what is kept under a state: depth first, labels in the order of the guide."""
        guide, follow, units = self._guide, self._words.follow_char, self._words._units
        stack = [(index, b"")]
        while stack:
            at, key = stack.pop()
            if units[at] & _HAS_LEAF:
                yield a2b_base64(key)
            label = guide[at * 2]
            below: list[tuple[int, bytes]] = []
            while label:
                there = follow(label, at)
                if there is None:
                    break
                below.append((there, key + bytes((label,))))
                label = guide[there * 2 + 1]
            stack += reversed(below)

    def shares(self, word: str, tags: Sequence[bytes]) -> list[float]:
        """Return how often a word in lower case has each tag, in 0..1; nothing but zeros where nobody counted."""
        index = self._shares.follow_bytes(f"{word}:".encode(), Dictionary.ROOT) if self._shares is not None else None
        if self._shares is None or not index:
            return [0.0] * len(tags)
        found: list[float] = []
        for tag in tags:
            there = self._shares.follow_bytes(tag, index)
            number = self._shares.number(there) if there else None
            found.append((number or 0) / _MILLION)
        return found


def quicken(analyzer: object) -> None:
    """Let the dictionary of a `MorphAnalyzer` follow its automatons quickly."""
    dictionary = analyzer.dictionary  # type: ignore[attr-defined]
    automatons = [dictionary.words, *dictionary.prediction_suffixes_dawgs]
    estimator = analyzer.prob_estimator  # type: ignore[attr-defined]
    if estimator is not None:
        automatons.append(estimator.p_t_given_w)
    for automaton in automatons:
        quick = QuickDictionary()
        quick._units = automaton.dct._units
        automaton.dct = quick
