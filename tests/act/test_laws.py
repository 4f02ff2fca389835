"""Random ledgers: what is due never depends on the order of entries, and time alone moves it.

The long run of `make prove` tries many more.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.appeal import LedgerLine
from habeas.facts.when import on_day
from tests.act.ledger_world import agenda
from tests.act.test_ledger import DAYS, lines
from trials import trials

WORLDS = trials(60)


@settings(max_examples=WORLDS, deadline=None)
@given(
    ledger=lines(),
    as_of=DAYS,
    wait=st.integers(0, 200),
    received=DAYS,
    delay=st.integers(0, 60),
    order=st.randoms(use_true_random=False),
)
def test_due_dates_keep_their_laws(
    ledger: list[LedgerLine], as_of: date, wait: int, received: date, delay: int, order: Random
) -> None:
    now = agenda(*ledger, as_of=as_of)
    assert agenda(*order.sample(ledger, len(ledger)), as_of=as_of) == now

    # A day later no appeal is gone, and a silence that was a fact stays one.
    after = {one.appeal: one for one in agenda(*ledger, as_of=as_of + timedelta(days=wait)).dues}
    for one in now.dues:
        assert one.lapsed == after[one.appeal].lapsed[: len(one.lapsed)]

    # A later receipt never makes an appeal due earlier.
    for line in ledger:
        moved = replace(line, reminded_on=(), answers=(), appeal=replace(line.appeal, sent=on_day(date(2022, 1, 10))))
        early, late = (
            agenda(replace(moved, received=on_day(day)), as_of=as_of).dues
            for day in (received, received + timedelta(days=delay))
        )
        days = [found[0].next_day for found in (early, late) if found]
        assert len(days) < 2 or None in days or days == sorted(day for day in days if day is not None)
