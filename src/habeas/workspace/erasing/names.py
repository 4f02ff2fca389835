"""Finding the name of one person in any text, with its exact place, so that it can be struck out.

1. Every spelling that the record knows, wherever it stands as words of its own.
2. Two or more words of the full name side by side, in any order, script and case form: `Орлину Павлу`, `Orlin, P.`.
3. The family name alone, in any script and case form, where it is written like a name.
4. The letters of the full name, spaced out or run together: `P a v e l  O r l i n`.

All of it is looked for in the text as it is written and in the text as it looks: a sign without a shape or a mark above
a letter hides nobody.

What lies within the name of somebody else stays theirs: of `Anna Orlina` nothing is struck for her brother's sake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.facts.struck import joined, strike
from habeas.match.diminutives import full_stems, stem_of
from habeas.match.dispensable import is_dispensable
from habeas.match.parts import split_name
from habeas.match.romanise import fold_key, romanise
from habeas.publish.secrets import Secret, is_capitalised, telling_parts
from habeas.publish.seen import seen, visible
from habeas.publish.spellings import endings_cut, romanized, stems
from habeas.publish.squeezed import SqueezedNames, spaced_letters_joined
from habeas.publish.words import Word, words_of
from habeas.store.plain_text import fold

_GAP = re.compile(r"[\s,.\-–—]{0,3}")
_LEAST_BEGINNING = 3
"""How many first letters of a given name must agree beside the family name."""

_LEAST_STEM = 4
"""How long the stem of a family name must be to be found by itself in another form than it is spelled in."""


class NameFinder:
    """The name of one person made ready to be found.

    `spellings` are how the record spells it, `others` the names of other persons, which stay.
    """

    def __init__(self, spellings: Iterable[str], others: Iterable[str] = ()) -> None:
        self.spellings = tuple(sorted({" ".join(one.split()) for one in spellings if len(one.strip()) > 1}))
        self._exact = _pattern(self.spellings)
        full = [parts for one in self.spellings if len(parts := telling_parts(one, PartyKind.PERSON)) > 1]
        self._parts = [_parts_of(parts) for parts in full]
        self._squeezed = SqueezedNames([Secret(id="", kind=PartyKind.PERSON, spellings=self.spellings)])
        self._family = frozenset(
            stem
            for parts in full
            for part in _family_parts(parts)
            for stem in stems(part)
            if len(stem.lstrip("=")) >= _LEAST_STEM
        )
        self._others: re.Pattern[str] | None = None
        self._other_parts: list[list[_Part]] = []
        # Only names in which something would be struck need to be known: those of people who share a word of it.
        theirs = sorted(
            one for one in set(others) if len(words_of(one)) > 1 and self.spans(one) and not self._names_whole(one)
        )
        self._others = _pattern(theirs)
        self._other_parts = [
            _parts_of(parts) for one in theirs if len(parts := telling_parts(one, PartyKind.PERSON)) > 1
        ]

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where the name stands in a text, in code points."""
        if not self.spellings:
            return ()
        found = list(self._plain_spans(text))
        looks = seen(text) if visible(text) != text else None
        if looks is not None:
            found += map(looks.written, self._plain_spans(looks.text))
        return joined(found)

    def excuses(self, name: str) -> bool:
        """Return whether somebody else may keep a name as it is, because it is not this person's whole name."""
        return not self._names_whole(name) and fold(name) not in {fold(one) for one in self.spellings}

    def is_in(self, text: str) -> bool:
        """Return whether the name stands in a text."""
        return bool(self.spans(text))

    def strike(self, text: str) -> str:
        """Return a text with the name struck out, as long as it was."""
        spans = self.spans(text)
        return strike(text, spans) if spans else text

    def _plain_spans(self, text: str) -> Iterator[Span]:
        words = words_of(text)
        spread = spaced_letters_joined(words)
        theirs = [*_matches(self._others, text), *_runs(text, words, self._other_parts)]
        found = [*_matches(self._exact, text), *self._forms(text, words)]
        found += self._forms(text, spread) if spread != words else ()
        found += (span for _, span in self._squeezed.places(spread, only_whole=True))
        return (span for span in found if not any(other.covers(span) for other in theirs))

    def _forms(self, text: str, words: Sequence[Word]) -> Iterator[Span]:
        yield from _runs(text, words, self._parts)
        for at, word in enumerate(words):
            if is_capitalised(word.text) and endings_cut(word.text) & self._family:
                yield Span(start=_with_initials(text, words, at), end=word.end)

    def _names_whole(self, name: str) -> bool:
        """Return whether somebody else is called by this person's whole name, such as `the mother of Pavel Orlin`."""
        words = words_of(name)
        return any(_run(name, words, at, parts) is not None for parts in self._parts for at in range(len(words)))


