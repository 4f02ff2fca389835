"""A sentence that somebody may get: it is his alone, not his lawyer's or commander's, and only possible."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, WhereaboutsClaim
from habeas.facts.statement import Modality
from habeas.read import read


def told(text: str) -> list[tuple[str, tuple[str, ...], Modality]]:
    """Return each act and whereabouts with those whom it befell and the mood in which it is told."""
    reading = read(text, published=date(2022, 7, 20), language="en")
    names = {one.id: one.name for one in reading.entities}
    found: list[tuple[str, tuple[str, ...], Modality]] = []
    for one in reading.statements:
        if isinstance(one.claim, ActClaim):
            found.append((one.claim.act, tuple(names[each] for each in one.claim.victims), one.modality))
        elif isinstance(one.claim, WhereaboutsClaim):
            found.append((one.claim.state, tuple(names[each] for each in one.claim.of), one.modality))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv faces up to ten years in prison.",
        "Ivan Torv faces ten years, the lawyer Olga Pavlova said.",
        "The commander Pavel Drozd said that Ivan Torv faces ten years.",
        "Ivan Torv was sentenced to up to ten years.",
    ],
)
def test_sentence_that_somebody_faces_is_possible(text: str) -> None:
    assert told(text) == [("conviction", ("Ivan Torv",), Modality.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    [
        "Lawyer Olga Pavlova says he could be jailed for up to ten years.",
        "Commander Pavel Drozd said that he may be sentenced to ten years in prison.",
        "Lawyer Olga Pavlova warned that he could be imprisoned for ten years.",
        "He faces ten years in prison, the commander Pavel Drozd wrote, and nobody knows where he is.",
    ],
)
def test_lawyer_or_commander_who_tells_of_it_is_not_the_one(text: str) -> None:
    found = told(text)
    assert found
    assert [befell for _, befell, _ in found if befell] == []


def test_commander_may_face_a_sentence_himself() -> None:
    assert told("The commander Pavel Drozd faces ten years.") == [
        ("conviction", ("Pavel Drozd",), Modality.POSSIBLE),
    ]


def test_sentence_that_was_given_is_actual() -> None:
    assert told("Ivan Torv was sentenced to ten years.") == [("conviction", ("Ivan Torv",), Modality.ACTUAL)]


def test_commander_of_another_sentence_may_be_meant() -> None:
    found = told("Commander Pavel Drozd said that the road was closed. He was arrested on Monday.")
    assert [befell for act, befell, _ in found if act == "arrest"] == [("Pavel Drozd",)]
