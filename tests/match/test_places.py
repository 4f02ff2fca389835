"""Places are one by letters, by renaming, and not across types."""

from __future__ import annotations

from habeas.match.explain import Kind, explain


def bits(left: str, right: str) -> float:
    return explain(left, right, Kind.PLACE).bits


def test_spellings_of_one_place_speak_for_it() -> None:
    assert bits("Bakhmut", "г. Бахмут") > 9
    assert bits("місто Харків", "Kharkov") > 9


def test_earlier_and_later_name_are_known_in_any_script() -> None:
    explained = explain("Artemivsk", "Бахмут", Kind.PLACE)
    assert (explained.bits, explained.parts[0].why) == (8.0, "names that one place has borne")
    assert bits("Artemivsk", "Полтава") < 0


def test_a_region_is_not_the_town_it_is_called_after() -> None:
    assert bits("Полтавская область", "Poltava region") > 9
    assert bits("город Полтава", "Poltava region") < bits("город Полтава", "Poltava") - 5


def test_a_type_word_alone_is_a_name() -> None:
    assert bits("Gora", "Гора") > 0
