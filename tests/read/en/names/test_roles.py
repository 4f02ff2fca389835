"""What a text says a person is: roles, sex, age, occupation, kin."""

from __future__ import annotations

import pytest

from habeas.facts.party import AgeGroup, Sex
from tests.read.en.names.texts import entities_of, entity_of


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("The mother of one of the soldiers, Anna Petrova, wept.", "Anna Petrova", ("mother of one of the soldiers",)),
        (
            "Bair Dorzhiev, co-founder of the Selenga Foundation, agreed.",
            "Bair Dorzhiev",
            ("co-founder of the Selenga Foundation",),
        ),
        ("Petrova’s son, Timur Badmaev, called.", "Timur Badmaev", ("Petrova’s son",)),
        ("The brigade commander Lieutenant Colonel Varin came.", "Varin", ("brigade commander Lieutenant Colonel",)),
        ("Peter Otieno, who was tired, left.", "Peter Otieno", ()),
    ],
)
def test_role_is_the_words_of_the_text(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert entity_of(text, name).roles == roles


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Mr Sasha Otieno left.", Sex.MAN),
        ("Sasha Otieno, a nurse and the mother of two, left.", Sex.UNKNOWN),
        ("The mother of one of them, Sasha Otieno, left.", Sex.WOMAN),
        ("Sasha Otieno left. She was tired.", Sex.WOMAN),
        ("Maria Otieno left.", Sex.UNKNOWN),
    ],
)
def test_sex_is_only_what_the_text_says(text: str, sex: Sex) -> None:
    assert entity_of(text, "Sasha Otieno" if "Sasha" in text else "Maria Otieno").sex is sex


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Lena Orlova, 12, was beaten.", AgeGroup.CHILD),
        ("Lena Orlova, 34, was beaten.", AgeGroup.ADULT),
        ("A schoolgirl, Lena Orlova, was beaten.", AgeGroup.CHILD),
        ("Lena Orlova was beaten.", AgeGroup.UNKNOWN),
    ],
)
def test_age_group_is_only_what_the_text_says(text: str, group: AgeGroup) -> None:
    assert entity_of(text, "Lena Orlova").age_group is group


@pytest.mark.parametrize(
    ("text", "occupations"),
    [
        ("Maria Otieno, editor of Dawn Radio, was held.", ("journalist",)),
        ("Maria Otieno, a human rights defender, was held.", ("human rights defender",)),
        ("Maria Otieno, president of the miners' union, was held.", ("trade unionist",)),
        ("Maria Otieno, a lawyer, was held.", ()),
    ],
)
def test_occupation_is_told_by_the_role(text: str, occupations: tuple[str, ...]) -> None:
    assert entity_of(text, "Maria Otieno").occupations == occupations


def test_sister_of_one_of_them_is_tied_to_the_one_named() -> None:
    text = "It was hard, said Anna Petrova, the sister of one of the conscripts, Timur Badmaev."
    entities = entities_of(text)
    (tie,) = entities.ties

    assert (entities.get(tie.from_id).name, tie.tie, entities.get(tie.to_id).name) == (
        "Anna Petrova",
        "sister of",
        "Timur Badmaev",
    )


def test_named_kin_is_tied_through_the_pronoun() -> None:
    text = "Timur Badmaev disappeared. His wife, Daria Badmaeva, called a lawyer."
    entities = entities_of(text)
    (tie,) = entities.ties

    assert (entities.get(tie.from_id).name, tie.tie, entities.get(tie.to_id).name) == (
        "Daria Badmaeva",
        "wife of",
        "Timur Badmaev",
    )


def test_unnamed_kin_is_tied_to_the_one_it_belongs_to() -> None:
    text = "Timur Badmaev disappeared. His mother called a lawyer."
    entities = entities_of(text)
    (tie,) = entities.ties

    assert (entities.get(tie.from_id).name, tie.tie, entities.get(tie.to_id).name) == (
        "His mother",
        "mother of",
        "Timur Badmaev",
    )
