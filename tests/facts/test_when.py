"""Bounds of days: ordered, exchanged as EDTF and back without loss."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.when import Days, When, during, month_end, on_day, throughout

days = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 1, 1))


@st.composite
def ordered_pairs(draw: st.DrawFn) -> Days:
    """Draw a range of days, either end of which may be open."""
    first = draw(st.none() | days)
    last = draw(st.none() | days)
    if first and last and last < first:
        first, last = last, first
    return Days(first=first, last=last)


@given(ordered_pairs().filter(lambda pair: pair.first is not None or pair.last is not None))
def test_edtf_of_one_of_days_comes_back_with_the_same_bounds(pair: Days) -> None:
    when = during(pair.first, pair.last)
    again = parse_edtf(when.edtf)
    assert (again.some, again.every) == (when.some, when.every)


@given(ordered_pairs().filter(lambda pair: pair.first is not None or pair.last is not None))
def test_edtf_of_every_day_comes_back_with_the_same_bounds(pair: Days) -> None:
    when = throughout(pair.first, pair.last)
    again = parse_edtf(when.edtf)
    assert (again.some, again.every) == (when.some, when.every)


@given(days, days)
def test_crossed_bounds_are_refused(one: date, other: date) -> None:
    if one == other:
        assert Days(first=one, last=other).includes(one)
        return
    with pytest.raises(MalformedFact):
        Days(first=max(one, other), last=min(one, other))


def test_certain_days_outside_the_possible_ones_are_refused() -> None:
    july = Days(first=date(2023, 7, 1), last=date(2023, 7, 31))
    august = Days(first=date(2023, 8, 1), last=date(2023, 8, 2))
    with pytest.raises(MalformedFact):
        When(every=august, some=july, edtf="2023-07")


def test_when_without_bounds_is_refused() -> None:
    with pytest.raises(MalformedFact):
        When(every=None, some=None, edtf="")


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (date(2023, 7, 1), date(2023, 7, 31), "2023-07"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2023, 2, 1), date(2023, 2, 28), "2023-02"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 7, 4), date(2023, 7, 4), "2023-07-04"),
        (date(2023, 7, 1), date(2023, 7, 20), "[2023-07-01..2023-07-20]"),
        (None, date(2023, 7, 20), "[..2023-07-20]"),
    ],
)
def test_during_writes_the_shortest_edtf_that_says_no_more(first: date | None, last: date, edtf: str) -> None:
    assert during(first, last).edtf == edtf


def test_throughout_with_an_open_end_is_an_open_interval() -> None:
    assert throughout(date(2023, 3, 1), None).edtf == "2023-03-01/.."


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-07-XX", date(2023, 7, 1), date(2023, 7, 31)),
        ("2023-XX-XX", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-07-15~", date(2023, 7, 15), date(2023, 7, 15)),
        ("[2023-07-14,2023-07-15]", date(2023, 7, 14), date(2023, 7, 15)),
        ("../2023-07-20", None, date(2023, 7, 20)),
    ],
)
def test_edtf_of_others_is_read(edtf: str, first: date | None, last: date) -> None:
    when = parse_edtf(edtf)
    assert (when.earliest, when.latest) == (first, last)


def test_an_uncertain_day_is_not_certain() -> None:
    assert parse_edtf("2023-07-15?").every is None


@pytest.mark.parametrize("text", ["", "July", "2023-13", "2023-02-30", "23-07-01", "[]", "2023-07-01T10:00"])
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(MalformedFact):
        parse_edtf(text)


@given(days)
def test_month_end_is_the_day_before_the_next_month(day: date) -> None:
    end = month_end(day.year, day.month)
    assert (end.month, (end + timedelta(days=1)).day) == (day.month, 1)


def test_month_end_of_the_last_month_there_is() -> None:
    assert month_end(9999, 12) == date.max


def test_on_day_is_certain_and_possible_on_that_day_alone() -> None:
    when = on_day(date(2023, 7, 4), words="4 July")
    assert (when.every, when.earliest, when.latest) == (when.some, date(2023, 7, 4), date(2023, 7, 4))
