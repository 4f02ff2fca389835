"""Terms, against cases counted by hand from the calendars, and against the laws that every count obeys."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.act.calendar import load_calendar
from habeas.act.errors import CalendarBegins, CalendarEnds, UnknownZone
from habeas.act.terms import Roll, Term, Unit, end_of, instant_after

CASES = tomllib.loads(Path(__file__).with_name("term_cases.toml").read_text(encoding="utf-8"))
DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One case that somebody counted by hand."""

    calendar: str
    roll: Roll
    start: date
    terms: tuple[Term, ...]
    last: date
    why: str


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms that a case writes as `3 days + 1 month`."""
    parts = [part.split(" ", 1) for part in text.split(" + ")]
    return tuple(
        Term(length=int(number), unit=Unit(unit if unit.endswith("s") else f"{unit}s")) for number, unit in parts
    )


COUNTED = [
    Counted(
        calendar=group["calendar"],
        roll=Roll.NEXT_WORKING_DAY if group.get("roll") else Roll.STAYS,
        start=date.fromisoformat(start),
        terms=terms_of(term),
        last=date.fromisoformat(last),
        why=why,
    )
    for group in CASES["groups"]
    for start, term, last, why in group["cases"]
]
ZONES = [case for group in CASES["zones"] for case in group["cases"]]
REFUSED = [case for group in CASES["refused"] for case in group["cases"]]


@pytest.mark.parametrize("case", COUNTED, ids=lambda case: f"{case.calendar} {case.start} {case.last}")
def test_end_of_is_what_was_counted_by_hand(case: Counted) -> None:
    assert end_of(case.start, case.terms, load_calendar(case.calendar), roll=case.roll) == case.last, case.why


@pytest.mark.parametrize(("last", "zone", "over", "why"), ZONES)
def test_instant_after_is_the_end_of_the_day_in_its_zone(last: str, zone: str, over: str, why: str) -> None:
    expected = datetime.fromisoformat(over).replace(tzinfo=UTC)
    assert instant_after(date.fromisoformat(last), zone) == expected, why


@pytest.mark.parametrize(("calendar", "start", "term", "refused", "why"), REFUSED)
def test_end_of_refuses_what_no_calendar_covers(calendar: str, start: str, term: str, refused: str, why: str) -> None:
    with pytest.raises({"ends": CalendarEnds, "begins": CalendarBegins}[refused]):
        pytest.fail(f"{end_of(date.fromisoformat(start), terms_of(term), load_calendar(calendar))}: {why}")


def test_there_are_four_hundred_cases_counted_by_hand_and_none_twice() -> None:
    written = [(one.calendar, one.roll, one.start, one.terms) for one in COUNTED]
    assert len(set(written)) == len(written)
    assert len(written) + len({tuple(case) for case in ZONES}) + len({tuple(case) for case in REFUSED}) >= 400


@given(start=DAYS, wait=st.integers(0, 40), length=st.integers(1, 30), unit=st.sampled_from(Unit), rolls=st.booleans())
def test_a_clock_that_starts_later_never_ends_earlier(
    start: date, wait: int, length: int, unit: Unit, *, rolls: bool
) -> None:
    calendar, roll = load_calendar("ru"), Roll.NEXT_WORKING_DAY if rolls else Roll.STAYS
    terms = (Term(length=1 if unit in (Unit.MONTHS, Unit.YEARS) else length, unit=unit),)
    later = start + timedelta(days=wait)
    assert end_of(start, terms, calendar, roll=roll) <= end_of(later, terms, calendar, roll=roll)


@given(start=DAYS, length=st.integers(1, 60))
def test_working_days_count_exactly_the_working_days_between(start: date, length: int) -> None:
    calendar = load_calendar("ru")
    last = end_of(start, (Term(length=length, unit=Unit.WORKING_DAYS),), calendar)
    between = [start + timedelta(days=step) for step in range(1, (last - start).days + 1)]
    assert sum(calendar.is_working(day) for day in between) == length
    assert calendar.is_working(last)


@given(last=DAYS, zone=st.sampled_from(["Europe/Moscow", "Europe/Kyiv", "Europe/Zurich", "Asia/Kamchatka"]))
def test_a_day_is_over_before_the_next_one_is(last: date, zone: str) -> None:
    assert instant_after(last, zone) < instant_after(last + timedelta(days=1), zone)


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownZone):
        instant_after(date(2022, 7, 20), "Mars/Olympus")
