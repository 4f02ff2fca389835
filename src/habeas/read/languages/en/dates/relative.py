"""English dates told from where the teller stands: "last week", "three months ago", "the day after"."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.read.calendar import relative
from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import Form, several, single
from habeas.read.calendar.relative import Amount, Unit
from habeas.read.calendar.stretch import Stretch, shifted
from habeas.read.languages.en.dates.forms import DAY_FORMS
from habeas.read.languages.en.dates.words import (
    MONTH,
    NUMBER,
    SEASON_MONTHS,
    SMALL_NUMBERS,
    UNIT,
    VAGUE,
    VAGUE_NUMBERS,
    WEEKDAY,
    WEEKDAYS,
    month_number,
    small_number,
    weekday_number,
)  # fmt: skip

_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}
_DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "recent": -1}


def _amount(match: re.Match[str], *, more: bool = False) -> Amount:
    """Return how many of which unit; bare "weeks" are two to eight."""
    unit, words = Unit(match["unit"].lower()), match["count"]
    if not words:
        return Amount(unit=unit, at_least=2, at_most=8, more=more)
    word = re.sub(r"\s+", " ", words.lower()).strip()
    least, most = VAGUE_NUMBERS[word] if word in VAGUE_NUMBERS else (small_number(word),) * 2
    return Amount(unit=unit, at_least=least, at_most=most, more=more)


def _ago(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return relative.ago(match, anchor.published, _amount(match, more=bool(match["more"])))


def _span_to_now(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return relative.up_to_now(match, anchor.published, _amount(match))


_PERFECT = re.compile(
    r"\b(?:has|have|hasn[’']t|haven[’']t|[’']ve|been|having)\b(?![^.!?]*[.!?]\s)[^.!?]*$", re.IGNORECASE
)


def _lasting(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "for three weeks" as up to now, where the tense (has, have) reaches now."""
    if not _PERFECT.search(anchor.text[max(0, match.start() - 120) : match.start()]):
        return None
    return relative.lasting(match, anchor.published, _amount(match, more=bool(match["more"])))


def _nth_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "for the third month" (running) as begun between two and three months ago."""
    if not _PERFECT.search(anchor.text[max(0, match.start() - 120) : match.start()]):
        return None
    nth, unit = RUNNING[match["nth"].lower()], Unit(match["unit"].lower())
    return relative.lasting(match, anchor.published, Amount(unit=unit, at_least=nth - 1, at_most=nth))


def _near_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "last week", "this month", "next year", "earlier this week" by the calendar's own weeks and months."""
    here = anchor.published
    if here is None:
        return None
    step, unit = _DIRECTIONS[match["near"].lower()], Unit(match["unit"].lower())
    if unit is Unit.WEEKEND:
        return relative.near_weekend(match, here, step)
    days = relative.calendar_unit(here, unit, step)
    if days is None or step != 0:
        return several(match, days)
    if anchor.deadline or _AT_THE_END.search(anchor.text, max(0, match.start() - 12), match.start()):
        return several(match, days)
    if (match["moved"] or "").lower() == "later" or anchor.ahead:
        return several(match, (here, days[1]))
    return several(match, (days[0], here))


_AT_THE_END = re.compile(r"(?:end|close|late|middle) of $|late $", re.IGNORECASE)
_WITHIN_THE = re.compile(r"(?:beginning|start|end|middle|close) of $", re.IGNORECASE)


def _the_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the month" in "the end of the month" as the month of publication."""
    before = max(0, match.start() - 14)
    if anchor.published is None or not _WITHIN_THE.search(anchor.text, before, match.start()):
        return None
    return several(match, relative.calendar_unit(anchor.published, Unit(match["unit"].lower())))


