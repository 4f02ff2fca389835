"""What may be entered about an appeal, and what a denial is shown against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from habeas.act.answers import against_record, check_answer, check_when
from habeas.act.errors import AnsweredBeforeSent, DayNotPossible, SilenceIsComputed
from habeas.facts.appeal import Answer, Response
from habeas.facts.claim import ActClaim, WhereaboutsClaim
from habeas.facts.ids import AppealId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import during, on_day
from tests.act.ledger_world import SENT, line
from tests.watch.world import GROUP, TIMUR, said

TODAY = date(2022, 9, 1)
DENIED = Answer(appeal=AppealId("a-001"), response=Response.DENIED_THE_EVENT, on=date(2022, 8, 1))


def test_an_answer_before_the_appeal_was_sent_is_refused() -> None:
    early = replace(DENIED, on=SENT - timedelta(days=1))
    with pytest.raises(AnsweredBeforeSent) as caught:
        check_answer(line(), early, number="a-0001", today=TODAY)
    assert str(caught.value) == (
        "a-0001 was sent on 2022-07-04 at the earliest, so it cannot have been answered on 2022-07-03"
    )


def test_an_answer_on_the_day_of_sending_may_be() -> None:
    check_answer(line(), replace(DENIED, on=SENT), number="a-0001", today=TODAY)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1899, 12, 31)])
def test_a_day_in_the_future_or_before_1900_is_refused(day: date) -> None:
    with pytest.raises(DayNotPossible):
        check_answer(line(), replace(DENIED, on=day), number="a-0001", today=TODAY)
    with pytest.raises(DayNotPossible):
        check_when(on_day(day), TODAY)


def test_bounds_may_reach_past_today_where_they_begin_before() -> None:
    check_when(during(date(2022, 8, 1), date(2022, 12, 31)), TODAY)
    check_when(during(None, TODAY), TODAY)


def test_that_nobody_answered_is_never_entered() -> None:
    with pytest.raises(SilenceIsComputed):
        check_answer(line(), replace(DENIED, response=Response.NO_ANSWER), number="a-0001", today=TODAY)


HELD = said(1, WhereaboutsClaim(of=(TIMUR,), state="held"))
TAKEN = said(2, ActClaim(act="abduction", victims=(TIMUR,)))


def test_a_denial_is_shown_against_what_the_record_holds() -> None:
    assert against_record(DENIED, (TIMUR,), [TAKEN, HELD]) == (HELD, TAKEN)


@pytest.mark.parametrize(
    "statement",
    [
        said(3, WhereaboutsClaim(of=(GROUP,), state="held")),
        said(4, WhereaboutsClaim(of=(TIMUR,), state="free")),
        said(5, ActClaim(act="resignation", victims=(TIMUR,))),
        replace(HELD, polarity=Polarity.DENIED),
        replace(TAKEN, modality=Modality.THREATENED),
    ],
    ids=["of others", "free", "an act of his own", "denied", "only threatened"],
)
def test_a_denial_is_not_shown_against_what_it_does_not_contradict(statement: Statement) -> None:
    assert against_record(DENIED, (TIMUR,), [HELD, statement]) == (HELD,)


@pytest.mark.parametrize("response", [one for one in Response if one is not Response.DENIED_THE_EVENT])
def test_only_a_denial_contradicts(response: Response) -> None:
    assert against_record(replace(DENIED, response=response), (TIMUR,), [HELD]) == ()
