"""Which spellings are other names, and which only the name as a sentence bends it."""

import pytest

from habeas.act.aliases import names_apart


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Остап Тереховський", "Остапа Тереховського"),
        ("Остап Тереховський", "Остапа"),
        ("Остап Тереховський", "Тереховського"),
        ("Остап Тереховський", "Тереховський"),
        ("Кирилл Морозкин", "Кирилла Морозкина"),
        ("Кирилл Морозкин", "Морозкиным"),
        ("Лидия Морозкина", "Лидии Морозкиной"),
        ("Сергій Левко", "Сергієві"),
        ("Timur Badmaev", "Badmaev"),
    ],
)
def test_a_case_form_or_a_part_of_the_name_is_no_other_name(name: str, spelling: str) -> None:
    assert names_apart(name, (name, spelling)) == ()


@pytest.mark.parametrize("description", ["Мой сын", "сын", "Вашего сына", "чоловік", "my son", "the younger brother"])
def test_whose_relative_they_are_is_no_other_name(description: str) -> None:
    assert names_apart("Тимур Бадмаев", (description, "Badmaev T.", "сын Оюны Бадмаевой")) == (
        "Badmaev T.", "сын Оюны Бадмаевой",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Остап Тереховський", "Ostap Terekhovskyi"),
        ("Остап Тереховський", "Остап Тереховский"),
        ("Артём Сажин", "Артем Сажин"),
        ("Timur Badmaev", "Тимур Бадмаев"),
        ("Остап Тереховський", "Остапко"),
        ("Данила Кестрова", "Данил Кестров"),
        ("Ян Коваль", "Іван Коваль"),
        ("Timur Badmaev", "Timur Badmaeva"),
    ],
)
def test_another_spelling_script_or_nickname_stays(name: str, spelling: str) -> None:
    assert names_apart(name, (name, spelling, spelling)) == (spelling,)
