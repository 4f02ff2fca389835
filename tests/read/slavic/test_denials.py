"""Events that one tells and another denies: both stand, each with who says so."""

from __future__ import annotations

import pytest

from habeas.facts.claim import RemarkClaim, ResponseClaim
from habeas.facts.statement import Proposal
from habeas.read import read
from tests.read.slavic.test_reading import in_brief


def told(language: str, text: str) -> list[str]:
    """Return each claim with the words of who tells it, remarks apart."""
    reading = read(text, language=language)

    def source(proposal: Proposal) -> str:
        span = reading.attribution(proposal.attribution).source if proposal.attribution else None
        return span.of(text) if span is not None else "-"

    return [
        f"{source(each)}: {in_brief(each, reading)}"
        for each in reading.statements
        if each.confidence >= 0.6 and not isinstance(each.claim, RemarkClaim)
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "uk",
            "Сусід Павло Дзюба каже, що Остапа Лиска відпустили 1 лютого, але дружина це заперечує.",
            ["Сусід Павло Дзюба: act release Лиско", "дружина: act release Лиско denied"],
        ),
        (
            "ru",
            "По словам соседа, Остапа Лыско отпустили 1 февраля. Жена Анна Лунина это опровергла.",
            ["соседа: act release Лыско", "Жена Анна Лунина: act release Лыско denied"],
        ),
        (
            "uk",
            "Поліція заявила, що Остапа Лиска перевели до Піщаного, проте адвокатка спростувала цю інформацію.",
            ["Поліція: whereabouts transferred Лиско", "адвокатка: whereabouts transferred Лиско denied"],
        ),
        (
            "ru",
            "Сергея Панина не отпустили, сообщила прокуратура, однако сосед Пётр Орлин говорит, что это неправда.",
            ["прокуратура: act release Панин denied", "сосед Пётр Орлин: act release Панин"],
        ),
    ],
)
def test_event_that_is_denied_afterwards_is_told_by_one_and_denied_by_the_other(
    language: str, text: str, wanted: list[str]
) -> None:
    assert told(language, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Сергея Панина избили и увезли в Заречье, но Анна Орлина это отрицает.",
            ["-: act ill-treatment Панин", "-: whereabouts transferred Панин"],
        ),
        ("Сергея Панина избили. Сосед отрицает это обвинение в краже.", ["-: act ill-treatment Панин"]),
        ("Сергея Панина избили. Анна Орлина об этом не говорит.", ["-: act ill-treatment Панин"]),
    ],
)
def test_denial_that_may_mean_something_else_denies_nothing(text: str, wanted: list[str]) -> None:
    assert told("ru", text) == wanted


def test_words_of_a_denial_hold_what_is_denied_and_by_whom() -> None:
    reading = read("Остапа Лыско отпустили, но жена это отрицает, и дом пуст.", language="ru")
    assert [each.quote for each in reading.statements] == [
        "Остапа Лыско отпустили",
        "Остапа Лыско отпустили, но жена это отрицает",
    ]


def test_denial_by_kin_is_no_answer_of_an_office() -> None:
    texts = ("Остапа Лыско избили. Полиция это отрицает.", "Остапа Лыско избили. Его брат это отрицает.")
    answers = [
        sum(isinstance(each.claim, ResponseClaim) for each in read(text, language="ru").statements) for text in texts
    ]
    assert answers == [1, 0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Ивана Лунина избили, но командир этого не отрицает."),
        ("ru", "Ивана Лунина избили. Полиция эту информацию не опровергла."),
        ("ru", "Ивана Лунина избили. Жена не сказала, что это неправда."),
        ("uk", "Івана Лисенка побили, але командир цього не заперечує."),
        ("uk", "Івана Лисенка побили. Поліція цю інформацію не спростувала."),
        ("uk", "Івана Лисенка побили. Дружина не сказала, що це неправда."),
    ],
)
def test_denial_that_is_itself_denied_denies_nothing(language: str, text: str) -> None:
    name = {"ru": "Лунин", "uk": "Лисенко"}[language]
    assert told(language, text) == [f"-: act ill-treatment {name}"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ивана Лунина арестовали за поджог, но он это отрицает.", ["-: act arrest Лунин"]),
        ("Ивана Лунина задержали за шпионаж. Сосед опроверг эти сведения.", ["-: act detention Лунин"]),
        ("Ивана Лунина задержали по подозрению в краже, но жена это отрицает.", ["-: act detention Лунин"]),
        ("Ивана Лунина избили, но Иван Лунин это отрицает.", ["-: act ill-treatment Лунин"]),
    ],
)
def test_denial_of_a_charge_or_by_the_victim_is_no_denial_of_the_arrest(text: str, wanted: list[str]) -> None:
    assert told("ru", text) == wanted
