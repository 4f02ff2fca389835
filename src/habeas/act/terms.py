"""Counting terms: days, working days, weeks, months and years from a day, and the instant at which they are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.act.calendar import ONE_DAY, WorkCalendar
from habeas.act.errors import UnknownZone
from habeas.facts.when import month_end


class Unit(StrEnum):
    """What a term is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Roll(StrEnum):
    """What becomes of a term whose last day is a day off."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next working day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length and what it is counted in; `why` says what the time is for where a rule has several."""

    length: int
    unit: Unit
    why: str = ""

    def in_words(self) -> str:
        """Return the term in words: `30 days`, `1 month`, `5 working days`."""
        return f"{self.length} {self.unit.value if self.length != 1 else self.unit.value.removesuffix('s')}"


def end_of(
    start: date, terms: Sequence[Term], calendar: WorkCalendar, *, roll: Roll = Roll.STAYS, appeal: str = ""
) -> date:
    """Return the last day of terms that run one after the other.

    1. The day on which the clock starts is not counted: one day from Monday ends on Tuesday.
    2. Months and years end on the day of the same number, or on the last of a month that has no such day.
    3. The next term starts on the day on which the one before it ended.
    4. Where the rule says so, the last day of all moves on to a working day.

    Args:
        start: The day that starts the clock.
        terms: In their order.
        calendar: Working days of the addressee's country; only looked at where working days matter.
        roll: What becomes of a last day that is a day off.
        appeal: The number of the appeal, for the error alone.

    Raises:
        CalendarEnds: the calendar stops before the terms do.
        CalendarBegins: the calendar begins after the clock does.
    """
    last = start
    for term in terms:
        last = _one_end(last, term, calendar, appeal)
    if roll is Roll.NEXT_WORKING_DAY:
        while not calendar.is_working(last, appeal=appeal):
            last += ONE_DAY
    return last


def instant_after(last_day: date, zone: str) -> datetime:
    """Return the instant at which a day is over in a time zone: aware, in UTC.

    Raises:
        UnknownZone: there is no such zone.
    """
    following = last_day + ONE_DAY
    local = datetime(following.year, following.month, following.day, tzinfo=find_zone(zone))
    return local.astimezone(UTC)


@cache
def find_zone(zone: str) -> ZoneInfo:
    """Return a time zone by its name.

    Raises:
        UnknownZone: there is no such zone.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(zone=zone) from error


def months_later(day: date, months: int) -> date:
    """Return the day of the same number `months` later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))


def _one_end(start: date, term: Term, calendar: WorkCalendar, appeal: str) -> date:
    match term.unit:
        case Unit.DAYS:
            return start + timedelta(days=term.length)
        case Unit.WEEKS:
            return start + timedelta(weeks=term.length)
        case Unit.MONTHS:
            return months_later(start, term.length)
        case Unit.YEARS:
            return months_later(start, 12 * term.length)
        case Unit.WORKING_DAYS:
            return _working_days_later(start, term.length, calendar, appeal)


def _working_days_later(start: date, length: int, calendar: WorkCalendar, appeal: str) -> date:
    day, left = start, length
    while left:
        day += ONE_DAY
        left -= calendar.is_working(day, appeal=appeal)
    return day
