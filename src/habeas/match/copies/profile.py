"""A report taken apart: its sentences as sets of keys, its shingles, its quotations, its outlet and whom it credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from habeas.match.copies.credits import credited_in, name_keys
from habeas.match.copies.marks import Marks, marks_of
from habeas.match.copies.numbers import figures_in
from habeas.match.copies.report import Report
from habeas.match.copies.words import LANGUAGES, key_of

SHINGLE_WORDS = 4
"""Words in a row that make a shingle."""
MOST_SENTENCES = 300
"""Sentences of a report that are laid beside those of another; of longer reports these first ones, and all shingles."""
_FIGURE_WEIGHT = 1.3
_STEP = np.uint64(0x9E3779B97F4A7C15)
_CREDITS_WITHIN = 100_000
_HEADER_WORDS = 6
_QUOTE_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3}\b)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"”’)]*\s+(?=[«\"“„—–(-]*\s*[A-ZА-ЯІЇЄҐЁ\d])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«\"“])(?:[A-ZА-ЯІЇЄҐ]|г|р|ст|ул|вул|им|ім|св|Mr|Mrs|Ms|Dr|Lt|Col|Sgt|Capt|Gen|No|тыс|тис|руб|грн)\.$"
)
_QUOTED = re.compile(r"«([^«»]{12,900})»|“([^“”]{12,900})”|„([^„“]{12,900})“|\"([^\"\n]{12,900})\"")
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: what it says within its language and across languages, with weights; figures; what it hedges."""

    words: tuple[str, ...]
    own: dict[str, float]
    shared: dict[str, float]
    numbers: tuple[int, ...]
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of a report.

    `shingles`: hashes of words in a row. `quotes`: keys of each longer quotation, across languages. `outlets`: the keys
    of the names that its first and last lines, and its file, may carry. `digest`: equal for reports of the same words.
    """

    report: Report
    language: str
    sentences: tuple[Sentence, ...]
    shingles: frozenset[int]
    quotes: tuple[frozenset[str], ...]
    outlets: tuple[frozenset[str], ...]
    credited: tuple[frozenset[str], ...]
    digest: bytes

    @property
    def file(self) -> str:
        """What names the report."""
        return self.report.file


def profile_of(report: Report) -> Profile:
    """Return what is compared of a report."""
    language = report.language if report.language in LANGUAGES else guess_language(report.text)
    text = _THOUSANDS.sub("", report.text)
    written = list(split_sentences(text))
    sentences = tuple(_sentence(one, language) for one in written[:MOST_SENTENCES])
    words = [word for sentence in sentences for word in sentence.words]
    words += [word for one in written[MOST_SENTENCES:] for word, _ in fold_words(one)]
    return Profile(
        report=report,
        language=language,
        sentences=tuple(one for one in sentences if one.own),
        shingles=_shingles(words),
        quotes=tuple(_quotes(text, language)),
        outlets=_outlets(report, language),
        credited=credited_in(report.text[:_CREDITS_WITHIN], language),
        digest=blake2b(" ".join(words).encode(), digest_size=16).digest(),
    )


def guess_language(text: str) -> str:
    """Return the language of a text as far as its letters tell: `en`, `ru`, `uk`."""
    begun = text[:20_000].casefold()
    cyrillic = sum("а" <= letter <= "џ" for letter in begun)
    if cyrillic * 2 < sum(letter.isalpha() for letter in begun):
        return "en"
    return "uk" if len(_UKRAINIAN.findall(begun)) > len(_RUSSIAN.findall(begun)) else "ru"


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a line is never part of two."""
    held = ""
    for piece in _pieces(text):
        joined = f"{held} {piece}" if held else piece
        if _ABBREVIATED.search(joined):
            held = joined
            continue
        held = ""
        yield joined
    if held:
        yield held


def _pieces(text: str) -> Iterator[str]:
    for piece in _SENTENCE_END.split(text):
        stripped = piece.strip()
        if stripped:
            yield stripped


def fold_words(text: str) -> list[tuple[str, bool]]:
    """Return the words of a text, folded, each with whether it begins with a capital."""
    return [
        (word.casefold().replace("’", "'").replace("ʼ", "'"), word[0].isupper())
        for word in (match[0] for match in _WORD.finditer(text))
    ]


def _sentence(written: str, language: str) -> Sentence:
    folded = fold_words(written)
    words = tuple(word for word, _ in folded)
    figures = figures_in(words)
    covered = {place for figure in figures for place in range(figure.first, figure.end)}
    own = {figure.key: _FIGURE_WEIGHT for figure in figures}
    shared = dict(own)
    for place, (word, is_capital) in enumerate(folded):
        key = None if place in covered else key_of(word, language, is_name=is_capital and place > 0)
        if key is not None:
            own[key.own] = max(own.get(key.own, 0.0), key.own_weight)
            if key.shared:
                shared[key.shared] = max(shared.get(key.shared, 0.0), key.shared_weight)
    numbers = tuple(int(figure.key[2:]) for figure in figures if figure.key.startswith("n:"))
    return Sentence(words=words, own=own, shared=shared, numbers=numbers, marks=marks_of(words))


def _shingles(words: Sequence[str]) -> frozenset[int]:
    """Return a hash of every `SHINGLE_WORDS` words in a row; of fewer words, one of them all."""
    if not words:
        return frozenset()
    numbers = np.fromiter(map(_word_hash, words), np.uint64, len(words))
    count = max(len(numbers) - SHINGLE_WORDS + 1, 1)
    hashes = np.zeros(count, np.uint64)
    for place in range(min(SHINGLE_WORDS, len(numbers))):
        hashes = hashes * _STEP + numbers[place : place + count]
    return frozenset((hashes >> np.uint64(1)).tolist())


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _quotes(text: str, language: str) -> Iterator[frozenset[str]]:
    for match in _QUOTED.finditer(text):
        folded = fold_words(next(filter(None, match.groups())))
        if len(folded) >= _QUOTE_WORDS:
            keys = (key_of(word, language, is_name=False) for word, _ in folded)
            yield frozenset(key.shared or key.own for key in keys if key is not None)


def _outlets(report: Report, language: str) -> tuple[frozenset[str], ...]:
    """Return the names that an outlet may have put above or below its report, and in the name of the file."""
    lines = [line.strip() for line in report.text.splitlines() if line.strip()]
    short = [line for line in (*lines[:2], *lines[-1:]) if len(line.split()) <= _HEADER_WORDS and line[-1] not in ".!?"]
    stem = re.sub(r"[\d_.-]+", " ", report.file.rpartition("/")[2].rpartition(".")[0])
    named = (name_keys(name.partition(",")[0], language) for name in (*short, stem))
    return tuple(dict.fromkeys(keys for keys in named if keys))
