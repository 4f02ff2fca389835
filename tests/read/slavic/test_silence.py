"""Silence about somebody, sightings in custody, and offices that say that they have no such person."""

from __future__ import annotations

import pytest

from habeas.facts.claim import RemarkClaim
from tests.read.slavic.test_denials import told
from tests.read.slavic.test_reading import THRESHOLD, in_brief, reading_of


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Об Иване Лунине ничего не известно с 3 мая.", ["whereabouts unknown Лунин | с 3 мая"]),
        ("uk", "Про Івана Луніна нічого не відомо з 3 травня.", ["whereabouts unknown Лунін | з 3 травня"]),
        ("ru", "О деле Ивана Лунина ничего не известно.", []),
        ("ru", "Об аресте Ивана Лунина ничего не известно.", []),
        ("uk", "Поліція повідомила, що їй нічого не відомо про Івана Луніна.", []),
        ("ru", "Мы ничего не слышали об Иване Лунине с 3 мая.", ["contact lost Лунин | с 3 мая"]),
        ("ru", "Судья ничего не слышал об Иване Лунине.", []),
        ("ru", "Телефон Степана Гончара не отвечает с 3 мая.", ["contact lost Гончар | с 3 мая"]),
        ("uk", "Телефон Степана Гончара вимкнений з 3 травня.", ["contact lost Гончар | з 3 травня"]),
        ("uk", "Телефон поліції не відповідає.", []),
        ("uk", "Ніхто не бачив Івана Луніна з 3 травня.", ["contact lost Лунін | з 3 травня"]),
        ("ru", "Последний раз Ивана Лунина видели 3 мая в колонии.", ["whereabouts held Лунин | 3 мая"]),
        ("uk", "Сусід бачив Івана Луніна у підвалі 3 травня.", ["whereabouts held Лунін | 3 травня"]),
        ("ru", "В камере я видел Ивана Лунина по телевизору.", []),
        ("ru", "Следователь видел Ивана Лунина в камере.", []),
        ("ru", "Ивана Лунина видели в центре Заречья 3 мая.", []),
    ],
)
def test_silence_and_sightings_are_told_of_whom_and_since_when(language: str, text: str, wanted: list[str]) -> None:
    reading = reading_of(language, text)
    found = [each for each in reading.statements if each.confidence >= THRESHOLD]
    days = {each.id: each.when.span.of(text) if each.when and each.when.span else "" for each in found}
    kept = [each for each in found if not isinstance(each.claim, RemarkClaim)]
    assert [f"{in_brief(each, reading)} | {days[each.id]}" for each in kept] == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "5 мая 2023 года прокуратура ответила, что такого лица в СИЗО не было.",
            ["прокуратура: response denied the event прокуратура"],
        ),
        (
            "uk",
            "Поліція стверджує, що Івана Луніна в них немає.",
            ["Поліція: response denied the event поліція"],
        ),
        (
            "uk",
            "Іван Лунін у списках не значиться, відповіло міністерство.",
            ["міністерство: response denied the event міністерство"],
        ),
        ("ru", "Я писала в прокуратуру, но мне не ответили.", ["-: response no answer прокуратура"]),
        ("ru", "Я писала мужу в часть, но мне не ответили.", []),
        ("ru", "В полиции сказали, что такого приказа у них нет.", []),
        ("ru", "В полиции сказали, что такого у них нет.", ["полиции: response denied the event полиция"]),
        ("ru", "Прокуратура ответила, что жалоб от Ивана Лунина у них нет.", []),
        ("ru", "Прокуратура ответила, что вины Ивана Лунина в них нет.", []),
        ("ru", "Университет ответил, что Иван Лунин в списках студентов не значится.", []),
        ("ru", "Мать сказала, что в списках Ивана Лунина нет.", []),
    ],
)
def test_office_that_has_no_such_person_denies_the_event(language: str, text: str, wanted: list[str]) -> None:
    assert told(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Всю ночь Ивана Лунина били.", ["-: act ill-treatment Лунин"]),
        ("ru", "Моего мужа Ивана Лунина задержали дома.", ["-: act detention Лунин"]),
        ("uk", "Тиждень Івана Луніна тримали в підвалі.", ["-: whereabouts held Лунін"]),
    ],
)
def test_time_before_a_name_is_no_thing_that_is_done_to(language: str, text: str, wanted: list[str]) -> None:
    assert told(language, text) == wanted
