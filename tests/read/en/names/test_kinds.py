"""Capitals are told apart: persons, organisations, units, places."""

from __future__ import annotations

import pytest

from tests.read.en.names.texts import entity_of, names_of


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Anna Petrova was arrested in the morning.", ["Anna Petrova"]),
        ("Lieutenant Colonel Varin shouted at them.", ["Varin"]),
        ("Kenyan activist Peter Otieno spoke.", ["Peter Otieno"]),
        ("The court freed Omar al-Rashidov and Juma Ga’ali.", ["Omar al-Rashidov", "Juma Ga’ali"]),
        ("Supreme Court Justice Mira Otieno disagreed.", ["Mira Otieno"]),
        ("His wife, Daria, called the unit.", ["Daria"]),
        ("Prime Minister Oleg Varin resigned.", ["Oleg Varin"]),
    ],
)
def test_persons_are_named_without_titles(text: str, persons: list[str]) -> None:
    assert names_of(text, "person") == persons


@pytest.mark.parametrize(
    "text",
    [
        "The Labour Relations Act was passed on Monday.",
        "Human Rights Day fell on a Tuesday.",
        "Russian troops and Ukrainian medics met.",
        "Meanwhile, However and Thus are words.",
    ],
)
def test_things_with_capitals_are_no_persons(text: str) -> None:
    assert names_of(text, "person") == []


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("The Selenga Foundation helps.", ["Selenga Foundation"]),
        ("The Ministry of Defence did not reply.", ["Ministry of Defence"]),
        ("He told Dawn Radio about it.", ["Dawn Radio"]),
        ("Officers of the FSB came.", ["FSB"]),
        ("She founded the Way Home fund in spring.", ["Way Home fund"]),
        ("The head of Open Gates, Peter Otieno, agreed.", ["Open Gates"]),
        ("The Council of Sailors' Mothers wrote.", ["Council of Sailors' Mothers"]),
        ("The Committee for the Protection of Sailors wrote.", ["Committee for the Protection of Sailors"]),
    ],
)
def test_organisations_are_told_by_their_words(text: str, organizations: list[str]) -> None:
    assert names_of(text, "organization") == organizations


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Men of the 37th Motor Rifle Brigade refused.", ["37th Motor Rifle Brigade"]),
        ("The 37th brigade is here.", ["37th brigade"]),
        ("The 37th Rifle Brigade left. Nobody in the 37th brigade knew.", ["37th Rifle Brigade"]),
    ],
)
def test_units_are_told_by_number_and_kind(text: str, units: list[str]) -> None:
    assert names_of(text, "unit") == units


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They were held near Zarechensk for a week.", ["Zarechensk"]),
        ("He was born in the village of Nizhny Log.", ["Nizhny Log"]),
        ("KHARKIV, Ukraine — A court ruled.", ["KHARKIV", "Ukraine"]),
        ("Lugansk fell. Many left Luhansk.", ["Lugansk"]),
        ("They met in the Luhansk region.", ["Luhansk"]),
    ],
)
def test_places_are_told_by_gazetteer_and_words_before(text: str, places: list[str]) -> None:
    assert names_of(text, "place") == places


def test_family_name_that_is_a_town_too_stays_a_person() -> None:
    text = "Ivan Bryanka was seized at home. Police said Bryanka resisted."

    assert names_of(text, "place") == []
    assert len(entity_of(text, "Ivan Bryanka").mentions) == 2


def test_headline_in_capitals_names_nobody_but_the_named() -> None:
    text = "Court Frees Anna Petrova After Long Hunger Strike\n\nAnna Petrova left the court on Friday."

    assert names_of(text, "person") == ["Anna Petrova"]


def test_towns_ships_and_papers_are_not_people() -> None:
    text = (
        "Conscripts from Verkhnelug who laid down their arms were brought to the Umm Lara barracks. "
        "They were held on the Santa Orsa, says the online journal La Grue. Others went to a hospital at Ponta Nera."
    )

    assert names_of(text, "person") == []
    assert names_of(text, "place") == ["Verkhnelug", "Umm Lara", "Ponta Nera"]
    assert names_of(text, "organization") == ["La Grue"]


def test_the_fleet_and_the_coastguard_are_bodies() -> None:
    assert names_of("The coastguard did not answer. Nor did the fleet.", "organization") == ["coastguard", "fleet"]
