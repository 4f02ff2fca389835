"""Numbers in figures and declined words, as bounds: "двадцатью тремя", "двумя десятками", «півсотні», "8–10"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.read.languages.slavic.counts.words import NumberWords
from habeas.read.languages.slavic.tokens import Token

_FIGURES = re.compile(r"\d{1,3}(?:[ .,]\d{3})+|\d+(?:,\d+)?")
_PAIR = re.compile(r"(\d{1,6})[-–—](\d{1,6})|([^\W\d_]{2,})[-–—]([^\W\d_]{2,})")
_SHORT_SCALES = ("тыс", "млн", "млрд", "тис")
_LARGEST = 20_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in tokens `first` to `last` (exclusive): at least, at most (None: no bound).

    `vague` tells that the words give no figure of their own, `is_share` that it is a part of something.
    """

    first: int
    last: int
    low: int
    high: int | None
    vague: bool = False
    is_share: bool = False


def number_at(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> Number | None:
    """Return the longest number that begins at a token, None where none does."""
    return _none(tokens, at, last, words) or _pair(tokens, at, words) or _exact(tokens, at, last, words) or (
        _vague(tokens, at, last, words)
    )  # fmt: skip


def value_of(token: Token, words: NumberWords) -> float | None:
    """Return the value of one token of figures or of a number word below a thousand, None for anything else."""
    if token.text[0].isdigit():
        figures = token.text.replace("\u00a0", "").removesuffix("%")
        if not _FIGURES.fullmatch(figures) or len(figures) > 13:
            return None
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
            return float(re.sub(r"[.,]", "", figures))
        return float(figures.replace(",", "."))
    for form in token.forms:
        lemma = form.lemma.replace("ʼ", "'").replace("’", "'")
        if lemma in words.numbers:
            return float(words.numbers[lemma])
    return None


def scale_of(token: Token, words: NumberWords) -> int | None:
    """Return the value of "десяток", "сотня", "тысяча" in any form, None for other words."""
    return next((words.scales[form.lemma] for form in token.forms if form.lemma in words.scales), None) or (
        words.scales.get(token.lower)
    )


def _exact(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> Number | None:
    """Read figures or number words with their scales: "сто двадцать три", "1,5 тысячи", "5 000"."""
    total, part, end = 0.0, None, at
    while end < last:
        value, scale = value_of(tokens[end], words), scale_of(tokens[end], words)
        if value is not None and part is not None and tokens[end].text.isdigit() and len(tokens[end].text) == 3:
            if not tokens[end - 1].text.isdigit() or not 0 < part < 1000 or tokens[end].start - tokens[end - 1].end > 1:
                break
            part = part * 1000 + value
        elif value is not None and (part is None or (_is_rounder(part, value) and not tokens[end].text[0].isdigit())):
            part = (part or 0) + value
        elif end == at and tokens[end].lower in ("полтора", "полторы", "полутора", "півтора", "півтори"):
            part = 1.5
        elif scale is not None and part is not None:
            total, part = (total + part * scale, 0.0) if scale >= 1000 else (total, part * scale)
            end += end + 1 < last and tokens[end].lower in _SHORT_SCALES and tokens[end + 1].text == "."
        elif scale is not None and end == at and not _is_many(tokens, at, scale, words):
            part = float(scale)
            total, part = (part, 0.0) if scale >= 1000 else (0.0, part)
        else:
            break
        end += 1
    if part is None or end == at or total + part > _LARGEST or (total + part) % 1:
        return None
    return Number(first=at, last=end, low=int(total + part), high=int(total + part))


def _is_many(tokens: Sequence[Token], at: int, scale: int, words: NumberWords) -> bool:
    """Return whether "сотни" is a plural of its own, and not ruled by a word before it: "более сотни"."""
    ruled = at > 0 and any(phrase[-1] == tokens[at - 1].lower for phrase, _ in words.senses)
    return (
        scale != 50
        and not ruled
        and any(form.is_plural and form.case in ("nomn", "accs", "ablt", "datv") for form in tokens[at].forms)
    )


def _is_rounder(part: float, value: float) -> bool:
    """Return whether "двадцать" may go on with "три", "сто" with "сорок"; "пять пять" is no number."""
    return (
        (part == 0 and 0 < value < 1000)
        or (part % 100 == 0 and 0 < value < 100)
        or (part % 10 == 0 and part % 100 >= 20 and 0 < value < 10)
    )


def _pair(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """Read one token that holds both ends: "8-10", "два-три", "десять–двенадцать"."""
    match = _PAIR.fullmatch(tokens[at].text)
    if match is None:
        return None
    if match[1]:
        low, high = int(match[1]), int(match[2])
    else:
        one, other = words.numbers.get(match[3].lower()), words.numbers.get(match[4].lower())
        if one is None or other is None:
            return None
        low, high = one, other
    return Number(first=at, last=at + 1, low=low, high=high) if low < high else None


def _vague(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> Number | None:
    """Read "несколько", "десятки", "несколько сотен", "пара"; in the plural a scale alone is two of it or more."""
    token = tokens[at]
    bounds = next((words.vague[form.lemma] for form in token.forms if form.lemma in words.vague), None)
    bounds = bounds or words.vague.get(token.lower)
    if bounds is not None:
        counted = scale_of(tokens[at + 1], words) if at + 1 < last else None
        if counted is not None:
            return Number(first=at, last=at + 2, low=bounds[0] * counted, high=None, vague=True)
        return Number(first=at, last=at + 1, low=bounds[0], high=bounds[1], vague=True)
    many = scale_of(token, words)
    if many is not None and _is_many(tokens, at, many, words):
        return Number(first=at, last=at + 1, low=2 * many, high=None, vague=True)
    if any(form.lemma in words.fractions and form.part == "NOUN" for form in token.forms):
        return Number(first=at, last=at + 1, low=1, high=None, vague=True, is_share=True)
    return None


def _none(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> Number | None:
    """Read "ни одного", «жодного», "никто из" as none at all."""
    if tokens[at].lower not in words.leads_of_none:
        return None
    for name in ("none", "nobody"):
        for phrase in words.phrases[name]:
            end = at + len(phrase)
            if end <= last and tuple(token.lower for token in tokens[at:end]) == phrase:
                return Number(first=at, last=end - (name == "nobody"), low=0, high=0)
    return None


def as_share(tokens: Sequence[Token], number: Number, last: int, words: NumberWords) -> Number:
    """Return the number as a share where "процентов" or "%" follows, or a fraction: "две трети"."""
    if tokens[number.last - 1].text.endswith("%"):
        return replace(number, low=1, high=None, vague=True, is_share=True)
    following = tokens[number.last] if number.last < last else None
    if following is None:
        return number
    is_percent = following.lower in words.lists["percent"] or following.lemma in words.lists["percent"]
    if is_percent or (number.low < 10 and following.lemma in words.fractions and following.form.part == "NOUN"):
        return replace(number, last=number.last + 1, low=1, high=None, vague=True, is_share=True)
    return number
