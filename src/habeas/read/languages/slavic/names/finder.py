"""From a document to its entities."""

from __future__ import annotations

from habeas.read.entities import Entities
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.names.described import Describer
from habeas.read.languages.slavic.names.drafts import join_sightings
from habeas.read.languages.slavic.names.echoes import with_echoes, with_known
from habeas.read.languages.slavic.names.initials import with_initialled
from habeas.read.languages.slavic.names.kinship import join_kin
from habeas.read.languages.slavic.names.references import Resolver
from habeas.read.languages.slavic.names.settling import settle
from habeas.read.languages.slavic.names.sifting import sift
from habeas.read.languages.slavic.names.spotting import spot_names
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.names.tidying import tidy
from habeas.read.languages.slavic.names.titles import Titler
from habeas.read.languages.slavic.names.voting import vote
from habeas.read.languages.slavic.names.writing import write_entities
from habeas.read.languages.slavic.wordlists import Wordlists


def find_entities(document: Document, morphology: Morphology, words: Wordlists, surroundings: Surroundings) -> Entities:
    """Return the persons, groups, organisations, units and places of a text.

    1. Names are spotted, told apart by kind, and put right by rules.
    2. All cases and short forms of one name become one entity.
    3. Words beside a name give roles, sex, age group, occupations, kin.
    4. Groups and unnamed persons are added from common nouns.
    5. Pronouns are resolved, where one person only can be meant.
    6. A relative without a name joins the one named person who is that relative.
    7. Entities are numbered in the order in which they first stand in the text.
    """
    spotted = vote(document, settle(document, spot_names(document, words, surroundings), words, surroundings))
    tidied = tidy(document, with_known(document, spotted, words, surroundings), words)
    sightings = with_echoes(document, with_initialled(document, list(sift(document, tidied, words))))
    ledger = join_sightings(document, morphology, sightings)
    titled = Titler(document, ledger, morphology, words).add_all()
    Describer(document, ledger, words).add_all(titled)
    Resolver(document, ledger, words).resolve()
    join_kin(ledger, words)
    return write_entities(ledger, words)
