"""What the words around a date do to its days: a part of a month, the night of a day, since, until, about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from habeas.read.calendar.stretch import Shape, Stretch, month_of, shifted


class Part(StrEnum):
    """A part of a month, a year, a week or a season."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    WEEK_1 = "first week"
    WEEK_2 = "second week"
    WEEK_3 = "third week"
    LAST_WEEK = "last week"
    QUARTER_1 = "first quarter"
    QUARTER_2 = "second quarter"
    QUARTER_3 = "third quarter"
    QUARTER_4 = "fourth quarter"
    TWENTIES = "twenties"
    WHOLE = "whole"


class Hours(StrEnum):
    """A time of day; only nights and eves touch a second day."""

    IN_THE_DAY = "in the day"
    NIGHT_OF = "night of"
    NIGHT_BEFORE = "night before"
    EVE = "eve"


class Relation(StrEnum):
    """What a preposition says of the days."""

    NONE = "none"
    PLAIN = "plain"
    FOR = "for"
    SINCE = "since"
    FROM = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    NOT_BEFORE = "not before"
    THROUGHOUT = "throughout"
    BETWEEN = "between"
    ABOUT = "about"


_WEEKS = {Part.WEEK_1: 0, Part.WEEK_2: 1, Part.WEEK_3: 2}


def part_of(found: Stretch, part: Part) -> Stretch:
    """Return a stretch narrowed to a part of it: thirds for early, middle and late, halves, weeks, quarters.

    A month or a year cut at publication is taken whole first, so that "the end of this month" lies at its end; a
    part that has begun by publication is cut there again. Parts of a year and of ten years
    fall on whole months and years.
    """
    first, last = found.first, found.last
    if first is None or last is None or first == last or part is Part.WHOLE:
        return found
    whole = _whole(first, last)
    ends = _ends_of(first, whole, part)
    cut = min(ends[1], last) if whole > last >= ends[0] and part in _EARLY else ends[1]
    return replace(found, first=ends[0], last=cut, edtf=None)


_EARLY = frozenset({Part.EARLY, Part.FIRST_HALF})


def _whole(first: date, last: date) -> date:
    """Return the end of the month or year that a stretch is, or is the beginning of."""
    if first.day == 1 and (last - first).days < 32:
        return max(last, month_of(first)[1])
    if (first.day, first.month, first.year) == (1, 1, last.year):
        return date(first.year, 12, 31)
    return last


def _of_years(first: date, last: date, part: Part) -> tuple[date, date] | None:
    """Return a part of one year in whole months, of ten years in whole years; None for anything else."""
    if (first.day, first.month, last.day, last.month) != (1, 1, 31, 12):
        return None
    if last.year == first.year and part in _MONTHS:
        begin, end = _MONTHS[part]
        return first.replace(month=begin), month_of(first.replace(month=end))[1]
    if last.year == first.year + 9 and part in _DECADE:
        begin, end = _DECADE[part]
        return date(first.year + begin, 1, 1), date(first.year + end, 12, 31)
    return None


_MONTHS = {
    Part.EARLY: (1, 4), Part.MIDDLE: (5, 8), Part.LATE: (9, 12), Part.FIRST_HALF: (1, 6), Part.SECOND_HALF: (7, 12),
    Part.QUARTER_1: (1, 3), Part.QUARTER_2: (4, 6), Part.QUARTER_3: (7, 9), Part.QUARTER_4: (10, 12),
}  # fmt: skip
_DECADE = {Part.EARLY: (0, 3), Part.MIDDLE: (4, 6), Part.LATE: (7, 9)}


def _ends_of(first: date, last: date, part: Part) -> tuple[date, date]:
    in_years = _of_years(first, last, part)
    if in_years is not None:
        return in_years
    length = (last - first).days + 1
    third = max(1, length // 3)
    if part in _WEEKS:
        start = shifted(first, 7 * _WEEKS[part])
        return start, min(shifted(start, 6), last)
    if part is Part.TWENTIES:
        return min(shifted(first, 19), last), min(shifted(first, 28), last)
    return {
        Part.EARLY: (first, shifted(first, third - 1)),
        Part.MIDDLE: (shifted(first, third), shifted(first, 2 * third - 1 + length % 3)),
        Part.LATE: (shifted(last, 1 - third), last),
        Part.FIRST_HALF: (first, shifted(first, (length + 1) // 2 - 1)),
        Part.SECOND_HALF: (shifted(first, length // 2), last),
        Part.LAST_WEEK: (shifted(last, -6), last),
    }.get(part, (first, last))


def in_hours(found: Stretch, hours: Hours) -> Stretch:
    """Return the days that a time of day touches: a night belongs to two days, an eve to the day before."""
    first, last = found.first, found.last
    if first is None or last is None or first != last:
        return found
    if hours is Hours.NIGHT_BEFORE:
        return replace(found, first=shifted(first, -1))
    if hours is Hours.NIGHT_OF:
        return replace(found, last=shifted(last, 1))
    if hours is Hours.EVE:
        return replace(found, first=shifted(first, -1), last=shifted(first, -1))
    return found


def related_by(found: Stretch, relation: Relation, published: date | None) -> Stretch:
    """Return what a preposition makes of a stretch: an open end, every day since, or the stretch itself."""
    first, last = found.first, found.last
    if relation is Relation.FROM and found.certain_last and first != last:
        return replace(found, shape=Shape.ALL, edtf=None)
    if relation in (Relation.SINCE, Relation.FROM):
        return _since(found, published)
    if relation is Relation.UNTIL:
        return replace(found, first=None, edtf=None)
    if relation is Relation.BETWEEN:
        return replace(found, edtf=None)
    if relation is Relation.BEFORE:
        ends_before = last if first != last and not found.bare else shifted(first, -1) if first else None
        return replace(found, first=None, last=ends_before, edtf=None)
    return _after_or_about(found, relation, published)


def _after_or_about(found: Stretch, relation: Relation, published: date | None) -> Stretch:
    first, last = found.first, found.last
    if relation in (Relation.AFTER, Relation.NOT_BEFORE):
        past = published is not None and first is not None and first <= published
        return replace(found, last=published if past else None, edtf=None)
    if relation is Relation.THROUGHOUT:
        return replace(found, shape=Shape.ALL, certain_first=first, certain_last=last)
    if relation is Relation.FOR and found.certain_first:
        return replace(found, shape=Shape.ALL)
    if relation is Relation.ABOUT and first is not None and last is not None:
        margin = max(ABOUT_DAYS, ((last - first).days + 1) // 3)
        return replace(found, first=shifted(first, -margin), last=shifted(last, margin), edtf=None)
    return found


ABOUT_DAYS = 3
"""How many days "about" reaches to each side of a day; of a month or a year it is a third of its length."""


def _since(found: Stretch, published: date | None) -> Stretch:
    """Every day from the end of the stretch to publication, and perhaps from its beginning on."""
    first, last = found.first, found.last
    if first is None or last is None or (published is not None and last > published and first > published):
        return replace(found, last=None, edtf=None)
    certain = last if published is None else min(last, published)
    return replace(
        found, last=published, shape=Shape.ALL, certain_first=certain, certain_last=published, edtf=None
    )  # fmt: skip
