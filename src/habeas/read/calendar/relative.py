"""Arithmetic of dates told from where the teller stands: "last week", "three months ago", "the day after"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import one_of, several, single
from habeas.read.calendar.stretch import (
    Shape,
    Stretch,
    month_of,
    month_shifted,
    shifted,
    week_of,
    year_of,
)  # fmt: skip


class Unit(StrEnum):
    """A measure of time, from an hour to ten years; a weekend is Saturday and Sunday."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"


_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12, Unit.DECADE: 120}
_SLACK_DAYS = {
    Unit.DAY: 0, Unit.WEEK: 3, Unit.FORTNIGHT: 3, Unit.MONTH: 15, Unit.HALF_YEAR: 45, Unit.YEAR: 180,
}  # fmt: skip
"""How far a whole number of units after a told day may miss: "a month later" is seldom meant to the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of units, at least and at most; `more` tells that the words set no upper bound ("over a month")."""

    unit: Unit
    at_least: int
    at_most: int
    more: bool = False


def before(day: date, count: int, unit: Unit) -> date:
    """Return the day `count` units before `day`; a negative count gives a later day."""
    if unit in _DAYS:
        return shifted(day, -count * _DAYS[unit])
    return month_shifted(day, -count * _MONTHS[unit])


def calendar_unit(day: date, unit: Unit, step: int = 0) -> tuple[date, date] | None:
    """Return the calendar's own unit that `day` lies in, or the one `step` units on; None for hours."""
    if unit is Unit.DAY:
        moved = shifted(day, step)
        return moved, moved
    if unit in (Unit.WEEK, Unit.FORTNIGHT):
        return week_of(day, step)
    if unit is Unit.YEAR:
        return year_of(day, step)
    if unit is Unit.DECADE:
        first = year_of(day.replace(year=max(1, day.year // 10 * 10)), 10 * step)[0]
        return first, year_of(first, 9)[1]
    months = _MONTHS.get(unit)
    if months is None:
        return None
    first = month_of(day, -((day.month - 1) % months) + step * months)[0]
    return first, month_of(first, months - 1)[1]


def ago(match: re.Match[str], here: date | None, amount: Amount) -> Stretch | None:
    """Read "three weeks ago": days are counted, weeks give a week, months and years the calendar's own."""
    if here is None:
        return None
    unit = amount.unit
    if unit in (Unit.HOUR, Unit.MINUTE):
        return several(match, (shifted(here, -1), here))
    late, early = before(here, amount.at_least, unit), before(here, amount.at_most, unit)
    if amount.more:
        return Stretch(start=match.start(), end=match.end(), first=None, last=late)
    if unit in (Unit.WEEK, Unit.FORTNIGHT):
        early, late = shifted(early, -3), shifted(late, 3)
    if unit in (Unit.MONTH, Unit.HALF_YEAR):
        early, late = month_of(early)[0], min(month_of(late)[1], here)
    if unit in (Unit.YEAR, Unit.DECADE):
        early, late = year_of(early)[0], min(year_of(late)[1], here)
    return several(match, (early, late))


def hence(match: re.Match[str], here: date | None, amount: Amount) -> Stretch | None:
    """Read "in three weeks", told of what is to come, the way `ago` reads what is past."""
    if here is None:
        return None
    if amount.unit in (Unit.HOUR, Unit.MINUTE):
        return several(match, (here, shifted(here, 1)))
    early, late = before(here, -amount.at_least, amount.unit), before(here, -amount.at_most, amount.unit)
    if amount.unit in (Unit.WEEK, Unit.FORTNIGHT):
        early, late = shifted(early, -3), shifted(late, 3)
    if amount.unit in (Unit.MONTH, Unit.HALF_YEAR):
        early, late = month_of(early)[0], month_of(late)[1]
    if amount.unit in (Unit.YEAR, Unit.DECADE):
        early, late = year_of(early)[0], year_of(late)[1]
    return several(match, (max(early, here), late))


def up_to_now(match: re.Match[str], here: date | None, amount: Amount) -> Stretch | None:
    """Read "the past three weeks" as the days up to publication; whether on all of them, its lead tells."""
    if here is None or amount.unit in (Unit.HOUR, Unit.MINUTE, Unit.WEEKEND):
        return None
    return Stretch(
        start=match.start(), end=match.end(), first=before(here, amount.at_most, amount.unit), last=here,
        certain_first=before(here, amount.at_least, amount.unit), certain_last=here,
    )  # fmt: skip


def lasting(match: re.Match[str], here: date | None, amount: Amount) -> Stretch | None:
    """Read "for three weeks now" as every day up to now; "for more than a month" may have begun at any time."""
    found = up_to_now(match, here, amount)
    if found is None:
        return None
    return Stretch(
        start=found.start, end=found.end, first=None if amount.more else found.first, last=found.last,
        shape=Shape.ALL, certain_first=found.certain_first, certain_last=found.last,
    )  # fmt: skip


def near_weekend(match: re.Match[str], here: date | None, step: int) -> Stretch | None:
    """Return the last weekend begun by `here`, or the next one."""
    if here is None:
        return None
    saturday = shifted(here, -((here.weekday() - 5) % 7) + (7 if step > 0 else 0))
    return several(match, (saturday, shifted(saturday, 1)))


def near_weekday(match: re.Match[str], here: date | None, step: int, number: int) -> Stretch | None:
    """Read "last Tuesday", which is the one just past for some and the one of last week for others: one of both."""
    if here is None:
        return None
    if step == 0:
        return single(match, shifted(week_of(here)[0], number), yearless=True)
    just = (
        shifted(here, -(((here.weekday() - number) % 7) or 7))
        if step < 0
        else shifted(here, ((number - here.weekday()) % 7) or 7)
    )
    return one_of(match, just, shifted(week_of(here, step)[0], number))


def near_month(match: re.Match[str], anchor: Anchor, step: int, month: int, length: int = 1) -> Stretch | None:
    """Read "last March", "this March", "last summer": the one past; of this year; the one to come.

    Args:
        match: Its words.
        anchor: Where they stand.
        step: -1, 0 or 1.
        month: The month, or the first one of a season.
        length: In months.
    """
    here = anchor.published
    if here is None:
        return None
    year = here.year
    if step < 0 and (month, 1) >= (here.month - length + 1, 1):
        year -= 1
    if step > 0 and month <= here.month:
        year += 1
    if step == 0 and month == 12 and length == 3 and here.month <= 2:
        year -= 1
    first = date(max(year, 1), month, 1)
    return several(match, anchor.up_to_publication(first, month_of(first, length - 1)[1]))


def from_told(match: re.Match[str], anchor: Anchor, amount: Amount, sign: int) -> Stretch | None:
    """Read "two days later", "a week before that" from the date told before it; none told, no date."""
    told = anchor.previous
    if told is None or told.first is None or told.last is None or told.shape is Shape.ALL:
        return None
    return from_day(match, anchor, amount, sign, (told.first, told.last))


def from_day(
    match: re.Match[str], anchor: Anchor, amount: Amount, sign: int, told: tuple[date, date]
) -> Stretch | None:
    """Return what is a number of units before (`sign` -1) or after the days `told`."""
    slack = _SLACK_DAYS.get(amount.unit)
    if slack is None:
        return None
    counts = (amount.at_least, amount.at_most) if sign > 0 else (amount.at_most, amount.at_least)
    first, last = (before(day, -count * sign, amount.unit) for day, count in zip(told, counts, strict=True))
    if slack:
        first, last = anchor.up_to_publication(shifted(first, -slack), shifted(last, slack))
    return several(match, (first, last))


def unit_of_told(match: re.Match[str], anchor: Anchor, unit: Unit, step: int) -> Stretch | None:
    """Read "the next day", "that same week", "the previous month" from the date told before it."""
    told = anchor.previous
    if told is None or told.first is None or told.last is None or told.shape is Shape.ALL:
        return None
    if unit is Unit.DAY:
        return several(match, (shifted(told.first, step), shifted(told.last, step)))
    days, rival = calendar_unit(told.first, unit), anchor.rival
    if rival is not None and rival.first is not None and calendar_unit(rival.first, unit) != days:
        return None  # "wrote on 30 January, was answered on 14 February. … that same week": of which of the two?
    return several(match, calendar_unit(told.first, unit, step))


def since_told(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "since then" as every day from the date told before it to publication."""
    told, here = anchor.previous, anchor.published
    if told is None or told.first is None or told.last is None or here is None or told.last > here:
        return None
    return Stretch(
        start=match.start(), end=match.end(), first=told.first, last=here, shape=Shape.ALL,
        certain_first=told.last, certain_last=here, whole=True,
    )  # fmt: skip
