"""Full names whose letters are spaced out, run together or split by marks: `P e t r o v a`, `annapetrova`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.span import Span
from habeas.publish.secrets import Secret, telling_parts
from habeas.publish.spellings import skeletons
from habeas.publish.words import Word, words_of

_LEAST_SQUEEZED = 8
_LONGEST_ENDING = 2
_LEAST_RUN = 3
"""Single letters in a row that are taken for a spaced word; two are initials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Squeezed:
    """A full name without anything between its letters, by its sounds; `stem` is it without its last vowels."""

    secret: str
    letters: str
    stem: str


class SqueezedNames:
    """The full names of some secrets made ready to be found by their letters alone."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Take the secrets whose full names are looked for."""
        self._sought = [one for secret in secrets for one in _squeezed_of(secret)]

    def places(self, words: Sequence[Word], *, only_whole: bool = False) -> Iterator[tuple[str, Span]]:
        """Yield the id of a secret and where the letters of its full name stand among the words of a text.

        Args:
            words: The words.
            only_whole: Leave out what begins within a word, or goes on in one for longer than an ending: `Anna Petrova`
                is in `Tatiana Petrovna`, and is not meant there.
        """
        letters = _Letters(words)
        for sought in self._sought:
            place = letters.text.find(sought.stem)
            while place >= 0:
                whole = letters.text.startswith(sought.letters, place)
                last = place + len(sought.letters if whole else sought.stem) - 1
                if not only_whole or letters.are_whole_words(place, last):
                    first = words[letters.first[place]]
                    yield sought.secret, Span(start=first.start, end=words[letters.last[last]].end)
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

    def are_whole_words(self, first: int, last: int) -> bool:
        """Return whether letters begin with a word and end with one, up to an ending."""
        # A letter that ends one word and begins the next stands for both: its last word is the later one.
        begins = first == 0 or self.last[first - 1] < self.last[first]
        after = next((at for at in range(last + 1, len(self.text)) if self.first[at] > self.last[last]), len(self.text))
        return begins and after - last - 1 <= _LONGEST_ENDING


def spaced_letters_joined(words: Sequence[Word]) -> tuple[Word, ...]:
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
