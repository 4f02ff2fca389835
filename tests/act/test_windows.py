"""Until when a report about a person still goes the urgent way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from habeas.act.calendar import load_calendars
from habeas.act.ledger import DueState
from habeas.act.rule import load_rules
from habeas.act.windows import Window, windows
from habeas.facts.claim import ActClaim
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days, When, during, on_day
from tests.watch.world import GROUP, TIMUR, said

TAKEN = said(1, ActClaim(act="arrest", victims=(TIMUR,)), when=on_day(date(2022, 7, 5)))


def seen(*statements: Statement, as_of: date) -> tuple[Window, ...]:
    return windows(statements, [TIMUR], load_calendars(), load_rules(), as_of)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2022, 10, 5), DueState.OURS),
        (date(2022, 10, 6), DueState.OVER),
    ],
)
def test_the_urgent_way_is_open_for_three_months(as_of: date, state: DueState) -> None:
    (window,) = seen(TAKEN, as_of=as_of)
    assert (window.rule.id, window.state) == ("wgeid-urgent", state)
    assert window.ends == Days(first=date(2022, 10, 5), last=date(2022, 10, 5))
    assert window.rests_on == (TAKEN.id,)


def test_sources_that_differ_leave_the_end_open_between_them() -> None:
    (window,) = seen(TAKEN, replace(TAKEN, when=on_day(date(2022, 7, 9))), as_of=date(2022, 10, 7))
    assert window.began == Days(first=date(2022, 7, 5), last=date(2022, 7, 9))
    assert (window.ends, window.state) == (
        Days(first=date(2022, 10, 5), last=date(2022, 10, 9)),
        DueState.PERHAPS_OVER,
    )


@pytest.mark.parametrize(
    ("when", "began"),
    [
        (during(None, date(2022, 7, 9)), Days(first=None, last=date(2022, 7, 9))),
        (during(date(2022, 7, 9), None), Days(first=date(2022, 7, 9), last=date(2022, 7, 20))),
    ],
)
def test_an_open_bound_stays_open_but_never_passes_the_report(when: When, began: Days) -> None:
    (window,) = seen(replace(TAKEN, when=when), as_of=date(2022, 8, 1))
    assert window.began == began


@pytest.mark.parametrize(
    "statement",
    [
        replace(TAKEN, polarity=Polarity.DENIED),
        replace(TAKEN, modality=Modality.THREATENED),
        replace(TAKEN, when=None),
        replace(TAKEN, claim=ActClaim(act="arrest", victims=(GROUP,))),
        replace(TAKEN, claim=ActClaim(act="resignation", victims=(TIMUR,))),
    ],
    ids=["denied", "threatened", "undated", "of others", "not a taking"],
)
def test_what_is_no_dated_taking_opens_no_window(statement: Statement) -> None:
    assert seen(statement, as_of=date(2022, 8, 1)) == ()
