"""The forms that a date takes in English, each with the stretch of days that it names.

A form is tried only where a word stands that can begin it, so the cost grows with the number of calendar words
and not with the length of the text. Words before a form ("since", "late", "the night of") are read afterwards.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.figures import FIGURES
from habeas.read.calendar.grammar import Form, several, single
from habeas.read.calendar.stretch import Stretch, month_of, valid_day
from habeas.read.languages.en.dates.words import (
    DAY,
    MONTH,
    MONTH_NUMBERS,
    ORDINAL_DAYS,
    SEASON_MONTHS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEAR,
    month_number,
    weekday_number,
)  # fmt: skip


def _figure(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _year_told(match: re.Match[str], anchor: Anchor) -> int | None:
    """Return the year after a day or month: in figures, or "last year" where the day of publication is known."""
    if match["year"]:
        return int(match["year"])
    if match["near_year"] and anchor.published is not None:
        return anchor.published.year + {"last": -1, "this": 0, "next": 1}[match["near_year"].lower()]
    return None


def _dated(match: re.Match[str], month: int, day: int, anchor: Anchor) -> date | None:
    year = _year_told(match, anchor)
    return valid_day(year, month, day) if year else anchor.day_without_year(month, day)


def _day_and_month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    month = month_number(match["month"])
    first = _dated(match, month, _figure(match["day"]), anchor)
    if not match["until"]:
        return single(match, first, yearless=not match["year"])
    last = _dated(match, month, _figure(match["until"]), anchor)
    if first is None or last is None:
        return None
    if first > last:
        return None
    one_of_two = match["joint"].strip() in ("and", "or", "/") and (last - first).days > 1
    return Stretch(
        start=match.start(), end=match.end(), first=first, last=last, yearless=not match["year"],
        certain_first=first, certain_last=last, edtf=f"[{first},{last}]" if one_of_two else None,
    )  # fmt: skip


def _ordinal_day(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    day = ORDINAL_DAYS[re.sub(r"\s+", "-", match["day"].lower())]
    return single(match, _dated(match, month_number(match["month"]), day, anchor), yearless=not match["year"])


def _month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    numbers = [month_number(word) for word in (match["month"], match["until"]) if word]
    year = _year_told(match, anchor)
    if year:
        days = month_of(date(year, numbers[0], 1))[0], month_of(date(year, numbers[-1], 1))[1]
        return _month_range(match, days, year)
    ends = [anchor.month_without_year(number) for number in numbers]
    if ends[0] is None or ends[-1] is None:
        return None
    found = several(match, anchor.up_to_publication(ends[0][0], ends[-1][1]), yearless=True)
    return None if found is None else _needing_lead(found)


def _month_range(match: re.Match[str], days: tuple[date, date], year: int) -> Stretch | None:
    """Return the months; of "from March to May" the end of March to the start of May is certain."""
    found = several(match, days)
    if found is None or not match["until"]:
        return found
    certain_last = date(year, month_number(match["until"]), 1)
    certain_first = month_of(days[0])[1]
    return replace(found, certain_first=certain_first, certain_last=certain_last)


def _year(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    first, last = int(match["year"]), int(match["until"] or match["year"])
    if match["decade"]:
        last = first + 9
    if match["until"] and len(match["until"]) == 2:
        last = first // 100 * 100 + last
    return None if last < first else _needing_lead(several(match, (date(first, 1, 1), date(last, 12, 31))))


def _needing_lead(found: Stretch | None) -> Stretch | None:
    """Mark a stretch whose words are a date only after a word such as "in", like March, May or 2014."""
    return None if found is None else replace(found, bare=True)


def _weekday(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return single(match, anchor.weekday(weekday_number(match["weekday"])), yearless=True)


_DAY_LEAD = re.compile(r"(?:\bon|by|since|until|before|after|from) $", re.IGNORECASE)


def _day_of_no_month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the 14th" as the last 14th on or before publication."""
    if anchor.published is None or not _DAY_LEAD.search(anchor.text, max(0, match.start() - 7), match.start()):
        return None
    day = _figure(match["day"])
    first_of_month, _ = month_of(anchor.published)
    found = valid_day(first_of_month.year, first_of_month.month, day)
    if found is None or (found > anchor.published and not anchor.ahead):
        before, _ = month_of(anchor.published, -1)
        found = valid_day(before.year, before.month, day)
    return single(match, found, yearless=True)


