"""Finding the counts of a Slavic document, with what each of them counts.

1. Read a number wherever one can begin, outside dates, ages, money, times and measures.
2. Join two that are one range ("от 8 до 10"); keep two that are two parts ("по 8 и 10 человек").
3. Take the words around into the bounds, and find the noun that is counted, or that it is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.facts.claim import Measure
from habeas.facts.count import Count
from habeas.facts.span import Span
from habeas.read.languages.slavic.counts.numbers import Number, as_share, number_at, value_of
from habeas.read.languages.slavic.counts.words import NumberWords, load_number_words
from habeas.read.languages.slavic.tokens import Token

if TYPE_CHECKING:
    from habeas.read.languages.slavic.document import Document

APPROXIMATION = 0.1
"""How far "около" reaches on each side, as a part of the number; at least one."""

_DESCRIBING = ("ADJF", "PRTF", "NUMR")
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCount:
    """A count in tokens `first` to `last`, qualifiers included; `span` covers them.

    `head` is the token of the noun that is counted, None where it is left out. `phrase_last` ends the phrase.
    `partitive`: it is a number of a larger group, whose noun or pronoun is token `whole` (None: one told before).
    """

    count: Count
    first: int
    last: int
    span: Span
    head: int | None
    phrase_last: int
    measure: Measure
    partitive: bool = False
    whole: int | None = None
    vague: bool = False


def find_counts(document: Document, taken: tuple[Span, ...] = ()) -> tuple[FoundCount, ...]:
    """Return the counts of a document in text order.

    Args:
        document: The text taken apart.
        taken: Spans whose numbers are something else, such as dates and names.
    """
    words = load_number_words(document.language)
    starts = {offset for span in taken for offset in range(span.start, span.end)}
    found: list[FoundCount] = []
    for sentence in document.sentences:
        found += _in_sentence(document, sentence.first, sentence.last, starts, words)
    return tuple(found)


def _in_sentence(
    document: Document, first: int, last: int, taken: set[int], words: NumberWords
) -> Iterator[FoundCount]:
    tokens, at, free_from = document.tokens, first, first
    while at < last:
        number = None if tokens[at].start in taken else number_at(tokens, at, last, words)
        if number is None or _is_something_else(tokens, number, first, last, words):
            at += 1
            continue
        number = as_share(tokens, _ranged(tokens, number, first, last, words), last, words)
        result = _phrase(document, number, free_from, last, words)
        if result is not None:
            yield result
            free_from = result.last
        at = number.last


def _is_something_else(tokens: Sequence[Token], number: Number, first: int, last: int, words: NumberWords) -> bool:
    """Return whether a number is a measure, a time, the number of a thing, an age, or "один" as a mere "a"."""
    before = tokens[number.first - 1] if number.first > first else None
    after = tokens[number.last] if number.last < last else None
    if before is not None and (before.lemma in words.lists["not_counts"] or before.lower in words.lists["not_counts"]):
        return True
    after_words = {form.lemma for form in after.forms} | {after.lower} if after is not None else set()
    if after_words & (words.lists["time"] | words.lists["measures"]) - words.lists["percent"]:
        return True
    if "." in tokens[number.first].text or ":" in tokens[number.first].text:
        return True
    is_age = before is not None and before.text in ",(" and after is not None and after.text in ",)"
    if is_age and tokens[number.first].text.isdigit() and number.low < 120:
        return True
    one = number.low == 1 and number.high == 1 and not tokens[number.first].text.isdigit()
    return one and (after is None or after.lower not in words.lists["of_them"] | words.lists["people_alone"])


def _ranged(tokens: Sequence[Token], number: Number, first: int, last: int, words: NumberWords) -> Number:
    """Join "от 8 до 10", "8 – 10" into one."""
    joint = tokens[number.last].text if number.last < last else ""
    lead = tokens[number.first - 1].lower if number.first > first else ""
    from_to = lead in words.lists["range_from"] and joint in words.lists["range_to"]
    if not from_to and joint not in ("–", "—", "-"):
        return number
    other = number_at(tokens, number.last + 1, last, words) if number.last + 1 < last else None
    if other is None or other.vague or number.vague or other.high is None or other.low <= number.low:
        return number
    return Number(first=number.first - from_to, last=other.last, low=number.low, high=other.high)


def _phrase(document: Document, number: Number, free_from: int, last: int, words: NumberWords) -> FoundCount | None:
    tokens = document.tokens
    first, low, high = _bounded(tokens, number, free_from, words)
    end, low, high = _bounded_after(tokens, number, last, low, high, words)
    partitive, whole = _whole_of(tokens, end, last, words)
    head = None if partitive else _head(tokens, end, last)
    if partitive is False and number.is_share and head is not None:
        partitive, whole, head = True, head, None
    inverted = _inverted_head(tokens, number.first, free_from, words) if head is None and not partitive else None
    if inverted is not None and first == number.first:
        margin = max(1, math.ceil(low * APPROXIMATION))
        low, high, first, head = max(1, low - margin), (high or low) + margin, inverted, inverted
    if head is not None and {form.lemma for form in tokens[head].forms} & (
        words.lists["time"] | words.lists["measures"]
    ):
        return None
    shown = whole if partitive else head
    distributive = number.first > 0 and tokens[number.first - 1].lower in words.lists["each"]
    if not distributive and first > 1 and tokens[first - 1].lower in ("и", "й", "та", "і"):
        distributive = value_of(tokens[first - 2], words) is not None and tokens[first - 3].lower in words.lists["each"]
    measure = Measure.SHARE if number.is_share else Measure.EACH if distributive else Measure.TOTAL
    if head is None and not partitive and measure is Measure.EACH:
        head = _shared_head(tokens, end, last, words)
    span = Span(start=tokens[first].start, end=tokens[end - 1].end)
    included = _is_included(tokens, first, words)
    return FoundCount(
        count=Count(at_least=low, at_most=high, words=span.of(document.text)),
        first=first, last=end, span=span, head=head,
        phrase_last=max(end, shown + 1 if shown is not None and shown >= end else end), measure=measure,
        partitive=partitive or included, whole=whole, vague=number.vague,
    )  # fmt: skip


def _bounded(
    tokens: Sequence[Token], number: Number, free_from: int, words: NumberWords
) -> tuple[int, int, int | None]:
    """Return where the qualifying words begin, and the bounds that they give."""
    for phrase, sense in words.senses:
        begin = number.first - len(phrase)
        if begin >= free_from and tuple(token.lower for token in tokens[begin : number.first]) == phrase:
            if sense == "only":
                first, low, high = _bounded(tokens, replace(number, first=begin), free_from, words)
                return (first, low, high) if first < begin else (number.first, low, high)
            return (begin, *_moved(number.low, number.high, sense))
    return number.first, number.low, number.high


def _moved(low: int, high: int | None, sense: str) -> tuple[int, int | None]:
    margin = max(1, math.ceil(low * APPROXIMATION))
    return {
        "about": (max(1, low - margin), None if high is None else high + margin),
        "least": (low, None),
        "over": (low + 1, None),
        "most": (min(1, low), high),
        "under": (min(1, low), max(low - 1, 1) if low else 0),
        "nearly": (max(1, low - margin), high),
    }[sense]


def _bounded_after(
    tokens: Sequence[Token], number: Number, last: int, low: int, high: int | None, words: NumberWords
) -> tuple[int, int, int | None]:
    for phrase in words.phrases["after_least"]:
        end = number.last + len(phrase)
        if end <= last and tuple(token.lower for token in tokens[number.last : end]) == phrase:
            return end, low, None
    return number.last, low, high


def _whole_of(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> tuple[bool, int | None]:
    """Return whether "из них", "из солдат" follows, and the token of its pronoun or noun."""
    if at + 1 >= last or tokens[at].lower not in words.lists["of_them"]:
        return False, None
    for index in range(at + 1, min(last, at + _LONGEST_PHRASE)):
        form = tokens[index].form
        if form.part == "NOUN" or (form.part == "NPRO" and index == at + 1):
            plural = any(each.is_plural and each.case in ("gent", "") for each in tokens[index].forms)
            return (True, index) if plural or form.part == "NPRO" else (False, None)
        if form.part not in (*_DESCRIBING, "NUMB"):
            break
    return False, None


def _head(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return the noun behind a number and its adjectives, None where the noun is left out."""
    for index in range(at, min(last, at + _LONGEST_PHRASE)):
        token = tokens[index]
        if any(form.part == "NOUN" for form in token.forms) and token.form.part not in ("VERB", "PREP", "CONJ"):
            return index
        if not token.can_be(*_DESCRIBING):
            break
        if token.form.part in _DESCRIBING and token.form.is_plural and index + 1 < last and (
            not tokens[index + 1].can_be("NOUN", *_DESCRIBING)
        ):  # fmt: skip
            return index
    return None


def _inverted_head(tokens: Sequence[Token], at: int, free_from: int, words: NumberWords) -> int | None:
    """Return the noun of "человек двадцать": before the number, which it makes a guess."""
    before = at - 1
    return before if before >= free_from and tokens[before].lower in words.lists["people_alone"] else None


def _shared_head(tokens: Sequence[Token], at: int, last: int, words: NumberWords) -> int | None:
    """Let "восемь" in "по восемь и десять человек" count the people as well."""
    if at + 1 < last and tokens[at].lower in ("и", "й", "та", "і", "или", "або", ","):
        following = number_at(tokens, at + 1, last, words)
        return _head(tokens, following.last, last) if following else None
    return None


def _is_included(tokens: Sequence[Token], first: int, words: NumberWords) -> bool:
    """Return whether "в том числе", "среди них" makes the number a part of one told before."""
    for phrase in words.phrases["including"]:
        for gap in (0, 1):
            end = first - gap
            if end >= len(phrase) and tuple(token.lower for token in tokens[end - len(phrase) : end]) == phrase:
                return True
    return False
