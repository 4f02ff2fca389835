"""Whither people were taken, and what the same doers did to them next."""

from __future__ import annotations

import pytest

from habeas.facts.claim import CountClaim, WhereaboutsClaim
from habeas.read import read
from tests.read.slavic.test_reading import in_brief


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ru", "Ивана Лунина перевели из Заречья в Тарминск.", "Тарминск"),
        ("ru", "Ивана Лунина перевели из Ломовки в Песчаный.", "Песчаный"),
        ("uk", "Івана Лисенка 20 квітня перевели з Ломівки до Піщаного.", "Піщане"),
        ("ru", "Ивана Лунина вывезли из Ломовки.", None),
        ("ru", "Ивана Лунина перевели в Ломовку.", "Ломовка"),
    ],
)
def test_place_of_a_transfer_is_where_it_ends_and_never_where_it_begins(
    language: str, text: str, place: str | None
) -> None:
    reading = read(text, language=language)
    (found,) = [each for each in reading.statements if isinstance(each.claim, WhereaboutsClaim)]
    assert isinstance(found.claim, WhereaboutsClaim)
    assert (reading.entity(found.claim.place).name if found.claim.place else None) == place
    assert (found.where is None) == (place is None)


def test_count_of_those_who_were_moved_is_not_told_of_the_place_they_left() -> None:
    texts = ("Сорок солдат вывезли из Ломовки.", "Сорок солдат избили в Ломовке.")
    counts = [
        each for text in texts for each in read(text, language="ru").statements if isinstance(each.claim, CountClaim)
    ]
    assert [each.where is not None for each in counts] == [False, True]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "Сергея Панина не отпустили, а перевели 20 апреля из Ломовки в Песчаный.",
            ["act release Панин denied", "whereabouts transferred Панин"],
        ),
        ("ru", "Сергея Панина задержали, а 5 февраля отпустили.", ["act detention Панин", "act release Панин"]),
        (
            "uk",
            "Івана Лисенка не відпустили, а перевели до Піщаного.",
            ["act release Лисенко denied", "whereabouts transferred Лисенко"],
        ),
        ("ru", "Сергея Панина избили, а телефоны забрали.", ["act ill-treatment Панин"]),
        ("ru", "Сергея Панина избили, а соседи отпустили собаку.", ["act ill-treatment Панин"]),
    ],
)
def test_verb_without_an_object_is_done_to_whom_the_verb_before_was_done(
    language: str, text: str, wanted: list[str]
) -> None:
    reading = read(text, language=language)
    assert [in_brief(each, reading) for each in reading.statements] == wanted