def _season(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read a season; a winter of one year may be the one that began the year or the one that ended it."""
    month = SEASON_MONTHS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
        first = date(year - 1 if month == 12 else year, month, 1)
        last = month_of(date(year, month, 1), 2)[1]
        return several(match, anchor.up_to_publication(first, last))
    if anchor.published is None:
        return None
    year = anchor.published.year
    first = date(year, month, 1)
    if (first > anchor.published and not anchor.ahead) or (anchor.ahead and month_of(first, 2)[1] < anchor.published):
        first = first.replace(year=year + (1 if anchor.ahead else -1))
    return _needing_lead(several(match, anchor.up_to_publication(first, month_of(first, 2)[1]), yearless=True))


_YEAR = rf"(?:,?\s+(?P<year>{YEAR})\b|,?\s+(?:of\s+)?(?P<near_year>this|last|next)\s+year\b)?"
_OPTIONAL_WEEKDAY = rf"(?:(?:on\s+)?{WEEKDAY},?\s+(?:the\s+)?)?"
_JOINT = r"(?P<joint>\s*[–—/-]\s*|\s+(?:to|and|or|until|through)\s+)"

DAY_FIRST = Form(
    pattern=re.compile(
        rf"{_OPTIONAL_WEEKDAY}(?P<day>{DAY})(?:{_JOINT}(?:the\s+)?(?P<until>{DAY}))?(?:\s+of)?\s+(?P<month>{MONTH})(?!\w){_YEAR}"
    ),
    build=_day_and_month,
)
MONTH_FIRST = Form(
    pattern=re.compile(
        rf"{_OPTIONAL_WEEKDAY}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?![\d:]|[.,]\d|\s*%)(?:{_JOINT}(?P<until>{DAY})(?![\d:]))?{_YEAR}"
    ),
    build=_day_and_month,
)
_ORDINAL = "|".join(sorted((word.replace("-", r"[\s-]") for word in ORDINAL_DAYS), key=len, reverse=True))
ORDINAL_DAY = Form(
    pattern=re.compile(rf"(?P<day>(?i:{_ORDINAL}))\s+(?:day\s+)?of\s+(?P<month>{MONTH})(?!\w){_YEAR}"),
    build=_ordinal_day,
)
MONTH_ALONE = Form(
    pattern=re.compile(
        rf"(?P<month>{MONTH})(?:(?:\s*[–/-]\s*|\s+(?:and|or|to)\s+)(?P<until>{MONTH}))?(?![\w’'])(?!\s+(?:Street|Avenue|Square|Road|Lane)\b)"
        rf"(?:(?:,?\s+|\s+of\s+)(?P<year>{YEAR})\b|\s+(?:of\s+)?(?P<near_year>this|last|next)\s+year\b)?"
    ),
    build=_month,
)
YEAR_ALONE = Form(
    pattern=re.compile(
        rf"(?P<year>{YEAR})(?P<decade>s)?(?:\s*[–/-]\s*(?P<until>{YEAR}|\d\d))?(?![\w,.]*\d|%|\s+(?:people|men|women|soldiers|"
        r"children|families|prisoners|detainees|roubles|rubles|dollars|hryvnias|cases|others|troops|homes|persons|"
        r"objectors|servicemen|civilians|protesters|metres|kilometres|km|of)\b)"
    ),
    build=_year,
)
DAY_OF_NO_MONTH = Form(
    pattern=re.compile(
        r"[Tt]he (?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
        r"(?!\s+(?!of\s+(?:this|the|last)\b)(?:[a-z]*(?:day|floor|time|brigade|regiment|century|year|anniversary)|[A-Z]))"
    ),
    build=_day_of_no_month,
)
WEEKDAY_ALONE = Form(
    pattern=re.compile(rf"(?P<weekday>{WEEKDAY})(?!\w)(?:\s+(?:morning|afternoon|evening|night))?"), build=_weekday
)
SEASON = Form(
    pattern=re.compile(
        rf"(?P<season>spring|summer|autumn|winter|Spring|Summer|Autumn|Winter)(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b"
    ),
    build=_season,
)

_MONTH_WORDS = dict.fromkeys(MONTH_NUMBERS, (MONTH_FIRST, MONTH_ALONE))
_WEEKDAY_WORDS = dict.fromkeys(WEEKDAY_NUMBERS, (DAY_FIRST, MONTH_FIRST, WEEKDAY_ALONE))
_SEASON_WORDS = dict.fromkeys(SEASON_MONTHS, (SEASON,))

CALENDAR_FORMS: dict[str, tuple[Form, ...]] = {
    **_MONTH_WORDS,
    **_SEASON_WORDS,
    **_WEEKDAY_WORDS,
    "the": (DAY_OF_NO_MONTH,),
    **{word.split("-")[0]: (ORDINAL_DAY,) for word in ORDINAL_DAYS},
}
"""The forms that may begin with a lower-case word; those that may begin with figures are `FIGURE_FORMS`."""

FIGURE_FORMS: tuple[Form, ...] = (*FIGURES, DAY_FIRST, YEAR_ALONE)

DAY_FORMS: tuple[Form, ...] = (*FIGURES, DAY_FIRST, MONTH_FIRST)
"""The forms of one day, which may stand after "two days before"."""
