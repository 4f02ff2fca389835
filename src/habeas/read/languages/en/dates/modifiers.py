"""The words before a date that bend it: "late March", "since March", "by Friday", "the night of 4 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from habeas.read.languages.en.dates.stretch import Shape, Stretch, month_of, shifted

LOOK_BACK = 64
"""How many code points before a form may hold its modifiers."""

_PART = re.compile(
    r"(?:(?<![\w’'])(?P<part>early|mid|late|earlier|later|"
    r"(?:very\s+)?(?:beginning|start|end|middle|close)\s+of|(?:first|second) half of|"
    r"(?:first|last) (?:days|week) of|(?:second|third) week of)[\s-]+)?"
    r"(?:(?<![\w’'])(?P<hours>(?:(?:early|late|small)\s+)?(?:hours|morning|evening|afternoon|night|dawn|eve)\s+(?:of|to)|"
    r"overnight(?:\s+(?:on|into))?|(?:early|late)(?:\s+on)?)\s+)?"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"(?<![\w’'])(?P<relation>since|from|until|till|up to|by|before|ahead of|prior to|after|following|as of|"
    r"as early as|as late as|no later than|throughout|during|through|around|about|circa|within|in|on|at|over|between|"
    r"for|of|to|and)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_PLAIN = frozenset("in on at during over within for of to and about around circa as".split())


def narrowed(text: str, found: Stretch) -> Stretch:
    """Return the stretch narrowed by the part of it that the words before name: "late March", "the night of"."""
    window = max(0, found.start - LOOK_BACK)
    match = _PART.search(text, window, found.start)
    if match is None or not (match["part"] or match["hours"]):
        return found
    start = min(match.start(name) for name in ("part", "hours") if match[name])
    article = re.compile(r"\bthe\s+$", re.IGNORECASE).search(text, window, start)
    part, hours = (match["part"] or "").lower(), (match["hours"] or "").lower()
    narrow = _part_of(found, part) if part else found
    narrow = _in_hours(narrow, hours) if hours else narrow
    return replace(narrow, start=article.start() if article else start, bare=False)


def related(text: str, found: Stretch, published: date | None) -> Stretch | None:
    """Return the stretch with the preposition before it taken into account, None where it is no date after all."""
    match = _RELATION.search(text, max(0, found.start - LOOK_BACK), found.start)
    relation = match["relation"].lower() if match else ""
    if found.bare and relation in ("", "to", "and"):
        return None
    if match is not None and relation not in _PLAIN:
        found = replace(found, start=match.start("relation"))
    return _related(found, relation, published)


def _part_of(found: Stretch, part: str) -> Stretch:
    """Narrow a month, a year or a week to its early, middle or late part; "earlier" and "later" change nothing."""
    first, last = found.first, found.last
    if first is None or last is None or first == last or part in ("earlier", "later"):
        return found
    if (last - first).days < 32:
        last = max(last, month_of(first)[1]) if first.day == 1 and part[:4] not in ("earl", "begi", "star") else last
    length = (last - first).days + 1
    third = max(1, length // 3)
    if part.startswith(("early", "begin", "start", "first days", "very begin", "very start")):
        ends = first, shifted(first, third - 1)
    elif part.startswith(("late", "end", "close", "last days", "very end")):
        ends = shifted(last, 1 - third), last
    elif part.startswith(("mid",)):
        ends = shifted(first, third), shifted(first, 2 * third - 1 + length % 3)
    elif part.startswith("first half"):
        ends = first, shifted(first, (length + 1) // 2 - 1)
    elif part.startswith("second half"):
        ends = shifted(first, length // 2), last
    else:
        ends = _week_of_month(first, last, part)
    return replace(found, first=ends[0], last=ends[1])


def _week_of_month(first: date, last: date, part: str) -> tuple[date, date]:
    if part.startswith("last"):
        return shifted(last, -6), last
    week = ("first", "second", "third").index(part.split(maxsplit=1)[0])
    return shifted(first, 7 * week), min(shifted(first, 7 * week + 6), last)


def _in_hours(found: Stretch, hours: str) -> Stretch:
    """Let a night belong to two days: the one it begins on and the next, or with "into" the one before."""
    if found.first is None or found.last is None or found.first != found.last:
        return found
    if hours.startswith(("overnight into", "night to")):
        return replace(found, first=shifted(found.first, -1))
    if hours.startswith("overnight") or re.match(r"(?:late )?night", hours):
        return replace(found, last=shifted(found.last, 1))
    if hours.startswith("eve"):
        if hours.startswith("evening"):
            return found
        day = shifted(found.first, -1)
        return replace(found, first=day, last=day)
    return found


def _related(found: Stretch, relation: str, published: date | None) -> Stretch | None:
    """Return what a preposition makes of a stretch: an open end, every day since, or the stretch itself."""
    first, last = found.first, found.last
    if relation == "from" and found.certain_last and first != last:
        return replace(found, shape=Shape.ALL, edtf=None)
    if relation == "between":
        return replace(found, edtf=None)
    if relation in ("since", "from"):
        return _since(found, published)
    if relation in ("until", "till", "up to", "by", "as late as", "no later than", "through"):
        return replace(found, first=None, edtf=None)
    return _before_or_after(found, relation, published)


def _before_or_after(found: Stretch, relation: str, published: date | None) -> Stretch:
    first, last = found.first, found.last
    if relation in ("before", "ahead of", "prior to"):
        ends_before = last if first != last and not found.bare else shifted(first, -1) if first else None
        return replace(found, first=None, last=ends_before, edtf=None)
    if relation in ("after", "following"):
        return _after(found, published)
    if relation == "throughout":
        return replace(found, shape=Shape.ALL, certain_first=first, certain_last=last)
    if found.certain_first and relation == "for":
        return replace(found, shape=Shape.ALL)
    return found


def _since(found: Stretch, published: date | None) -> Stretch:
    """Every day from the end of the stretch to publication, and perhaps from its beginning on."""
    first, last = found.first, found.last
    if first is None or last is None or (published is not None and last > published and first > published):
        return replace(found, last=None, edtf=None)
    certain = last if published is None else min(last, published)
    return replace(
        found, last=published, shape=Shape.ALL, certain_first=certain, certain_last=published, edtf=None
    )  # fmt: skip


def _after(found: Stretch, published: date | None) -> Stretch:
    if published is not None and found.first is not None and found.first <= published:
        return replace(found, last=published, edtf=None)
    return replace(found, last=None, edtf=None)
