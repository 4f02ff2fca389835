"""When a daily checkpoint is owed, and for which day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.daily import CLOCK_SLACK, OwedDay, check_clock, owed, parse_hour
from habeas.record.errors import BadHour, ClockSetBack

BEGAN = datetime(2022, 7, 18, 12, tzinfo=UTC)
EVENING = parse_hour("20:00 UTC")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 7, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "now", "wanted"),
    [
        (None, at(18, 19, 59), None),
        (None, at(18, 20), OwedDay(day=date(2022, 7, 18))),
        (date(2022, 7, 18), at(19, 19, 59), None),
        (date(2022, 7, 18), at(19, 20), OwedDay(day=date(2022, 7, 19))),
        (date(2022, 7, 18), at(20, 8), OwedDay(day=date(2022, 7, 19))),
        (
            date(2022, 7, 18),
            at(22, 8),
            OwedDay(day=date(2022, 7, 21), missed_from=date(2022, 7, 19), missed_to=date(2022, 7, 20)),
        ),
        (date(2022, 7, 18), at(18, 23), None),
        (date(2022, 7, 18), datetime(2012, 7, 18, 23, tzinfo=UTC), None),
    ],
)
def test_the_newest_day_whose_hour_has_struck_is_owed_once(
    last: date | None, now: datetime, wanted: OwedDay | None
) -> None:
    assert owed(EVENING, last=last, since=BEGAN, now=now) == wanted


def test_an_hour_in_a_zone_follows_its_summer_time() -> None:
    kyiv = parse_hour("20:00 Europe/Kyiv")
    assert (kyiv.on(date(2022, 7, 20)).hour, kyiv.on(date(2022, 12, 20)).hour) == (17, 18)
    assert kyiv.to_text() == "20:00 Europe/Kyiv"


@pytest.mark.parametrize("text", ["", "20:00", "24:00 UTC", "8:00 UTC", "20:00 Nowhere/Town", "20:00 ../etc/passwd"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(BadHour):
        parse_hour(text)


@given(st.lists(st.integers(-200, 400), min_size=1, max_size=30), st.sampled_from(["UTC", "Europe/Kyiv"]))
def test_days_only_go_forward_and_each_is_signed_or_missed_once_whatever_the_clock_does(
    steps: list[int], zone: str
) -> None:
    hour, last, now = parse_hour(f"02:30 {zone}"), None, BEGAN
    told: list[date] = []
    for step in steps:
        now += timedelta(hours=step)
        day = owed(hour, last=last, since=BEGAN, now=now)
        if day is not None:
            missed = day.missed_from
            while missed is not None and day.missed_to is not None and missed <= day.missed_to:
                told.append(missed)
                missed += timedelta(days=1)
            told.append(day.day)
            last = day.day
            assert owed(hour, last=last, since=BEGAN, now=now) is None
    assert told == [told[0] + timedelta(days=number) for number in range(len(told))]


def test_a_clock_may_go_back_a_day_and_no_further() -> None:
    check_clock(BEGAN, newest_at=None)
    check_clock(BEGAN - CLOCK_SLACK, newest_at=BEGAN)
    with pytest.raises(ClockSetBack):
        check_clock(BEGAN - CLOCK_SLACK - timedelta(seconds=1), newest_at=BEGAN)