def _over_the_weekend(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return relative.near_weekend(match, anchor.published, 1 if anchor.ahead else 0)


def _near_weekday(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    step = _DIRECTIONS[match["near"].lower()]
    return relative.near_weekday(match, anchor.published, step, weekday_number(match["weekday"]))


def _weekday_of_week(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "Tuesday last week", "Tuesday of this week" as the day of that week."""
    if anchor.published is None:
        return None
    monday = shifted(anchor.published, -anchor.published.weekday() + 7 * _DIRECTIONS[match["near"].lower()])
    return single(match, shifted(monday, weekday_number(match["weekday"])))


def _near_month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    season = SEASON_MONTHS.get(match["name"].lower())
    month = season or month_number(match["name"])
    return relative.near_month(match, anchor, _DIRECTIONS[match["near"].lower()], month, 3 if season else 1)


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
    sign = -1 if re.search(r"earlier|before", match[0].lower()) else 1
    return relative.from_told(match, anchor, _amount(match), sign)


def _in_time(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "in two weeks" where the words look ahead; otherwise it is how long something took."""
    return relative.hence(match, anchor.published, _amount(match)) if anchor.ahead else None


def _from_day(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "two days before 4 May", "the day after 4 May" from the day that follows."""
    amount = Amount(unit=Unit.DAY, at_least=1, at_most=1) if match["one"] else _amount(match)
    sign = 1 if match["lead"].lower() == "after" else -1
    for each in DAY_FORMS:
        day_match = each.pattern.match(anchor.text, match.end())
        told = each.build(day_match, anchor) if day_match else None
        if told is not None and told.first is not None and told.last is not None:
            found = relative.from_day(match, anchor, amount, sign, (told.first, told.last))
            return None if found is None else replace(found, end=told.end, edtf=None)
    return None


def _past_one(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "the past week" as the seven days up to publication."""
    unit = Unit(match["unit"].lower())
    return relative.up_to_now(match, anchor.published, Amount(unit=unit, at_least=1, at_most=1))


def _that_day(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    words = match[0].lower()
    step = -1 if re.search(r"before|previous", words) else 0 if re.search(r"same|that", words) else 1
    return relative.unit_of_told(match, anchor, Unit((match["unit"] or "day").lower()), step)


def _since_then(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return relative.since_told(match, anchor)


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
RUNNING = {word: number for number, word in enumerate("second third fourth fifth sixth seventh".split(), 2)}
"""Words for which unit of time is running: "for the third month"."""

NTH_UNIT = Form(
    pattern=re.compile(
        rf"for\s+(?:the|a)\s+(?P<nth>{'|'.join(RUNNING)})\s+(?P<unit>day|week|month|year)\b(?!\s+of\b)", _I
    ),
    build=_nth_unit,
)
IN_TIME = Form(pattern=re.compile(rf"in\s+{_COUNT}(?P<unit>{UNIT})s?\b(?!\s+(?:of|ago)\b)", _I), build=_in_time)
FROM_DAY = Form(
    pattern=re.compile(
        rf"(?:(?P<one>the\s+day)|{_COUNT}(?P<unit>{UNIT})s?)\s+(?P<lead>before|after|prior\s+to)\s+", _I
    ),
    build=_from_day,
)
SINCE_THEN = Form(pattern=re.compile(r"since\s+then\b", _I), build=_since_then)
WEEKDAY_OF_WEEK = Form(
    pattern=re.compile(rf"(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<near>last|this|next)\s+week\b"), build=_weekday_of_week
)
WEEKEND = Form(pattern=re.compile(r"(?:over|at|during|on)\s+the\s+weekend\b", _I), build=_over_the_weekend)


_COUNTED = (AGO, LATER, FROM_DAY)
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
    "the": (TWO_OFF, THAT_DAY, THE_UNIT, FROM_DAY), "in": (IN_TIME,), "day": (TWO_OFF,),
    "for": (LASTING, NTH_UNIT), "since": (SINCE_THEN,),
    **dict.fromkeys(WEEKDAYS, (WEEKDAY_OF_WEEK,)),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "overnight"), (DAY_WORD,)),
}  # fmt: skip
"""The forms that may begin with each lower-case word."""

COUNTED_FORMS: tuple[Form, ...] = _COUNTED
"""The forms that may begin with figures."""
