"""Pronouns and descriptions are resolved."""

from __future__ import annotations

import pytest

from habeas.facts.party import PartyKind
from tests.read.en.names.texts import entities_of, entity_of, names_of, references_of


def test_pronoun_goes_to_the_subject_of_the_sentence_before() -> None:
    text = "Anna Petrova met Ivan Otieno in court. She was calm."

    assert references_of(text, "Anna Petrova") == ["She"]


def test_pronoun_goes_only_to_one_whose_sex_can_be_meant() -> None:
    text = "Mr Ivan Otieno was shown on television. Ms Anna Petrova saw it. He looked ill."

    assert references_of(text, "Ivan Otieno") == ["He"]
    assert references_of(text, "Anna Petrova") == []


def test_pronoun_outside_a_quotation_seldom_means_one_spoken_of_inside() -> None:
    text = "“The staff officer tore it up,” one of the men, Timur Badmaev, told reporters. His phone is switched off."

    assert references_of(text, "Timur Badmaev") == ["His"]


def test_object_is_not_the_subject_of_its_own_verb() -> None:
    text = "Timur Badmaev is held in a camp. Ivan Otieno told him so."

    assert references_of(text, "Timur Badmaev") == ["him"]


def test_they_goes_to_the_group() -> None:
    text = "The conscripts were driven away. Their phones were taken and they were beaten."

    assert references_of(text, "conscripts") == ["Their", "they"]


def test_brother_named_by_kinship_is_the_named_one() -> None:
    text = (
        "It was hard, said Anna Petrova, the sister of one of the conscripts, Timur Badmaev. "
        "She called on Monday. Her brother was ill."
    )

    assert references_of(text, "Timur Badmaev") == ["Her brother"]


def test_the_commander_is_the_one_with_that_title() -> None:
    text = "The commander, Colonel Oleg Varin, arrived. The commander shouted."

    assert references_of(text, "Oleg Varin") == ["The commander"]


def test_the_men_are_the_group_mentioned_last() -> None:
    text = "Nine objectors were locked in a hangar. The men got no food."

    assert names_of(text, "group") == ["objectors"]
    assert references_of(text, "objectors") == ["The men"]


def test_group_belongs_to_its_unit() -> None:
    text = "Servicemen of the 37th Motor Rifle Brigade refused."
    entities = entities_of(text)
    group = entity_of(text, "Servicemen")

    assert group.of is not None
    assert entities.get(group.of).name == "37th Motor Rifle Brigade"


def test_command_belongs_to_the_brigade() -> None:
    text = "The 37th Motor Rifle Brigade left. The brigade's command took the passports."
    entities = entities_of(text)
    command = entity_of(text, "command")

    assert command.of is not None
    assert entities.get(command.of).name == "37th Motor Rifle Brigade"


def test_other_number_of_the_same_noun_is_another_group() -> None:
    text = "Nine soldiers were held in a hangar. Later 40 soldiers went home."

    assert names_of(text, "group") == ["soldiers", "soldiers"]


def test_pronoun_without_anybody_stays_unresolved() -> None:
    assert entities_of("She was calm.").entities == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Orsk and Pavel Drozd were arrested. He was beaten.",
        "Anna Orsk and Vera Holm came to the gate. She was beaten.",
    ],
)
def test_pronoun_of_two_told_side_by_side_means_neither(text: str) -> None:
    assert [references_of(text, name) for name in names_of(text, PartyKind.PERSON)] == [[], []]


def test_those_who_are_told_are_no_speakers() -> None:
    text = "Ivan Orsk told Pavel Drozd that he had been beaten."

    assert references_of(text, "Ivan Orsk") == ["he"]
