"""Days that people name instead of a date; those that move with the moon are left alone.

A holiday that two calendars keep on two days is either of them: Christmas is 25 December or 7 January.
"""

from __future__ import annotations

import re
from datetime import date

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import one_of, single
from habeas.read.calendar.stretch import Stretch, shifted, valid_day


def holiday(
    match: re.Match[str], anchor: Anchor, days: tuple[tuple[int, int], ...], *, eve: bool = False
) -> Stretch | None:
    """Return the last such day on or before publication, or the next one where the words look ahead.

    Args:
        match: Its words, with a group `year` where the year is told.
        anchor: Where they stand.
        days: Month and day; two of them where calendars differ, of which neither is preferred.
        eve: Whether the day before is meant.
    """
    year = int(match["year"]) if match["year"] else None
    found = [
        valid_day(year, month, day) if year else anchor.day_without_year(month, day) for month, day in days
    ]  # fmt: skip
    known = [shifted(day, -1) if eve else day for day in found if isinstance(day, date)]
    if len(known) != len(days):
        return None
    return single(match, known[0]) if len(known) == 1 else one_of(match, known[0], known[-1])
