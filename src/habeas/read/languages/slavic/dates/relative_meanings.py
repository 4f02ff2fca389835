"""What dates told from where the teller stands, or from a date told before, mean: "три недели назад"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from habeas.read.calendar import relative
from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.bending import Hours, in_hours
from habeas.read.calendar.grammar import Form, one_of, several, single
from habeas.read.calendar.relative import Amount, Unit
from habeas.read.calendar.stretch import Shape, Stretch, shifted, year_of
from habeas.read.languages.slavic.dates.numbers import amount_of
from habeas.read.languages.slavic.dates.words import CalendarWords, key

_AT_THE_END = frozenset({"late", "last-week", "second-half", "last-third", "middle", "second-third"})


def _part_before(words: CalendarWords, anchor: Anchor, start: int) -> str | None:
    """Return the part of a unit that the words right before name: "в конце"."""
    match = re.search(rf"\b(?P<part>{words.parts.pattern})\s+$", anchor.text[max(0, start - 32) : start], re.IGNORECASE)
    return words.parts[match["part"]] if match else None


def ago(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "три недели назад" from publication."""
    amount = amount_of(match, words)
    return None if amount is None else relative.ago(match, anchor.published, amount)


def near_unit(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "на прошлой неделе", "в этом году": the calendar's own week, month or year, cut at publication."""
    here, step, unit = anchor.published, int(words.near[match["near"]]), Unit(words.units[match["unit"]])
    if here is None or unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE):
        return None
    if unit is Unit.WEEKEND:
        return relative.near_weekend(match, here, step)
    if key(match["near"]).endswith(("ые", "ие", "эти", "ых", "их", "и", "і")) and key(match["near"]) != "цій":
        return None
    days = relative.calendar_unit(here, unit, step)
    whole = anchor.deadline or _part_before(words, anchor, match.start()) in _AT_THE_END
    if days is None or step != 0 or whole:
        return several(match, days)
    return several(match, (here, days[1]) if anchor.ahead else (days[0], here))


