"""Finding secrets in plain text, whatever the spelling, the script, the case or the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.publish.secrets import Secret, is_capitalised, numbers_of
from habeas.publish.spellings import endings_cut, stems
from habeas.publish.squeezed import SqueezedNames, spaced_letters_joined
from habeas.publish.words import Word, words_of

_UNIT_WORDS = frozenset(
    stem
    for word in (
        "brigade battalion regiment division company platoon army corps unit бригада полк батальон батальйон дивизия "
        "дивізія рота часть частина армия"
    ).split()
    for stem in stems(word)
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|[-‑–]?(?:я|й|ю|ой|ая|ый|ї|го|му|а))\b", re.IGNORECASE)


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


class Searcher:
    """Secrets made ready for searching many texts; the time for a text grows with its length alone.

    `allowed` are phrases that may be shown: a hit that lies wholly within one of them does not count.
    """

    def __init__(self, secrets: Sequence[Secret], allowed: Iterable[str] = ()) -> None:
        self._by_stem: dict[str, list[_Sought]] = {}
        self._by_number: dict[str, list[str]] = {}
        self._squeezed = SqueezedNames(secrets)
        for secret in secrets:
            for part in secret.parts():
                for stem in stems(part.text):
                    sought = _Sought(secret=secret.id, needs_capital=part.needs_capital)
                    self._by_stem.setdefault(stem, []).append(sought)
            for number in numbers_of(secret):
                self._by_number.setdefault(number, []).append(secret.id)
        self._allowed: dict[str, list[tuple[str, ...]]] = {}
        for phrase in allowed:
            words = tuple(word.text.casefold() for word in words_of(phrase))
            if words:
                self._allowed.setdefault(words[0], []).append(words)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where the secrets show in `text`, which must be `visible` already; sorted by place."""
        words = spaced_letters_joined(words_of(text))
        excused = self._excused(words)
        found = [hit for at, word in enumerate(words) if at not in excused for hit in self._hits(text, words, at, word)]
        kept = [word for at, word in enumerate(words) if at not in excused]
        # Allowed phrases are left out before the letters are put together.
        found += [
            Hit(secret=secret, start=span.start, end=span.end, how="the letters of a full name")
            for secret, span in self._squeezed.places(kept)
        ]
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


def _is_unit_word(word: str) -> bool:
    return bool(endings_cut(word) & _UNIT_WORDS)