class _Part:
    """One word of a full name. A given name may lose a vowel within (`Павел`, `Павла`), so its beginning counts."""

    def __init__(self, text: str, *, is_family: bool) -> None:
        self._stems = stems(text)
        self._begins = "" if is_family else romanized(text)[:_LEAST_BEGINNING]
        self._length = len(romanized(text))

    def is_meant_by(self, word: str) -> bool:
        """Return whether a word written like a name can be a form of this one."""
        if not is_capitalised(word):
            return False
        plain = romanized(word)
        is_like = len(self._begins) == _LEAST_BEGINNING and plain.startswith(self._begins)
        return bool(self._stems & endings_cut(word)) or (is_like and abs(len(plain) - self._length) < _LEAST_BEGINNING)


def _parts_of(parts: Sequence[str]) -> list[_Part]:
    family = _family_parts(parts)
    return [_Part(part, is_family=part in family) for part in parts]


def _runs(text: str, words: Sequence[Word], names: Iterable[Sequence[_Part]]) -> Iterator[Span]:
    """Yield where words of one name stand side by side, in any form."""
    for parts in names:
        for at, word in enumerate(words):
            end = _run(text, words, at, parts)
            if end is not None:
                yield Span(start=word.start, end=end)


def _run(text: str, words: Sequence[Word], at: int, parts: Sequence[_Part]) -> int | None:
    """Return where a run of at least two different parts of the name ends that begins with word `at`, else None."""
    left, place, end = list(parts), at, None
    while place < len(words):
        part = next((one for one in left if one.is_meant_by(words[place].text)), None)
        if part is None or (place > at and not _GAP.fullmatch(text, words[place - 1].end, words[place].start)):
            break
        left.remove(part)
        end = words[place].end
        place += 1
    return end if place - at > 1 else None


def _with_initials(text: str, words: Sequence[Word], at: int) -> int:
    """Return where a family name begins with the initials that stand before it."""
    start = words[at].start
    while at and _is_initial(words[at - 1].text) and _GAP.fullmatch(text, words[at - 1].end, start):
        at -= 1
        start = words[at].start
    return start


def _is_initial(word: str) -> bool:
    return len(word) == 1 and is_capitalised(word)


def _family_parts(parts: Sequence[str]) -> Sequence[str]:
    """Return the parts of a full name that are neither a given name nor a patronymic.

    Where none is left, a family name is written like a patronymic (`Lukinich`): then it is the one that does not stand
    behind a given name, or else the last that is no given name.
    """
    left = [part for part in parts if not _is_given(part) and not _is_left_out(part)]
    if left:
        return left
    others = [at for at, part in enumerate(parts) if not _is_given(part)]
    apart = [at for at in others if at == 0 or at - 1 in others]
    at = (apart or others or [len(parts) - 1])[-1]
    return parts[at : at + 1]


def _is_left_out(part: str) -> bool:
    return all(map(is_dispensable, split_name(part)))


def _is_given(part: str) -> bool:
    return any(stem_of(fold_key(romanise(one))) in _given_stems() for one in split_name(part))


@cache
def _given_stems() -> frozenset[str]:
    table = full_stems()
    return frozenset(table) | frozenset(stem for fulls in table.values() for stem in fulls)


def _pattern(spellings: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds any of these spellings as words of their own; a single word only as it is capitalised."""
    longest_first = sorted(spellings, key=len, reverse=True)
    pieces = [_piece(one) for one in longest_first if one]
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)") if pieces else None


def _piece(spelling: str) -> str:
    composed = unicodedata.normalize("NFC", spelling)
    words = [re.sub("[её]", "[её]", re.escape(word), flags=re.IGNORECASE) for word in composed.split()]
    if len(words) == 1:
        return f"(?:{words[0]}|{re.escape(composed.upper())})"
    phrase = r"\s+".join(words)
    return f"(?i:{phrase})"


def _matches(pattern: re.Pattern[str] | None, text: str) -> Iterator[Span]:
    if pattern is not None:
        yield from (Span(start=match.start(), end=match.end()) for match in pattern.finditer(text))
