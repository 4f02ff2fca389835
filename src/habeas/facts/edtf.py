"""From EDTF back to bounds: the part of ISO 8601-2 that Habeas writes, and what others commonly send.

Source:
    Extended Date/Time Format specification, Library of Congress, levels 0 to 2: days, months, years,
    unspecified digits, intervals with open ends, one-of sets with a range, and the qualifiers ? ~ %.
"""

from __future__ import annotations

import re
from datetime import date

from habeas.facts.errors import MalformedFact
from habeas.facts.when import Days, When, month_end

_DATE = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[?~%]?")


def parse_edtf(text: str) -> When:
    """Return the bounds that an EDTF string stands for.

    A single day is both `every` and `some`; a month or a year is `some`; an interval is `every`; a one-of set
    is `some`.

    Raises:
        MalformedFact: the string is not EDTF of the supported part.
    """
    if text.startswith("[") and text.endswith("]"):
        return When(every=None, some=_ends_of_set(text), edtf=text)
    if "/" in text:
        left, _, right = text.partition("/")
        days = Days(
            first=None if left in ("", "..") else _days(left).first,
            last=None if right in ("", "..") else _days(right).last,
        )
        return When(every=days, some=days, edtf=text)
    days = _days(text)
    certain = days.first == days.last and text[-1] not in "?~%"
    return When(every=days if certain else None, some=days, edtf=text)


def _ends_of_set(text: str) -> Days:
    inner = text[1:-1]
    if ".." in inner:
        left, _, right = inner.partition("..")
        return Days(first=_days(left).first if left else None, last=_days(right).last if right else None)
    members = [_days(member.strip()) for member in inner.split(",")]
    firsts = [member.first for member in members if member.first]
    lasts = [member.last for member in members if member.last]
    return Days(first=min(firsts), last=max(lasts))


def _days(text: str) -> Days:
    match = _DATE.fullmatch(text)
    if match is None:
        raise MalformedFact(what="date in EDTF", reason=text)
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month in (None, "XX"):
            return Days(first=date(year, 1, 1), last=date(year, 12, 31))
        if day in (None, "XX"):
            return Days(first=date(year, int(month), 1), last=month_end(year, int(month)))
        single = date(year, int(month), int(day))
    except ValueError as error:
        raise MalformedFact(what="date in EDTF", reason=text) from error
    return Days(first=single, last=single)
