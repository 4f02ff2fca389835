"""Finding secrets in plain text, whatever the spelling, the script, the case or the order of the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.publish.secrets import Secret, is_capitalised, numbers_of, telling_parts
from habeas.publish.spellings import endings_cut, skeletons, stems
from habeas.publish.words import Word, words_of

_UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\x00-\x08\x0e-\x1f]")
_UNIT_WORDS = frozenset(
    stem
    for word in (
        "brigade battalion regiment division company platoon army corps unit бригада полк батальон батальйон дивизия "
        "дивізія рота часть частина армия"
    ).split()
    for stem in stems(word)
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|[-‑–]?(?:я|й|ю|ой|ая|ый|ї|го|му|а))\b", re.IGNORECASE)
_LEAST_SQUEEZED = 8
_LEAST_RUN = 3
"""Single letters in a row that are taken for a spaced word; two are initials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place in a text, in code points, where a secret shows; `how` says in which way."""

    secret: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """A stem of a secret's name, and whether it counts only where it is written like a name."""

    secret: str
    needs_capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Squeezed:
    """A full name without anything between its letters, by its sounds; `stem` is it without its last vowels."""

    secret: str
    letters: str
    stem: str


class Searcher:
    """Secrets made ready for searching many texts; the time for a text grows with its length alone.

    `allowed` are phrases that may be shown: a hit that lies wholly within one of them does not count.
    """

    def __init__(self, secrets: Sequence[Secret], allowed: Iterable[str] = ()) -> None:
        self._by_stem: dict[str, list[_Sought]] = {}
        self._by_number: dict[str, list[str]] = {}
        self._squeezed: list[_Squeezed] = []
        for secret in secrets:
            for part in secret.parts():
                for stem in stems(part.text):
                    sought = _Sought(secret=secret.id, needs_capital=part.needs_capital)
                    self._by_stem.setdefault(stem, []).append(sought)
            for number in numbers_of(secret):
                self._by_number.setdefault(number, []).append(secret.id)
            self._squeezed += _squeezed_of(secret)
        self._allowed: dict[str, list[tuple[str, ...]]] = {}
        for phrase in allowed:
            words = tuple(word.text.casefold() for word in words_of(phrase))
            if words:
                self._allowed.setdefault(words[0], []).append(words)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where the secrets show in `text`, which must be `visible` already; sorted by place."""
        words = _spaced_letters_joined(words_of(text))
        excused = self._excused(words)
        found = [hit for at, word in enumerate(words) if at not in excused for hit in self._hits(text, words, at, word)]
        kept = [word for at, word in enumerate(words) if at not in excused]
        found += self._squeezed_hits(kept)
        return tuple(sorted(set(found), key=lambda hit: (hit.start, hit.end, hit.secret, hit.how)))

    def _excused(self, words: Sequence[Word]) -> frozenset[int]:
        found: set[int] = set()
        folded = [word.text.casefold() for word in words]
        for at, first in enumerate(folded):
            for phrase in self._allowed.get(first, ()):
                if tuple(folded[at : at + len(phrase)]) == phrase:
                    found.update(range(at, at + len(phrase)))
        return frozenset(found)

    def _hits(self, text: str, words: Sequence[Word], at: int, word: Word) -> Iterable[Hit]:
        for stem in endings_cut(word.text):
            for sought in self._by_stem.get(stem, ()):
                if is_capitalised(word.text) or not sought.needs_capital:
                    yield Hit(secret=sought.secret, start=word.start, end=word.end, how="a name or a form of it")
        for secret in self._by_number.get(word.text.lstrip("0"), ()):
            ordinal = _ORDINAL.match(text, word.end)
            if ordinal or any(_is_unit_word(near.text) for near in words[at + 1 : at + 5]):
                end = ordinal.end() if ordinal else word.end
                yield Hit(secret=secret, start=word.start, end=end, how="the number of a unit")

    def _squeezed_hits(self, words: Sequence[Word]) -> Iterable[Hit]:
        """Find full names in which letters are spaced out, run together or split by marks.

        Allowed phrases are left out before the letters are put together.
        """
        letters = _Letters(words)
        for sought in self._squeezed:
            place = letters.text.find(sought.stem)
            while place >= 0:
                whole = letters.text.startswith(sought.letters, place)
                last = place + len(sought.letters if whole else sought.stem) - 1
                start, end = words[letters.first[place]].start, words[letters.last[last]].end
                yield Hit(secret=sought.secret, start=start, end=end, how="the letters of a full name")
                place = letters.text.find(sought.stem, place + 1)


class _Letters:
    """The sounds of some words without anything between them, doubled ones once.

    `first` and `last` are, for each letter of `text`, the first and the last word that it stands for.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        letters: list[str] = []
        self.first: list[int] = []
        self.last: list[int] = []
        for number, word in enumerate(words):
            for letter in min(skeletons(word.text), default=""):
                if letters and letters[-1] == letter:
                    self.last[-1] = number
                else:
                    letters.append(letter)
                    self.first.append(number)
                    self.last.append(number)
        self.text = "".join(letters)


def _spaced_letters_joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words with runs of single letters put together: `P e t r o v a` is a word."""
    joined: list[Word] = []
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and len(word.text) == 1 and word.text.isalpha():
            run.append(word)
            continue
        if len(run) >= _LEAST_RUN:
            pieces = words_of("".join(one.text for one in run))
            joined += [Word(text=one.text, start=run[one.start].start, end=run[one.end - 1].end) for one in pieces]
        else:
            joined += run
        run = []
        joined += [word] if word is not None else []
    return tuple(joined)


def visible(text: str) -> str:
    """Return a text as it looks: compatibility forms resolved, signs without a shape removed, one space for many."""
    flat = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return re.sub(r"[^\S\n]+", " ", flat)


def _squeezed_of(secret: Secret) -> Iterable[_Squeezed]:
    for spelling in secret.spellings:
        parts = telling_parts(spelling, secret.kind)
        if len(parts) < 2:
            continue
        for order in (parts, tuple(reversed(parts)), (parts[0], parts[-1]), (parts[-1], parts[0])):
            letters = _Letters(words_of(" ".join(order))).text
            stem = letters.rstrip("aeiou")
            if len(stem) >= _LEAST_SQUEEZED:
                yield _Squeezed(secret=secret.id, letters=letters, stem=stem)


def _is_unit_word(word: str) -> bool:
    return bool(endings_cut(word) & _UNIT_WORDS)
