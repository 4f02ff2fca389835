"""Answers: who gave them where nobody is named beside the verb, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.source import Attribution
from habeas.read import read

PUBLISHED = date(2023, 4, 20)


def answer_in(language: str, text: str) -> Attribution:
    (found,) = [each for each in read(text, language=language, published=PUBLISHED).attributions if each.cue]
    return found


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "ru",
            "Мать написала в военную прокуратуру Заречья, а потом ей ответили, что сын служит.",
            "военную прокуратуру",
        ),
        ("ru", "Мать обратилась к омбудсмену. Ей ответили, что сына в колонии нет.", "омбудсмену"),
        ("uk", "Мати звернулася до прокуратури. Їй відповіли, що сина перевели.", "прокуратури"),
        ("ru", "Родные написали в прокуратуру и в полицию. Им ответили, что его отпустили.", None),
        ("ru", "Мать живёт рядом с прокуратурой. Ей ответили, что его отпустили.", None),
        ("ru", "Мать написала в полицию. Из прокуратуры ответили, что его отпустили.", None),
        ("ru", "Мать звонила на завод и в прокуратуру. Ей ответили, что его отпустили.", None),
        ("ru", "Мать написала мужу в часть, и ей ответили, что он здоров.", None),
        ("ru", "Мать написала в прокуратуру. Соседи сказали, что его отпустили.", "Соседи"),
    ],
)
def test_answer_without_a_subject_is_given_by_the_one_body_that_was_asked(
    language: str, text: str, source: str | None
) -> None:
    found = answer_in(language, text).source
    assert (found.of(text) if found is not None else None) == source


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 марта мать написала в прокуратуру, а 10 марта ей ответили, что сын служит.", "2023-03-10"),
        ("Мать писала 7 марта, а прокуратура ответила, что его отпустили.", None),
        ("12 апреля прокуратура ответила, что Сергея Панина не задерживали.", "2023-04-12"),
    ],
)
def test_answer_has_the_day_of_its_own_clause(text: str, day: str | None) -> None:
    said = answer_in("ru", text).said
    assert (said.edtf if said is not None else None) == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "На Ваше обращение от 20 января 2023 года сообщаем, что Сергей Панин в учреждении не содержится.", None),
        ("ru", "На жалобу матери от 20 января прокуратура ответила, что Сергей Панин арестован.", None),
        ("ru", "По Вашему запросу № 12/3 от 20 января сообщаем, что Сергей Панин арестован.", None),
        ("ru", "15 марта на мой запрос от 20 января прокуратура ответила, что его отпустили.", "2023-03-15"),
        ("ru", "В ответе от 15 марта прокуратура сообщила, что Сергей Панин арестован.", "2023-03-15"),
        ("ru", "На сайте прокуратуры от 15 марта сообщили, что Сергей Панин арестован.", "2023-03-15"),
        ("uk", "На запит адвоката від 20 січня прокуратура відповіла, що Сергій Панін затриманий.", None),
        ("uk", "За Вашим зверненням від 20 січня повідомляємо, що Сергій Панін затриманий.", None),
        ("uk", "У листі від 15 березня прокуратура повідомила, що Сергій Панін затриманий.", "2023-03-15"),
    ],
)
def test_answer_does_not_have_the_day_of_the_paper_that_is_answered(language: str, text: str, day: str | None) -> None:
    said = answer_in(language, text).said
    assert (said.edtf if said is not None else None) == day


@pytest.mark.parametrize(
    "text", ["12 апреля прокуратура ответила, что он жив.", "Прокуратура 12 апреля ответила, что он жив."]
)
def test_day_beside_a_body_is_no_part_of_its_name(text: str) -> None:
    assert [each.name.casefold() for each in read(text, language="ru").entities] == ["прокуратура"]


def test_place_to_which_people_refuse_to_go_is_not_where_they_refused() -> None:
    text = "Солдаты отказались ехать под Долговку. В Заречье солдаты отказались воевать."
    found = [each.where.span.of(text) if each.where else None for each in read(text, language="ru").statements]
    assert found == [None, "Заречье"]
