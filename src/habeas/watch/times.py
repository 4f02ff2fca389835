"""Of which days statements are evidence: no further than their reports reach, for all statements of a case at once.

1. A report says nothing of the days after it, so the last day is never after the day on which it was said or published;
   without an end and without a report's day, only the day from which it was certainly so is known.
2. A statement without a date was so by the day of its report; where that day is later than the day that is asked for,
   it says nothing certain.
3. A statement whose days begin after its own report, or after the day that is asked for, is no evidence of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from habeas.facts.statement import Statement
from habeas.watch.arrays import Flags, Numbers, Table, marked, numbers, scattered
from habeas.watch.evidence import Evidence, spoken_on


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Times(Table):
    """Days of statements by their number in the calendar, 0 where there is none.

    It was so on at least one day of `first` to `last`, and certainly by `so_by`; `last` is 0 where the statement is no
    evidence. `start` is `first`, and `told_on` the day of the report, or the first day there is. `is_dated` marks
    statements with days of their own, `is_undated` those that nothing bounds. The origin spoke on a day of
    `spoke_first` to `spoke_last`; the last is 0 where that is unknown or later.
    """

    first: Numbers
    last: Numbers
    so_by: Numbers
    told_on: Numbers
    spoke_first: Numbers
    spoke_last: Numbers
    is_dated: Flags
    is_undated: Flags

    @property
    def start(self) -> Numbers:
        """The first day, or the first day there is."""
        return np.maximum(self.first, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GivenDays(Table):
    """Days as statements give them, by their number in the calendar, 0 where there is none.

    `published`: of the report. `said_first` to `said_last`: when the origin spoke. `first` to `end`: on one of which it
    was so; `certain`: the first on which it certainly was. `is_dated` marks statements with days of their own.
    """

    published: Numbers
    said_first: Numbers
    said_last: Numbers
    first: Numbers
    end: Numbers
    certain: Numbers
    is_dated: Flags


def read_days(statements: Sequence[Statement]) -> GivenDays:
    """Return the days that some statements give, in their order."""
    published = [day.toordinal() if (day := one.published_on) is not None else 0 for one in statements]
    whens = [one.when for one in statements]
    dated = [at for at, when in enumerate(whens) if when is not None]
    first, end, certain = list[int](), list[int](), list[int]()
    for at in dated:
        # The bounds of a date are read here rather than asked of it, as this runs for every statement of a case.
        when = whens[at]
        assert when is not None, "only those with a date were gathered"
        every = when.every
        days = when.some or every
        assert days is not None, "one bound is always there"
        first.append(days.first.toordinal() if days.first else 0)
        end.append(days.last.toordinal() if days.last else 0)
        certain.append(every.first.toordinal() if every and every.first else 0)
    said, said_first, said_last = list[int](), list[int](), list[int]()
    for at in [at for at, one in enumerate(statements) if one.origin.said_edtf is not None]:
        if (spoken := spoken_on(statements[at])) is not None:
            said.append(at)
            said_first.append(spoken.first.toordinal() if spoken.first else 0)
            said_last.append(spoken.last.toordinal() if spoken.last else 0)
    count = len(statements)
    return GivenDays(
        published=numbers(published),
        said_first=scattered(said, said_first, count),
        said_last=scattered(said, said_last, count),
        first=scattered(dated, first, count),
        end=scattered(dated, end, count),
        certain=scattered(dated, certain, count),
        is_dated=marked(dated, count),
    )


def times_of(given: GivenDays, as_of: date) -> Times:
    """Return of which days up to `as_of` some statements are evidence, in their order."""
    today = as_of.toordinal()
    first, end, certain, is_dated = given.first, given.end, given.certain, given.is_dated
    reported = _earlier(given.published, given.said_last)
    last = _earlier(end, reported)
    last = np.where(last == 0, certain, last)
    reaches = (last > 0) & _has_begun(first, last, today, is_dated)
    last = np.minimum(last, today)
    spoke = (reported > 0) & _has_begun(given.said_first, reported, today, given.said_first > 0)
    return Times(
        first=first,
        last=np.where(reaches, last, 0),
        so_by=np.where((certain == 0) | (certain > last), last, certain),
        told_on=np.maximum(given.published, 1),
        spoke_first=given.said_first,
        spoke_last=np.where(spoke, np.minimum(reported, today), 0),
        is_dated=is_dated,
        is_undated=~reaches & (~is_dated | ((end == 0) & (reported == 0))),
    )


def evidence_of(statements: Sequence[Statement], as_of: date) -> list[Evidence | None]:
    """Return what each of some statements is evidence of by itself, or None where its days are unknown or later."""
    times = times_of(read_days(statements), as_of)
    columns = (times.last, times.start, times.told_on, times.first)
    return [
        Evidence(
            date.fromordinal(last), date.fromordinal(start), date.fromordinal(told_on), one.id, one,
            date.fromordinal(first) if first else None,
        ) if last else None
        for one, last, start, told_on, first in zip(
            statements, *(column.tolist() for column in columns), strict=True
        )
    ]  # fmt: skip


def _earlier(one: Numbers, other: Numbers) -> Numbers:
    """Return the earlier of two days; where there is only one, that."""
    return np.where((one > 0) & (other > 0), np.minimum(one, other), np.maximum(one, other))


def _has_begun(first: Numbers, last: Numbers, today: int, has_days: Flags) -> Flags:
    """Return whether days that are given begin by today and before they end, and whether others end by today."""
    return np.where(has_days, (first <= today) & (first <= last), last <= today)
