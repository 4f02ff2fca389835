"""What the trained chains take for bodies and is none: a pronoun, a plain word, a state called by what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.wordlists import Wordlists

__all__ = ["sift"]

_TYPES = ("organization_heads", "organization_types", "state_bodies", "unit_heads", "facilities")
_NEVER_ALONE = ("NPRO", "ADJF", "ADVB", "PRTF", "VERB", "INFN")


def sift(document: Document, sightings: Sequence[Sighting], words: Wordlists) -> Iterator[Sighting]:
    """Yield the sightings without those bodies that their words rule out.

    1. A pronoun, adjective or verb alone names no body, nor does a small word that is no type of bodies.
    2. A capitalised adjective before a word for states is a place: "Российская Федерация".
    """
    states = words.words("states")
    for each in sightings:
        if each.kind is not PartyKind.ORGANIZATION:
            yield each
        elif _is_state(document, each, states):
            yield replace(each, kind=PartyKind.PLACE)
        elif not _is_plain(document, each, words):
            yield each


def _is_state(document: Document, sighting: Sighting, states: frozenset[str]) -> bool:
    if sighting.last - sighting.first != 2:
        return False
    adjective, noun = document.tokens[sighting.first : sighting.last]
    described = adjective.is_capital and adjective.form.part in ("ADJF", "PRTF")
    return described and (noun.lemma in states or f"{adjective.lemma}_{noun.lemma}" in states)


def _is_plain(document: Document, sighting: Sighting, words: Wordlists) -> bool:
    if sighting.last - sighting.first != 1:
        return False
    token = document.tokens[sighting.first]
    if not token.form.is_known or token.quote is not None:
        return False
    if token.form.part in _NEVER_ALONE and token.word != token.word.upper():
        return True
    called = {token.lower, *(form.lemma for form in token.forms)}
    return not token.is_capital and not any(called & words.words(kind) for kind in _TYPES)
