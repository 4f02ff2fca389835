"""Dates made as coarse as a consent allows, in rendered dates and in running words."""

from __future__ import annotations

import re
from datetime import date

from habeas.facts.when import When
from habeas.publish.fields import Field

WITHHELD_DATE = "[date withheld]"

_MONTHS = (
    "january february (?-i:March|MARCH) april (?-i:May|MAY) june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "январ\\w* феврал\\w* март\\w* апрел\\w* мая май мае июн\\w* июл\\w* август\\w* сентябр\\w* октябр\\w* ноябр\\w* "
    "декабр\\w* січ\\w* лют\\w* берез\\w* квіт\\w* трав\\w* черв\\w* лип\\w* серп\\w* верес\\w* жовт\\w* листопад\\w* "
    "груд\\w*"
).split()
_MONTH = f"(?:{'|'.join(_MONTHS)})\\.?"
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday понедельник\\w* вторник\\w* сред[ауы] четверг\\w* "
    "пятниц\\w* суббот\\w* воскресень\\w* понеділ\\w* вівтор\\w* серед[аиу] четвер\\w* п['’ʼ]ятниц\\w* субот\\w* "
    "неділ\\w* today yesterday tomorrow tonight сегодня вчера завтра сьогодні вчора"
).split()
_DAY_PATTERNS = (
    r"\d{4}-\d{1,2}(?:-\d{1,2})?",
    r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?",
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|-?го|-?е)?\s+(?:of\s+)?){_MONTH}(?:,?\s+\d{{4}})?",
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+\d{{4}})?",
    rf"(?:{'|'.join(_WEEKDAYS)})",
    r"\d{1,2}(?:st|nd|rd|th)",
)
_MONTH_PATTERNS = (rf"{_MONTH}(?:\s+\d{{4}})?",)
_YEAR_PATTERNS = (r"(?:19|20)\d{2}",)


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_ABOVE = {
    Field.DAY: None,
    Field.MONTH: _compiled(_DAY_PATTERNS),
    Field.YEAR: _compiled(_DAY_PATTERNS + _MONTH_PATTERNS),
}
_EVERY_DATE = _compiled(_DAY_PATTERNS + _MONTH_PATTERNS + _YEAR_PATTERNS)


def finest(fields: frozenset[Field]) -> Field | None:
    """Return the finest date that may be shown, None where none may."""
    return next((field for field in (Field.DAY, Field.MONTH, Field.YEAR) if field in fields), None)


def shown_days(when: When | None, fields: frozenset[Field]) -> str:
    """Return a date no finer than allowed; empty where it is unknown or may not be shown.

    A coarser date covers every day of the finer one, so it claims less and never something else.
    """
    level = finest(fields)
    if when is None or level is None:
        return ""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        words = "" if known is None else _shown(known, level)
        return f"{'since' if last is None else 'by'} {words}" if words else ""
    start, end = _shown(first, level), _shown(last, level)
    return start if start == end else f"between {start} and {end}"


def strike_dates(text: str, fields: frozenset[Field]) -> str:
    """Return a text without the dates in it that are finer than allowed."""
    level = finest(fields)
    pattern = _EVERY_DATE if level is None else _ABOVE[level]
    return text if pattern is None else pattern.sub(WITHHELD_DATE, text)


def _shown(day: date, level: Field) -> str:
    if level is Field.YEAR:
        return f"{day.year}"
    return f"{day:%B %Y}" if level is Field.MONTH else f"{day.day} {day:%B %Y}"
