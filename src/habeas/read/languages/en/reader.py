"""The English reader: rules and word lists, nothing that needs a network or a model."""

from __future__ import annotations

from datetime import date

from habeas.facts.reading import Reading
from habeas.read.languages.en.claims import find_claims
from habeas.read.languages.en.dates import find_dates
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.incident import find_incident
from habeas.read.languages.en.names import find_entities
from habeas.read.languages.en.speech import add_days, find_attributions


class EnglishReader:
    """Reads English: names, reported speech, dates, claims, the principal incident."""

    language = "en"
    name = "rules-en/1"

    def read(self, text: str, published: date | None) -> Reading:
        """Return what an English text says.

        Args:
            text: The text layer, exactly as stored.
            published: The day of the report, None where it is not known.
        """
        document = parse_document(text)
        entities = find_entities(document)
        dates = find_dates(document, published)
        attributions = add_days(find_attributions(document, entities), document, dates)
        return Reading(
            language=self.language,
            published=published,
            reader=self.name,
            entities=entities.entities,
            attributions=attributions,
            statements=find_claims(document, entities, attributions, dates, published),
            incident=find_incident(document, entities, published, dates),
            furniture=document.furniture,
        )
