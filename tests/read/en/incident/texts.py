"""Incidents of invented texts."""

from __future__ import annotations

from datetime import date

from habeas.facts.reading import Incident
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.incident import find_incident
from habeas.read.languages.en.incident.scene import Scene
from habeas.read.languages.en.names import find_entities

PUBLISHED = date(2022, 7, 20)

ARREST = """\
Journalist Maria Otieno Arrested in Kharkiv

KHARKIV, Ukraine — Police arrested journalist Maria Otieno on Monday, her newspaper said.

Otieno, 34, a reporter for Dawn Radio, was detained at her home in Kharkiv. She was taken to a prison and was not \
allowed to call a lawyer. The police did not say why she was arrested.

"We demand her release," said Peter Varin, the editor of Dawn Radio. Interior Minister Oleg Kotov declined to comment.
"""

KILLING = """\
Gunmen Kill Trade Union Leader

Unknown gunmen shot dead union leader Juma Otieno in Nairobi, Kenya, on 3 March 2021, his union said.

Otieno, president of the dock workers' union, was killed outside his house. The murder of Otieno shocked Kenya. \
His killers fled. Kenyan police said they were looking for the gunmen who murdered him.
"""


def incident_of(text: str, published: date | None = PUBLISHED) -> Incident:
    """Return the incident of a text that has one."""
    document = parse_document(text)
    incident = find_incident(document, find_entities(document), published)
    assert incident is not None
    return incident


def scene_of(text: str) -> Scene:
    """Return the scene of a text."""
    document = parse_document(text)
    return Scene(document, find_entities(document))
