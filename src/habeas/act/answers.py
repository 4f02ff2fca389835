"""What may be entered about an appeal, and what an answer says against the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from habeas.act.errors import AnsweredBeforeSent, DayNotPossible, SilenceIsComputed
from habeas.facts.appeal import Answer, Appeal, LedgerLine, Response
from habeas.facts.claim import ActClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import When

FIRST_DAY = date(1900, 1, 1)
"""No appeal of a living memory is older; an earlier date is a slip of the pen."""

TAKEN = frozenset({"held", "transferred", "sent back", "dead"})
"""States of whereabouts that contradict an office which says that nothing happened."""

DONE = frozenset({
    "arrest", "detention", "arbitrary detention", "incommunicado detention", "enforced disappearance", "abduction",
    "killing", "torture", "ill-treatment", "confiscation", "denial of counsel", "denial of contact", "forced return",
})  # fmt: skip
"""Acts that contradict an office which says that nothing happened."""


def check_day(day: date, today: date) -> None:
    """Refuse a day that cannot be that of a paper.

    Raises:
        DayNotPossible: it lies after today, or before 1900.
    """
    if not FIRST_DAY <= day <= today:
        raise DayNotPossible(on=day, today=today)


def check_when(when: When, today: date) -> None:
    """Refuse bounds that no day of a paper can lie in.

    Raises:
        DayNotPossible: they begin after today, or end before 1900 or after today where they are one day.
    """
    for day in (when.earliest, when.latest):
        if day is not None and (day < FIRST_DAY or (day > today and (day == when.earliest))):
            raise DayNotPossible(on=day, today=today)


def check_follows(appeal: Appeal, *, number: str, step: str, on: date, today: date) -> None:
    """Refuse a step that is dated before the appeal was sent.

    Args:
        appeal: The appeal.
        number: Its short number, for the error.
        step: What happened: "answered", "received", "reminded of".
        on: The last day on which it can have happened.
        today: The present day.

    Raises:
        DayNotPossible: the day lies in the future.
        AnsweredBeforeSent: it lies before the first day on which the appeal can have been sent.
    """
    check_day(on, today)
    if appeal.sent.earliest is not None and on < appeal.sent.earliest:
        raise AnsweredBeforeSent(appeal=number, step=step, on=on, sent_on=appeal.sent.earliest)


def check_answer(line: LedgerLine, answer: Answer, *, number: str, today: date) -> None:
    """Refuse an answer that cannot be.

    Raises:
        SilenceIsComputed: it says that there was none.
        DayNotPossible, AnsweredBeforeSent: its day cannot be.
    """
    if answer.response is Response.NO_ANSWER:
        raise SilenceIsComputed(appeal=number)
    check_follows(line.appeal, number=number, step="answered", on=answer.on, today=today)


def against_record(
    answer: Answer, persons: Collection[PartyId], statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """Return the accepted statements that an answer contradicts, oldest report first.

    Only a denial of the event contradicts: it is shown against every statement that one of the persons was taken or
    harmed. Neither is the truth: the two stand side by side.
    """
    if answer.response is not Response.DENIED_THE_EVENT:
        return ()
    found = [one for one in statements if _tells_of_taking(one, persons)]
    return tuple(sorted(found, key=lambda one: (one.published_on or date.min, one.id)))


def _tells_of_taking(statement: Statement, persons: Collection[PartyId]) -> bool:
    if statement.polarity is not Polarity.AFFIRMED or statement.modality is not Modality.ACTUAL:
        return False
    claim = statement.claim
    if isinstance(claim, WhereaboutsClaim):
        return claim.state in TAKEN and not set(persons).isdisjoint(PartyId(one) for one in claim.of)
    if isinstance(claim, ActClaim):
        return claim.act in DONE and not set(persons).isdisjoint(PartyId(one) for one in claim.victims)
    return False
