"""Forms that name a place in the calendar: a day, a month, a year, a weekday, a season, a holiday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.figures import FIGURES
from habeas.read.calendar.grammar import Form
from habeas.read.calendar.stretch import Stretch
from habeas.read.languages.slavic.dates import calendar_meanings as meanings
from habeas.read.languages.slavic.dates.numbers import day_pattern
from habeas.read.languages.slavic.dates.words import CalendarWords
from habeas.read.languages.slavic.dates.years import DOT, SUFFIX, YEAR, year_tail

Meaning = Callable[[CalendarWords, re.Match[str], Anchor], Stretch | None]
Entry = tuple[frozenset[str], Form]
"""A form and the words that it may begin with; "0" stands for figures."""


def form(words: CalendarWords, pattern: str, meaning: Meaning) -> Form:
    """Return a form of a language from a pattern and a meaning that also takes the language's words."""
    return Form(pattern=re.compile(pattern, re.IGNORECASE), build=partial(meaning, words))


def hours_tail(words: CalendarWords) -> str:
    """Return the pattern of a time of day after a date, which may be left out."""
    return rf"(?:\s+(?P<hours>{words.hours.pattern})(?!\w)(?!\s+(?:\d|на\b)))?"


def indexed(entries: Iterable[Entry]) -> dict[str, tuple[Form, ...]]:
    """Return the forms that may begin with each word."""
    begins: dict[str, tuple[Form, ...]] = {}
    for names, each in entries:
        for name in names:
            begins[name] = (*begins.get(name, ()), each)
    return begins


def calendar_forms(words: CalendarWords) -> dict[str, tuple[Form, ...]]:
    """Return the forms that begin with each word or, under "0", with figures."""
    figures = frozenset({"0"})
    return indexed(
        [*((figures, each) for each in FIGURES), *_days(words), *_months(words), *_years(words), *_names(words)]
    )


def _days(words: CalendarWords) -> Iterable[Entry]:
    """Yield "4 мая", "пятого мая", "3–5 мая", "24.02", "5-го числа"."""
    day, weekdays = day_pattern(words, "day"), words.weekdays.pattern
    joint = rf"(?P<joint>\s*[–—/-]\s*|\s+{words.joints['joints'].pattern}\s+)"
    months = rf"(?P<month>{words.months.pattern}|{words.short_months.pattern}\.?)(?!\w)"
    day_and_month = form(
        words,
        rf"(?:{weekdays},?\s+)?{day}(?P<list>(?:,\s*\d{{1,2}})*)(?:{joint}{day_pattern(words, 'until')})?"
        rf"\s+{months}{year_tail(words)}{hours_tail(words)}",
        meanings.day_and_month,
    )
    numbered = form(
        words,
        rf"{day}\s+{words.phrases['number_of_month'].pattern}(?!\w)"
        rf"(?:\s+(?P<near>{words.near.pattern})\s+(?:месяца|місяця))?",
        meanings.number_of_month,
    )
    begins = words.ordinals.first_words | words.numbers.first_words | {"0"}
    yield begins | words.weekdays.first_words, day_and_month
    yield begins, numbered
    short = form(words, r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])(?![\d.]\d|\d)", meanings.day_and_month_figures)
    yield frozenset({"0"}), short


def _months(words: CalendarWords) -> Iterable[Entry]:
    """Yield "марта 2021 года", "в марте–апреле", "прошлой осенью", "зимой 2021–2022 годов"."""
    months, seasons, near, tail = words.months.pattern, words.seasons.pattern, words.near.pattern, year_tail(words)
    years = words.phrases["years"].pattern
    month = form(
        words,
        rf"(?P<month>{months})(?:(?:\s*[–—/-]\s*|\s+{words.joints['loose'].pattern}\s+|\s+или\s+|\s+або\s+)"
        rf"(?P<until>{months}))?(?!\w){tail}",
        meanings.month,
    )
    season = form(
        words,
        rf"(?P<season>{seasons})(?!\w)(?:\s+(?P<from_year>{YEAR})\s*[–—/-]\s*(?:{YEAR}|\d\d)"
        rf"(?:-?х)?(?:\s*{years}(?!\w){DOT})?|)(?:{tail})",
        meanings.season,
    )
    yield words.months.first_words, month
    yield words.seasons.first_words, season
    near_month = form(words, rf"(?P<near>{near})\s+(?P<name>{months}|{seasons})(?!\w)", meanings.near_month)
    yield words.near.first_words, near_month


def _years(words: CalendarWords) -> Iterable[Entry]:
    """Yield "2014 год", "в 2014-м", "2014–2016 годах", "90-е годы"; bare figures only before a stop."""
    years, figures = words.phrases["years"].pattern, frozenset({"0"})
    span = rf"(?P<year>{YEAR})(?:\s*[–—/-]\s*(?P<until>{YEAR}|\d\d))?"
    noun = rf"(?P<noun>{years}(?!\w){DOT})"
    yield figures, form(words, rf"(?P<tens>(?:1[89]|20)?\d0)-?(?:х|е|ые|ті|их|ми)\s+{years}(?!\w)", meanings.decade)
    yield figures, form(words, rf"{span}(?P<suffix>{SUFFIX})\s*{noun}", meanings.year)
    bare = form(
        words,
        rf"{span}(?P<suffix>-(?:го|му|м|й|х))?(?P<noun>)(?!\w|[,.]\d|%|\s*[–—-]\d|\s+[а-яіїєґ])",
        meanings.year,
    )
    yield figures, bare


def _names(words: CalendarWords) -> Iterable[Entry]:
    """Yield weekdays, "в прошлый вторник", and days that have a name of their own."""
    weekdays, near, years = words.weekdays.pattern, words.near.pattern, words.phrases["years"].pattern
    weekday = form(
        words,
        rf"(?P<weekday>{weekdays})(?!\w)(?:\s+(?:на\s+)?(?P<week>{near})\s+(?:недел[еи]|тижня|тижні))?{hours_tail(words)}",
        meanings.weekday,
    )
    yield words.weekdays.first_words, weekday
    yield (
        words.near.first_words,
        form(words, rf"(?P<near>{near})\s+(?P<weekday>{weekdays})(?!\w)", meanings.near_weekday),
    )
    named = form(
        words,
        rf"(?P<name>{words.holidays.pattern})(?!\w)(?:,?\s+(?P<year>{YEAR})(?:\s+{years}(?!\w))?)?",
        meanings.named_day,
    )
    yield words.holidays.first_words, named
