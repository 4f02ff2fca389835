"""Dates told from where the teller stands: "last week", "three months ago", "the day after"."""

from __future__ import annotations

import re
from datetime import date

from habeas.read.languages.en.dates.anchor import Anchor
from habeas.read.languages.en.dates.forms import Form, several, single
from habeas.read.languages.en.dates.stretch import (
    Shape,
    Stretch,
    month_of,
    month_shifted,
    shifted,
    week_of,
    year_of,
)  # fmt: skip
from habeas.read.languages.en.dates.words import (
    MONTH,
    NUMBER,
    SEASON_MONTHS,
    SMALL_NUMBERS,
    UNIT,
    VAGUE,
    VAGUE_NUMBERS,
    WEEKDAY,
    month_number,
    small_number,
    weekday_number,
)  # fmt: skip

_CALENDAR = {"week": week_of, "month": month_of, "year": year_of}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}
_DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "recent": -1}


def _numbers(words: str | None) -> tuple[int, int | None]:
    """Return how many at least and at most; bare "weeks" are two or more, without an upper bound of their own."""
    if not words:
        return 2, 8
    word = re.sub(r"\s+", " ", words.lower()).strip()
    if word in VAGUE_NUMBERS:
        return VAGUE_NUMBERS[word]
    return small_number(word), small_number(word)


def _before(day: date, count: int, unit: str) -> date:
    if unit in _UNIT_DAYS:
        return shifted(day, -count * _UNIT_DAYS[unit])
    return month_shifted(day, -count * {"month": 1, "year": 12, "decade": 120}[unit])


