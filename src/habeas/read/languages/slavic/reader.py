"""What the Russian and the Ukrainian reader share: from a text to its reading, in one order."""

from __future__ import annotations

from datetime import date

from habeas.facts.reading import Reading
from habeas.read.calendar import dates_outside
from habeas.read.entities import Entities
from habeas.read.languages.slavic.claims import find_claims
from habeas.read.languages.slavic.dates import grammar_of, without_births
from habeas.read.languages.slavic.document import parse_document
from habeas.read.languages.slavic.following import find_people
from habeas.read.languages.slavic.incident import find_incident
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.names import find_entities
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.speech import find_attributions
from habeas.read.languages.slavic.wordlists import load_wordlists


class SlavicReader:
    """Reads one East Slavic language with that language's morphology and words."""

    def __init__(self, *, language: str, name: str, morphology: Morphology, surroundings: Surroundings) -> None:
        """Keep what one language brings: `name` is name and version of the reader."""
        self.language = language
        self.name = name
        self._morphology = morphology
        self._surroundings = surroundings

    def read(self, text: str, published: date | None) -> Reading:
        """Return what a text says.

        Args:
            text: The text layer, exactly as stored.
            published: The day of the report, None where it is not known.
        """
        words = load_wordlists(self.language)
        document = parse_document(text, self._morphology, words)
        entities = find_entities(document, self._morphology, words, self._surroundings)
        people = find_people(document, entities, words, self._morphology)
        found = dates_outside(grammar_of(self.language), text, published, document.furniture)
        dates = without_births(text, found)
        attributions = find_attributions(document, people, dates)
        statements = find_claims(document, people, attributions, dates, published)
        return Reading(
            language=self.language,
            published=published,
            reader=self.name,
            entities=people.entities,
            attributions=attributions,
            statements=statements,
            incident=find_incident(Entities(entities=people.entities), statements, words),
            furniture=document.furniture,
        )
