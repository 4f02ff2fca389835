"""The English grammar of dates, and finding them in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from habeas.facts.when import When
from habeas.read import calendar
from habeas.read.calendar.grammar import Form, Grammar, Joint
from habeas.read.languages.en.dates.forms import CALENDAR_FORMS, FIGURE_FORMS
from habeas.read.languages.en.dates.holidays import HOLIDAY_FORMS
from habeas.read.languages.en.dates.modifiers import narrowed, related
from habeas.read.languages.en.dates.relative import COUNTED_FORMS, RELATIVE_FORMS, RUNNING
from habeas.read.languages.en.dates.words import LOOKS_AHEAD, NUMBER, SMALL_NUMBERS, UNIT, VAGUE

if TYPE_CHECKING:
    from habeas.read.languages.en.document import Document

_DEADLINE = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?(?:end of\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:had|were|was)\b", re.IGNORECASE)
_LAST_CLAUSE = re.compile(r"[:;—]\s|,\s(?:and|but|while|who|which)\s|\bbelieves?\b")
_SENTENCE_END = re.compile(r"[.!?]['\"”’»)]*\s+(?=[A-Z“\"'])|\n")
_LONGEST_LOOK_BACK = 120
_LOOK_ON = 60
_REMEMBERED = 30_000
_RUN = re.compile(r"[A-Za-z]+|\d+")
_BEGINNINGS = frozenset({*CALENDAR_FORMS, *RELATIVE_FORMS, *HOLIDAY_FORMS})


def find_dates(document: Document, published: date | None) -> tuple[When, ...]:
    """Return the dates that a document tells in words, in text order; none from page furniture."""
    if document.furniture:
        # A date of the page around the report may tell the year of one in the report.
        return calendar.dates_outside(ENGLISH, document.text, published, document.furniture)
    return calendar.dates_in(ENGLISH, document.text, published, _beginnings_in(document))


def _beginnings_in(document: Document) -> Iterator[re.Match[str]]:
    """Yield what `ENGLISH.word` finds: whatever a date may begin with, without a look at each letter of the text."""
    text = document.text
    for token in compress(document.tokens, map(_dating.__getitem__, document.lowers)):
        for run in _RUN.finditer(text, token.start, token.end):
            begins = ENGLISH.word.match(text, run.start())
            if begins is not None:
                yield begins


class _Dating(dict[str, bool]):
    """Whether a date may begin within a token; each is looked at once, as long as they are not too many."""

    def __missing__(self, lower: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        dating = self[lower] = any(run[0].isdigit() or run in _BEGINNINGS for run in _RUN.findall(lower))
        return dating


_dating = _Dating()


def dates_in(text: str, published: date | None) -> tuple[When, ...]:
    """Return the dates told in `text`, each with its words and their span.

    Args:
        text: Any length; the cost is linear in it.
        published: The day to which "Tuesday" and "last month" are relative; without it they are no dates.
    """
    return calendar.dates_in(ENGLISH, text, published)


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[Form, ...]:
    if word[0].isdigit():
        return FIGURE_FORMS + COUNTED_FORMS
    lower = word.lower()
    return CALENDAR_FORMS.get(lower, ()) + RELATIVE_FORMS.get(lower, ()) + HOLIDAY_FORMS.get(lower, ())


def _outlook(text: str, start: int) -> tuple[bool, bool]:
    """Return whether the clause before a date looks ahead, and whether it sets a term ("by", "until")."""
    before = text[max(0, start - _LONGEST_LOOK_BACK) : start]
    sentence = _SENTENCE_END.split(before)[-1]
    clause = sentence + _SENTENCE_END.split(text[start : start + _LOOK_ON])[0]
    deadline = bool(_DEADLINE.search(before)) and not _PERFECT.search(clause)
    return bool(LOOKS_AHEAD.search(_LAST_CLAUSE.split(sentence)[-1])), deadline


_FEW = rf"\s+(?i:{UNIT})"
_BEHIND: dict[str, str] = {
    **dict.fromkeys((word for word in SMALL_NUMBERS if word not in CALENDAR_FORMS), _FEW),
    "a": rf"\s+(?i:{UNIT}|couple|few)",
    "at": r"\s+(?i:least|the\s+weekend)",
    "during": r"\s+(?i:the\s+weekend)",
    "few": _FEW,
    "for": rf"\s+(?i:the\s+(?:{'|'.join(RUNNING)})|{NUMBER}|{VAGUE}|{UNIT}s?|more|over|at|about|around|nearly|almost"
    r"|roughly|just|under)\b",
    "in": rf"\s+(?i:{NUMBER}|{VAGUE})\s",
    "on": r"\s+(?i:the\s+weekend)",
    "since": r"\s+(?i:then)\b",
    "that": r"\s+(?i:day|same)\b",
    "the": rf"\s+(?:\d|(?i:day|next|following|same|previous|eve|{UNIT}s?)\b)",
}
"""What must stand behind words of nearly every sentence, so that a date can begin with them."""


def _beginnings() -> re.Pattern[str]:
    """Return what finds the words and figures that a form may begin with, by their first letters."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_BEGINNINGS):
        behind = rf"(?![A-Za-z])(?={_BEHIND[word]})" if word in _BEHIND else ""
        by_letter.setdefault(word[0], []).append(word[1:] + behind)
    words = "|".join(f"[{letter}{letter.upper()}](?ai:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])|\d+")


ENGLISH = Grammar(
    word=_beginnings(),
    forms=_forms,
    narrowed=narrowed,
    related=related,
    outlook=_outlook,
    joint=Joint(
        lead=re.compile(r"(?:\b(between|from)\s+(?:the\s+)?)$", re.IGNORECASE),
        joint=re.compile(r"\s*(?:[–—-]|\b(?:to|until|till|through|and)\b)\s*(?:the\s+)?", re.IGNORECASE),
        lead_of=str.lower,
        is_loose=lambda between: between.strip().lower().startswith("and"),
    ),
    in_a_figure=re.compile(r"(?:[$€£.,’']|(?<![Mm]id)-)$"),
)
"""How English tells dates."""
