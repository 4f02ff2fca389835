"""What one statement is evidence of in time: on which days, no further than its report reaches.

A case has as much evidence as it has statements, so that each piece is a row: a plain tuple, made in a quarter of the
time of an object with names, read in half of it, and sorted by itself. The names of its fields are the numbers below.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from habeas.facts.claim import WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Polarity, Statement
from habeas.watch.evidence import ASSERTED, Evidence, reported_by
from habeas.watch.told import told_by

Row = tuple[
    date, date, date, StatementId, Statement, date | None, date, bool, bool, PartyId | None,
    str, bool, bool, str, str, str, bool | None,
]  # fmt: skip
"""A piece of evidence; rows sort from the oldest to the newest, the same for every order of the statements."""

LAST: Final = 0
"""It was so on at least one day of `FIRST` to this one."""
START: Final = 1
"""`FIRST`, or the first day there is; of rows with the same last day the one with the later start is newer."""
TOLD_ON: Final = 2
"""The day of the report; of rows of the same days what a later report tells is newer."""
ID: Final = 3
STATEMENT: Final = 4
FIRST: Final = 5
SO_BY: Final = 6
"""The day by which it was certainly so."""
IS_DATED: Final = 7
"""Whether the statement has days of its own, and not only those of its report."""
IS_ASSERTED: Final = 8
PLACE: Final = 9
STATE: Final = 10
"""This field and the following are those of `Told`."""
IS_ONSET: Final = 11
IS_OF_PLACE: Final = 12
CUSTODY: Final = 13
CHANNEL: Final = 14
CONTACT: Final = 15
REACHED: Final = 16

# Looking a member up in its class takes longer than the rest of what is done with it for every statement of a case.
_AFFIRMED = Polarity.AFFIRMED
_FIRST_DAY = date.min


def row_of(statement: Statement, as_of: date) -> Row | None:
    """Return what a statement is evidence of up to a day, or None where its days are unknown or later.

    A report says nothing of the days after it, so the last day is never after the day on which it was said or
    published; without an end and without a report's day, only its first day is known. A statement without a date was so
    by the day of its report; where that day is after `as_of`, it says nothing certain about `as_of`.
    """
    # The bounds of a date are read here rather than asked of it, as this runs for every statement of a case.
    when, published = statement.when, statement.published_on
    last = published if statement.origin.said_edtf is None else reported_by(statement)
    first = certain = None
    if when is None:
        if last is None or last > as_of:
            return None
    else:
        every = when.every
        days = when.some or every
        assert days is not None, "one bound is always there"
        first, end = days.first, days.last
        if every is not None:
            certain = every.first
        if end is not None and (last is None or end < last):
            last = end
        elif last is None:
            last = certain
        if last is None or (first is not None and (first > as_of or first > last)):
            return None
        last = min(last, as_of)
    claim = statement.claim
    told = told_by(claim)
    place = statement.place if told.is_of_place else None
    if isinstance(claim, WhereaboutsClaim) and claim.place:
        place = PartyId(claim.place)
    is_asserted = statement.polarity is _AFFIRMED and statement.modality in ASSERTED
    so_by = last if certain is None or certain > last else certain
    of_statement = (
        last, first or _FIRST_DAY, published or _FIRST_DAY, statement.id, statement, first, so_by, when is not None,
        is_asserted, place,
    )  # fmt: skip
    return of_statement + told


def evidence_of(statement: Statement, as_of: date) -> Evidence | None:
    """Return what one statement is evidence of by itself, or None where its days are unknown or later."""
    row = row_of(statement, as_of)
    return None if row is None else Evidence(*row[:6])


def ids_of(rows: list[Row]) -> tuple[StatementId, ...]:
    """Return the statements of some rows, each once, sorted."""
    if len(rows) < 2:
        return (rows[0][ID],) if rows else ()
    return tuple(sorted({row[ID] for row in rows}))
