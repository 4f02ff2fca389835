"""Those whom a letter greets are nobody that it tells of."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, TieClaim, WhereaboutsClaim
from habeas.facts.reading import Reading
from habeas.read import read


def reading_of(language: str, text: str) -> Reading:
    return read(text, published=date(2026, 7, 20), language=language)


def told_of(reading: Reading) -> list[str]:
    """Return the names of those to whom something is told to have been done."""
    names = {one.id: one.name for one in reading.entities}
    claims = [one.claim for one in reading.statements]
    victims = [each for claim in claims if isinstance(claim, ActClaim) for each in claim.victims]
    victims += [each for claim in claims if isinstance(claim, WhereaboutsClaim) for each in claim.of]
    return [names[each] for each in victims]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "Dear friends, my husband Artem Koval was arrested on 3 May.", ["Artem Koval"]),
        ("en", "Dear friends,\n\non 3 May Artem Koval was arrested.", ["Artem Koval"]),
        ("en", "Dear friends, colleagues and neighbours, on 3 May Artem Koval was arrested.", ["Artem Koval"]),
        ("en", "Hello, friends! On 3 May Artem Koval was arrested.", ["Artem Koval"]),
        ("ru", "Дорогие друзья, моего мужа Артёма Коваля забрали 3 мая.", ["Артём Коваль"]),
        ("ru", "Дорогие друзья!\n\nМоего мужа Артёма Коваля забрали 3 мая.", ["Артём Коваль"]),
        ("ru", "Здравствуйте, уважаемые родители! Артёма Коваля арестовали.", ["Артём Коваль"]),
        ("uk", "Шановні друзі, Артема Коваля заарештували 3 травня.", ["Артем Коваль"]),
        ("uk", "Доброго дня, дорогі сусіди! Артема Коваля заарештували.", ["Артем Коваль"]),
    ],
)
def test_those_who_are_greeted_are_nobody_of_the_report(language: str, text: str, people: list[str]) -> None:
    assert [one.name for one in reading_of(language, text).entities] == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Friends, they were taken away on Monday. Help us."),
        ("ru", "Друзья, их увезли в понедельник."),
        ("ru", "Братья и сёстры, помогите. Их увезли."),
        ("uk", "Друзі, їх вивезли в понеділок."),
    ],
)
def test_pronoun_behind_a_greeting_does_not_stand_for_those_greeted(language: str, text: str) -> None:
    greeted = {"friends", "друзья", "друзі", "братья", "сёстры"}
    reading = reading_of(language, text)
    assert [one.claim.kind for one in reading.statements] == ["whereabouts"]
    assert greeted.isdisjoint(name.lower() for name in told_of(reading))


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "Relatives, friends and colleagues were arrested.", ["Relatives", "friends", "colleagues"]),
        ("en", "Friends and colleagues from the mill were arrested.", ["Friends", "colleagues"]),
        ("ru", "Дорогие друзья пропали.", ["Дорогие друзья"]),
        ("uk", "Наші друзі зникли.", ["Друзі"]),
    ],
)
def test_subject_of_a_sentence_is_not_greeted(language: str, text: str, people: list[str]) -> None:
    assert [one.name.lower() for one in reading_of(language, text).entities] == [name.lower() for name in people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Beloved teacher Ivan Orsk, 40, was arrested on 3 May.", ["Ivan Orsk"]),
        ("Respected lawyer Anna Petrova, 43, was arrested.", ["Anna Petrova"]),
        ("Fellow soldiers, Ivan Orsk and Petro Lunin, were locked in a pit.", ["Ivan Orsk", "Petro Lunin"]),
    ],
)
def test_one_who_is_called_dear_and_told_of_is_not_greeted(text: str, people: list[str]) -> None:
    assert list(dict.fromkeys(told_of(reading_of("en", text)))) == people


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Parents of Ivan Orsk, in a letter, said that he was beaten.", "Parents"),
        ('Wives: "Our husbands were beaten."', "Wives"),
    ],
)
def test_one_who_speaks_is_not_greeted(text: str, speaker: str) -> None:
    reading = reading_of("en", text)
    told = [one.entity for one in reading.attributions]
    assert [reading.entity(one).name if one else None for one in told] == [speaker]


def test_quote_does_not_begin_with_the_greeting() -> None:
    reading = reading_of("en", "Respected deputies, five miners were arrested on 3 May.")
    assert {one.quote for one in reading.statements} == {"five miners were arrested on 3 May"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Уважаемый господин Торв, моего сына Артёма Коваля арестовали 3 мая."),
        ("uk", "Шановний пане Торв, мого сина Артема Коваля заарештували 3 травня."),
        ("uk", "Мого чоловіка Артема Коваля заарештували 3 травня."),
    ],
)
def test_name_behind_my_kin_is_not_the_one_whose_kin_it_is(language: str, text: str) -> None:
    reading = reading_of(language, text)
    assert [one for one in reading.statements if isinstance(one.claim, TieClaim)] == []
    assert "Торв" not in told_of(reading)


def test_taken_from_home_is_not_at_home() -> None:
    reading = reading_of("en", "Artem Koval was taken from his home. Ivan Torv was sent home.")
    names = {one.id: one.name for one in reading.entities}
    home = [one.claim for one in reading.statements if isinstance(one.claim, WhereaboutsClaim)]
    assert [names[each] for claim in home if claim.state == "returned" for each in claim.of] == ["Ivan Torv"]
