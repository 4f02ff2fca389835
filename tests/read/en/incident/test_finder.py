"""The principal incident of invented reports."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.edtf import parse_edtf
from habeas.facts.party import PartyKind
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.incident import find_incident
from habeas.read.languages.en.names import find_entities
from tests.read.en.incident.texts import ARREST, KILLING, PUBLISHED, incident_of

LABELS = {"arbitrary detention", "enforced disappearance", "killing", "kidnapping", "torture", "other"}


@pytest.mark.parametrize(("text", "victim"), [(ARREST, "Maria Otieno"), (KILLING, "Juma Otieno")])
def test_victim_is_who_suffered_the_act(text: str, victim: str) -> None:
    persons = [one.name for one in incident_of(text).victims if one.kind is PartyKind.PERSON]

    assert persons == [victim]


def test_victim_has_what_the_text_says_of_it() -> None:
    victim = incident_of(ARREST).victims[0]

    assert (victim.sex, victim.age_group, victim.occupations) == ("woman", "adult", ("journalist",))


@pytest.mark.parametrize(("text", "violation"), [(ARREST, "arbitrary detention"), (KILLING, "killing")])
def test_violation_is_what_was_done(text: str, violation: str) -> None:
    assert violation in incident_of(text).violations


def test_perpetrator_has_name_and_type() -> None:
    (perpetrator,) = incident_of(ARREST).perpetrators

    assert (perpetrator.name, perpetrator.type) == ("Police", "state actor")


@pytest.mark.parametrize(("text", "city", "country"), [(ARREST, "Kharkiv", "Ukraine"), (KILLING, "Nairobi", "Kenya")])
def test_place_is_where_it_happened(text: str, city: str, country: str) -> None:
    place = incident_of(text).place

    assert ((place.city or "").title(), place.country) == (city, country)


@pytest.mark.parametrize(("text", "edtf"), [(ARREST, "2022-07-18"), (KILLING, "2021-03-03")])
def test_day_is_the_day_of_the_act(text: str, edtf: str) -> None:
    assert incident_of(text).when.edtf == edtf


def test_group_of_victims_has_its_count() -> None:
    text = (
        "Sixty-one objectors were held in a hangar near Zarechensk, relatives say. The objectors were beaten and "
        "threatened. Guards locked the objectors in a cellar."
    )
    (group,) = [one for one in incident_of(text).victims if one.kind is PartyKind.GROUP]

    assert group.name == "objectors"
    assert group.count is not None
    assert (group.count.at_least, group.count.at_most) == (61, 61)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harvest was good this year. Farmers in the valley sold twice as much grain as last year.",
        "Anna Petrova opened a bakery in Kharkiv on Monday.",
    ],
)
def test_text_about_no_incident_has_none(text: str) -> None:
    document = parse_document(text)

    assert find_incident(document, find_entities(document), PUBLISHED) is None


def test_incident_without_publication_date_keeps_only_what_the_words_give() -> None:
    assert incident_of(KILLING, None).when.edtf == "2021-03-03"


def test_same_text_gives_the_same_incident() -> None:
    assert incident_of(ARREST) == incident_of(ARREST)


PIECES = (
    "Police arrested Anna Petrova . killed murdered in Kharkiv Ukraine on Monday 3 May 2021 since March 2020 , and "
    "Ivan Otieno was beaten by soldiers ’s tortured kidnapped they she \n\n"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=60), st.sampled_from([None, date(2022, 7, 20)]))
def test_any_text_gives_labels_of_the_contract(words: list[str], published: date | None) -> None:
    document = parse_document(" ".join(words))
    entities = find_entities(document)
    incident = find_incident(document, entities, published)

    if incident is not None:
        assert set(incident.violations) <= LABELS
        assert all(entities.get(one.entity) for one in incident.victims if one.entity)
        if incident.when.edtf is not None:
            assert parse_edtf(incident.when.edtf).earliest is not None
