"""Documents for tests: a text taken apart by the reader's own parts."""

from __future__ import annotations

from habeas.read.entities import Entities
from habeas.read.languages.ru.reader import surroundings as russian
from habeas.read.languages.slavic.document import Document, parse_document
from habeas.read.languages.slavic.morphology import dictionary
from habeas.read.languages.slavic.names import find_entities
from habeas.read.languages.slavic.wordlists import load_wordlists
from habeas.read.languages.uk.reader import surroundings as ukrainian


def document_of(text: str, language: str = "ru") -> Document:
    return parse_document(text, dictionary(language), load_wordlists(language))


def entities_of(text: str, language: str = "ru") -> Entities:
    surroundings = {"ru": russian, "uk": ukrainian}[language]()
    return find_entities(document_of(text, language), dictionary(language), load_wordlists(language), surroundings)
