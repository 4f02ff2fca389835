"""What one statement says in time: of which days it speaks, how long ago that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import StatementId
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

    It sorts by itself from the oldest to the newest, the same for every order of input: `start` is `first`, or the
    first day there is, and of the same days what a later report tells (`told_on`) is newer.
    """

    last: date
    start: date
    told_on: date
    id: StatementId
    statement: Statement
    first: date | None

    @property
    def days(self) -> Days:
        """The days on at least one of which it was so."""
        return Days(first=self.first, last=self.last)


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


def is_claimed(statement: Statement) -> bool:
    """Return whether the source says or denies that it is so, rather than threatens or plans it."""
    return statement.modality in ASSERTED or statement.polarity is Polarity.DENIED


def origin_key(statement: Statement) -> str:
    """Return the key under which the statement's origin is counted; one without a key counts as its own."""
    return statement.origin.key or f"statement:{statement.id}"


def count_origins(statements: Iterable[Statement]) -> int:
    """Return how many origins stand behind some statements; copies and outlets add none."""
    return len({origin_key(statement) for statement in statements})


def each_once(ids: Sequence[StatementId]) -> tuple[StatementId, ...]:
    """Return the ids of some statements, each once, sorted."""
    if not ids:
        return ()
    found = set(ids)
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


@lru_cache(maxsize=16384)
def range_of(first: int, last: int) -> Days:
    """Return a range of days by their numbers in the calendar; there are few different ones in a case."""
    return Days(first=date.fromordinal(first) if first else None, last=date.fromordinal(last))


@lru_cache(maxsize=16384)
def days_since(first: int, last: int, as_of: date) -> DayCount:
    """Return how many days before `as_of` a day of `first` to `last` lies, by their numbers in the calendar."""
    today = as_of.toordinal()
    return DayCount(at_least=today - last, at_most=today - first if first else None)


@lru_cache(maxsize=64)
def day_in_words(day: date) -> str:
    """Return a day as it stands in a letter: `20 August 2022`."""
    return f"{day.day} {day:%B} {day.year}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
