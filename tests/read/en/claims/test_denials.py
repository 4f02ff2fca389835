"""What is denied: a release that did not happen, a return that did not come, words that somebody calls untrue."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ContactClaim, ResponseClaim, WhereaboutsClaim
from habeas.facts.statement import Polarity
from habeas.read import read

PUBLISHED = date(2023, 5, 14)


def whereabouts_of(text: str) -> list[tuple[tuple[str, ...], str, Polarity]]:
    reading = read(text, published=PUBLISHED, language="en")
    told = ((each.claim, each.polarity) for each in reading.statements)
    return [
        (tuple(reading.entity(one).name for one in claim.of), claim.state, polarity)
        for claim, polarity in told
        if isinstance(claim, WhereaboutsClaim)
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Police did not release Ivan Torv, his lawyer Irena Falk said.", "released"),
        ("Ivan Torv was not released on 3 May, his wife says.", "released"),
        ("The guards have not freed Ivan Torv.", "released"),
        ("The court did not set Ivan Torv free.", "released"),
        ("Ivan Torv never came home, his mother told us.", "returned"),
        ("His mother says that Ivan Torv has never returned home.", "returned"),
        ("Ivan Torv is still not home, his wife said.", "returned"),
        ("Ivan Torv was not in the prison, the director said.", "held"),
        ("It is not true that Ivan Torv was released, his mother said.", "released"),
        ("Ivan Torv was no longer held in Lomovka, his mother said.", "held"),
        ("Ivan Torv is no longer being held in Lomovka, his mother said.", "held"),
        ("Ivan Torv is no longer in prison, his mother said.", "held"),
        ("It is false that Ivan Torv came home, his mother said.", "returned"),
    ],
)
def test_denial_is_told_as_denied(text: str, state: str) -> None:
    told = whereabouts_of(text)
    assert told
    assert set(told) == {(("Ivan Torv",), state, Polarity.DENIED)}


@pytest.mark.parametrize(
    "text",
    [
        "Police did not release Ivan Torv until 5 May.",
        "Ivan Torv did not come home alone.",
        "Ivan Torv did not come home until midnight.",
        "Ivan Torv was not only released but compensated.",
        "Ivan Torv was not released on bail but on parole.",
        "Three of the nine women were not released.",
        "Police did not release his name.",
    ],
)
def test_denial_of_a_part_denies_nothing(text: str) -> None:
    assert [one for one in whereabouts_of(text) if one[2] is Polarity.DENIED] == []


@pytest.mark.parametrize(
    "text", ["No such man would do this, she said.", "There is no such person as a free citizen, the writer said."]
)
def test_such_a_man_in_general_is_no_answer(text: str) -> None:
    reading = read(text, published=PUBLISHED, language="en")
    assert [each for each in reading.statements if isinstance(each.claim, ResponseClaim)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv was released on 3 May, his wife says.",
        "It is true that Ivan Torv was released, his mother said.",
        "It is not true that Ivan Torv was not released, his mother said.",
    ],
)
def test_what_nobody_denies_is_not_denied(text: str) -> None:
    assert whereabouts_of(text) == [(("Ivan Torv",), "released", Polarity.AFFIRMED)]


def test_of_two_who_were_released_a_wife_speaks_of_her_husband() -> None:
    text = (
        "Two men, Artyom Sazhin and Gleb Orsk, were released on 9 March. "
        "Sazhin's wife, Nina Sazhina, says that he has not come home."
    )
    assert whereabouts_of(text)[-1] == (("Artyom Sazhin",), "returned", Polarity.DENIED)


def test_no_such_person_is_the_answer_of_who_says_it() -> None:
    reading = read("There was no such person in the colony, the director answered.", published=PUBLISHED, language="en")
    told = [each.claim for each in reading.statements if isinstance(each.claim, ResponseClaim)]
    assert [(reading.entity(one.by or "").name, one.response) for one in told] == [("the director", "denied the event")]


@pytest.mark.parametrize(
    ("text", "responses"),
    [
        ("A neighbour opened the door. He said that there was no such person.", []),
        ("Ivan Torv wrote to the ministry. It said that there was no such person.", ["denied the event"]),
    ],
)
def test_no_such_person_is_no_answer_of_a_neighbour_called_he(text: str, responses: list[str]) -> None:
    statements = read(text, published=PUBLISHED, language="en").statements
    assert [each.claim.response for each in statements if isinstance(each.claim, ResponseClaim)] == responses


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Ivan Torv was denied a lawyer.", {"denied"}),
        ("Ivan Torv was not denied a lawyer.", set()),
        ("The guards never refused him visits.", set()),
    ],
)
def test_contact_that_is_not_denied_is_no_denial(text: str, states: set[str]) -> None:
    statements = read(text, published=PUBLISHED, language="en").statements
    assert {each.claim.state for each in statements if isinstance(each.claim, ContactClaim)} == states
