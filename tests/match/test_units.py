"""Units are one by number, size and arms in three languages, and never by guess."""

from __future__ import annotations

import pytest

from habeas.match.explain import Kind, explain


def bits(left: str, right: str) -> float:
    return explain(left, right, Kind.UNIT).bits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11th Guards Air Assault Brigade", "11-я гв. одшбр"),
        ("11th Guards Air Assault Brigade", "11-та окрема гвардійська десантно-штурмова бригада"),
        ("64 омсбр", "64th Separate Motorised Rifle Brigade"),
        ("7-я воздушно-десантная дивизия", "7 вдд"),
        ("в/ч 54321", "military unit 54321"),
        ("войсковая часть 54321", "військової частини 54321"),
    ],
)
def test_spellings_of_one_unit_speak_for_it(one: str, other: str) -> None:
    assert bits(one, other) > 9
    assert bits(one, other) == bits(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("115th Motor Rifle Brigade", "116th Motor Rifle Brigade"),
        ("11th Brigade", "11th Regiment"),
        ("11-й танковый полк", "11-й мотострелковый полк"),
        ("в/ч 54321", "в/ч 54322"),
    ],
)
def test_other_numbers_sizes_and_arms_speak_against_it(one: str, other: str) -> None:
    assert bits(one, other) < 3


def test_a_post_number_says_nothing_of_a_numbered_unit() -> None:
    explained = explain("11th Guards Air Assault Brigade", "в/ч 54321", Kind.UNIT)
    assert (explained.bits, len(explained.parts)) == (0.0, 1)
    assert "only a source can say" in explained.parts[0].why


def test_units_without_a_number_are_compared_by_their_letters() -> None:
    assert bits("Northern Shield", "Northern Shield") > 9
    assert bits("Northern Shield", "Річковий загін") < 0
