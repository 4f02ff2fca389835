"""The appeals ledger as people see it on a day: names in the place of ids, what is due, who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from habeas.act.answers import against_record
from habeas.act.calendar import WorkCalendar
from habeas.act.ledger import Agenda, Due, DueState, due
from habeas.act.responsibility import Responsibility, is_against, responsibility
from habeas.act.rule import Rule
from habeas.act.steps import Step
from habeas.act.windows import Window, windows
from habeas.facts.appeal import LedgerLine
from habeas.facts.claim import ActClaim
from habeas.facts.ids import AppealId, PartyId, StatementId
from habeas.facts.party import PartyKind
from habeas.facts.statement import Statement
from habeas.store.queries import Known
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: one appeal, or those of one person by name, number or id; everything where both are empty."""

    only: AppealId | None = None
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """One appeal as a person sees it: names in the place of ids, how it stands, and what it contradicts.

    `against` pairs with the line's answers: the accepted statements that each denial is shown against.
    """

    number: str
    line: LedgerLine
    by: tuple[str, ...]
    persons: tuple[str, ...]
    due: Due
    against: tuple[tuple[Statement, ...], ...]

    @property
    def for_whom(self) -> str:
        """The names of those whom it is for; an appeal outlasts them."""
        return ", ".join(self.persons) or "an erased person"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowView:
    """Until when we may act for a person; `number` and `person` are theirs."""

    number: str
    person: str
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The ledger on a day: the appeals in the order of what is due first, and what could not be computed.

    `windows` are the terms within which we may still act; those that are over are there only for a person asked for.
    """

    appeals: tuple[AppealView, ...]
    windows: tuple[WindowView, ...]
    agenda: Agenda
    calendars: Mapping[str, WorkCalendar]
    held: Held

    def held_quote(self, statement: StatementId) -> str:
        """Return the exact words of a statement."""
        found = self.held.statement(statement)
        return found.anchor.quote if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A responsibility sheet for every act against a person, in the order of reports."""

    sheets: tuple[Responsibility, ...]
    held: Held


def show_ledger(
    session: Session,
    rules: Mapping[str, Rule],
    calendars: Mapping[str, WorkCalendar],
    *,
    as_of: date,
    wanted: Wanted,
) -> LedgerView:
    """Return how the appeals stand on a day; those judged the same are seen as one person.

    Raises:
        UnknownObject, AmbiguousName: nobody answers to the person that is wanted, or several do.
        UnknownRule, UnknownCalendar: an appeal names a rule that is gone.
    """
    held = hold(session, as_of=as_of)
    person = find_party(session, wanted.person, held=held) if wanted.person else None
    lines = lines_seen(session, held)
    numbers = session.store.queries.numbers_of((*lines, *held.parties))
    agenda = due(lines.values(), calendars, rules, as_of, numbers=numbers)
    shown = tuple(one for one in agenda.dues if _is_wanted(lines[one.appeal], wanted.only, person))
    return LedgerView(
        appeals=tuple(_view(_as_of(lines[one.appeal], as_of), one, numbers[one.appeal], held) for one in shown),
        windows=_windows(held, numbers, rules, calendars, as_of, person=person) if wanted.only is None else (),
        agenda=replace(agenda, dues=shown),
        calendars=calendars,
        held=held,
    )


def lines_seen(session: Session, held: Held, *, known_on: Known | None = None) -> Mapping[AppealId, LedgerLine]:
    """Return the appeals of the case by id, with those judged the same seen as one person; as known at a time."""
    found = session.store.queries.appeals(session.case, known_on=known_on)
    return {line.appeal.id: line for line in (_seen(one, held) for one in found)}


def steps_for(
    session: Session,
    rules: Mapping[str, Rule],
    calendars: Mapping[str, WorkCalendar],
    *,
    held: Held,
    person: PartyId,
    as_of: date,
) -> tuple[Step, ...]:
    """Return the appeals for a person that were sent by a day, with what had come back by then.

    Raises:
        UnknownRule, UnknownCalendar: an appeal names a rule that is gone.
    """
    lines = lines_seen(session, held).values()
    agenda = due(lines, calendars, rules, as_of)
    stands = {one.appeal: one for one in agenda.dues}
    numbers = session.store.queries.numbers_of(one.appeal.id for one in lines)
    return tuple(
        Step(number=numbers[one.appeal.id], line=_as_of(one, as_of), due=stands.get(one.appeal.id))
        for one in lines
        if person in one.appeal.persons and one.appeal.sent.earliest is not None and one.appeal.sent.earliest <= as_of
    )


def _as_of(line: LedgerLine, day: date) -> LedgerLine:
    """Return an appeal without what came after a day."""
    received = line.received
    is_later = received is not None and received.earliest is not None and received.earliest > day
    answers = tuple(one for one in line.answers if one.answer.on <= day)
    return replace(line, received=None if is_later else received, answers=answers)


def show_sheets(session: Session, given: str, *, as_of: date) -> Sheets:
    """Return for every act against a person or group who did it, in which unit, under whose command then.

    Raises:
        UnknownObject, AmbiguousName: nobody answers to what was given, or several do.
    """
    held = hold(session, as_of=as_of)
    victim = find_party(session, given, held=held)
    acts = (
        one
        for one in held.statements
        if isinstance(one.claim, ActClaim) and victim in one.claim.victims and is_against(one.claim)
    )
    return Sheets(sheets=tuple(responsibility(one, held.statements, held.parties) for one in acts), held=held)


def canonical_of(parties: tuple[PartyId, ...], held: Held) -> tuple[PartyId, ...]:
    """Return parties with those judged the same seen as one, each once."""
    return tuple(dict.fromkeys(held.canonical.get(party, party) for party in parties))


def _seen(line: LedgerLine, held: Held) -> LedgerLine:
    appeal = line.appeal
    moved = replace(appeal, by=canonical_of(appeal.by, held), persons=canonical_of(appeal.persons, held))
    return replace(line, appeal=moved)


def _is_wanted(line: LedgerLine, only: AppealId | None, person: PartyId | None) -> bool:
    is_the_one = only is None or line.appeal.id == only
    return is_the_one and (person is None or person in (*line.appeal.persons, *line.appeal.by))


def _view(line: LedgerLine, one: Due, number: str, held: Held) -> AppealView:
    return AppealView(
        number=number,
        line=line,
        by=tuple(held.name(party) for party in line.appeal.by),
        persons=tuple(held.name(party) for party in line.appeal.persons),
        due=one,
        against=tuple(against_record(logged.answer, line.appeal.persons, held.statements) for logged in line.answers),
    )


def _windows(
    held: Held,
    numbers: Mapping[str, str],
    rules: Mapping[str, Rule],
    calendars: Mapping[str, WorkCalendar],
    as_of: date,
    *,
    person: PartyId | None,
) -> tuple[WindowView, ...]:
    persons = [party.id for party in held.parties.values() if party.kind is PartyKind.PERSON]
    wanted = persons if person is None else [person]
    return tuple(
        WindowView(number=numbers[one.person], person=held.name(one.person), window=one)
        for one in windows(held.statements, wanted, calendars, rules, as_of)
        if person is not None or one.state is not DueState.OVER
    )
