"""From a document to its entities."""

from __future__ import annotations

from habeas.read.entities import Entities
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.names.drafts import join_sightings
from habeas.read.languages.slavic.names.spotting import spot_names
from habeas.read.languages.slavic.names.writing import write_entities
from habeas.read.languages.slavic.wordlists import Wordlists


def find_entities(document: Document, morphology: Morphology, words: Wordlists) -> Entities:
    """Return the persons, groups, organisations, units and places of a text.

    1. Names are spotted and told apart by kind.
    2. All cases and short forms of one name become one entity.
    3. Entities are numbered in the order in which they first stand in the text.
    """
    del words
    return write_entities(join_sightings(document, morphology, spot_names(document)))
