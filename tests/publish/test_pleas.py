"""Sentences that ask not to name somebody."""

import pytest

from habeas.publish.pleas import pleas_in

ASKED = [
    "Прошу вас не называть имя моего сына в газетах.",
    "Имени сына, пожалуйста, не указывайте.",
    "Фамилию просим не публиковать!",
    "Она попросила не называть её.",
    "Мать рассказала об этом на условиях анонимности.",
    "Имя изменено по просьбе семьи.",
    "Прошу не називати ім'я мого сина.",
    "Прізвище брата не публікуйте.",
    "Сестра просила не згадувати його в пресі.",
    "Вона говорила анонімно.",
    "Please do not print my son's name.",
    "The wife asked not to be named.",
    "His name must not be published.",
    "She spoke on condition of anonymity.",
    "The family's names have been changed.",
    "Please don't use his surname in the paper.",
    "Please do not print Mr. Orsk's name.",
    "The sister of I. Orsk asked that his name not be published.",
    "Our names must be withheld.",
    "She asked us to keep her name secret.",
    "Please do not name him in the paper.",
    "Прошу сохранить имя в тайне.",
    "Просим хранить в тайне фамилию гр. Лунина.",
    "Прошу зберегти ім'я в таємниці.",
]


@pytest.mark.parametrize("sentence", ASKED)
def test_a_wish_not_to_be_named_is_found_with_its_whole_sentence(sentence: str) -> None:
    text = f"Сын позвонил 5 марта. {sentence} He was held in a cellar."
    assert [span.of(text) for span in pleas_in(text)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Сына зовут Кирилл, он не вернулся.",
        "Мой сын не называет причин.",
        "Його ім'я є у списку, але списку немає.",
        "Officials published a list of names.",
        "He did not come home, and her name is on the list.",
        "The commander was not there.",
        "He does not use drugs, she told us.",
        "Never mention the war to them.",
        "He was not to reveal the plan, they told him.",
        "Не упоминайте при них войну.",
        "Мы не печатаем листовок, сказал он нам.",
        "Тайна осталась тайной, имени он не знал.",
        "Не публікуйте карту, сказав він.",
        "Командир не пришёл, а имя его известно.",
    ],
)
def test_other_sentences_about_names_are_no_wish(sentence: str) -> None:
    assert list(pleas_in(sentence)) == []
