"""Dates in figures alone, in the conventions that people use; where two fit, both days are kept."""

from __future__ import annotations

import re

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import Form, one_of, single
from habeas.read.calendar.stretch import Stretch, valid_day


def year_in_full(figures: str) -> int:
    """Return the year that two or four figures name; two stand for this century."""
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _year_first(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return single(match, valid_day(int(match[1]), int(match[3]), int(match[4])))


def _day_or_month_first(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read 4/5/2022 as both of its days, unless only one of them is in the calendar or dots say day first."""
    if match[2] == "-" and len(match[4]) == 2:
        return None
    one, two, year = int(match[1]), int(match[3]), year_in_full(match[4])
    day_first, month_first = valid_day(year, two, one), valid_day(year, one, two)
    if match[2] == "." or month_first is None or day_first is None:
        return single(match, day_first or month_first)
    return one_of(match, day_first, month_first)


YEAR_FIRST = Form(pattern=re.compile(r"(\d{4})([-/.])(\d\d)\2(\d\d)(?![\d-])"), build=_year_first)
DAY_OR_MONTH_FIRST = Form(
    pattern=re.compile(r"(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d-]|\.\d)"), build=_day_or_month_first
)
FIGURES = (YEAR_FIRST, DAY_OR_MONTH_FIRST)
"""The forms of figures alone, the same in every language."""
