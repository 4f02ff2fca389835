"""The words of the English calendar, and the patterns that several forms of date share."""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH_NUMBERS: dict[str, int] = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
"""Month number, 1 to 12, by lower-case name or abbreviation."""

WEEKDAY_NUMBERS: dict[str, int] = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(WEEKDAYS)},
    "tues": 1, "wed": 2, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
"""Weekday number, Monday 0, by lower-case name or abbreviation."""

SEASON_MONTHS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season, as it is reckoned north of the equator."""

SMALL_NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}

VAGUE_NUMBERS: dict[str, tuple[int, int]] = {
    "a couple of": (2, 3), "couple of": (2, 3), "a few": (2, 6), "few": (2, 6), "several": (3, 9), "some": (2, 9),
    "many": (3, 12),
}  # fmt: skip
"""How many "several days" are, at least and at most, when only a bound is wanted."""

_abbreviated = sorted((name for name in MONTH_NUMBERS if name not in MONTHS and name != "may"), key=len, reverse=True)
MONTH = (
    r"(?:"
    + "|".join(name.capitalize() for name in MONTHS)
    + "|"
    + "|".join(f"{name.capitalize()}(?:\\.|(?=\\s\\d))" for name in _abbreviated)
    + "|"
    + "|".join(name.upper() for name in MONTHS)
    + r")"
)
"""A month's name with a capital; an abbreviation only with a full stop or before a figure."""

WEEKDAY = (
    r"(?:"
    + "|".join(f"{name.capitalize()}|{name.upper()}" for name in WEEKDAYS)
    + r"|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
)
YEAR = r"(?:1[89]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True)) + r")"
VAGUE = r"(?:a couple of|couple of|a few|few|several|some|many)"
UNIT = r"(?:day|week|month|year|weekend|fortnight|decade|hour|minute)"
ORDINAL_DAYS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        1,
    )
}
"""Days of the month in words, as in "the fourth of May"."""

LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|won't|going to|due|scheduled|expected|planned|plans?|planning|deadline|ultimatum|must|have to|"
    r"has to|ordered? to|is to|are to|set to|set for|demand\w*|expires?|promise[sd]?|to be held|upcoming|told to|"
    r"intends?|appointed for|next hearing|'ll|’ll)\b",
    re.IGNORECASE,
)
"""Words before a date that make it a day to come."""


def month_number(word: str) -> int:
    """Return the number, 1 to 12, of a month's name or abbreviation in any case."""
    return MONTH_NUMBERS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Return the number, Monday 0, of a weekday's name or abbreviation in any case."""
    return WEEKDAY_NUMBERS[word.lower().rstrip(".")]


def small_number(word: str) -> int:
    """Return the value of figures or of a small number word."""
    return int(word) if word.isdigit() else SMALL_NUMBERS[word.lower()]
