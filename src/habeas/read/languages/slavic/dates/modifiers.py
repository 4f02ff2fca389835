"""The words before a Slavic date that bend it: "в начале марта", "с марта", "в ночь на 4 мая", «станом на»."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from habeas.read.calendar.bending import Hours, Part, Relation, in_hours, part_of, related_by
from habeas.read.calendar.stretch import Stretch
from habeas.read.languages.slavic.dates.words import CalendarWords, load_words

LOOK_BACK = 64
"""How many code points before a form may hold its modifiers."""

_THIRDS = {"first-third": Part.EARLY, "second-third": Part.MIDDLE, "last-third": Part.LATE}
_WEEKS = {"week-1": Part.WEEK_1, "week-2": Part.WEEK_2, "week-3": Part.WEEK_3}
_QUARTERS = {
    "quarter-1": Part.QUARTER_1, "quarter-2": Part.QUARTER_2, "quarter-3": Part.QUARTER_3, "quarter-4": Part.QUARTER_4,
    "half-1": Part.FIRST_HALF, "half-2": Part.SECOND_HALF,
}  # fmt: skip
_RELATIONS = {"as-of": Relation.PLAIN, "not-before": Relation.NOT_BEFORE}
_OUTSIDE = ("в", "во", "у", "на")


@lru_cache(maxsize=4)
def _bending(language: str) -> re.Pattern[str]:
    words = load_words(language)
    return re.compile(
        rf"(?:(?<!\w)(?P<part>{words.parts.pattern})\s+)?"
        rf"(?:(?<!\w)(?P<hours>{words.hours.pattern})\s+(?:(?:{'|'.join(_OUTSIDE)})\s+)?)?$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _preposition(language: str) -> re.Pattern[str]:
    words = load_words(language)
    return re.compile(rf"(?<!\w)(?P<relation>{words.relations.pattern})\s+$", re.IGNORECASE)


@lru_cache(maxsize=4)
def _street(language: str) -> re.Pattern[str]:
    words = load_words(language)
    return re.compile(rf"(?<!\w)(?:{words.phrases['streets'].pattern})\.?\s+[«\"]?$", re.IGNORECASE)


def narrowed(language: str, text: str, found: Stretch) -> Stretch:
    """Return the stretch narrowed by the words right before it: "в конце марта", "вечером 4 мая"."""
    match = _bending(language).search(text, max(0, found.start - LOOK_BACK), found.start)
    if match is None or not (match["part"] or match["hours"]) or _leads_a_range(match["hours"], found):
        return found
    words = load_words(language)
    part = part_named(words.parts[match["part"]]) if match["part"] else None
    if part in _QUARTERS.values() and found.first and found.last and (found.last - found.first).days < 360:
        part = None if part not in (Part.FIRST_HALF, Part.SECOND_HALF) else part
    narrow = part_of(found, part) if part else found
    if match["hours"]:
        hours = Hours(words.hours[match["hours"]].replace("-", " "))
        narrow = in_hours(narrow, hours)
    start = min(match.start(name) for name in ("part", "hours") if match[name])
    return replace(narrow, start=start, bare=False)


def _leads_a_range(hours: str | None, found: Stretch) -> bool:
    """Return whether "в ночь с" stands before the first of two dates, which are joined later."""
    return bool(hours and re.search(r"\b(?:с|со|з|із|зі)$", hours, re.IGNORECASE) and not found.certain_first)


def part_named(name: str) -> Part:
    """Return the part that a name of the lists stands for; thirds of a month are its ten-day periods."""
    for table in (_THIRDS, _WEEKS, _QUARTERS):
        if name in table:
            return table[name]
    return Part(name.replace("-", " "))


def related(language: str, text: str, found: Stretch, published: date | None) -> Stretch | None:
    """Return the stretch with the preposition before it taken into account, None where it is no date after all.

    The preposition belongs to the words: "в марте", "с марта". A day or month after a street's noun is a name.
    """
    words: CalendarWords = load_words(language)
    window = max(0, found.start - LOOK_BACK)
    if _street(language).search(text, window, found.start):
        return None
    match = _preposition(language).search(text, window, found.start)
    if match is None:
        return None if found.bare else related_by(found, Relation.NONE, published)
    name = words.relations[match["relation"]]
    relation = _RELATIONS.get(name) or Relation(name)
    if name == "since" and found.certain_last:
        relation = Relation.FROM
    return related_by(replace(found, start=match.start("relation"), bare=False), relation, published)
