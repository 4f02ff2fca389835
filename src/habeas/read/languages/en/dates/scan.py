"""Finding the dates of a text, in order, and giving each its bounds.

1. Walk over the words; where one can begin a date, try the forms that begin so, longest match first.
2. Join two neighbours that are the ends of one range ("from 3 March to 5 April", "between May and July").
3. Bend each by the words before it, and give it bounds, EDTF and its own words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.facts.span import Span
from habeas.facts.when import Days, When, during, month_end, on_day
from habeas.read.languages.en.dates.anchor import Anchor
from habeas.read.languages.en.dates.forms import CALENDAR_FORMS, FIGURE_FORMS, Form
from habeas.read.languages.en.dates.modifiers import narrowed, related
from habeas.read.languages.en.dates.relative import COUNTED_FORMS, RELATIVE_FORMS
from habeas.read.languages.en.dates.stretch import Shape, Stretch
from habeas.read.languages.en.dates.words import LOOKS_AHEAD

if TYPE_CHECKING:
    from habeas.read.languages.en.document import Document

_WORD = re.compile(r"[A-Za-z]+|\d+")
_DEADLINE = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?(?:end of\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:had|were|was)\b", re.IGNORECASE)
_LAST_CLAUSE = re.compile(r"[:;—]\s|,\s(?:and|but|while|who|which)\s|\bbelieves?\b")
_SENTENCE_END = re.compile(r"[.!?]['\"”’»)]*\s+(?=[A-Z“\"'])|\n")
_IN_A_FIGURE = re.compile(r"(?:[$€£.,’']|(?<![Mm]id)-)$")
_RANGE_LEAD = re.compile(r"(?:\b(between|from)\s+(?:the\s+)?)$", re.IGNORECASE)
_RANGE_JOINT = re.compile(r"\s*(?:[–—-]|\b(?:to|until|till|through|and)\b)\s*(?:the\s+)?", re.IGNORECASE)
_LONGEST_LOOK_BACK = 120
_LOOK_ON = 60


def find_dates(document: Document, published: date | None) -> tuple[When, ...]:
    """Return the dates that a document tells in words, in text order; none from page furniture."""
    found = dates_in(document.text, published)
    return tuple(
        when
        for when in found
        if when.span is not None and not any(passage.overlaps(when.span) for passage in document.furniture)
    )


def dates_in(text: str, published: date | None) -> tuple[When, ...]:
    """Return the dates told in `text`, each with its words and their span.

    Args:
        text: Any length; the cost is linear in it.
        published: The day to which "Tuesday" and "last month" are relative; without it they are no dates.
    """
    whens: list[When] = []
    read_to = 0
    for stretch in _joined(text, _stretches(text, published)):
        result = stretch if stretch.whole else related(text, stretch, published)
        if result is not None:
            whens.append(_when(text, replace(result, start=max(result.start, read_to))))
            read_to = result.end
    return tuple(whens)


def _stretches(text: str, published: date | None) -> list[Stretch]:
    found: list[Stretch] = []
    read_to = 0
    told: Stretch | None = None
    for word in _WORD.finditer(text):
        forms = _forms(word[0])
        if not forms or word.start() < read_to:
            continue
        if word[0][0].isdigit() and _is_within_a_figure(text, word.start()):
            continue
        stretch = _longest(forms, text, word.start(), published, told)
        if stretch is not None:
            found.append(stretch)
            read_to = stretch.end
            told = told if stretch.bare and stretch.yearless else stretch
    return found


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[Form, ...]:
    if word[0].isdigit():
        return FIGURE_FORMS + COUNTED_FORMS
    lower = word.lower()
    return CALENDAR_FORMS.get(lower, ()) + RELATIVE_FORMS.get(lower, ())


def _is_within_a_figure(text: str, start: int) -> bool:
    return bool(start and _IN_A_FIGURE.search(text, max(0, start - 4), start))


def _longest(
    forms: tuple[Form, ...], text: str, start: int, published: date | None, told: Stretch | None
) -> Stretch | None:
    best: Stretch | None = None
    anchor: Anchor | None = None
    for form in forms:
        match = form.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        anchor = anchor or _anchor(text, start, published, told)
        best = form.build(match, anchor) or best
    return best


def _anchor(text: str, start: int, published: date | None, told: Stretch | None) -> Anchor:
    before = text[max(0, start - _LONGEST_LOOK_BACK) : start]
    sentence = _SENTENCE_END.split(before)[-1]
    clause = sentence + _SENTENCE_END.split(text[start : start + _LOOK_ON])[0]
    deadline = bool(_DEADLINE.search(before)) and not _PERFECT.search(clause)
    return Anchor(
        text=text, published=published, previous=told, ahead=bool(LOOKS_AHEAD.search(_LAST_CLAUSE.split(sentence)[-1])),
        deadline=deadline
    )  # fmt: skip


def _joined(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Join neighbours that are the ends of one range."""
    joined: list[Stretch] = []
    for stretch in (narrowed(text, each) for each in stretches):
        both = _range(text, joined[-1], stretch) if joined else None
        if both is None:
            joined.append(stretch)
        else:
            joined[-1] = both
    return joined


