"""Invented appeals about one invented person, and rules that are easy to count by."""

from __future__ import annotations

from datetime import date

from habeas.act.calendar import load_calendars
from habeas.act.ledger import Agenda, Due, due
from habeas.act.rule import load_rules
from habeas.facts.appeal import Answer, Appeal, AppealKind, LedgerLine, LoggedAnswer, Response
from habeas.facts.ids import AppealId, EntryId, ExhibitId, PartyId
from habeas.facts.when import When, on_day

SENT = date(2022, 7, 4)
PERSON = PartyId("p-timur")


def appeal(
    number: int = 1,
    *,
    rule: str = "ru-lawyer",
    sent: When | None = None,
    persons: tuple[PartyId, ...] = (PERSON,),
    state: str = "RU",
    zone: str = "",
    proof: str = "x-1",
) -> Appeal:
    """Return an appeal; by `ru-lawyer` thirty days run from its receipt."""
    return Appeal(
        id=AppealId(f"a-{number:03}"),
        kind=AppealKind.COMPLAINT,
        by=(),
        persons=persons,
        addressee="Garrison prosecutor of Zarechensk",
        sent=sent or on_day(SENT),
        rule=rule,
        state=state,
        zone=zone,
        proof=ExhibitId(proof) if proof else None,
    )


def line(
    filed: Appeal | None = None,
    *,
    received: When | None = None,
    reminded: tuple[date, ...] = (),
    answers: tuple[tuple[Response, date], ...] = (),
) -> LedgerLine:
    """Return an appeal with what followed."""
    filed = filed or appeal()
    return LedgerLine(
        entry=EntryId(f"e-{filed.id}"),
        appeal=filed,
        received=received,
        reminded_on=reminded,
        answers=tuple(
            LoggedAnswer(entry=EntryId(f"e-{place}"), answer=Answer(appeal=filed.id, response=response, on=on))
            for place, (response, on) in enumerate(answers)
        ),
    )


def agenda(*lines: LedgerLine, as_of: date) -> Agenda:
    """Return what is due by the calendars and rules that ship."""
    return due(lines, load_calendars(), load_rules(), as_of, numbers={"a-001": "a-0001"})


def the_due(*lines: LedgerLine, as_of: date) -> Due:
    """Return how the only appeal stands."""
    (only,) = agenda(*lines, as_of=as_of).dues
    return only
