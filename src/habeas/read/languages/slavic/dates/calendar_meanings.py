"""What the names of the calendar mean: a day, a month, a year, a weekday, a season, a holiday."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from habeas.read.calendar import holidays, relative
from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.bending import Hours, in_hours
from habeas.read.calendar.grammar import several, single
from habeas.read.calendar.stretch import Stretch, month_of, shifted, valid_day, week_of
from habeas.read.languages.slavic.dates.numbers import day_number
from habeas.read.languages.slavic.dates.words import CalendarWords
from habeas.read.languages.slavic.dates.years import Year, year_of_tail


def in_tail(words: CalendarWords, match: re.Match[str], found: Stretch | None) -> Stretch | None:
    """Return the days that the time of day after a date touches."""
    if found is None or not match["hours"]:
        return found
    hours = Hours(words.hours[match["hours"]].replace("-", " "))
    return found if hours is Hours.EVE else in_hours(found, hours)


def _one_day(match: re.Match[str], month: int, day: int | None, anchor: Anchor, year: Year) -> date | None:
    if day is None or year.is_lost:
        return None
    return valid_day(year.number, month, day) if year.number else anchor.day_without_year(month, day)


def day_and_month(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "4 мая 2022 года", "3–5 мая", "3 или 7 мая"; two days that are not neighbours are kept as two."""
    month = int((words.months if match["month"] in words.months else words.short_months)[match["month"].rstrip(".")])
    year = year_of_tail(match, anchor, words)
    first = _one_day(match, month, day_number(match["day"], words), anchor, year)
    if not match["until"]:
        return in_tail(words, match, single(match, first, yearless=not year.told))
    last = _one_day(match, month, day_number(match["until"], words), anchor, year)
    if first is None or last is None or first > last:
        return None
    loose = match["joint"].strip() in words.joints["loose"] or match["joint"].strip() in ("или", "або", "чи")
    one_of_two = loose and not match["list"] and (last - first).days > 1
    return Stretch(
        start=match.start(), end=match.end(), first=first, last=last, yearless=not year.told,
        certain_first=first, certain_last=last, edtf=f"[{first},{last}]" if one_of_two else None,
    )  # fmt: skip


def day_and_month_figures(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read 24.02 after a preposition or at the start of a line; elsewhere it is a number."""
    before = anchor.text[max(0, match.start() - 6) : match.start()]
    if not re.search(r"(?:^|[\n(]|\b(?:с|со|з|із|от|від|до|на|к|по|после|після)\s)$", before, re.IGNORECASE):
        return None
    day = anchor.day_without_year(int(match[2]), int(match[1]))
    return single(match, day, yearless=True)


def month(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "март 2021 года", "марта–апреля"; a capital makes it a name (Марта), unless all are capitals."""
    if not (match["month"].islower() or match["month"].isupper()):
        return None
    numbers = [int(words.months[word]) for word in (match["month"], match["until"]) if word]
    year = year_of_tail(match, anchor, words)
    if year.is_lost:
        return None
    if year.number:
        days = month_of(date(year.number, numbers[0], 1))[0], month_of(date(year.number, numbers[-1], 1))[1]
        cut = several(match, days)
        here = anchor.published
        if cut and here and not match["year"] and cut.first and cut.first <= here <= days[1]:
            cut = replace(cut, last=here)
        return cut
    ends = [anchor.month_without_year(number) for number in numbers]
    if ends[0] is None or ends[-1] is None:
        return None
    found = several(match, anchor.up_to_publication(ends[0][0], ends[-1][1]), yearless=True)
    return None if found is None else replace(found, bare=True)


def near_month(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "прошлой осенью", "минулого травня" as the one past, this or next."""
    step = max(-1, int(words.near[match["near"]]))
    if match["name"] in words.months:
        return relative.near_month(match, anchor, step, int(words.months[match["name"]]))
    return relative.near_month(match, anchor, step, int(words.seasons[match["name"]]) * 3, 3)


def year(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "2014 году", "2014–2016 годах"; bare figures are a year only after a preposition."""
    first, last = int(match["year"]), int(match["until"] or match["year"])
    if match["until"] and len(match["until"]) == 2:
        last = first // 100 * 100 + last
    found = several(match, (date(first, 1, 1), date(last, 12, 31))) if first <= last else None
    return None if found is None else replace(found, bare=not (match["noun"] or match["suffix"]))


def decade(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "90-е годы"; of two figures below 30 the century is not known, so they are no date."""
    first = int(match["tens"])
    if first < 100:
        if first < 30:
            return None
        first += 1900
    return several(match, (date(first, 1, 1), date(first + 9, 12, 31)))


def weekday(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read a weekday as the last one by publication, or as the one of the week that is told."""
    number = int(words.weekdays[match["weekday"]])
    if match["week"]:
        here = anchor.published
        return (
            None if here is None else single(match, shifted(week_of(here, int(words.near[match["week"]]))[0], number))
        )
    found = single(match, anchor.weekday(number), yearless=True)
    found = in_tail(words, match, found)
    return None if found is None else replace(found, bare=True)


def near_weekday(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "прошлый вторник" as either of two, "минувший вторник" as the one just past."""
    number, near, here = int(words.weekdays[match["weekday"]]), match["near"], anchor.published
    if near in words.phrases["just_past"] and here is not None:
        return single(match, shifted(here, -(((here.weekday() - number) % 7) or 7)))
    return relative.near_weekday(match, here, max(-1, int(words.near[near])), number)


def season(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read a season; a winter of one year may be the one that began the year or the one that ended it."""
    month, year = int(words.seasons[match["season"]]) * 3, year_of_tail(match, anchor, words)
    if year.is_lost:
        return None
    if match["from_year"]:
        start = date(int(match["from_year"]), month, 1)
        return several(match, (start, month_of(start, 2)[1]))
    if year.number:
        first = date(year.number - 1 if month == 12 else year.number, month, 1)
        return several(match, anchor.up_to_publication(first, month_of(date(year.number, month, 1), 2)[1]))
    here = anchor.published
    if here is None:
        return None
    first = date(here.year, month, 1)
    if (first > here and not anchor.ahead) or (anchor.ahead and month_of(first, 2)[1] < here):
        first = first.replace(year=here.year + (1 if anchor.ahead else -1))
    found = several(match, anchor.up_to_publication(first, month_of(first, 2)[1]), yearless=True)
    return None if found is None else replace(found, bare=match["season"] not in words.season_adverbs)


def named_day(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read a holiday of a fixed date; where calendars differ either day is kept."""
    days = [tuple(int(figure) for figure in pair.split("-")) for pair in words.holidays[match["name"]].split()]
    return holidays.holiday(match, anchor, tuple((month, day) for month, day in days))


def number_of_month(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "5-го числа" as the last fifth on or before publication, "прошлого месяца" as told."""
    here, day = anchor.published, day_number(match["day"], words)
    if here is None or day is None:
        return None
    step = int(words.near[match["near"]]) if match["near"] else 0
    month = month_of(here, step)[0]
    found = valid_day(month.year, month.month, day)
    if not match["near"] and (found is None or (found > here and not anchor.ahead)):
        month = month_of(here, -1)[0]
        found = valid_day(month.year, month.month, day)
    return single(match, found)
