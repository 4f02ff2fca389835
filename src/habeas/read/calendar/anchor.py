"""What a date in words leans on: the day of publication, the date told before it, and whether it lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.read.calendar.stretch import Stretch, month_of, shifted, valid_day

NEAR_DAYS = 14
"""A day without a year this close after publication is taken to be to come: for a past one the year would be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a form stands: the whole text, the day of publication, the last date before, and the direction.

    `rival` is the date before the last one, where the same sentence tells it.
    """

    text: str
    published: date | None
    previous: Stretch | None
    ahead: bool
    deadline: bool
    rival: Stretch | None = None

    def day_without_year(self, month: int, day: int) -> date | None:
        """Return the last such day on or before publication, or the next one where the words look ahead."""
        if self.published is None:
            return None
        here = self.published
        this_year = valid_day(here.year, month, day)
        if this_year is not None and 0 <= (this_year - here).days <= NEAR_DAYS:
            return this_year
        if self.ahead:
            return this_year if this_year and this_year >= here else valid_day(here.year + 1, month, day)
        return this_year if this_year and this_year <= here else valid_day(here.year - 1, month, day)

    def month_without_year(self, month: int) -> tuple[date, date] | None:
        """Return the first and last day of the last such month begun by publication, or of the next one."""
        if self.published is None:
            return None
        here = self.published
        months = month - here.month
        if self.ahead and months < 0:
            months += 12
        if not self.ahead and months > 0:
            months -= 12
        return month_of(here, months)

    def weekday(self, number: int) -> date | None:
        """Return the last such weekday on or before publication, or the next one where the words look ahead."""
        if self.published is None:
            return None
        here = self.published.weekday()
        return shifted(self.published, (number - here) % 7 if self.ahead or self.deadline else -((here - number) % 7))

    def up_to_publication(self, first: date, last: date) -> tuple[date, date]:
        """Return the stretch cut at publication, unless the words look ahead or all of it does."""
        if self.published is None or self.ahead or self.deadline or first > self.published:
            return first, last
        return first, min(last, self.published)
