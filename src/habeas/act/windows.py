"""Terms within which we must act, counted from an event: until when a report still goes the urgent way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.act.calendar import WorkCalendar
from habeas.act.ledger import DueState
from habeas.act.rule import Rule, Start
from habeas.act.terms import end_of
from habeas.facts.claim import ActClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days

DISAPPEARANCES = frozenset({
    "arrest", "detention", "arbitrary detention", "incommunicado detention", "enforced disappearance", "abduction",
})  # fmt: skip
"""Acts that begin what the working group on disappearances may look into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Until when we may act for one person by one rule.

    `began` are the days on one of which the event took place by every statement that dates it, `ends` those on one of
    which the term runs out; an open end stays open.
    """

    person: PartyId
    rule: Rule
    began: Days
    ends: Days
    state: DueState
    rests_on: tuple[StatementId, ...]


def windows(
    statements: Iterable[Statement],
    persons: Iterable[PartyId],
    calendars: Mapping[str, WorkCalendar],
    rules: Mapping[str, Rule],
    as_of: date,
) -> tuple[Window, ...]:
    """Return the windows of every person whose taking somebody dates, the earliest end first.

    1. The events of a person are the affirmed acts of taking that name them and have days.
    2. The event began on one of the days from the first of any to the last of any: sources are not chosen between.
    3. No day lies after `as_of`, nor after the report that tells of it.

    Raises:
        KeyError: a rule names a calendar that is not there.
    """
    listed = tuple(statements)
    counted = [rule for rule in rules.values() if rule.starts is Start.EVENT]
    found = [
        _window(person, began, rule, calendars[rule.calendar], as_of)
        for person in sorted(set(persons))
        if (began := [one for one in listed if _tells_of_taking(one, person)])
        for rule in counted
    ]
    return tuple(sorted(found, key=lambda one: (one.ends.first or date.min, one.person, one.rule.id)))


def _window(person: PartyId, events: list[Statement], rule: Rule, calendar: WorkCalendar, as_of: date) -> Window:
    bounds = [(one.when.earliest, one.when.latest, one.published_on) for one in events if one.when is not None]
    firsts = [first for first, _, _ in bounds]
    last = max(min(latest or as_of, published or as_of, as_of) for _, latest, published in bounds)
    known = [min(first, last) for first in firsts if first is not None]
    first = min(known) if len(known) == len(firsts) else None
    ends = Days(
        first=None if first is None else end_of(first, rule.terms, calendar, roll=rule.roll),
        last=end_of(last, rule.terms, calendar, roll=rule.roll),
    )
    return Window(
        person=person,
        rule=rule,
        began=Days(first=first, last=last),
        ends=ends,
        state=_state(ends, as_of),
        rests_on=tuple(sorted(one.id for one in events)),
    )


def _state(ends: Days, as_of: date) -> DueState:
    if ends.last is not None and as_of > ends.last:
        return DueState.OVER
    return DueState.PERHAPS_OVER if ends.first is None or as_of > ends.first else DueState.OURS


def _tells_of_taking(statement: Statement, person: PartyId) -> bool:
    claim = statement.claim
    is_so = statement.polarity is Polarity.AFFIRMED and statement.modality is Modality.ACTUAL
    is_taking = isinstance(claim, ActClaim) and claim.act in DISAPPEARANCES and person in claim.victims
    return is_so and is_taking and statement.when is not None