def the_unit(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "конца месяца", "начала года" as the month or year of publication."""
    if anchor.published is None or _part_before(words, anchor, match.start()) is None:
        return None
    unit = Unit(words.units[match["unit"]])
    return several(match, relative.calendar_unit(anchor.published, unit)) if unit not in (Unit.DAY, Unit.HOUR) else None


def last_units(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "последние три недели": on all of the days, but after a preposition only on one of them."""
    amount = amount_of(match, words)
    found = relative.up_to_now(match, anchor.published, amount) if amount else None
    if found is None:
        return None
    before = anchor.text[max(0, match.start() - 14) : match.start()]
    leads = re.search(r"\b(?:за|в|во|у|на|течение|протяжении|протягом|упродовж|впродовж)\s+$", before, re.IGNORECASE)
    return found if leads else replace(found, shape=Shape.ALL)


def lasting(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "уже три недели" as every day up to now; not "ему уже двадцать лет"."""
    amount = amount_of(match, words)
    before = anchor.text[max(0, match.start() - 24) : match.start()]
    of_age = re.search(rf"\b{words.phrases['to_whom'].pattern}\s+$", before, re.IGNORECASE)
    if amount is None or (of_age and amount.unit is Unit.YEAR):
        return None
    return relative.lasting(match, anchor.published, amount)


def lasting_by_tense(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "две недели не отвечает", "не отвечает две недели": the tense reaches now."""
    amount = amount_of(match, words)
    if amount is None or not (match["count"] or match["half"] or match["unit"]):
        return None
    after = anchor.text[match.end() : match.end() + 40]
    before = anchor.text[max(0, match.start() - 50) : match.start()]
    here = re.match(rf"\s+(?:{words.outlook['present'].pattern})\b", after, re.IGNORECASE) or re.search(
        rf"\b{words.outlook['not_in_touch'].pattern}\s+$", before, re.IGNORECASE
    )
    return relative.lasting(match, anchor.published, amount) if here else None


def nth(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "уже третий месяц" as begun between two and three months ago."""
    number, unit = int(words.ordinals[match["nth"]]), Unit(words.units[match["unit"]])
    if unit in (Unit.WEEKEND, Unit.QUARTER):
        return None
    return relative.lasting(match, anchor.published, Amount(unit=unit, at_least=number - 1, at_most=number))


def in_time(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "через два дня" from publication where the words look ahead, else from the date told before."""
    amount = amount_of(match, words)
    if amount is None:
        return None
    if anchor.ahead and not match["this"]:
        return relative.hence(match, anchor.published, amount)
    return relative.from_told(match, anchor, amount, 1)


def earlier(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "двумя днями ранее" from the date told before."""
    amount = amount_of(match, words)
    return None if amount is None else relative.from_told(match, anchor, amount, -1)


def later(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "два дня спустя" from the date told before."""
    amount = amount_of(match, words)
    return None if amount is None else relative.from_told(match, anchor, amount, 1)


def next_day(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "на следующий день" from the date told before."""
    return relative.unit_of_told(match, anchor, Unit.DAY, 1)


def unit_of_told(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "в тот же день", "в том же месяце", "в предыдущий день" from the date told before."""
    step = 0 if match["same"] else 1 if match["next"] else -1
    unit = Unit(words.units[match["unit"]])
    return None if unit in (Unit.HOUR, Unit.MINUTE) else relative.unit_of_told(match, anchor, unit, step)


def since_then(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "с тех пор" as every day from the date told before."""
    return relative.since_told(match, anchor)


def day_word(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "вчера вечером"; "сегодня ночью" is the night now ending or, of what is to come, the next one."""
    here = anchor.published
    if here is None:
        return None
    step = int(words.days[match["day"]])
    found = single(match, shifted(here, step))
    if found is None or not match["hours"]:
        return found
    hours = Hours(words.hours[match["hours"]].replace("-", " "))
    if hours is not Hours.NIGHT_OF:
        return found
    if step == 0:
        return in_hours(found, Hours.NIGHT_OF if anchor.ahead else Hours.NIGHT_BEFORE)
    return several(match, (shifted(here, step - 1), shifted(here, step + 1))) if step < 0 else in_hours(found, hours)


def near_hours(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "этой ночью", "этим утром", "прошлой ночью"."""
    here, night = anchor.published, key(match["time"]).startswith(("ноч", "ніч"))
    step = int(words.near[match["near"]])
    if here is None or step > 0:
        return None
    if night:
        return several(match, (here, shifted(here, 1)) if anchor.ahead and step == 0 else (shifted(here, -1), here))
    return single(match, shifted(here, step))


def these_days(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "на днях" as one day of the eight up to publication, or of the eight to come."""
    here = anchor.published
    if here is None:
        return None
    return several(match, (here, shifted(here, 8)) if anchor.ahead else (shifted(here, -8), here))


def eve(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "накануне": the day before the day told, or the day before publication; both are kept."""
    told, here = anchor.previous, anchor.published
    day: date | None = None
    if told is not None and told.first is not None and told.first == told.last and told.shape is Shape.ONE_OF:
        day = shifted(told.first, -1)
    if here is None:
        return None if day is None else single(match, day)
    return single(match, shifted(here, -1)) if day is None else one_of(match, day, shifted(here, -1))


def year_word(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read «торік» as the year that it names."""
    here = anchor.published
    if here is None:
        return None
    step = next(step for step in (0, -1, -2) if match[0] in words.phrases[f"year_words_{step}"])
    first, last = year_of(here, step)
    return several(match, (first, min(last, here) if step == 0 else last))


def weekend(words: CalendarWords, match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "в выходные" as the last weekend, or the next one where the words look ahead."""
    before = anchor.text[max(0, match.start() - 4) : match.start()]
    is_weekend = Unit(words.units[match["unit"]]) is Unit.WEEKEND  # "на час", "в день" tell how long, and no day
    if not is_weekend or not re.search(r"\b(?:в|на|у)\s$", before, re.IGNORECASE):
        return None
    return relative.near_weekend(match, anchor.published, 1 if anchor.ahead else 0)


def from_date(words: CalendarWords, match: re.Match[str], anchor: Anchor, *, dates: tuple[Form, ...]) -> Stretch | None:
    """Read "за два дня до 4 мая", "на следующий день после 4 мая" from the date that follows."""
    sign = 1 if match["lead"] in words.phrases["after"] else -1
    amount = Amount(unit=Unit.DAY, at_least=1, at_most=1) if match["day"] else amount_of(match, words)
    for each in dates:
        date_match = each.pattern.match(anchor.text, match.end())
        told = each.build(date_match, anchor) if date_match else None
        if told is None or told.first is None or told.last is None or amount is None or amount.unit is Unit.HOUR:
            continue
        found = relative.from_day(match, anchor, amount, sign, (told.first, told.last))
        return None if found is None else replace(found, end=told.end, edtf=None)
    return None
