"""Places by their Russian and Ukrainian names."""

from __future__ import annotations

import pytest

from habeas.read.gazetteer import load_cyrillic


@pytest.mark.parametrize("name", ["Бахмут", "Артёмовск", "Артемовск", "Артемівськ"])
def test_every_name_of_a_town_leads_to_one_place(name: str) -> None:
    town = load_cyrillic().cities(name)[0]
    assert (town.name, town.country, town.region) == ("Bakhmut", "UA", "Donetsk")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Россия", "RU"), ("Росія", "RU"), ("США", "US"), ("Україна", "UA"), ("Белоруссия", "BY"), ("Грузія", "GE")],
)
def test_country_is_known_in_both_languages(name: str, code: str) -> None:
    country = load_cyrillic().country(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("adjective", "region"), [("донецкий", "Donetsk"), ("донецький", "Donetsk"), ("бурятский", "Respublika Buryatiya")]
)
def test_region_is_known_by_its_adjective(adjective: str, region: str) -> None:
    found = load_cyrillic().region_by_adjective(adjective)
    assert found is not None
    assert found.name == region


def test_unknown_name_is_no_place() -> None:
    gazetteer = load_cyrillic()
    assert gazetteer.cities("Нетакогоград") == ()
    assert gazetteer.country("Нетакогоград") is None
    assert gazetteer.region("Нетакогоград") is None
