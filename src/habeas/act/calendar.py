"""Working-day calendars as data: the weekend, the holidays, the days that a government moves, and where they end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from habeas.act.errors import CalendarBegins, CalendarEnds, UnknownCalendar
from habeas.act.strict_table import StrictTable, parse_table
from habeas.facts.when import month_end

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """The working days of one country or body.

    `holidays` are the days off that are no weekend or that matter on their own, `working` the days of a weekend on
    which people work, each with why. `checked_on` is the day on which somebody compared it with the official text;
    `note` is shown with every date that was counted with it.

    Raises:
        CalendarEnds, CalendarBegins: from `is_working`, for a day that the calendar does not cover.
    """

    id: str
    title: str
    zone: str
    weekend: frozenset[int]
    first_day: date
    last_day: date
    holidays: Mapping[date, str]
    working: Mapping[date, str]
    source: str
    checked_on: date | None
    note: str

    @property
    def file(self) -> str:
        """The file that it comes from."""
        return f"calendars/{self.id}.toml"

    def is_working(self, day: date, *, appeal: str = "") -> bool:
        """Return whether people work on a day; `appeal` is for the error alone.

        Raises:
            CalendarEnds: the day lies after the calendar.
            CalendarBegins: the day lies before it.
        """
        name = self.id.upper()
        if day > self.last_day:
            raise CalendarEnds(
                calendar=name,
                last_day=self.last_day,
                appeal=appeal,
                file=self.file,
                next_year=self.last_day.year + 1,
            )
        if day < self.first_day:
            raise CalendarBegins(calendar=name, first_day=self.first_day, appeal=appeal, file=self.file)
        if day in self.working:
            return True
        return day.weekday() not in self.weekend and day not in self.holidays

    def reason_off(self, day: date) -> str:
        """Return why nobody works on a day, empty where people do."""
        if self.is_working(day):
            return ""
        return self.holidays.get(day, "weekend")


def calendar_names() -> tuple[str, ...]:
    """Return the ids of the calendars that ship with Habeas, sorted."""
    folder = files("habeas.act.calendars")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


@cache
def load_calendar(name: str) -> WorkCalendar:
    """Return the calendar of that id.

    Raises:
        UnknownCalendar: none has it.
        MalformedAct: its file is not as it must be.
    """
    if name not in calendar_names():
        raise UnknownCalendar(calendar=name, known=", ".join(calendar_names()))
    text = files("habeas.act.calendars").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_calendar(name, text)


def load_calendars() -> Mapping[str, WorkCalendar]:
    """Return every calendar that ships with Habeas, by its id."""
    return {name: load_calendar(name) for name in calendar_names()}


def parse_calendar(name: str, text: str) -> WorkCalendar:
    """Return the calendar that some TOML describes; every key is used or refused.

    Raises:
        MalformedAct: a key is missing, unknown or of the wrong type.
    """
    table = parse_table(f"calendars/{name}.toml", text)
    first, last = table.take("first_year", int), table.take("last_year", int)
    fixed = tuple(_Fixed.take_from(one, first, last) for one in table.take_tables("every_year"))
    yearly = {day: one.why for one in fixed for day in one.days(first, last)}
    calendar = WorkCalendar(
        id=name,
        title=table.take("title", str),
        zone=table.take("zone", str),
        weekend=frozenset(_WEEKDAYS.index(day) for day in table.take_texts("weekend") if _is_weekday(table, day)),
        first_day=date(first, 1, 1),
        last_day=date(last, 12, 31),
        holidays={**yearly, **table.take_days("off")},
        working=table.take_days("works"),
        source=table.take("source", str),
        checked_on=table.take_checked(),
        note=table.take("note", str, ""),
    )
    table.finish()
    return calendar


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _is_weekday(table: StrictTable, name: str) -> bool:
    if name not in _WEEKDAYS:
        raise table.refuse(f"{name!r} is no day of the week")
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fixed:
    """A holiday on the same days of every year, from a day and until a day."""

    month: int
    first: int
    last: int
    since: date
    until: date
    why: str

    @classmethod
    def take_from(cls, table: StrictTable, first_year: int, last_year: int) -> _Fixed:
        """Return the holiday that a table describes."""
        first = table.take("day", int)
        found = cls(
            month=table.take("month", int),
            first=first,
            last=table.take("to", int, first),
            since=table.take_day("since", date(first_year, 1, 1)),
            until=table.take_day("until", date(last_year, 12, 31)),
            why=table.take("why", str),
        )
        table.finish()
        try:
            date(2000, found.month, found.first), date(2000, found.month, found.last)
        except ValueError as error:
            raise table.refuse(f"{found.month}-{found.first} to {found.last} are no days of a year") from error
        return found

    def days(self, first_year: int, last_year: int) -> tuple[date, ...]:
        """Return its days in a range of years; a feast of 29 February is left out of years that have none."""
        every = (
            date(year, self.month, day)
            for year in range(first_year, last_year + 1)
            for day in range(self.first, min(self.last, month_end(year, self.month).day) + 1)
        )
        return tuple(day for day in every if self.since <= day <= self.until)
