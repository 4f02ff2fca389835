"""Where a claim happened and where people were brought: never a place that they left, nor one that they refused."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import WhereaboutsClaim
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from habeas.read import read

PUBLISHED = date(2022, 7, 20)


def reading_of(text: str) -> Reading:
    return read(text, published=PUBLISHED, language="en")


def place_of(reading: Reading, one: Proposal) -> str | None:
    return reading.entity(one.where.entity).name if one.where else None


@pytest.mark.parametrize(
    ("text", "state", "place"),
    [
        ("Ivan Torv was transferred from Lomovka to Peschany on 20 April.", "transferred", "Peschany"),
        ("Forty men were moved from Lomovka to Peschany.", "transferred", "Peschany"),
        ("Guards moved Ivan Torv from the barracks in Lomovka to a hangar in Peschany.", "transferred", "Peschany"),
        ("In Lomovka guards put Ivan Torv on a truck and took him to a cellar in Peschany.", "transferred", "Peschany"),
        ("Ivan Torv was transferred from Lomovka on 3 May.", "transferred", None),
        ("Ivan Torv was returned from Lomovka to his unit.", "with the unit", None),
        ("Ivan Torv was sent from the camp near Lomovka to the front.", "at the front", None),
        ("Ivan Torv was released from the prison in Lomovka.", "released", None),
        ("Ivan Torv was taken to a former factory in Lomovka.", "transferred", "Lomovka"),
        ("Ivan Torv was transferred from the prison in Lomovka, near Peschany.", "transferred", None),
        ("Ivan Torv was transferred from a camp located in Lomovka.", "transferred", None),
        ("Ivan Torv was released from a prison located in Lomovka.", "released", None),
        ("Ivan Torv was transferred to Peschany from a hangar in Lomovka.", "transferred", "Peschany"),
    ],
)
def test_people_are_where_they_were_brought_and_not_where_they_came_from(
    text: str, state: str, place: str | None
) -> None:
    reading = reading_of(text)
    claims = [each.claim for each in reading.statements if isinstance(each.claim, WhereaboutsClaim)]
    places = {reading.entity(claim.place).name if claim.place else None for claim in claims if claim.state == state}
    assert places == {place}


def test_nobody_is_held_in_the_barracks_that_he_was_taken_from() -> None:
    reading = reading_of("The men were taken from the barracks in Lomovka to a hangar in Peschany.")
    claims = [each.claim for each in reading.statements if isinstance(each.claim, WhereaboutsClaim)]
    assert {claim.state for claim in claims} == {"transferred"}


@pytest.mark.parametrize(
    "text",
    [
        "Forty soldiers refused to go back to the line near Dolgovka.",
        "Forty soldiers refused to advance to the village of Dolgovka in April.",
        "Soldiers who refused to fight in the village of Dolgovka were beaten.",
        "Ivan Torv was arrested on his way to Lomovka in May.",
        "Ivan Torv, a conscript from Dolgovka, was detained on 3 May.",
    ],
)
def test_place_where_nobody_went_is_not_where_it_happened(text: str) -> None:
    reading = reading_of(text)
    acts = [each for each in reading.statements if each.claim.kind in ("act", "count")]
    assert acts
    assert {place_of(reading, each) for each in acts} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Officers threatened the men in a cellar in Peschany.",
        "Ivan Torv was arrested in Peschany.",
        "Gunmen abducted forty pupils from a school in Peschany.",
    ],
)
def test_place_of_the_act_itself_is_still_told(text: str) -> None:
    reading = reading_of(text)
    assert {place_of(reading, each) for each in reading.statements if each.claim.kind == "act"} == {"Peschany"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ivan Torv, who lives in Lomovka, was arrested.", {None}),
        ("Ivan Torv, a teacher in Lomovka, was arrested.", {None}),
        ("Ivan Torv, born in Lomovka, was beaten in Peschany.", {"Peschany"}),
        ("Soldiers stationed in Lomovka beat Ivan Torv.", {None}),
        ("Police from Lomovka arrested Ivan Torv.", {None}),
        ("Ivan Torv was arrested on his way from Lomovka to Peschany.", {None}),
        ("Ivan Torv was arrested for a speech in Lomovka.", {None}),
        ("Ivan Torv was convicted of a robbery in Lomovka.", {None}),
        ("Ivan Torv was killed five kilometres from Lomovka.", {None}),
        ("Ivan Torv was beaten in a prison between Lomovka and Peschany.", {None}),
        ("Ivan Torv was arrested not in Lomovka but in Peschany.", {"Peschany"}),
        ("In Lomovka, Ivan Torv was arrested.", {"Lomovka"}),
        ("In a court in Lomovka, Ivan Torv was threatened.", {"Lomovka"}),
        ("In a letter from Lomovka, Ivan Torv was threatened.", {None}),
        ("In a speech in Lomovka, Ivan Torv was threatened.", {None}),
        ("Ivan Torv was arrested in connection with a blast in Lomovka.", {None}),
        ("Ivan Torv was beaten with a pipe in Lomovka.", {"Lomovka"}),
        ("In Lomovka, his mother said that Ivan Torv was arrested.", {None}),
        ("A court in Lomovka convicted Ivan Torv.", {"Lomovka"}),
        ("Ivan Torv was beaten for a week in Lomovka.", {"Lomovka"}),
        ("Ivan Torv was arrested at his home in Lomovka.", {"Lomovka"}),
    ],
)
def test_place_of_something_beside_is_not_where_it_happened(text: str, places: set[str | None]) -> None:
    reading = reading_of(text)
    assert {place_of(reading, each) for each in reading.statements} == places


def test_town_where_his_mother_lives_says_nothing() -> None:
    reading = reading_of("Ivan Torv was beaten, his mother in Lomovka said.")
    assert [reading.entity(each.entity or "").name for each in reading.attributions] == ["his mother"]
