"""What only may have happened, nearly happened, was wanted, feared, doubted or rumoured is not told as done."""

from __future__ import annotations

import pytest

from habeas.facts.claim import ActClaim
from tests.read.slavic.test_denials import told
from tests.read.slavic.test_reading import THRESHOLD, in_brief, reading_of


def acts(language: str, text: str) -> list[str]:
    reading = reading_of(language, text)
    found = (each for each in reading.statements if each.confidence >= THRESHOLD)
    return [in_brief(each, reading) for each in found if isinstance(each.claim, ActClaim)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Не знаю, убили ли Ивана Лунина."),
        ("uk", "Невідомо, чи заарештували Івана Луніна."),
        ("ru", "Неправда, что Ивана Лунина арестовали."),
        ("uk", "Неправда, що Івана Луніна заарештували."),
        ("ru", "Командир не подтвердил, что Ивана Лунина избили."),
        ("uk", "Поліція не стверджує, що Івана Луніна побили."),
        ("ru", "Мне снилось, что Ивана Лунина убили."),
        ("ru", "Ивана Лунина чуть не убили."),
        ("uk", "Івана Луніна мало не застрелили."),
        ("ru", "Мать просила отпустить Ивана Лунина."),
        ("uk", "Івана Луніна мали відпустити 3 травня."),
        ("ru", "Ивана Лунина не должны были арестовать."),
        ("ru", "Пусть Ивана Лунина отпустят."),
        ("ru", "Требуем: отпустите Ивана Лунина!"),
        ("uk", "Коли Івана Луніна відпустять, ми приїдемо."),
        ("ru", "Угроза ареста Ивана Лунина миновала."),
        ("uk", "Суд скасував арешт Івана Луніна."),
        ("ru", "Мать боится ареста Ивана Лунина."),
        ("ru", "Арест Ивана Лунина отменён."),
        ("uk", "Івана Луніна звільнили зі школи."),
        ("uk", "Директора Івана Луніна звільнили за прогули."),
        ("ru", "Ивана Лунина отпустили в отпуск."),
        ("ru", "Ивану Лунину грозит штраф за десять лет."),
        ("ru", "Уже пять лет Ивану Лунину грозит смерть."),
        ("ru", "За помощь Ивану Лунину грозит срок."),
        ("uk", "Івану Луніну не загрожує термін."),
        ("ru", "Ивану Лунину грозит суд."),
    ],
)
def test_what_did_not_happen_is_no_act(language: str, text: str) -> None:
    assert acts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Ходят слухи, что Ивана Лунина арестовали.", "act arrest Лунин alleged"),
        ("uk", "Кажуть, що Івана Луніна вбили.", "act killing Лунін alleged"),
        ("ru", "Скорее всего, Ивана Лунина убили.", "act killing Лунин possible"),
        ("uk", "Напевно, Івана Луніна заарештували.", "act arrest Лунін possible"),
        ("uk", "Івана Луніна намагалися викрасти.", "act abduction Лунін planned"),
        ("ru", "Солдаты начали бить Ивана Лунина.", "act ill-treatment Лунин"),
        ("uk", "Івана Луніна вдалося звільнити.", "act release Лунін"),
        ("ru", "После ареста Ивана Лунина мать боится выходить.", "act arrest Лунин"),
        ("ru", "Скорее приезжай, Ивана Лунина арестовали.", "act arrest Лунин"),
        ("uk", "Сподіваюся, Івана Луніна відпустять.", "act release Лунін possible"),
        ("ru", "Мать не знала, что Ивана Лунина арестовали.", "act arrest Лунин"),
        ("uk", "Мати плакала, коли Івана Луніна заарештували.", "act arrest Лунін"),
        ("uk", "Івана Луніна звільнили з полону.", "act release Лунін"),
        ("ru", "Ивану Лунину грозит до пяти лет колонии.", "act conviction Лунин possible"),
        ("ru", "Полиция не сомневается, что Ивана Лунина убили.", "act killing Лунин"),
    ],
)
def test_what_did_happen_or_is_said_to_stays_an_act(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Командир не сказал, что Ивана Лунина арестовали.", ["-: act arrest Лунин"]),
        ("uk", "Командир не заперечує, що Івана Луніна побили.", ["-: act ill-treatment Лунін"]),
        ("ru", "Ивана Лунина избили. Если командир это отрицает, он лжёт.", ["-: act ill-treatment Лунин"]),
        ("uk", "Івана Луніна побили. Хіба командир це заперечує?", ["-: act ill-treatment Лунін"]),
        ("ru", "Ивана Лунина избили. Командир сначала это отрицал, а потом признал.", ["-: act ill-treatment Лунин"]),
        ("ru", "Ивана Лунина осудили как дезертира. Жена говорит, что это неправда.", ["-: act conviction Лунин"]),
        (
            "uk",
            "Івана Луніна звинуватили у підпалі й заарештували. Адвокат це заперечує.",
            ["-: act arrest Лунін"],
        ),
    ],
)
def test_nobody_says_or_denies_what_he_did_not(language: str, text: str, wanted: list[str]) -> None:
    assert told(language, text) == wanted
