"""The words before a date that bend it: "late March", "since March", "by Friday", "the night of 4 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from habeas.read.calendar.bending import Hours, Part, Relation, in_hours, part_of, related_by
from habeas.read.calendar.stretch import Stretch

LOOK_BACK = 64
"""How many code points before a form may hold its modifiers."""

_PART = re.compile(
    r"(?:(?<![\w’'])(?P<part>early|mid|late|earlier|later|"
    r"(?:very\s+)?(?:beginning|start|end|middle|close)\s+of|(?:first|second) half of|"
    r"(?:first|second|third|fourth) quarter of|"
    r"(?:first|last) (?:days|week) of|(?:second|third) week of)[\s-]+)?"
    r"(?:(?<![\w’'])(?P<hours>(?:(?:early|late|small)\s+)?(?:hours|morning|evening|afternoon|night|dawn|eve)\s+(?:of|to)|"
    r"overnight(?:\s+(?:on|into))?|(?:early|late)(?:\s+on)?)\s+)?"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"(?<![\w’'])(?P<relation>since|from|until|till|up to|by|before|ahead of|prior to|after|following|as of|"
    r"as early as|as late as|no later than|"
    r"no earlier than|not before|throughout|during|through|around|about|circa|within|in|on|at|over|between|"
    r"for|of|to|and)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_WORD = re.compile("[a-z]+")
_PART_ENDS = frozenset("early mid late earlier later of to overnight on into".split())
"""With one of these ends what `_PART` finds, "the" left out: before most dates stands another word."""
_RELATION_ENDS = frozenset(
    "since from until till to by before of after following as than throughout during through around about circa within "
    "in on at over between for and".split()
)
"""With one of these ends what `_RELATION` finds, "the" and "a" left out."""
_PLAIN = frozenset("in on at during over within for of to and as".split())
_RELATIONS: dict[str, Relation] = {
    "": Relation.NONE, "for": Relation.FOR, "since": Relation.SINCE, "from": Relation.FROM,
    **dict.fromkeys(("until", "till", "up to", "by", "as late as", "no later than", "through"), Relation.UNTIL),
    **dict.fromkeys(("before", "ahead of", "prior to"), Relation.BEFORE),
    **dict.fromkeys(("after", "following"), Relation.AFTER),
    "throughout": Relation.THROUGHOUT, "between": Relation.BETWEEN,
    **dict.fromkeys(("around", "about", "circa"), Relation.ABOUT),
    **dict.fromkeys(("no earlier than", "not before"), Relation.NOT_BEFORE),
}  # fmt: skip
_QUARTERS = {
    "first": Part.QUARTER_1, "second": Part.QUARTER_2, "third": Part.QUARTER_3, "fourth": Part.QUARTER_4,
}  # fmt: skip
_WEEKS = {"first": Part.WEEK_1, "second": Part.WEEK_2, "third": Part.WEEK_3, "last": Part.LAST_WEEK}


def _lead(text: str, start: int) -> str:
    """Return the word before a place, articles left out; empty where there is none near."""
    words = _WORD.findall(text[max(0, start - LOOK_BACK) : start].lower())
    while words and words[-1] in ("the", "a"):
        words.pop()
    return words[-1] if words else ""


def narrowed(text: str, found: Stretch) -> Stretch:
    """Return the stretch narrowed by the part of it that the words before name: "late March", "the night of"."""
    window = max(0, found.start - LOOK_BACK)
    if _lead(text, found.start) not in _PART_ENDS:
        return found
    match = _PART.search(text, window, found.start)
    if match is None or not (match["part"] or match["hours"]):
        return found
    start = min(match.start(name) for name in ("part", "hours") if match[name])
    article = re.compile(r"\bthe\s+$", re.IGNORECASE).search(text, window, start)
    part, hours = (match["part"] or "").lower(), (match["hours"] or "").lower()
    narrow = part_of(found, _part(part)) if part else found
    narrow = in_hours(narrow, _hours(hours)) if hours else narrow
    return replace(narrow, start=article.start() if article else start, bare=False)


def related(text: str, found: Stretch, published: date | None) -> Stretch | None:
    """Return the stretch with the preposition before it taken into account, None where it is no date after all."""
    led = _lead(text, found.start) in _RELATION_ENDS
    match = _RELATION.search(text, max(0, found.start - LOOK_BACK), found.start) if led else None
    relation = match["relation"].lower() if match else ""
    if found.bare and relation in ("", "to", "and"):
        return None
    if match is not None and relation not in _PLAIN:
        found = replace(found, start=match.start("relation"))
    return related_by(found, _RELATIONS.get(relation, Relation.PLAIN), published)


def _part(words: str) -> Part:
    """Return the part of a month or year that words name; "earlier" and "later" name the whole."""
    if words in ("earlier", "later"):
        return Part.WHOLE
    if words.endswith("week of"):
        return _WEEKS[words.split(maxsplit=1)[0]]
    if words.endswith("quarter of"):
        return _QUARTERS[words.split(maxsplit=1)[0]]
    if words.endswith("half of"):
        return Part.FIRST_HALF if words.startswith("first") else Part.SECOND_HALF
    if words.startswith(("early", "begin", "start", "first days", "very begin", "very start")):
        return Part.EARLY
    return Part.MIDDLE if words.startswith("mid") else Part.LATE


def _hours(words: str) -> Hours:
    """Return which days a time of day touches: "overnight into Friday" began the day before."""
    if words.startswith(("overnight into", "night to")):
        return Hours.NIGHT_BEFORE
    if words.startswith("overnight") or re.match(r"(?:late )?night", words):
        return Hours.NIGHT_OF
    return Hours.EVE if words.startswith("eve") and not words.startswith("evening") else Hours.IN_THE_DAY
