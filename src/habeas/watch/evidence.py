"""What one statement is evidence of in time: on which days, no further than its report reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.claim import WhereaboutsClaim
from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days
from habeas.watch.told import Told, told_by

ASSERTED = (Modality.ACTUAL, Modality.ALLEGED)
"""Modalities in which a source says that something happened; a threat or a plan shows no state."""

# Looking a member up in its class takes longer than the rest of what is done with it for every statement of a case.
_AFFIRMED = Polarity.AFFIRMED
_FIRST_DAY = date.min


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

    A tuple, as a case has as many of them as it has statements, and one that sorts by itself from the oldest to the
    newest, the same for every order of input: `start` is `first`, or the first day there is, and of the same days what
    a later report tells (`told_on`) is newer. `so_by` is the day by which it was certainly so, `origin` the key under
    which its origin is counted. `through` is the group by which it reaches a person, None where it names the person.
    """

    last: date
    start: date
    told_on: date
    id: StatementId
    statement: Statement
    first: date | None
    so_by: date
    told: Told
    place: PartyId | None
    origin: str
    is_asserted: bool
    through: PartyId | None = None

    @property
    def days(self) -> Days:
        """The days on at least one of which it was so."""
        return days_between(self.first, self.last)


def evidence_of(statement: Statement, as_of: date) -> Evidence | None:
    """Return what `statement` is evidence of up to a day, or None where its days are unknown or later.

    A report says nothing of the days after it, so the last day is never after the day on which it was said or
    published; without an end and without a report's day, only its first day is known. A statement without a date was so
    by the day of its report; where that day is after `as_of`, it says nothing certain about `as_of`.
    """
    # The bounds of a date are read here rather than asked of it, as this runs for every statement of a case.
    when, origin = statement.when, statement.origin
    last = statement.published_on if origin.said_edtf is None else reported_by(statement)
    first = certain = None
    if when is not None:
        every = when.every
        days = when.some or every
        assert days is not None, "one bound is always there"
        first = days.first
        if days.last is not None and (last is None or days.last < last):
            last = days.last
        certain = None if every is None else every.first
        if last is None:
            last = certain
    if last is None or (first is not None and first > as_of) or (when is None and last > as_of):
        return None
    last = min(last, as_of)
    if first is not None and first > last:
        return None
    claim = statement.claim
    told = told_by(claim)
    place = statement.place if told.is_of_place else None
    if isinstance(claim, WhereaboutsClaim) and claim.place:
        place = PartyId(claim.place)
    return Evidence(
        last,
        first or _FIRST_DAY,
        statement.published_on or _FIRST_DAY,
        statement.id,
        statement,
        first,
        last if certain is None or certain > last else certain,
        told,
        place,
        origin.key or origin_key(statement),
        statement.polarity is _AFFIRMED and statement.modality in ASSERTED,
    )


@lru_cache(maxsize=16384)
def days_between(first: date | None, last: date) -> Days:
    """Return a range of days; there are few different ones in a case."""
    return Days(first=first, last=last)


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
    return statement.polarity is _AFFIRMED and statement.modality in ASSERTED


def origin_key(statement: Statement) -> str:
    """Return the key under which the statement's origin is counted; one without a key counts as its own."""
    return statement.origin.key or f"statement:{statement.id}"


def count_origins(statements: Iterable[Statement]) -> int:
    """Return how many origins stand behind some statements; copies and outlets add none."""
    return len({origin_key(statement) for statement in statements})


def ids_of(statements: Iterable[Statement | Evidence]) -> tuple[StatementId, ...]:
    """Return the ids of some statements, or of those that some evidence is, each once, sorted."""
    found = {statement.id for statement in statements}
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


@lru_cache(maxsize=16384)
def age(first: date | None, last: date, as_of: date) -> DayCount:
    """Return how many days before `as_of` a day of `first` to `last` lies."""
    return DayCount(at_least=(as_of - last).days, at_most=None if first is None else (as_of - first).days)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
