"""Where the record contradicts itself about a person, or a date cannot be meant: a question, never a silent choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from habeas.act.boxes import TAKING_ACTS, Brief
from habeas.act.filled import Gap
from habeas.act.phrasebook import LANGUAGES, phrasebook
from habeas.act.selection import is_asserted
from habeas.act.table import Worded
from habeas.act.wording import day_in_words
from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import StatementId
from habeas.facts.statement import Modality, Polarity, Statement

EARLIEST_PLAUSIBLE = date(1900, 1, 1)
"""A day before this one is asked about: nobody alive today was taken then."""

_FREE_STATES = ("released", "free", "returned")
_HELD_STATES = ("held", "transferred", "sent back")

NumberOf = Callable[[StatementId], int | None]
"""Gives the number of the footnote of a statement."""


def find_doubts(brief: Brief, as_of: date, number_of: NumberOf) -> tuple[Gap, ...]:
    """Return what to ask about statements that cannot all be meant as they stand.

    A person who is said to have been let go, by nobody denied or by somebody; one who is said to have died, and to have
    been alive on a later day; a date before 1900; an event that is said to have taken place after `as_of`.
    """
    return (
        *_released(brief, number_of),
        *_dead_and_heard(brief, number_of),
        *_strange_days(brief, as_of, number_of),
    )


def _released(brief: Brief, number_of: NumberOf) -> Iterator[Gap]:
    """Ask about the newest word that the person is free, unless they are said to have been held after it."""
    told = [one for one in brief.about if _tells_of_freedom(one, brief) and is_asserted(one)]
    if not told:
        return
    newest = max(told, key=lambda one: (_first_day(one), one.id))
    if any(_is_held(one, brief) and _first_day(one) > _last_day(newest) for one in brief.about):
        return
    denied = [one for one in brief.about if _tells_of_freedom(one, brief) and _takes_back(one, newest)]
    source = _note(newest.id, number_of)
    if denied:
        fields = {"freed": source, "denied": _note(max(denied, key=_newest_last).id, number_of)}
        yield _gap("doubts.release_denied", lambda _: fields)
    else:
        yield _gap("doubts.released", lambda _: {"freed": source})


def _tells_of_freedom(one: Statement, brief: Brief) -> bool:
    claim, person = one.claim, brief.person.id
    if isinstance(claim, WhereaboutsClaim):
        return claim.state in _FREE_STATES and person in claim.of
    return isinstance(claim, ActClaim) and claim.act == "release" and person in claim.victims


def _is_held(one: Statement, brief: Brief) -> bool:
    claim, person = one.claim, brief.person.id
    if isinstance(claim, WhereaboutsClaim):
        return is_asserted(one) and claim.state in _HELD_STATES and person in claim.of
    return is_asserted(one) and isinstance(claim, ActClaim) and claim.act in TAKING_ACTS and person in claim.victims


def _takes_back(denial: Statement, told: Statement) -> bool:
    """Return whether a denial can be of the day of a word: one of another day takes nothing back."""
    if denial.polarity is not Polarity.DENIED:
        return False
    return _first_day(denial) <= _last_day(told) and _first_day(told) <= _last_day(denial)


def _newest_last(one: Statement) -> tuple[date, date, str]:
    return (_first_day(one), one.published_on or date.min, one.id)


def _first_day(one: Statement) -> date:
    return (one.when.earliest if one.when else None) or date.min


def _last_day(one: Statement) -> date:
    return (one.when.latest if one.when else None) or one.published_on or date.max


def _dead_and_heard(brief: Brief, number_of: NumberOf) -> Iterator[Gap]:
    deaths = [(one, day) for one in brief.known if (day := _dead_by(one, brief)) is not None]
    lives = [(one, day) for one in brief.known if (day := _alive_on(one, brief)) is not None]
    if not deaths or not lives:
        return
    death, dead_by = min(deaths, key=lambda pair: (pair[1], pair[0].id))
    later = [(day, one.id) for one, day in lives if day > dead_by]
    if later:
        fields = {"death": _note(death.id, number_of), "alive": _note(max(later)[1], number_of)}
        yield _gap("doubts.dead_and_heard", lambda _: fields)


def _dead_by(one: Statement, brief: Brief) -> date | None:
    """Return the last day on which a person can have died by a statement that says that they died."""
    claim, person = one.claim, brief.person.id
    dead = isinstance(claim, WhereaboutsClaim) and claim.state == "dead" and person in claim.of
    killed = isinstance(claim, ActClaim) and claim.act == "killing" and person in claim.victims
    if not (dead or killed) or not is_asserted(one):
        return None
    return (one.when.latest if one.when else None) or one.published_on


def _alive_on(one: Statement, brief: Brief) -> date | None:
    """Return the first day on which a person was alive by a statement that tells of them or that they made."""
    claim, person = one.claim, brief.person.id
    days = []
    if one.origin.speaker == person and one.origin.said_edtf:
        days.append(_said_on(one.origin.said_edtf))
    seen = isinstance(claim, WhereaboutsClaim) and claim.state not in ("dead", "silent", "unknown")
    heard = isinstance(claim, ContactClaim) and claim.state == "in contact"
    if (seen or heard) and person in claim.references() and is_asserted(one) and one.when is not None:
        days.append(one.when.earliest)
    return max((day for day in days if day is not None), default=None)


def _said_on(edtf: str) -> date | None:
    try:
        return parse_edtf(edtf).earliest
    except MalformedFact:
        return None


def _strange_days(brief: Brief, as_of: date, number_of: NumberOf) -> Iterator[Gap]:
    for one in (*brief.about, *brief.through_group):
        days = [] if one.when is None else [day for day in (one.when.earliest, one.when.latest) if day is not None]
        early = [day for day in days if day < EARLIEST_PLAUSIBLE]
        if early:
            yield _dated("doubts.before_1900", one, early[0], number_of)
        elif days and one.modality is Modality.ACTUAL and is_asserted(one) and days[0] > as_of:
            yield _dated("doubts.future", one, days[0], number_of)


def _dated(name: str, one: Statement, day: date, number_of: NumberOf) -> Gap:
    source = _note(one.id, number_of)
    return _gap(name, lambda language: {"source": source, "day": day_in_words(day, language)})


def _gap(name: str, fields: Callable[[str], dict[str, str]]) -> Gap:
    texts = tuple((language, phrasebook(language).say(name, **fields(language))) for language in LANGUAGES)
    return Gap(question=Worded(texts=texts))


def _note(statement: StatementId, number_of: NumberOf) -> str:
    return f"[{number_of(statement)}]"
