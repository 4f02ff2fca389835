"""The gazetteer knows places by the spellings that reports use."""

from __future__ import annotations

import pytest

from habeas.read.gazetteer import Country, fold_spelling, load_gazetteer


@pytest.mark.parametrize("spelling", ["Luhansk", "Lugansk", "Luhans’k", "LUHANSK"])
def test_city_is_found_by_each_spelling(spelling: str) -> None:
    cities = load_gazetteer().cities(spelling)

    assert [(city.name, city.country, city.region) for city in cities] == [("Luhansk", "UA", "Luhansk")]


def test_cities_of_one_name_come_most_populous_first() -> None:
    odesa, odessa = load_gazetteer().cities("Odessa")[:2]

    assert (odesa.country, odessa.country) == ("UA", "US")
    assert odesa.population > odessa.population


def test_capital_is_marked() -> None:
    assert load_gazetteer().cities("Kyiv")[0].is_capital


def test_unknown_name_has_no_city_and_no_region() -> None:
    assert (load_gazetteer().cities("Zarechensk-on-Nothing"), load_gazetteer().regions("Nowhere Oblast")) == ((), ())


def test_region_is_found_by_its_english_name() -> None:
    assert [(region.name, region.country) for region in load_gazetteer().regions("Buryatia")] == [
        ("Respublika Buryatiya", "RU")
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("the Philippines", "PH"), ("U.S.", "US"), ("UK", "GB"), ("DR Congo", "CD"), ("Burma", "MM")]
)
def test_country_is_found_by_other_names(name: str, code: str) -> None:
    country = load_gazetteer().country(name)

    assert country is not None
    assert country.code == code


def test_pronoun_is_no_country() -> None:
    assert load_gazetteer().country("us") is None


@pytest.mark.parametrize("word", ["Kenyan", "Kenyans"])
def test_country_is_found_by_adjective_and_people(word: str) -> None:
    assert load_gazetteer().country_by_adjective(word) == Country(code="KE", name="Kenya")


def test_country_is_found_by_code() -> None:
    assert load_gazetteer().country_by_code("UA") == Country(code="UA", name="Ukraine")
    assert load_gazetteer().country_by_code("QQ") is None


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [("Ulan-Ude", "ulan ude"), ("Łódź", "lodz"), ("St. Anna’s", "st annas"), ("  Two  Wells ", "two wells")],
)
def test_spelling_is_folded(spelling: str, folded: str) -> None:
    assert fold_spelling(spelling) == folded
