"""What a language brings: the forms that a date takes in it, and the words around that bend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.stretch import Stretch

Build = Callable[[re.Match[str], Anchor], Stretch | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a date: a pattern to match where a word that can begin it stands, and what it means."""

    pattern: re.Pattern[str]
    build: Build


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """The words of a range: `lead` before its first end, `joint` between the two.

    `lead_of` and `is_loose` take the words found: the kind of lead ("between", "from", "") and whether the joint
    is a mere "and", which makes a range only after "between".
    """

    lead: re.Pattern[str]
    joint: re.Pattern[str]
    lead_of: Callable[[str], str]
    is_loose: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The dates of one language.

    `word` finds whatever a form may begin with, `forms` gives the forms for such a word. `narrowed` takes in the
    words before a form that name a part of it, `related` the preposition before it (None: no date after all).
    `outlook` tells, of the place where a form begins, whether the words look ahead and whether they set a term.
    """

    word: re.Pattern[str]
    forms: Callable[[str], tuple[Form, ...]]
    narrowed: Callable[[str, Stretch], Stretch]
    related: Callable[[str, Stretch, date | None], Stretch | None]
    outlook: Callable[[str, int], tuple[bool, bool]]
    joint: Joint
    in_a_figure: re.Pattern[str]


def single(match: re.Match[str], day: date | None, *, yearless: bool = False) -> Stretch | None:
    """Return the stretch of one known day, None where there is no such day."""
    if day is None:
        return None
    return Stretch(start=match.start(), end=match.end(), first=day, last=day, yearless=yearless)


def several(match: re.Match[str], days: tuple[date, date] | None, *, yearless: bool = False) -> Stretch | None:
    """Return the stretch between two days, None where they are unknown or out of order."""
    if days is None or days[0] > days[1]:
        return None
    return Stretch(start=match.start(), end=match.end(), first=days[0], last=days[1], yearless=yearless)


def one_of(match: re.Match[str], one: date, other: date) -> Stretch:
    """Return the stretch of a day that may be either of two; both are kept."""
    if one == other:
        return Stretch(start=match.start(), end=match.end(), first=one, last=one)
    first, last = sorted((one, other))
    return Stretch(start=match.start(), end=match.end(), first=first, last=last, edtf=f"[{first},{last}]")
