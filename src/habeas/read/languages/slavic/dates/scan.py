"""The Russian and Ukrainian grammars of dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache, partial

from habeas.facts.when import When
from habeas.read import calendar
from habeas.read.calendar.grammar import Form, Grammar, Joint
from habeas.read.languages.slavic.dates.calendar_forms import calendar_forms
from habeas.read.languages.slavic.dates.modifiers import narrowed, related
from habeas.read.languages.slavic.dates.relative_forms import relative_forms
from habeas.read.languages.slavic.dates.words import CalendarWords, key, load_words

_DEADLINE = re.compile(r"\b(?:до|к|ко|не\s+позднее|не\s+пізніше|не\s+позже)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*\s+(?=[А-ЯІЇЄҐ«\"—–])|\n")
_OF_BIRTH = re.compile(
    r"[\s,]*(?:(?:года|году|год|рік|року|гг?\.?|рр?\.?)[\s,]*)?(?:рожд(?:ения|\.)|народж(?:ення|\.)|(?-i:[рн]\.))",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:\bрод(?:ился|илась|ились|\.)|\bнарод(?:ився|илася|илась|илися|ились|\.)"
    r"|\bдат[аы] (?:рождения|народження):?)\s+(?:[ву]\s+)?$",
    re.IGNORECASE,
)
_LONGEST_LOOK_BACK = 120
_LOOK_ON = 60


def dates_in(language: str, text: str, published: date | None) -> tuple[When, ...]:
    """Return the dates told in a Russian or Ukrainian text, each with its words and their span.

    Args:
        language: `ru` or `uk`.
        text: Any length; the cost is linear in it.
        published: The day to which "во вторник" is relative; without it such words are no dates.
    """
    return without_births(text, calendar.dates_in(grammar_of(language), text, published))


def without_births(text: str, dates: tuple[When, ...]) -> tuple[When, ...]:
    """Return the dates that are not when somebody was born: "1987 года рождения", "1987 р.н." date no act."""
    return tuple(when for when in dates if when.span is None or not _is_of_birth(text, when.span.start, when.span.end))


def _is_of_birth(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LOOK_ON) : start]
    return _OF_BIRTH.match(text, end) is not None or _BORN.search(before) is not None


@cache
def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language, `ru` or `uk`, made once."""
    words = load_words(language)
    return Grammar(
        word=re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?|\d+"),
        forms=_forms_of(words),
        narrowed=partial(narrowed, language),
        related=partial(related, language),
        outlook=partial(_outlook, words),
        joint=_joint(words),
        in_a_figure=re.compile(r"(?:[$€£№.,’'/]|-)$"),
    )


def _forms_of(words: CalendarWords) -> Callable[[str], tuple[Form, ...]]:
    named = calendar_forms(words)
    told = relative_forms(words, dates=named["0"] + named[next(iter(words.holidays.first_words))])

    @lru_cache(maxsize=8192)
    def forms(word: str) -> tuple[Form, ...]:
        name = "0" if word[0].isdigit() else key(word)
        return named.get(name, ()) + told.get(name, ())

    return forms


def _joint(words: CalendarWords) -> Joint:
    joints = words.joints
    kinds = {"night": joints["leads_night"], "between": joints["leads_between"], "from": joints["leads_from"]}
    leads = "|".join(table.pattern for table in kinds.values())
    return Joint(
        lead=re.compile(rf"(?<!\w)({leads})\s+$", re.IGNORECASE),
        joint=re.compile(rf"\s*(?:[–—-]|\b{joints['joints'].pattern}\b)\s*(?:в\s+|у\s+)?", re.IGNORECASE),
        lead_of=lambda lead: next(kind for kind, table in kinds.items() if lead in table),
        is_loose=lambda between: between.strip() in joints["loose"],
    )


def _outlook(words: CalendarWords, text: str, start: int) -> tuple[bool, bool]:
    """Return whether the sentence around a date looks ahead, and whether the words before set a term."""
    before = _SENTENCE_END.split(text[max(0, start - _LONGEST_LOOK_BACK) : start])[-1]
    clause = before + _SENTENCE_END.split(text[start : start + _LOOK_ON])[0]
    past = words.outlook["past"].search(clause)
    ahead = bool(words.outlook["ahead"].search(clause)) and not past
    deadline = bool(_DEADLINE.search(before)) and not words.outlook["lasting"].search(clause)
    return ahead, deadline