def _range(text: str, left: Stretch, right: Stretch) -> Stretch | None:
    """Return the range that two neighbouring stretches are the ends of, None where they are two dates."""
    between = text[left.end : right.start]
    if len(between) > 14 or not _RANGE_JOINT.fullmatch(between) or left.whole:
        return None
    lead = _RANGE_LEAD.search(text, max(0, left.start - 20), left.start)
    word = lead[1].lower() if lead else ""
    if (between.strip().lower().startswith("and") and word != "between") or ((left.bare or right.bare) and not lead):
        return None
    left = _in_the_year_of(left, right)
    if left.first is None or right.last is None or left.first > right.last:
        return None
    start = lead.start(1) if lead else left.start
    whole = replace(left, start=start, end=right.end, last=right.last, edtf=None, bare=False, whole=True)
    if word == "from" and left.last and right.first and left.last <= right.first:
        return replace(whole, shape=Shape.ALL, certain_first=left.last, certain_last=right.first)
    return whole


def _in_the_year_of(left: Stretch, right: Stretch) -> Stretch:
    """Move a left end without a year into the year of the right end: "from March to May 2021"."""
    if not left.yearless or left.first is None or left.last is None or right.last is None:
        return left
    years = right.last.year - left.first.year - (1 if left.first.replace(year=right.last.year) > right.last else 0)
    try:
        first = left.first.replace(year=left.first.year + years)
        return replace(left, first=first, last=left.last.replace(year=left.last.year + years))
    except ValueError:
        return left


def _when(text: str, stretch: Stretch) -> When:
    """Give a stretch its bounds, the words that told it and their span."""
    span = Span(start=stretch.start, end=stretch.end)
    words = span.of(text)
    if stretch.shape is Shape.ALL:
        return _when_all(stretch, words, span)
    if stretch.edtf is not None:
        days = Days(first=stretch.first, last=stretch.last)
        return When(every=None, some=days, edtf=stretch.edtf, words=words, span=span)
    if stretch.first is not None and stretch.first == stretch.last:
        return on_day(stretch.first, words=words, span=span)
    return during(stretch.first, stretch.last, words=words, span=span)


def _when_all(stretch: Stretch, words: str, span: Span) -> When:
    """Bound what was so on every day of a stretch: "since March" is certain only from the end of March on."""
    some = Days(first=stretch.first, last=stretch.last)
    first, last = stretch.certain_first, stretch.certain_last
    every = Days(first=first, last=last) if first is None or last is None or first <= last else None
    start = _interval_end(stretch.first, first)
    end = _interval_end(last, stretch.last)
    return When(every=every, some=some, edtf=f"{start}/{end}", words=words, span=span)


def _interval_end(early: date | None, late: date | None) -> str:
    """Return one end of an EDTF interval: a month where it may be any day of that month, else the outer day."""
    if early is None or late is None:
        return ".."
    if (early.month, early.day, late) == (1, 1, date(early.year, 12, 31)):
        return f"{early.year:04}"
    if early.day == 1 and late == month_end(early.year, early.month):
        return f"{early.year:04}-{early.month:02}"
    return early.isoformat() if early == late else f"{early.isoformat()}~"
