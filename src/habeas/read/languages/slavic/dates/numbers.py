"""How many units of time, and the day of a month in words."""

from __future__ import annotations

import re

from habeas.read.calendar.relative import Amount, Unit
from habeas.read.languages.slavic.dates.words import CalendarWords

_TYPICAL_MOST = 8
"""How many "weeks" are at most, where only the plural is said."""


def amount_pattern(words: CalendarWords) -> str:
    """Return the pattern of "more than two weeks", "about a month", "полгода": groups more, count, half, unit."""
    phrases = words.phrases
    count = rf"(?P<count>\d{{1,3}}|(?:{words.numbers.pattern}\s+)?{words.numbers.pattern}|{words.vague.pattern})"
    return (
        rf"(?:(?P<more>{phrases['more'].pattern})\s+|{phrases['nearly'].pattern}\s+)?"
        rf"(?:(?P<half>{phrases['half_year'].pattern})"
        rf"|(?:{count}(?:-?х|-?ух)?\s+)?(?P<unit>{words.units.pattern})"
        rf"(?:\s+(?P<after>{words.numbers.pattern}))?)(?!\w)"
    )


def amount_of(match: re.Match[str], words: CalendarWords) -> Amount | None:
    """Return the amount that a match of `amount_pattern` tells, None where it is none of time."""
    more = bool(match["more"])
    if match["half"]:
        return Amount(unit=Unit.HALF_YEAR, at_least=1, at_most=1, more=more)
    unit = Unit(words.units[match["unit"]])
    counted = match["count"] or match["after"]
    if unit is Unit.WEEKEND:
        return None
    if not counted:
        most = _TYPICAL_MOST if _is_plural(match["unit"]) else 1
        return Amount(unit=unit, at_least=2 if most > 1 else 1, at_most=most, more=more)
    if counted in words.vague:
        least, most = (int(end) for end in words.vague[counted].split("-"))
        return _one_and_a_half(unit, more) if (least, most) == (1, 2) else Amount(
            unit=unit, at_least=least, at_most=most, more=more
        )  # fmt: skip
    number = number_of(counted, words)
    return Amount(unit=unit, at_least=number, at_most=number, more=more)


def _one_and_a_half(unit: Unit, more: bool) -> Amount:
    """Return one and a half of a unit: 18 months are exact, other units give one to two."""
    if unit is Unit.YEAR:
        return Amount(unit=Unit.MONTH, at_least=18, at_most=18, more=more)
    return Amount(unit=unit, at_least=1, at_most=2, more=more)


def number_of(counted: str, words: CalendarWords) -> int:
    """Return the value of figures or of number words of up to two parts."""
    if counted.isdigit():
        return int(counted)
    if counted in words.numbers:
        return int(words.numbers[counted])
    return sum(int(words.numbers[part]) for part in counted.split())


_PLURAL = re.compile(r"(?:дни|дней|днями|дням|сутки|суток|недели|недель|месяц(?:ы|ев)|год[ыа]|годов|лет|"
                     r"часов|минут|днів|дні|діб|тижні|тижнів|місяці|місяців|роки|років|годин|хвилин)",
                     re.IGNORECASE)  # fmt: skip


def _is_plural(unit: str) -> bool:
    return bool(_PLURAL.fullmatch(unit))


def day_pattern(words: CalendarWords, name: str) -> str:
    """Return the pattern of a day of the month, in figures or as an ordinal, in a group of that name."""
    tens = words.numbers.pattern
    figures = r"(?:3[01]|[12]\d|0?[1-9])(?:-?(?:го|е|ого|му|м|х|ое|те|ше|го))?"
    return rf"(?P<{name}>{figures}|(?:{tens}\s+)?{words.ordinals.pattern})"


def day_number(said: str, words: CalendarWords) -> int | None:
    """Return the day of the month, None where the words are none: 1 to 31."""
    figures = re.match(r"\d+", said)
    if figures:
        return int(figures[0])
    total = 0
    for part in said.split():
        table = words.ordinals if part in words.ordinals else words.numbers
        total += int(table[part])
    return total if 1 <= total <= 31 else None
