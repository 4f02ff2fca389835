"""Whose verb it is: kin beside a participle, two clauses that "and" joins, neither of two."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim
from habeas.facts.statement import Polarity
from habeas.read import read


def acts_of(text: str) -> list[tuple[str, tuple[str, ...], Polarity]]:
    """Return the acts told of somebody, with their victims."""
    reading = read(text, published=date(2022, 7, 20), language="en")
    told = [(each.claim, each.polarity) for each in reading.statements if each.confidence >= 0.6]
    return [
        (claim.act, tuple(reading.entity(one).name for one in claim.victims), polarity)
        for claim, polarity in told
        if isinstance(claim, ActClaim)
    ]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The mothers of the soldiers arrested in Lomovka wrote to us.", [("soldiers",)]),
        ("The widow of Ivan Torv, killed in May, wrote to the president.", []),
        ("Ivan Torv's wife, arrested in May, wrote to the president.", [("wife",)]),
        ("Ivan Torv, arrested in May, wrote to the president.", [("Ivan Torv",)]),
        ("Arrested in May, Ivan Torv was taken to Lomovka.", [("Ivan Torv",)]),
    ],
)
def test_participle_is_of_the_one_beside_it_and_never_of_his_kin(text: str, victims: list[tuple[str, ...]]) -> None:
    assert [told for _, told, _ in acts_of(text)] == victims


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv was beaten by guards and Pavel Drozd was killed.",
        "The guards beat Ivan Torv and Pavel Drozd was killed.",
    ],
)
def test_and_between_two_clauses_joins_no_victims(text: str) -> None:
    assert [told for act, told, _ in acts_of(text) if act == "killing"] == [("Pavel Drozd",)]


def test_neither_of_two_was_arrested() -> None:
    assert {polarity for _, _, polarity in acts_of("Neither Ivan Torv nor Pavel Drozd was arrested.")} == {
        Polarity.DENIED
    }


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Ivan Torv's father said he had been beaten.", []),
        ("Ivan Torv's brother, Pavel Torv, said that he had been beaten.", []),
        ("Ivan Torv's mother said that she was beaten.", [("mother",)]),
        ("Ivan Torv's father, Pavel, who was questioned twice, says that he was beaten.", [("Pavel",)]),
        ("Relatives of the miners said that they were beaten.", [("miners",)]),
        ("The miners' wives told the police that they were beaten.", [("miners",)]),
        ("Relatives of some of the miners said that they were beaten.", []),
        ("The mothers said that they were beaten by the police.", [("mothers",)]),
        ("The miners told reporters that they were beaten.", [("miners",)]),
        ("The miners and the students came. They were beaten.", []),
    ],
)
def test_kin_who_tell_of_somebody_are_not_the_victims(text: str, victims: list[tuple[str, ...]]) -> None:
    assert [told for act, told, _ in acts_of(text) if act == "ill-treatment"] == victims


def test_two_of_a_group_who_are_named_are_not_the_group() -> None:
    told = acts_of("Twelve miners came. Two of the twelve, Ivan Torv, 22, and Mark Drozd, 24, were arrested.")
    assert [victims for _, victims, _ in told] == [("Ivan Torv", "Mark Drozd")]


def test_he_who_says_what_befell_ivan_is_not_ivan() -> None:
    reading = read(
        "Ivan Torv was arrested. He said that Ivan had been beaten.", published=date(2022, 7, 20), language="en"
    )
    assert [each.entity for each in reading.attributions] == [None]
