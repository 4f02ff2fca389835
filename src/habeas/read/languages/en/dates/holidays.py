"""English names of days that fall on the same date every year."""

from __future__ import annotations

import re

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import Form
from habeas.read.calendar.holidays import holiday
from habeas.read.calendar.stretch import Stretch
from habeas.read.languages.en.dates.words import YEAR

_HOLIDAYS: dict[str, tuple[tuple[int, int], ...]] = {
    "new year's day": ((1, 1),),
    "new year's eve": ((12, 31),),
    "orthodox christmas": ((1, 7),),
    "christmas eve": ((12, 24), (1, 6)),
    "christmas day": ((12, 25), (1, 7)),
    "christmas": ((12, 25), (1, 7)),
    "epiphany": ((1, 6), (1, 19)),
    "valentine's day": ((2, 14),),
    "defender of the fatherland day": ((2, 23),),
    "international women's day": ((3, 8),),
    "women's day": ((3, 8),),
    "may day": ((5, 1),),
    "victory day": ((5, 9), (5, 8)),
    "russia day": ((6, 12),),
    "independence day": ((8, 24), (7, 4)),
    "human rights day": ((12, 10),),
    "human rights defenders day": ((12, 9),),
}
"""Month and day of each, by name; more than one where calendars or countries differ."""

_NAME = "|".join(re.escape(name).replace("'", "[’']").replace("\\ ", r"\s+") for name in _HOLIDAYS)
_PATTERN = re.compile(
    rf"(?P<eve>(?:the\s+)?eve\s+of\s+)?(?P<name>{_NAME})\b(?!\s+(?:tree|card|gift|present|carol|market))"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)


def _holiday(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    return holiday(match, anchor, _HOLIDAYS[name], eve=bool(match["eve"])) if match["name"][0].isupper() else None


_FORM = Form(pattern=_PATTERN, build=_holiday)

HOLIDAY_FORMS: dict[str, tuple[Form, ...]] = {
    **{re.split(r"[ ']", name)[0]: (_FORM,) for name in _HOLIDAYS},
    "eve": (_FORM,),
    "the": (_FORM,),
}
"""The forms that may begin with each lower-case word."""