def _ago(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "three weeks ago": days are counted, weeks give a week, months and years the calendar's own."""
    unit, at_least, at_most, here = match["unit"].lower(), *_numbers(match["count"]), anchor.published
    if here is None or at_most is None:
        return None
    if unit in ("hour", "minute"):
        return several(match, (shifted(here, -1), here))
    late, early = _before(here, at_least, unit), _before(here, at_most, unit)
    if match["more"]:
        return Stretch(start=match.start(), end=match.end(), first=None, last=late)
    if unit in ("week", "fortnight"):
        early, late = shifted(early, -3), shifted(late, 3)
    if unit == "month":
        early, late = month_of(early)[0], min(month_of(late)[1], here)
    if unit in ("year", "decade"):
        early, late = year_of(early)[0], min(year_of(late)[1], here)
    return several(match, (early, late))


def _span_to_now(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the past three weeks" as the days up to publication; whether on all of them, its lead tells."""
    if anchor.published is None or match["unit"].lower() not in ("day", "week", "month", "year", "fortnight", "decade"):
        return None
    at_least, at_most = _numbers(match["count"])
    first = _before(anchor.published, at_most or at_least, match["unit"].lower())
    certain = _before(anchor.published, at_least, match["unit"].lower())
    return Stretch(
        start=match.start(), end=match.end(), first=first, last=anchor.published,
        certain_first=certain, certain_last=anchor.published,
    )  # fmt: skip


_PERFECT = re.compile(
    r"\b(?:has|have|hasn[’']t|haven[’']t|[’']ve|been|having)\b(?![^.!?]*[.!?]\s)[^.!?]*$", re.IGNORECASE
)


def _lasting(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "for three weeks" as up to now, where the tense (has, have) reaches now."""
    if not _PERFECT.search(anchor.text[max(0, match.start() - 120) : match.start()]):
        return None
    found = _span_to_now(match, anchor)
    if found is None or found.certain_first is None:
        return None
    first = None if match["more"] else found.first
    return Stretch(
        start=found.start, end=found.end, first=first, last=found.last, shape=Shape.ALL,
        certain_first=found.certain_first, certain_last=found.last,
    )  # fmt: skip


def _near_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "last week", "this month", "next year", "earlier this week" by the calendar's own weeks and months."""
    here = anchor.published
    if here is None:
        return None
    step, unit = _DIRECTIONS[match["near"].lower()], match["unit"].lower()
    if unit == "weekend":
        return _weekend(match, here, step)
    first, last = _CALENDAR[unit](here, step)
    moved = (match["moved"] or "").lower()
    if step == 0 and (anchor.deadline or _AT_THE_END.search(anchor.text, max(0, match.start() - 12), match.start())):
        return several(match, (first, last))
    if step == 0 and (moved == "later" or anchor.ahead):
        return several(match, (here, last))
    if step == 0:
        return several(match, (first, here))
    return several(match, (first, last))


_AT_THE_END = re.compile(r"(?:end|close|late|middle) of $|late $", re.IGNORECASE)
_WITHIN_THE = re.compile(r"(?:beginning|start|end|middle|close) of $", re.IGNORECASE)


def _the_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the month" in "the end of the month" as the month of publication."""
    before = max(0, match.start() - 14)
    if anchor.published is None or not _WITHIN_THE.search(anchor.text, before, match.start()):
        return None
    return several(match, _CALENDAR[match["unit"].lower()](anchor.published))


def _weekend(match: re.Match[str], here: date, step: int) -> Stretch | None:
    """Return the last weekend begun by `here`; "last weekend" said on one may be it or the one before."""
    back = (here.weekday() - 5) % 7
    saturday = shifted(here, -back + (7 if step > 0 else 0))
    return several(match, (saturday, shifted(saturday, 1)))


def _over_the_weekend(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return None if anchor.published is None else _weekend(match, anchor.published, 1 if anchor.ahead else 0)


def _near_weekday(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "last Tuesday", which is the one just past for some and the one of last week for others: one of both."""
    here = anchor.published
    if here is None:
        return None
    step, number = _DIRECTIONS[match["near"].lower()], weekday_number(match["weekday"])
    if step == 0:
        monday = week_of(here)[0]
        return single(match, shifted(monday, number), yearless=True)
    just = (
        shifted(here, -(((here.weekday() - number) % 7) or 7))
        if step < 0
        else shifted(here, ((number - here.weekday()) % 7) or 7)
    )
    other = shifted(week_of(here, step)[0], number)
    if just == other:
        return single(match, just)
    first, last = sorted((just, other))
    return Stretch(start=match.start(), end=match.end(), first=first, last=last, edtf=f"[{first},{last}]")


def _near_month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "last March", "this March", "last summer": the one past; of this year; the one to come."""
    here = anchor.published
    if here is None:
        return None
    step = _DIRECTIONS[match["near"].lower()]
    season = SEASON_MONTHS.get(match["name"].lower())
    month = season or month_number(match["name"])
    length = 3 if season else 1
    year = here.year
    if step < 0 and (month, 1) >= (here.month - length + 1, 1):
        year -= 1
    if step > 0 and month <= here.month:
        year += 1
    if step == 0 and month == 12 and season and here.month <= 2:
        year -= 1
    first = date(max(year, 1), month, 1)
    last = month_of(first, length - 1)[1]
    return several(match, anchor.up_to_publication(first, last))


def _day_word(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    if anchor.published is None:
        return None
    word = match[0].lower()
    day = shifted(anchor.published, _DAY_WORDS[word.split()[0]])
    return several(match, (day, anchor.published)) if word == "overnight" else single(match, day)


def _last_night(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    if anchor.published is None:
        return None
    if match[1].lower() == "this":
        return single(match, anchor.published)
    return several(match, (shifted(anchor.published, -1), anchor.published))


def _two_days_off(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    step = -2 if match[1].lower() == "before" else 2
    return None if anchor.published is None else single(match, shifted(anchor.published, step))


def _after_that(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "two days later", "the next day", "the same day" from the date told before it; none told, no date."""
    told = anchor.previous
    if told is None or told.first is None or told.last is None or told.shape is Shape.ALL:
        return None
    words = match[0].lower()
    sign = -1 if re.search(r"earlier|before", words) else 1
    unit = match["unit"].lower()
    if unit not in ("day", "week", "month", "year", "fortnight"):
        return None
    count = _numbers(match["count"])[0] * sign
    first, last = (_before(day, -count, unit) for day in (told.first, told.last))
    if unit in ("week", "month", "year"):
        slack = {"week": 3, "month": 15, "year": 180}[unit]
        first, last = shifted(first, -slack), shifted(last, slack)
        first, last = anchor.up_to_publication(first, last)
    return several(match, (first, last))


def _past_one(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the past week" as the seven days up to publication."""
    if anchor.published is None:
        return None
    first = _before(anchor.published, 1, match["unit"].lower())
    return Stretch(
        start=match.start(), end=match.end(), first=first, last=anchor.published,
        certain_first=first, certain_last=anchor.published,
    )  # fmt: skip


def _that_day(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    told = anchor.previous
    if told is None or told.first is None or told.last is None or told.shape is Shape.ALL:
        return None
    words = match[0].lower()
    unit = (match["unit"] or "day").lower()
    if unit not in ("day", "week", "month", "year"):
        return None
    sign = -1 if re.search(r"before|previous", words) else 0 if re.search(r"same|that", words) else 1
    if unit != "day":
        return several(match, _CALENDAR[unit](told.first, sign))
    return several(match, (shifted(told.first, sign), shifted(told.last, sign)))


_COUNT = rf"(?P<count>{NUMBER}|{VAGUE})\s+"
_MORE = r"(?P<more>(?:more than|over|at least)\s+)?(?:(?:about|around|nearly|almost|roughly|some|just under|under)\s+)?"
_NEAR = r"(?P<near>last|past|previous|this|next|coming)\s+"
_I = re.IGNORECASE

AGO = Form(pattern=re.compile(rf"{_MORE}(?:{_COUNT})?(?P<unit>{UNIT})s?\s+ago\b", _I), build=_ago)
LATER = Form(
    pattern=re.compile(rf"{_COUNT}(?P<unit>{UNIT})s?\s+(?:later|earlier|before that|after that)\b", _I),
    build=_after_that,
)
THAT_DAY = Form(
    pattern=re.compile(
        rf"(?:the\s+)?(?:next|following|same|previous)\s+(?P<unit>{UNIT})\b|the\s+day\s+(?:after|before)(?=[.,;])|that\s+(?:same\s+)?day\b",
        _I,
    ),
    build=_that_day,
)
SPAN = Form(
    pattern=re.compile(rf"(?:last|past|recent)\s+(?:{_COUNT})?(?P<unit>{UNIT})s\b(?!\s+of\b)", _I), build=_span_to_now
)
SPAN_OF_ONE = Form(pattern=re.compile(r"past\s+(?P<unit>day|week|month|year)\b", _I), build=_past_one)
LASTING = Form(
    pattern=re.compile(
        rf"for\s+{_MORE}(?:{_COUNT})?(?P<unit>day|week|month|year)s?(?:\s+now)?\b(?!\s+(?:ago|of)\b)", _I
    ),
    build=_lasting,
)
NEAR_UNIT = Form(
    pattern=re.compile(rf"(?:(?P<moved>earlier|later)\s+)?{_NEAR}(?P<unit>weekend|week|month|year)\b", _I),
    build=_near_unit,
)
NEAR_WEEKDAY = Form(
    pattern=re.compile(rf"{_NEAR}(?P<weekday>{WEEKDAY})(?!\w)".replace("last|", "last|Last|This|")), build=_near_weekday
)
NEAR_MONTH = Form(
    pattern=re.compile(
        rf"{_NEAR}(?P<name>{MONTH}|spring|summer|autumn|fall|winter)\b".replace("last|", "last|Last|This|")
    ),
    build=_near_month,
)
DAY_WORD = Form(
    pattern=re.compile(r"(?i:today|tonight|yesterday|tomorrow|overnight)\b(?!\s+(?:on\s+|into\s+)?[A-Z\d])"),
    build=_day_word,
)
NIGHT = Form(pattern=re.compile(r"(this|last)\s+(?:night|evening|afternoon|morning)\b", _I), build=_last_night)
TWO_OFF = Form(pattern=re.compile(r"(?:the\s+)?day\s+(before|after)\s+(?:yesterday|tomorrow)", _I), build=_two_days_off)
THE_UNIT = Form(pattern=re.compile(r"the\s+(?P<unit>week|month|year)\b", _I), build=_the_unit)
WEEKEND = Form(pattern=re.compile(r"(?:over|at|during|on)\s+the\s+weekend\b", _I), build=_over_the_weekend)


_COUNTED = (AGO, LATER)
RELATIVE_FORMS: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys([word for word in SMALL_NUMBERS if word != "zero"], _COUNTED),
    **dict.fromkeys(("couple", "few", "several", "many", "days", "weeks", "months", "years", "hours", "nearly",
                     "almost", "roughly", "about", "around", "more", "at", "under", "just"), _COUNTED),
    **dict.fromkeys(("some", "over"), (AGO, WEEKEND)),
    "at": (AGO, WEEKEND), "during": (WEEKEND,), "on": (WEEKEND,),
    "last": (NEAR_WEEKDAY, NEAR_MONTH, NIGHT, SPAN, NEAR_UNIT),
    "this": (NEAR_WEEKDAY, NEAR_MONTH, NIGHT, NEAR_UNIT),
    "next": (NEAR_WEEKDAY, NEAR_MONTH, NEAR_UNIT),
    "coming": (NEAR_WEEKDAY, NEAR_UNIT),
    "past": (SPAN, SPAN_OF_ONE, NEAR_WEEKDAY), "recent": (SPAN,),
    "previous": (THAT_DAY,), "following": (THAT_DAY,), "same": (THAT_DAY,), "that": (THAT_DAY,),
    "earlier": (NEAR_UNIT,), "later": (NEAR_UNIT,),
    "the": (TWO_OFF, THAT_DAY, THE_UNIT), "day": (TWO_OFF,),
    "for": (LASTING,),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "overnight"), (DAY_WORD,)),
}  # fmt: skip
"""The forms that may begin with each lower-case word."""

COUNTED_FORMS: tuple[Form, ...] = _COUNTED
"""The forms that may begin with figures."""
