"""Finding the dates of a text, in order, and giving each its bounds.

1. Walk over the words; where one can begin a date, try the forms that begin so, longest match first.
2. Join two neighbours that are the ends of one range ("from 3 March to 5 April", "between May and July").
3. Bend each by the words before it, and give it bounds, EDTF and its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.bounds import when_of
from habeas.read.calendar.grammar import Form, Grammar
from habeas.read.calendar.stretch import Shape, Stretch

_LONGEST_JOINT = 14
_LONGEST_BETWEEN = 300
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_])|\n")


def dates_outside(grammar: Grammar, text: str, published: date | None, furniture: Sequence[Span]) -> tuple[When, ...]:
    """Return the dates told in `text` outside passages of page furniture."""
    return tuple(
        when
        for when in dates_in(grammar, text, published)
        if when.span is not None and not any(passage.overlaps(when.span) for passage in furniture)
    )


def dates_in(
    grammar: Grammar, text: str, published: date | None, words: Iterable[re.Match[str]] | None = None
) -> tuple[When, ...]:
    """Return the dates told in `text`, each with its words and their span.

    Args:
        grammar: The dates of the language.
        text: Any length; the cost is linear in it.
        published: The day to which "Tuesday" and "last month" are relative; without it they are no dates.
        words: Whatever a form may begin with, where the caller has it; else it is looked for.
    """
    found = grammar.word.finditer(text) if words is None else words
    whens: list[When] = []
    read_to = 0
    for stretch in _joined(grammar, text, _stretches(grammar, text, published, found)):
        result = stretch if stretch.whole else grammar.related(text, stretch, published)
        if result is not None:
            whens.append(when_of(text, replace(result, start=max(result.start, read_to))))
            read_to = result.end
    return tuple(whens)


def _stretches(grammar: Grammar, text: str, published: date | None, words: Iterable[re.Match[str]]) -> list[Stretch]:
    found: list[Stretch] = []
    read_to = 0
    told: Stretch | None = None
    before: Stretch | None = None
    for word in words:
        forms = grammar.forms(word[0])
        if not forms or word.start() < read_to:
            continue
        if word[0][0].isdigit() and _is_within_a_figure(grammar, text, word.start()):
            continue
        stretch = _longest(grammar, forms, text, word.start(), published, (before, told))
        if stretch is not None:
            found.append(stretch)
            read_to = stretch.end
            before, told = (before, told) if stretch.bare and stretch.yearless else (told, stretch)
    return found


def _is_within_a_figure(grammar: Grammar, text: str, start: int) -> bool:
    return bool(start and grammar.in_a_figure.search(text, max(0, start - 4), start))


def _rival(text: str, before: Stretch | None, told: Stretch | None) -> Stretch | None:
    """Return the date before the one told last, where no sentence ends between them."""
    if before is None or told is None or told.start - before.end > _LONGEST_BETWEEN:
        return None
    return None if _SENTENCE_END.search(text, before.end, told.start) else before


def _longest(
    grammar: Grammar,
    forms: tuple[Form, ...],
    text: str,
    start: int,
    published: date | None,
    told: tuple[Stretch | None, Stretch | None],
) -> Stretch | None:
    before, previous = told
    best: Stretch | None = None
    anchor: Anchor | None = None
    for form in forms:
        match = form.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        if anchor is None:
            ahead, deadline = grammar.outlook(text, start)
            anchor = Anchor(
                text=text, published=published, previous=previous, ahead=ahead, deadline=deadline,
                rival=_rival(text, before, previous),
            )  # fmt: skip
        best = form.build(match, anchor) or best
    return best


def _joined(grammar: Grammar, text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Join neighbours that are the ends of one range."""
    joined: list[Stretch] = []
    for stretch in (grammar.narrowed(text, each) for each in stretches):
        both = _range(grammar, text, joined[-1], stretch) if joined else None
        if both is None:
            joined.append(stretch)
        else:
            joined[-1] = both
    return joined


def _range(grammar: Grammar, text: str, left: Stretch, right: Stretch) -> Stretch | None:
    """Return the range that two neighbouring stretches are the ends of, None where they are two dates."""
    joint = grammar.joint
    between = text[left.end : right.start]
    if len(between) > _LONGEST_JOINT or not joint.joint.fullmatch(between) or left.whole:
        return None
    lead = joint.lead.search(text, max(0, left.start - 20), left.start)
    kind = joint.lead_of(lead[1]) if lead else ""
    if (joint.is_loose(between) and kind != "between") or ((left.bare or right.bare) and not lead):
        return None
    left = _in_the_year_of(left, right)
    if left.first is None or right.last is None or left.first > right.last:
        return None
    start = lead.start(1) if lead else left.start
    whole = replace(left, start=start, end=right.end, last=right.last, edtf=None, bare=False, whole=True)
    if kind == "from" and left.last and right.first and left.last <= right.first:
        return replace(whole, shape=Shape.ALL, certain_first=left.last, certain_last=right.first)
    return whole


def _in_the_year_of(left: Stretch, right: Stretch) -> Stretch:
    """Move a left end without a year into the year of the right end: "from March to May 2021"."""
    if not left.yearless or left.first is None or left.last is None or right.last is None:
        return left
    years = right.last.year - left.first.year - (1 if _in_year(left.first, right.last.year) > right.last else 0)
    return replace(
        left, first=_in_year(left.first, left.first.year + years), last=_in_year(left.last, left.last.year + years)
    )


def _in_year(day: date, year: int) -> date:
    """Return the same day of another year; 29 February gives 28 where that year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28) if day.day == 29 else day
