"""Entities of invented texts, in a form that tests can compare."""

from __future__ import annotations

from habeas.facts.reading import Entity
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.names import Entities, find_entities


def entities_of(text: str) -> Entities:
    """Return the entities of a text."""
    return find_entities(parse_document(text))


def names_of(text: str, kind: str) -> list[str]:
    """Return the names of the entities of one kind that the text names, in text order."""
    return [entity.name for entity in entities_of(text).entities if entity.kind == kind and entity.mentions]


def entity_of(text: str, name: str) -> Entity:
    """Return the entity of that name."""
    return next(entity for entity in entities_of(text).entities if entity.name == name)


def references_of(text: str, name: str) -> list[str]:
    """Return the words of the references to the entity of that name."""
    return [span.of(text) for span in entity_of(text, name).references]
