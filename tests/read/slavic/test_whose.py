"""Whose kin is told of, and who is meant by a pronoun beside: the one whom the kin word belongs to."""

from __future__ import annotations

import pytest

from habeas.facts.claim import ActClaim, TieClaim
from habeas.read import read
from tests.read.slavic.test_reading import in_brief

HELD = {"ru": "Кирилла Морозкина держат в подвале. ", "uk": "Кирила Морозка тримають у підвалі. "}


def told_behind(language: str, text: str, least: float = 0.6) -> list[str]:
    """Return the acts and whereabouts that stand behind the sentence of the man who is held."""
    whole = HELD[language] + text
    reading = read(whole, language=language)
    return [
        in_brief(each, reading)
        for each in reading.statements
        if each.span.start >= len(HELD[language]) and each.confidence >= least and not isinstance(each.claim, TieClaim)
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "А жена Артёма Сажина говорит, что его отпустили 9 марта.", "act release Сажин"),
        ("ru", "Жена Ивана Лунина рассказала, что ему угрожали.", "act threat Лунин"),
        ("ru", "По словам матери Ивана Лунина, его избили.", "act ill-treatment Лунин"),
        ("uk", "Дружина Артема Сажка каже, що його відпустили.", "act release Сажко"),
        ("uk", "За словами матері Івана Лисенка, його побили.", "act ill-treatment Лисенко"),
    ],
)
def test_he_whom_a_relative_tells_of_is_hers(language: str, text: str, wanted: str) -> None:
    assert told_behind(language, text) == [wanted]


def test_he_is_not_the_husband_where_the_wife_tells_of_another_man() -> None:
    text = "Жена Ивана Лунина рассказала о Петре Гончаре: его избили."
    assert told_behind("ru", text, least=0.5) == ["act ill-treatment Гончар"]


def test_father_does_not_speak_in_the_name_of_his_son_nor_of_himself() -> None:
    text = HELD["ru"] + "Отец Ивана Лунина сказал, что он пропал."
    reading = read(text, language="ru")
    assert [reading.entity(each.entity or "").name for each in reading.attributions] == ["Отец"]
    assert told_behind("ru", "Отец Ивана Лунина сказал, что он пропал.") == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("uk", "Його брата Петра звільнили 1 травня.", "act release Петро"),
        ("ru", "Его брата Петра освободили 1 мая.", "act release Пётр"),
        ("ru", "Его сына Андрея отпустили.", "act release Андрей"),
        ("ru", "Его отца Олега Панина избили.", "act ill-treatment Панин"),
    ],
)
def test_relative_to_whom_it_was_done_has_no_doer_beside_him(language: str, text: str, wanted: str) -> None:
    assert told_behind(language, text) == [wanted]
    reading = read(HELD[language] + text, language=language)
    doers = [each.claim.perpetrators for each in reading.statements if isinstance(each.claim, ActClaim)]
    assert doers == [()]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Ивана Лунина задержали. Его брата Петра избили.", ["tie brother of Пётр > Лунин"]),
        ("Ивана Лунина задержали, сказал сосед Антон Брусов. Его брата Петра избили.", []),
        ("Дом Антона Брусова пуст. Солдаты ушли. Дождь шёл. Его брата Петра избили.", []),
    ],
)
def test_tie_of_his_brother_is_told_where_one_man_only_can_be_meant(text: str, ties: list[str]) -> None:
    reading = read(text, language="ru")
    found = [each for each in reading.statements if isinstance(each.claim, TieClaim) and each.confidence >= 0.6]
    assert [in_brief(each, reading) for each in found] == ties


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("По словам брата Ивана Лунина, дом пуст.", None),
        ("По словам его брата Ивана Лунина, дом пуст.", "Иван Лунин"),
        ("По словам жены Анны Луниной, дом пуст.", "Анна Лунина"),
    ],
)
def test_brother_of_a_man_is_not_that_man_by_whose_words(text: str, speaker: str | None) -> None:
    reading = read(text, language="ru")
    (found,) = reading.attributions
    assert (reading.entity(found.entity).name if found.entity else None) == speaker
