"""A stretch of days that some words name, and arithmetic on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from habeas.facts.when import month_end


class Shape(StrEnum):
    """What the days of a stretch are to the thing told: one unknown day among them, or all of them."""

    ONE_OF = "one of"
    ALL = "all"


@dataclass(slots=True, kw_only=True)
class Stretch:
    """The days `first` to `last` that the words at `start` to `end` of a text name; None is an open end.

    `certain_first` and `certain_last` bound the days on every one of which the thing was so, where the words
    claim that (`shape` is then `ALL`). `edtf` is set where the days are not a plain range, such as one of two
    Tuesdays. `yearless` tells that the year was taken from the day of publication;
    `bare` that the words are a date only after a word such as "in"; `whole` that the words before are read already.
    """

    start: Final[int]
    end: Final[int]
    first: Final[date | None]
    last: Final[date | None]
    shape: Final[Shape] = Shape.ONE_OF
    certain_first: Final[date | None] = None
    certain_last: Final[date | None] = None
    edtf: Final[str | None] = None
    yearless: Final[bool] = False
    bare: Final[bool] = False
    whole: Final[bool] = False


def shifted(day: date, days: int) -> date:
    """Return `day` moved by a number of days, kept within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def month_shifted(day: date, months: int) -> date:
    """Return `day` moved by whole months, at most to the end of the month, kept within the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the week `weeks` after that of `day`."""
    monday = shifted(day, 7 * weeks - day.weekday())
    return monday, shifted(monday, 6)


def month_of(day: date, months: int = 0) -> tuple[date, date]:
    """Return the first and last day of the month `months` after that of `day`."""
    first = month_shifted(day.replace(day=1), months)
    return first.replace(day=1), month_end(first.year, first.month)


def year_of(day: date, years: int = 0) -> tuple[date, date]:
    """Return the first and last day of the year `years` after that of `day`."""
    year = min(max(day.year + years, 1), 9999)
    return date(year, 1, 1), date(year, 12, 31)
