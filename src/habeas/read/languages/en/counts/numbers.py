"""Numbers in figures and words, as bounds: "1,793", "twenty-three", "two dozen", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.read.languages.en.tokens import Token

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
DOZENS = {"dozen": 12, "score": 20, "pair": 2, "couple": 2}
VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (3, None), "few": (2, None), "handful": (2, 9), "couple": (2, 3),
    "dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2_000, None),
    "millions": (2_000_000, None), "half-dozen": (6, 6),
}  # fmt: skip
"""What a word of indefinite number says at least and at most; None sets no upper bound."""

FRACTIONS: dict[str, tuple[int, int]] = {
    "half": (1, 2), "third": (1, 3), "thirds": (1, 3), "quarter": (1, 4), "quarters": (1, 4), "fifth": (1, 5),
    "fifths": (1, 5), "tenth": (1, 10), "majority": (1, 2), "most": (1, 2),
}  # fmt: skip

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_LARGEST = 20_000_000_000


@dataclass(slots=True, kw_only=True)
class Number:
    """A number in tokens `first` to `last` (exclusive): at least, at most (None: no bound).

    `vague` tells that the words give no figure of their own.
    """

    first: Final[int]
    last: Final[int]
    low: Final[int]
    high: Final[int | None]
    vague: Final[bool] = False


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Return the longest number that begins at a token, None where none does."""
    return _exact(tokens, at) or _vague(tokens, at)


def figure_of(word: str) -> float | None:
    """Return the value of figures, with their thousands marks and a short scale ("3k"), None for other words."""
    scale = next((s for s in _SHORT_SCALES if word.lower().endswith(s) and word[: -len(s)].isdigit()), "")
    figures = word[: -len(scale)] if scale else word
    if not _FIGURES.fullmatch(figures) or len(figures) > 14 or (figures[0] == "0" and figures[1:].isdigit()):
        return None
    return float(figures.replace(",", "")) * _SHORT_SCALES.get(scale, 1)


def _exact(tokens: Sequence[Token], at: int) -> Number | None:
    """Read figures or number words, with scales and "and": "one hundred and fifty", "1.8 thousand"."""
    part, end = _in_threes(tokens, at)
    total = 0.0
    while end < len(tokens):
        value = _small(tokens[end].lower)
        word = tokens[end].lower
        if value is not None and (part is None or (part % 100 == 0 and value < 100 and not tokens[end].text.isdigit())):
            part = (part or 0) + value
        elif word in SCALES and part is not None:
            part *= SCALES[word]
            if SCALES[word] >= 1_000:
                total, part = total + part, 0.0
        elif word in SCALES and end > at and tokens[end - 1].lower == "a":
            part = float(SCALES[word])
        elif word in DOZENS and word != "couple" and part is not None and total == 0:
            part *= DOZENS[word]
        elif word in ("a", "an") and end == at and _scale_follows(tokens, end):
            end += 1
            part = float(SCALES.get(tokens[end].lower, DOZENS.get(tokens[end].lower, 1)))
        elif not (word == "and" and part is not None and end > at and _continues(tokens, end, part)):
            break
        end += 1
    if part is None or end == at or total + part > _LARGEST:
        return None
    value_whole = round(total + part)
    return Number(first=at, last=end, low=value_whole, high=value_whole)


def _in_threes(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Read figures whose thousands are set apart by spaces: "300 000"; nothing where there are none."""
    end = at + 1
    while end < len(tokens) and len(tokens[end].text) == 3 and tokens[end].text.isdigit():
        if tokens[end].start != tokens[end - 1].end + 1:
            break
        end += 1
    first = tokens[at].text
    if end == at + 1 or not first.isdigit() or len(first) > 3 or first[0] == "0":
        return None, at
    return float("".join(token.text for token in tokens[at:end])), end


def _small(word: str) -> float | None:
    """Return the value of one token: figures, a unit, tens, or tens and a unit with a hyphen."""
    if word in UNITS:
        return float(UNITS[word])
    if word in TENS:
        return float(TENS[word])
    if "-" in word:
        left, _, right = word.partition("-")
        if left in TENS and UNITS.get(right, 0):
            return float(TENS[left] + UNITS[right])
    return figure_of(word) if word[0].isdigit() else None


def _scale_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("hundred", "thousand", "million", "dozen", "score")


def _continues(tokens: Sequence[Token], at: int, part: float) -> bool:
    """Return whether an "and" goes on within a number: after a hundred, before a smaller number word."""
    hundreds = tokens[at - 1].lower in SCALES
    following = _small(tokens[at + 1].lower) if at + 1 < len(tokens) and tokens[at + 1].text else None
    return hundreds and following is not None and following < 100 and not tokens[at + 1].text.isdigit() and part >= 100


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    begin = at
    if word in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].lower in ("few", "couple", "handful", "number"):
        at += 1
        word = tokens[at].lower
    if word == "number" and at > begin:
        return _with_of(tokens, begin, at, 3, None)
    if word == "couple" and at == begin:
        return None
    if word not in VAGUE or (word == "few" and at == begin) or (word == "scores" and not _of_follows(tokens, at)):
        return None
    low, high = VAGUE[word]
    scale = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word in ("several", "few", "many") and (scale in SCALES or scale == "dozen"):
        return Number(first=begin, last=at + 2, low=low * (SCALES.get(scale) or 12), high=None, vague=True)
    if word in ("handful", "couple"):
        return _with_of(tokens, begin, at, low, high)
    return Number(first=begin, last=at + 1, low=low, high=high, vague=True)


def _of_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower == "of"


def _with_of(tokens: Sequence[Token], begin: int, at: int, low: int, high: int | None) -> Number | None:
    """Read "a handful of", "a couple of", which count only with their "of"."""
    if not _of_follows(tokens, at) and tokens[at].lower != "couple":
        return None
    return Number(first=begin, last=at + 1, low=low, high=high, vague=True)
