"""Things that are taken away: their owners are the victims, never those who took them."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim
from habeas.read import read


def robbed(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the victims and those who did it of each confiscation."""
    reading = read(text, published=date(2022, 7, 20), language="en")
    names = {one.id: one.name for one in reading.entities}
    return [
        (tuple(names[each] for each in one.claim.victims), tuple(names[each] for each in one.claim.perpetrators))
        for one in reading.statements
        if isinstance(one.claim, ActClaim) and one.claim.act == "confiscation"
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The guards took their telephones.", "guards"),
        ("At the base the guards took away our papers and phones.", "guards"),
        ("Soldiers took the men's telephones on 3 May.", "Soldiers"),
        ("The officers confiscated passports from the men.", "officers"),
        ("The commander took his documents.", "The commander"),
        ("The miners were beaten. The commander Pavel Drozd took my passport.", "Pavel Drozd"),
    ],
)
def test_those_who_take_things_are_not_their_owners(text: str, by: str) -> None:
    assert robbed(text) == [((), (by,))]


@pytest.mark.parametrize(
    ("text", "owner", "by"),
    [
        ("Twelve miners were brought to the base. The guards took their telephones.", "miners", "guards"),
        ("Twelve miners were brought to the base. Guards took away all telephones.", "miners", "Guards"),
        ("On 3 May guards seized the telephones of twelve miners.", "miners", "guards"),
        ("The police seized the phone of Olga Pavlova.", "Olga Pavlova", "police"),
        ("Ivan Torv was stopped at the gate. The officers took his passport.", "Ivan Torv", "officers"),
    ],
)
def test_owner_of_the_things_is_the_victim(text: str, owner: str, by: str) -> None:
    assert robbed(text) == [((owner,), (by,))]


def test_our_things_in_speech_may_be_those_of_the_group_told_of() -> None:
    text = "Twelve miners wrote in June. “Soldiers have taken our phones,” said Olga Pavlova."
    assert [victims for victims, _ in robbed(text)] == [("miners",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They have taken our phones.", ((), ())),
        ("Police detained twelve miners. They have taken our phones, one miner wrote.", (("miners",), ())),
        ("Twelve miners were brought to Lomovka by soldiers. They took their phones.", ((), ())),
        ("Twelve miners are held in a hangar. They have taken their phones.", (("miners",), ())),
        ("The miners wrote to their mothers: “They have taken our phones.”", (("miners",), ())),
        ("The miners finished work. They took their phones and left.", ((), ())),
        ("Twelve miners were released. They took their phones and left.", ((), ())),
        ("The guards came at night. They took the phone of Olga Pavlova.", (("Olga Pavlova",), ("guards",))),
    ],
)
def test_they_who_take_things_are_nobody_told_of_but_guards(text: str, told: tuple[tuple[str, ...], ...]) -> None:
    assert robbed(text) == [told]


@pytest.mark.parametrize(
    "text", ["The lawyers collected the documents of the soldiers.", "The mothers gathered money for the soldiers."]
)
def test_those_who_help_take_nothing_away(text: str) -> None:
    assert robbed(text) == []


def test_those_who_hear_of_it_are_not_the_owners() -> None:
    text = "Twelve miners are held in a cellar. Vera Holm told reporters that guards had taken away their phones."
    assert robbed(text) == [(("miners",), ("guards",))]
