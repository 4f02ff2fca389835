"""Dates made coarse."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.when import When, during, on_day
from habeas.publish import Field
from habeas.publish.days import WITHHELD_DATE, shown_days, strike_dates

DAY = frozenset({Field.DAY, Field.MONTH, Field.YEAR})
MONTH = frozenset({Field.MONTH, Field.YEAR})
YEAR = frozenset({Field.YEAR})
NONE = frozenset[Field]()


@pytest.mark.parametrize(
    ("when", "fields", "words"),
    [
        (on_day(date(2022, 7, 5)), DAY, "5 July 2022"),
        (on_day(date(2022, 7, 5)), MONTH, "July 2022"),
        (on_day(date(2022, 7, 5)), YEAR, "2022"),
        (on_day(date(2022, 7, 5)), NONE, ""),
        (during(date(2022, 6, 28), date(2022, 7, 3)), MONTH, "between June 2022 and July 2022"),
        (during(date(2022, 6, 28), None), YEAR, "since 2022"),
        (during(None, date(2022, 6, 28)), DAY, "by 28 June 2022"),
        (None, DAY, ""),
    ],
)
def test_shown_days_are_no_finer_than_allowed(when: When | None, fields: frozenset[Field], words: str) -> None:
    assert shown_days(when, fields) == words


@pytest.mark.parametrize(
    "dated",
    ["on 5 July", "on July 5th, 2022", "2022-07-05", "05.07.2022", "on Tuesday", "the 5th", "yesterday", "5 июля 2022",
     "в пятницу", "5 липня", "у п'ятницю", "вчора"],
)  # fmt: skip
def test_strike_dates_takes_out_days_where_only_months_are_allowed(dated: str) -> None:
    struck = strike_dates(f"they came {dated} at night", MONTH)
    assert WITHHELD_DATE in struck
    assert not any(character.isdigit() for character in struck.replace("2022", ""))
    assert strike_dates(f"they came {dated} at night", DAY) == f"they came {dated} at night"


def test_strike_dates_goes_by_the_finest_field() -> None:
    text = "In July 2022, and again in 2023, they may march on."
    assert strike_dates(text, MONTH) == text
    assert strike_dates(text, YEAR) == "In [date withheld], and again in 2023, they may march on."
    assert strike_dates(text, NONE) == "In [date withheld], and again in [date withheld], they may march on."


@given(day=st.dates(date(2014, 1, 1), date(2030, 1, 1)), width=st.integers(0, 800))
def test_shown_days_of_a_month_never_tell_the_day(day: date, width: int) -> None:
    """Any two intervals between the same two months are shown alike."""
    last = day + timedelta(days=width)
    moved = during(day.replace(day=1), last.replace(day=28) if last.replace(day=28) >= day.replace(day=1) else last)
    assert shown_days(during(day, last), MONTH) == shown_days(moved, MONTH)
