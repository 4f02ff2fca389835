"""Counts whose number, state or group is told by the words around: corrections, parts, days of a month."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, CountClaim
from habeas.read import read
from tests.read.slavic.test_reading import THRESHOLD, in_brief, reading_of


def tallies(language: str, text: str, published: date | None = None) -> list[tuple[int, str | None, str]]:
    """Return at least, state and group of each count."""
    reading = read(text, language=language, published=published)
    claims = [each.claim for each in reading.statements]
    return [
        (each.number.at_least, each.state, reading.entity(each.of).name if each.of else "-")
        for each in claims
        if isinstance(each, CountClaim)
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Солдат держат в подвале. Отпустили не двоих, а пятерых.", [(5, "released", "Солдаты")]),
        ("ru", "Ребят увезли. Соседка сказала, что отпустили не двоих, а пятерых.", [(5, "released", "Ребята")]),
        ("ru", "Задержали не 10, а 12 человек.", [(12, "detained", "12 человек")]),
        ("uk", "Звільнено не десять, а дванадцять людей.", [(12, "released", "люди")]),
        ("ru", "Отпустили двоих, а не пятерых солдат.", []),
    ],
)
def test_number_that_is_told_to_be_wrong_is_none_and_the_right_one_has_its_state(
    language: str, text: str, wanted: list[tuple[int, str | None, str]]
) -> None:
    assert tallies(language, text) == wanted


def test_correction_is_quoted_with_its_verb_and_its_noun() -> None:
    (found,) = read("Вчера задержали не десять, а двенадцать человек, и всё.", language="ru").statements
    assert found.quote == "Вчера задержали не десять, а двенадцать человек"


def test_part_of_those_told_by_their_noun_is_of_them_and_not_of_a_participle() -> None:
    text = "Сорок мешканців села були затримані, дев'ятнадцять із них звільнено до 5 лютого."
    assert tallies("uk", text, date(2023, 2, 20)) == [(40, "detained", "мешканці"), (19, "released", "мешканці")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Солдатів затримано, двадцять із них звільнено до 5 лютого."),
        ("uk", "Наші солдати чекають, двадцять із них звільнено 5 лютого."),
        ("ru", "Солдат держат в подвале, двадцать из них отпустили до 5 февраля."),
    ],
)
def test_day_of_a_month_is_no_number_of_people_where_the_year_is_not_known(language: str, text: str) -> None:
    assert [number for number, _, _ in tallies(language, text)] == [20]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "Его видели 18 января. На той же неделе задержали Ивана Лунина.", date(2023, 1, 16)),
        ("uk", "Його бачили 18 січня. Того ж тижня затримали Івана Лисенка.", date(2023, 1, 16)),
        ("ru", "Мать писала 7 марта, ответ пришёл 15 апреля. На той же неделе задержали Ивана Лунина.", None),
        ("uk", "Мати писала 7 березня, відповідь прийшла 15 квітня. Того ж тижня затримали Івана Лисенка.", None),
        ("ru", "Ивана Лунина задержали, а 5 февраля он пропал.", None),
        ("ru", "5 февраля Ивана Лунина задержали, он пропал.", date(2023, 2, 5)),
    ],
)
def test_detention_has_a_day_only_where_one_can_be_meant(language: str, text: str, day: date | None) -> None:
    reading = read(text, language=language, published=date(2023, 4, 20))
    (found,) = [each for each in reading.statements if isinstance(each.claim, ActClaim)]
    assert (found.when.earliest if found.when is not None else None) == day


def test_state_of_a_victim_is_not_the_state_of_those_who_did_it() -> None:
    assert tallies("ru", "Трое солдат избили Сергея Панина. Двоих солдат избили.") == [
        (3, None, "солдаты"),
        (2, "beaten", "солдаты"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Из сорока солдат восемь избили.", ["count 40..40 солдаты", "count 8..8 солдаты"]),
        ("uk", "Вісім із сорока солдатів побили.", ["count 40..40 солдати"]),
        ("ru", "Если сорок солдат не отпустят, мы напишем.", []),
        ("ru", "Погибли ли сорок солдат?", []),
        ("uk", "Неправда, що сорок солдатів загинули.", []),
        ("ru", "Мать двоих детей задержана.", ["act detention Мать"]),
        ("ru", "За двоих солдат требуют выкуп.", ["count 2..2 солдаты"]),
        ("ru", "Около сорока солдат держат в подвале.", ["count 36..44 солдаты", "whereabouts held солдаты"]),
        ("ru", "Ивана Лунина обвиняют в убийстве Петра Гончара.", ["act killing Гончар alleged"]),
        ("uk", "Івана Луніна звинувачують у вбивстві Петра Гончара.", ["act killing Гончар alleged"]),
    ],
)
def test_number_of_a_whole_of_an_if_or_of_whose_mother_she_is_has_no_state(
    language: str, text: str, wanted: list[str]
) -> None:
    reading = reading_of(language, text)
    found = [in_brief(each, reading) for each in reading.statements if each.confidence >= THRESHOLD]
    assert found == wanted
