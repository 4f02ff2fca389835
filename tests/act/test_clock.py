"""Which procedure is open, and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.act import Procedure, load_form
from habeas.act.clock import clock_of, months_after
from habeas.facts.claim import ActClaim
from habeas.facts.when import Days, When, during, on_day
from tests.watch.world import TIMUR, said

FORM = load_form("wgeid")
ARREST = ActClaim(act="arrest", victims=(TIMUR,))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 7, 5), 3, date(2022, 10, 5)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 12, 31), 12, date(2023, 12, 31)),
    ],
)
def test_months_after_keeps_the_day_or_takes_the_last(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("when", "as_of", "expected"),
    [
        (on_day(date(2022, 7, 5)), date(2022, 10, 5), Procedure.URGENT),
        (on_day(date(2022, 7, 5)), date(2022, 10, 6), Procedure.STANDARD),
        (during(date(2022, 7, 5), date(2022, 7, 10)), date(2022, 10, 7), Procedure.PERHAPS_URGENT),
        (during(None, date(2022, 7, 10)), date(2022, 7, 25), Procedure.PERHAPS_URGENT),
        (None, date(2022, 7, 25), Procedure.UNKNOWN),
    ],
)
def test_clock_of_never_guesses_the_procedure(when: When | None, as_of: date, expected: Procedure) -> None:
    assert clock_of(FORM, [said(1, ARREST, when=when)], as_of).procedure is expected


def test_clock_of_spans_sources_that_differ() -> None:
    events = [said(1, ARREST, when=on_day(date(2022, 7, 5))), said(2, ARREST, when=on_day(date(2022, 7, 9)))]
    clock = clock_of(FORM, events, date(2022, 8, 20))
    assert clock.began == Days(first=date(2022, 7, 5), last=date(2022, 7, 9))
    assert clock.ends == Days(first=date(2022, 10, 5), last=date(2022, 10, 9))
    assert clock.rests_on == ("s-001", "s-002")


@given(first=st.dates(date(2022, 7, 1), date(2022, 7, 10)), width=st.integers(0, 10), waits=st.integers(0, 400))
def test_clock_of_never_becomes_more_urgent_by_waiting(first: date, width: int, waits: int) -> None:
    order = [Procedure.URGENT, Procedure.PERHAPS_URGENT, Procedure.STANDARD]
    events = [said(1, ARREST, when=during(first, first + timedelta(days=width)))]
    now = clock_of(FORM, events, date(2022, 8, 1)).procedure
    then = clock_of(FORM, events, date(2022, 8, 1) + timedelta(days=waits)).procedure
    assert order.index(then) >= order.index(now)
