"""Which silences crossed a threshold."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import ContactClaim, RemarkClaim
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import StatementId
from habeas.facts.source import Style
from habeas.facts.statement import Statement
from habeas.facts.when import on_day
from habeas.watch import (
    DayCount,
    Flip,
    Silence,
    Standing,
    Threshold,
    Watched,
    flips,
    index_statements,
    silence,
    standing,
)
from tests.watch.world import MOTHER, PARTIES, TIMUR, said

THIRTY = Threshold(days=30)


def silent(*statements: Statement, as_of: date = date(2022, 8, 20)) -> Silence:
    return silence(TIMUR, index_statements(statements, PARTIES, as_of))


def spoke(said_on: str) -> Statement:
    return said(1, RemarkClaim(), speaker=TIMUR, style=Style.DIRECT, said_on=said_on)


@pytest.mark.parametrize(
    ("said_on", "expected"),
    [
        ("2022-07-20", Standing.OVER),
        ("2022-07-01", Standing.OVER),
        ("[2022-07-10..2022-07-19]", Standing.OVER),
    ],
)
def test_standing_is_over_only_when_certain(said_on: str, expected: Standing) -> None:
    assert standing(silent(spoke(said_on)), Threshold(days=31)) is expected


def test_standing_may_be_over_while_only_the_longest_bound_is() -> None:
    assert standing(silent(spoke("[2022-07-10..2022-07-20]")), Threshold(days=35)) is Standing.MAY_BE_OVER
    assert standing(silent(spoke("2022-07-20")), Threshold(days=35)) is Standing.WITHIN


def test_flip_tells_the_day_on_which_the_threshold_was_crossed() -> None:
    watched = Watched(party=TIMUR, threshold=THIRTY)
    assert flips([silent(spoke("2022-07-19"))], [THIRTY], {}) == (
        Flip(
            watched=watched, before=Standing.WITHIN, after=Standing.OVER, as_of=date(2022, 8, 20),
            silent=DayCount(at_least=32, at_most=32), reset_by=StatementId("s-001"), on_day=date(2022, 8, 18),
        ),
    )  # fmt: skip


def test_flip_is_told_once_and_again_when_contact_comes_back() -> None:
    watched = Watched(party=TIMUR, threshold=THIRTY)
    over = {watched: Standing.OVER}
    assert flips([silent(spoke("2022-07-19"))], [THIRTY], over) == ()
    (back,) = flips([silent(spoke("2022-07-19"), as_of=date(2022, 7, 25))], [THIRTY], over)
    assert (back.before, back.after, back.on_day) == (Standing.OVER, Standing.WITHIN, None)


def test_flips_are_per_channel() -> None:
    call = said(
        2, ContactClaim(of=(TIMUR,), with_whom="lawyer", state="in contact"), when=on_day(date(2022, 7, 1)),
        speaker=MOTHER,
    )  # fmt: skip
    lawyer, family = Threshold(days=40, channel="lawyer"), Threshold(days=40, channel="family")
    found = flips([silent(spoke("2022-07-19"), call)], [lawyer, family], {})
    assert [one.watched.threshold for one in found] == [lawyer]


def test_flips_leave_the_dead_in_peace_and_tell_of_the_free_only_that_a_silence_ended() -> None:
    unsought, over = frozenset({TIMUR}), {Watched(party=TIMUR, threshold=THIRTY): Standing.OVER}
    assert flips([silent(spoke("2022-07-19"))], [THIRTY], {}, unsought=unsought) == ()
    heard = silent(spoke("2022-07-19"), as_of=date(2022, 7, 25))
    assert [one.after for one in flips([heard], [THIRTY], over, unsought=unsought)] == [Standing.WITHIN]


def test_threshold_is_a_day_at_least() -> None:
    with pytest.raises(MalformedFact):
        Threshold(days=0)


@settings(max_examples=100, deadline=None)
@given(days=st.integers(1, 60), passed=st.integers(0, 90), more=st.integers(0, 30))
def test_standing_only_grows_with_the_days(days: int, passed: int, more: int) -> None:
    rank = list(Standing)
    start = date(2022, 7, 20)
    early, late = (silent(spoke("2022-07-19"), as_of=start + timedelta(days=one)) for one in (passed, passed + more))
    threshold = Threshold(days=days)
    assert rank.index(standing(early, threshold)) <= rank.index(standing(late, threshold))
