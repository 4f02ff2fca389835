"""What one statement is evidence of in time: on which days, no further than its report reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days

ASSERTED = (Modality.ACTUAL, Modality.ALLEGED)
"""Modalities in which a source says that something happened; a threat or a plan shows no state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A number of days, between two bounds; `at_most` is None where nothing bounds it."""

    at_least: int
    at_most: int | None

    def __str__(self) -> str:
        """Return it in words, such as `between 31 and 38 days`."""
        if self.at_most is None:
            return f"at least {_days(self.at_least)}"
        if self.at_least == self.at_most:
            return _days(self.at_least)
        return f"between {self.at_least} and {_days(self.at_most)}"


class Evidence(NamedTuple):
    """A statement with the days of which it speaks: it was so on at least one day of `first` to `last`.

    `through` is the group by which it reaches a person, None where it names the person. A tuple, as a case has as many
    of them as it has statements.
    """

    statement: Statement
    first: date | None
    last: date
    through: PartyId | None = None

    @property
    def days(self) -> Days:
        """The days on at least one of which it was so."""
        when = self.statement.when
        some = when.some if when is not None else None
        if some is not None and some.first == self.first and some.last == self.last:
            return some
        return Days(first=self.first, last=self.last)

    @property
    def so_by(self) -> date:
        """The day by which it was certainly so, if the statement is true."""
        certain = _certain_first(self.statement)
        return self.last if certain is None else min(certain, self.last)


def in_order(one: Evidence) -> tuple[date, date, str]:
    """Return the key that sorts evidence from the oldest to the newest, the same for every order of input."""
    return (one.last, one.first or date.min, one.statement.id)


def evidence_of(statement: Statement, as_of: date, through: PartyId | None = None) -> Evidence | None:
    """Return what `statement` is evidence of up to a day, or None where its days are unknown or later.

    A report says nothing of the days after it, so the last day is never after the day on which it was said or
    published; without an end and without a report's day, only its first day is known. A statement without a date was so
    by the day of its report; where that day is after `as_of`, it says nothing certain about `as_of`.
    """
    when = statement.when
    said_by = reported_by(statement)
    # The bounds of a date are read here rather than asked of it, as this runs for every statement of a case.
    days = None if when is None else (when.some or when.every)
    first = days.first if days is not None else None
    last = days.last if days is not None else said_by
    if (when is None and (last is None or last > as_of)) or (first is not None and first > as_of):
        return None
    known_last = said_by if last is None or (said_by is not None and said_by < last) else last
    if known_last is None:
        known_last = _certain_first(statement)
    if known_last is None:
        return None
    bounded = min(as_of, known_last)
    if first is not None and first > bounded:
        return None
    return Evidence(statement, first, bounded, through)


def reported_by(statement: Statement) -> date | None:
    """Return the last day on which the statement can have been made, None where nothing tells."""
    published = statement.published_on
    if statement.origin.said_edtf is None:
        return published
    said = spoken_on(statement)
    last = said.last if said else None
    if last is None or published is None:
        return published if last is None else last
    return min(published, last)


def spoken_on(statement: Statement) -> Days | None:
    """Return the days on one of which the origin spoke, as far as the report says."""
    edtf = statement.origin.said_edtf
    return None if edtf is None else _days_of(edtf)


@lru_cache(maxsize=4096)
def _days_of(edtf: str) -> Days | None:
    try:
        when = parse_edtf(edtf)
    except MalformedFact:
        # A spelling of EDTF that we cannot read bounds nothing; the report's own day still does.
        return None
    return Days(first=when.earliest, last=when.latest)


def is_asserted(statement: Statement) -> bool:
    """Return whether the source says that it is so, rather than denies, threatens or plans it."""
    return statement.polarity is Polarity.AFFIRMED and statement.modality in ASSERTED


def origin_key(statement: Statement) -> str:
    """Return the key under which the statement's origin is counted; one without a key counts as its own."""
    return statement.origin.key or f"statement:{statement.id}"


def count_origins(statements: Iterable[Statement]) -> int:
    """Return how many origins stand behind some statements; copies and outlets add none."""
    return len({origin_key(statement) for statement in statements})


def ids_of(statements: Iterable[Statement]) -> tuple[StatementId, ...]:
    """Return the ids of some statements, each once, sorted."""
    found = {statement.id for statement in statements}
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


def age(first: date | None, last: date, as_of: date) -> DayCount:
    """Return how many days before `as_of` a day of `first` to `last` lies."""
    return DayCount(at_least=(as_of - last).days, at_most=None if first is None else (as_of - first).days)


def _certain_first(statement: Statement) -> date | None:
    every = statement.when.every if statement.when else None
    return every.first if every else None


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
