"""The hour of the daily checkpoint: when one is owed, for which day, and which days have none.

A machine that is off at the hour signs at the first opening afterwards, for the newest day whose hour has passed. The
days between that one and the last are missed: nothing can be signed for them any more, and the checkpoint says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from habeas.record.errors import BadHour, ClockSetBack

DEFAULT_HOUR = "20:00 UTC"
"""The hour of a workspace that nobody has set another for."""

_HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]) ([A-Za-z][A-Za-z0-9_+/-]*)")
_DAY = timedelta(days=1)

CLOCK_SLACK = timedelta(days=1)
"""How far a clock may go back without a question: several machines write to one record, and none is exact."""


def is_set_back(now: datetime, newest_at: datetime) -> bool:
    """Return whether a clock tells a time so long before the newest one that one of the two is wrong."""
    return now < newest_at - CLOCK_SLACK


def check_clock(now: datetime, *, newest_at: datetime | None) -> None:
    """Check that an entry made now would not be dated long before the newest time that the log has.

    Raises:
        ClockSetBack: it would be; a person has to say which of the two times is wrong.
    """
    if newest_at is not None and is_set_back(now, newest_at):
        raise ClockSetBack(now=f"{now:%Y-%m-%d %H:%M}", newest=f"{newest_at:%Y-%m-%d %H:%M}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyHour:
    """A time of day in a zone, such as 20:00 in Europe/Kyiv."""

    at: time
    zone: str

    def on(self, day: date) -> datetime:
        """Return the instant at which the hour strikes on a day, in UTC."""
        return datetime.combine(day, self.at, ZoneInfo(self.zone)).astimezone(UTC)

    def newest_day(self, now: datetime) -> date:
        """Return the newest day whose hour has struck."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        return today if self.on(today) <= now else today - _DAY

    def to_text(self) -> str:
        """Return the hour as it is written in settings."""
        return f"{self.at:%H:%M} {self.zone}"


def parse_hour(text: str) -> DailyHour:
    """Return the hour that `HH:MM ZONE` stands for.

    Raises:
        BadHour: it is written otherwise, or the zone is not known on this machine.
    """
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        raise BadHour(given=text)
    try:
        ZoneInfo(found[3])
    except (KeyError, ValueError, OSError) as error:
        raise BadHour(given=text) from error
    return DailyHour(at=time(int(found[1]), int(found[2])), zone=found[3])


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedDay:
    """A day whose hour has passed without its checkpoint, and the first and the last day missed before it, if any."""

    day: date
    missed_from: date | None = None
    missed_to: date | None = None


def owed(hour: DailyHour, *, last: date | None, since: datetime, now: datetime) -> OwedDay | None:
    """Return the day that a checkpoint is owed for, None where none is.

    Days only ever go forward: a clock that was set back owes nothing until it has come past the last day again.

    Args:
        hour: When the checkpoint is due.
        last: The day of the newest daily checkpoint, None where there is none.
        since: When the log began; no day is owed before it.
        now: The present instant.
    """
    first = hour.newest_day(since) + _DAY if last is None else last + _DAY
    newest = hour.newest_day(now)
    if newest < first:
        return None
    if newest == first:
        return OwedDay(day=newest)
    return OwedDay(day=newest, missed_from=first, missed_to=newest - _DAY)
