"""The year that stands after a day, a month or a season: "2022 года", "прошлого года", «торік»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.figures import year_in_full
from habeas.read.languages.slavic.dates.words import CalendarWords

YEAR = r"(?:1[89]\d\d|20\d\d)"
SUFFIX = r"(?:-?(?:го|му|м|й|е|х|ый|ий|ого|ому))?"
"""What is written after the figures of a year or a day: 2014-го, 5-е."""


DOT = r"(?:(?<=[\s\d][гр])\.|(?<=[\s\d][гр][гр])\.)?"
"""The full stop after the abbreviations г., гг., р., рр.; that of a sentence is no part of a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The year that words tell; `known` is false where they tell none or one that is not known."""

    number: int | None
    told: bool

    @property
    def is_lost(self) -> bool:
        """Whether words tell a year that cannot be known here, such as "this year" without a publication day."""
        return self.told and self.number is None


def year_tail(words: CalendarWords) -> str:
    """Return the pattern of a year after a day, a month or a season; all of it may be left out."""
    years, near, phrases = words.phrases["years"].pattern, words.near.pattern, words.phrases
    after = rf"{YEAR}{SUFFIX}(?!\d)(?:\s*{years}(?!\w){DOT})?"
    return (
        rf"(?:,?\s+(?:(?P<year>{YEAR}){SUFFIX}(?![\d:])(?:\s*{years}(?!\w){DOT})?"
        rf"|(?P<near_year>{near})\s+{years}(?!\w)"
        rf"|(?P<same_year>{phrases['same_year'].pattern})\s+{years}(?!\w)"
        rf"|(?P<year_word>{_year_words(words)})(?!\w)"
        rf"|(?P<short_year>\d\d)-?(?:го)?\s*{years}(?!\w){DOT}"
        rf"|(?P<this_year>[сцт]\.\s?[гр]\.)))?(?!{after})"
    )


def _year_words(words: CalendarWords) -> str:
    return "|".join(words.phrases[f"year_words_{step}"].pattern for step in ("0", "-1", "-2"))


def year_of_tail(match: re.Match[str], anchor: Anchor, words: CalendarWords) -> Year:
    """Return the year that a match of `year_tail` tells."""
    if match["year"] or match["short_year"]:
        return Year(number=year_in_full(match["year"] or match["short_year"]), told=True)
    if match["same_year"]:
        first = anchor.previous.first if anchor.previous else None
        return Year(number=first.year if first else None, told=True)
    here = anchor.published
    if match["near_year"] or match["year_word"] or match["this_year"]:
        return Year(number=here.year + _step(match, words) if here else None, told=True)
    return Year(number=None, told=False)


def _step(match: re.Match[str], words: CalendarWords) -> int:
    if match["near_year"]:
        return int(words.near[match["near_year"]])
    if match["year_word"]:
        return next(step for step in (0, -1, -2) if match["year_word"] in words.phrases[f"year_words_{step}"])
    return 0
