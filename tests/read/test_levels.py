"""How exact a place is."""

from __future__ import annotations

import pytest

from habeas.facts.party import PartyKind
from habeas.read import read
from habeas.read.levels import level_of


@pytest.mark.parametrize(
    ("name", "role", "country"),
    [
        ("Ukraine", "country", "UA"),
        ("Buryatia", "region", "RU"),
        ("Donetsk region", "region", "UA"),
        ("Donetsk", "", "UA"),
        ("Georgia", "", None),
        ("Россия", "country", "RU"),
        ("Бурятия", "region", "RU"),
        ("Донецкая область", "region", "UA"),
        ("Херсонська область", "region", "UA"),
        ("Бахмут", "", "UA"),
        ("Нетакогоград", "", None),
    ],
)
def test_level_is_told_where_it_is_certain(name: str, role: str, country: str | None) -> None:
    level = level_of(name)
    assert (level.role, level.country) == (role, country)


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("The men were held in Ulan-Ude, Buryatia. Officials in Russia denied it.",
         {"Ulan-Ude": "Buryatia", "Buryatia": "Russia", "Russia": None}),
        ("Солдат держали в Бахмуте. Это Донецкая область. Украина заявила протест.",
         {"Бахмут": "Донецкая область", "Донецкая область": "Украина", "Украина": None}),
    ],
)  # fmt: skip
def test_place_points_at_the_larger_place_of_its_text(text: str, wider: dict[str, str | None]) -> None:
    reading = read(text)
    places = [entity for entity in reading.entities if entity.kind is PartyKind.PLACE]
    assert {each.name: reading.entity(each.of).name if each.of else None for each in places} == wider
