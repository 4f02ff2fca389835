"""Whom a deed is told of where a name only tells whose friends, sister or son they are."""

from __future__ import annotations

import pytest

from habeas.facts.claim import ActClaim
from tests.read.slavic.test_denials import told
from tests.read.slavic.test_reading import reading_of


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Друзья Ивана Торва задержаны.", ["act detention Друзья"]),
        ("ru", "Родители Анны Луниной были избиты.", ["act ill-treatment Родители"]),
        ("ru", "Родителей Ивана Торва убили.", ["act killing родители"]),
        ("ru", "Сослуживцев Ивана Торва отправили на фронт.", ["whereabouts at the front Сослуживцы"]),
        ("ru", "Коллеги Ивана Торва избиты.", []),
        ("ru", "Мать Ивана Торва не выходит на связь.", ["tie mother of Мать > Торов", "contact lost Мать"]),
        ("ru", "Друзьям Ивана Торва угрожали.", ["act threat Друзья"]),
        ("ru", "Освобождения Ивана Лунина требуют родные.", []),
        ("ru", "Сестру Ивана Лунина арестовали.", ["tie sister of Сестру > Лунин", "act arrest Сестру"]),
        ("ru", "Дом Ивана Лунина обыскали, собаку Ивана Лунина убили.", []),
        ("ru", "Роту Ивана Лунина отправили на фронт.", []),
        ("uk", "Тіло Івана Луніна повернули додому.", []),
        ("ru", "Семью Ивана Лунина увезли.", []),
        ("ru", "Вечером солдаты Ивана Лунина избили.", ["act ill-treatment Лунин"]),
        ("uk", "Батьки Анни Луніної були побиті.", ["act ill-treatment Батьки"]),
        ("uk", "Поліція затримала друзів Івана Луніна.", ["act detention друзі"]),
        ("uk", "Родичів Івана Луніна затримано.", ["act detention родичі"]),
        ("uk", "Сестру Івана Луніна заарештували.", ["tie sister of Сестру > Лунін", "act arrest Сестру"]),
        ("uk", "Друзі Івана Луніна не виходять на зв'язок.", []),
    ],
)
def test_deed_is_told_of_the_friends_and_not_of_whose_friends_they_are(
    language: str, text: str, wanted: list[str]
) -> None:
    assert [each.removeprefix("-: ") for each in told(language, text)] == wanted


@pytest.mark.parametrize(
    ("language", "text", "victims"),
    [
        ("ru", "Сына Ивана Торва увезли и избили.", 0),
        ("ru", "Адвоката Ивана Лунина задержали.", 0),
        ("uk", "Брата Івана Луніна затримали.", 0),
        ("ru", "Арест брата Ивана Лунина.", 0),
        ("ru", "Моего сына Ивана Торва избили.", 1),
        ("ru", "Журналиста Ивана Лунина задержали.", 1),
        ("ru", "Брата Ивана задержали.", 1),
        ("uk", "Мого брата Івана Луніна затримали.", 1),
    ],
)
def test_kin_who_may_bear_the_name_or_belong_to_it_are_nobody(language: str, text: str, victims: int) -> None:
    acts = [each.claim for each in reading_of(language, text).statements if isinstance(each.claim, ActClaim)]
    assert sum(len(each.victims) for each in acts) == victims
