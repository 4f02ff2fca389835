"""Calendars and rules as data: strict, dated, and honest about who read the official text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from habeas.act.calendar import calendar_names, load_calendar, load_calendars, parse_calendar
from habeas.act.errors import CalendarBegins, CalendarEnds, MalformedAct, UnknownCalendar
from habeas.act.rule import Start, find_rule, load_rules, parse_rules
from habeas.act.terms import Unit, find_zone

OWN = """
title = "Invented country"
zone = "Europe/Kyiv"
weekend = ["friday", "saturday"]
first_year = 2022
last_year = 2022
source = "written for a test"
read_on = 2022-01-05

[[every_year]]
month = 2
day = 29
why = "a feast in leap years only"

[off]
2022-05-04 = "moved from Friday"

[works]
2022-05-06 = "worked for Wednesday"
"""

RULE = """
[[rules]]
id = "own"
title = "Invented term"
addressee = "Invented office"
level = "national"
starts = "sent"
terms = [{ length = 2, unit = "weeks" }]
calendar = "ua"
act = "An invented act"
checked = "no"
"""


def test_a_calendar_knows_weekends_holidays_and_moved_days() -> None:
    own = parse_calendar("own", OWN.replace("month = 2\nday = 29", "month = 3\nday = 1"))
    days = {day: own.reason_off(date.fromisoformat(day)) for day in ("2022-05-04", "2022-05-05", "2022-05-06")}
    assert days == {"2022-05-04": "moved from Friday", "2022-05-05": "", "2022-05-06": ""}
    assert own.reason_off(date(2022, 5, 7)) == "weekend"
    assert own.reason_off(date(2022, 3, 1)) == "a feast in leap years only"
    assert own.checked_on == date(2022, 1, 5)


def test_a_feast_of_the_leap_day_is_left_out_of_other_years() -> None:
    assert parse_calendar("own", OWN).holidays == {date(2022, 5, 4): "moved from Friday"}


@pytest.mark.parametrize(("day", "error"), [(date(2023, 1, 1), CalendarEnds), (date(2021, 12, 31), CalendarBegins)])
def test_a_day_beyond_a_calendar_is_refused(day: date, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_calendar("own", OWN).is_working(day)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Invented country"', ""),
        ("first_year = 2022", 'first_year = "2022"'),
        ('["friday", "saturday"]', '["freeday"]'),
        ("read_on = 2022-01-05", 'checked = "yes"'),
        ("read_on = 2022-01-05", 'read_on = "2022"'),
        ("2022-05-04 =", "2022-05-44 ="),
        ("month = 2", "month = 13"),
        ("[works]", "[[works]]"),
        ('zone = "Europe/Kyiv"', 'zone = "Europe/Kyiv"\nholidays = 3'),
        ("[off]", "[off"),
    ],
)
def test_a_calendar_with_a_slip_of_the_pen_is_refused(old: str, new: str) -> None:
    with pytest.raises(MalformedAct):
        parse_calendar("own", OWN.replace(old, new))


def test_every_calendar_that_ships_names_its_source_its_end_and_a_zone_that_exists() -> None:
    assert calendar_names() == ("ru", "ua", "un")
    for calendar in load_calendars().values():
        assert calendar.source.strip()
        assert calendar.last_day == date(2026, 12, 31)
        assert find_zone(calendar.zone).key == calendar.zone


def test_no_calendar_or_rule_that_ships_claims_that_its_text_was_read() -> None:
    assert [one.id for one in load_calendars().values() if one.checked_on] == []
    assert [one.id for one in load_rules().values() if one.checked_on] == []


def test_a_moved_day_off_is_paired_with_a_worked_day_of_a_weekend() -> None:
    for calendar in load_calendars().values():
        assert [day for day in calendar.working if day.weekday() not in calendar.weekend] == []


def test_a_calendar_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCalendar):
        load_calendar("xx")


def test_every_rule_that_ships_has_a_calendar_and_says_where_it_is_written() -> None:
    for rule in load_rules().values():
        assert rule.calendar in calendar_names()
        assert rule.act in rule.in_words()
        assert rule.in_words().endswith("text not checked)")


def test_the_terms_that_case_workers_ask_for_are_there() -> None:
    rules = load_rules()
    terms = {name: [(term.length, term.unit) for term in rules[name].terms] for name in rules}
    assert terms["wgeid-urgent"] == [(3, Unit.MONTHS)]
    assert terms["ced-30"] == [(2, Unit.WEEKS)]
    assert terms["wgad-regular"] == [(60, Unit.DAYS)]
    assert terms["wgad-90"] == [(90, Unit.DAYS)]
    assert terms["ru-59fz"] == [(3, Unit.DAYS), (30, Unit.DAYS)]
    assert terms["ua-393"] == [(1, Unit.MONTHS)]
    assert terms["ua-lawyer"] == [(5, Unit.WORKING_DAYS)]


def test_a_rule_is_said_in_a_sentence() -> None:
    rule = find_rule(parse_rules("rules.toml", RULE.replace('checked = "no"', "read_on = 2022-03-01")), "own")
    assert rule.in_words() == "2 weeks from the day it was sent (An invented act; text read on 2022-03-01)"
    assert rule.starts is Start.SENT
    assert not rule.counts_working_days


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "own"', ""),
        ('unit = "weeks"', 'unit = "fortnights"'),
        ("length = 2", "length = 0"),
        ('[{ length = 2, unit = "weeks" }]', "[]"),
        ('starts = "sent"', 'starts = "whenever"'),
        ('checked = "no"', 'checked = "no"\nlenght = 3'),
        ('checked = "no"', 'checked = "no"\nin_force = { UA = "2015" }'),
    ],
)
def test_a_rule_with_a_slip_of_the_pen_is_refused(old: str, new: str) -> None:
    with pytest.raises(MalformedAct):
        parse_rules("rules.toml", RULE.replace(old, new))


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(MalformedAct):
        parse_rules("rules.toml", RULE + RULE)


def test_the_rule_that_the_manual_shows_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "appeals.md").read_text(encoding="utf-8")
    shown = page.partition("```toml\n")[2].partition("```")[0]
    assert find_rule(parse_rules("rules.toml", shown), "ru-prosecutor").checked_on == date(2026, 11, 23)
