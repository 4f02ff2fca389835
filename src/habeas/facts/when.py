"""When something was so: four bounds, the words used, and EDTF for exchange.

A report says "earlier this month" or "since March". Habeas keeps what those words claim and no more: the days
on every one of which the thing was so, and the days on at least one of which it was so. A missing day is never
filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from habeas.facts.errors import MalformedFact
from habeas.facts.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Calendar days `first` to `last`, both included; None where that end is open.

    Raises:
        MalformedFact: the last day is before the first.
    """

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise MalformedFact(what="range of days", reason=f"{self.first} to {self.last}")

    def includes(self, day: date) -> bool:
        """Return whether `day` lies in the range."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def covers(self, other: Days) -> bool:
        """Return whether every day of `other` lies in this range."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days that a statement speaks of.

    `every`: it was so on every one of these days. `some`: it was so on at least one of these days. `words` and
    `span` are what the report said and where; both are empty where the report's own date is all there is.

    Raises:
        MalformedFact: there is neither bound, or the days of `every` do not lie in those of `some`.
    """

    every: Days | None
    some: Days | None
    edtf: str
    words: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.every is None and self.some is None:
            raise MalformedFact(what="when", reason="no bounds")
        if self.every is not None and self.some is not None and not self.some.covers(self.every):
            raise MalformedFact(what="when", reason="the days of `every` leave those of `some`")

    @property
    def earliest(self) -> date | None:
        """The first day on which it can have begun to be so."""
        return self.some.first if self.some is not None else self._certain.first

    @property
    def latest(self) -> date | None:
        """The last day on which it can still have been so, as far as the words go."""
        return self.some.last if self.some is not None else self._certain.last

    @property
    def _certain(self) -> Days:
        assert self.every is not None, "one bound is always there"
        return self.every


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return following - timedelta(days=1) if following else date.max


def on_day(day: date, *, words: str = "", span: Span | None = None) -> When:
    """Return the When of something that was so on one known day."""
    single = Days(first=day, last=day)
    return When(every=single, some=single, edtf=day.isoformat(), words=words, span=span)


def during(first: date | None, last: date | None, *, words: str = "", span: Span | None = None) -> When:
    """Return the When of something that was so on at least one day from `first` to `last`."""
    if first is not None and first == last:
        return on_day(first, words=words, span=span)
    days = Days(first=first, last=last)
    return When(every=None, some=days, edtf=_one_of(days), words=words, span=span)


def throughout(first: date | None, last: date | None, *, words: str = "", span: Span | None = None) -> When:
    """Return the When of something that was so on every day from `first` to `last`."""
    if first is not None and first == last:
        return on_day(first, words=words, span=span)
    days = Days(first=first, last=last)
    return When(every=days, some=days, edtf=f"{_end(days.first)}/{_end(days.last)}", words=words, span=span)


def _end(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _one_of(days: Days) -> str:
    """Return EDTF for one unknown day of `days`: a month or a year where it is exactly that, else a set."""
    first, last = days.first, days.last
    if first and last and (first.day, last) == (1, month_end(last.year, last.month)):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04}-{first.month:02}"
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first.year:04}"
    return f"[{first.isoformat() if first else ''}..{last.isoformat() if last else ''}]"
