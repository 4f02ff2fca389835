"""The principal incident of Russian and Ukrainian texts."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.reading import IncidentPlace
from habeas.read import read

RUSSIAN = (
    "Рядового Ивана Лунина избили и заперли в подвале комендатуры в Бахмуте в начале мая, рассказала его мать Галина "
    "Лунина. Донецкая область, Украина."
)
UKRAINIAN = "Солдата Івана Луніна побили і замкнули в підвалі в Бахмуті."


def test_russian_incident_tells_what_to_whom_where_and_when() -> None:
    incident = read(RUSSIAN, published=date(2022, 6, 1)).incident
    assert incident is not None
    assert (incident.violations, [victim.name for victim in incident.victims], incident.place, incident.when.edtf) == (
        ("arbitrary detention", "torture"),
        ["Иван Лунин"],
        IncidentPlace(city="Бахмут", region="Донецкая область", country="Ukraine"),
        "[2022-05-01..2022-05-10]",
    )


def test_ukrainian_incident_tells_its_place() -> None:
    incident = read(UKRAINIAN).incident
    assert incident is not None
    assert (incident.place.city, incident.place.country) == ("Бахмут", "Ukraine")


@pytest.mark.parametrize("text", ["Ивана Лунина не били.", "Галина Лунина пришла в театр и купила билет."])
def test_text_without_harm_done_tells_of_no_incident(text: str) -> None:
    assert read(text, language="ru").incident is None
