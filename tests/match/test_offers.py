"""Offers ask about pairs of one kind that nobody has judged, and decide nothing."""

from __future__ import annotations

from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind, Sex
from habeas.match.offers import find_offers


def party(number: int, name: str, kind: PartyKind = PartyKind.PERSON, sex: Sex = Sex.UNKNOWN) -> Party:
    """Return a party with id `p-<number>`."""
    return Party(id=PartyId(f"p-{number}"), kind=kind, name=name, spellings=(name,), sex=sex)


def pairs(*parties: Party, judged: frozenset[frozenset[PartyId]] = frozenset()) -> list[tuple[str, str]]:
    """Return the offered pairs by id."""
    return [(offer.left, offer.right) for offer in find_offers(parties, judged)]


def test_two_spellings_of_one_person_are_offered() -> None:
    assert pairs(party(1, "Timur Badmaev"), party(2, "Тимур Бадмаев"), party(3, "Anna Petrova")) == [("p-1", "p-2")]


def test_a_judged_pair_is_not_offered_again() -> None:
    judged = frozenset({frozenset({PartyId("p-1"), PartyId("p-2")})})
    assert pairs(party(1, "Timur Badmaev"), party(2, "Timur Badmaev"), judged=judged) == []


def test_a_man_and_a_woman_are_not_offered() -> None:
    assert pairs(party(1, "A. Petrov", sex=Sex.MAN), party(2, "A. Petrova", sex=Sex.WOMAN)) == []


def test_units_with_other_numbers_are_not_offered() -> None:
    first = party(1, "115th Motor Rifle Brigade", PartyKind.UNIT)
    second = party(2, "116th Motor Rifle Brigade", PartyKind.UNIT)
    third = party(3, "115 Motor Rifle Brigade", PartyKind.UNIT)
    assert pairs(first, second) == []
    assert pairs(first, third) == [("p-1", "p-3")]


def test_groups_of_one_name_stay_two() -> None:
    assert pairs(party(1, "soldiers", PartyKind.GROUP), party(2, "soldiers", PartyKind.GROUP)) == []


def test_the_likelier_pair_comes_first() -> None:
    offered = pairs(party(1, "Timur Badmaev"), party(2, "T. Badmaev"), party(3, "Timur Badmaev"))
    assert offered[0] == ("p-1", "p-3")
