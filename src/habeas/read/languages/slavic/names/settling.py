"""Persons and places that look alike: what a preposition of place says of a word once holds for the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.drafts import word_keys
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.wordlists import Wordlists

_WHERE = frozenset("в во на із з зі до під біля поблизу через из под около возле близ".split())
_STATIC = frozenset("в во у на під под біля поблизу около возле близ".split())


def settle(
    document: Document, sightings: Sequence[Sighting], words: Wordlists, surroundings: Surroundings
) -> list[Sighting]:
    """Return the sightings with single words taken for persons made places, where the text uses them as places.

    1. A word that the gazetteer or a dictionary has for a place and no dictionary has for a person is a place.
    2. So is one in the locative behind a preposition of place, unless a person's longer name ends in it.
    3. A given name that no gazetteer has for a place is a person; what stands behind "вул." is a street.
    4. A plain word, or an adjective alone, that has its capital only from the beginning of a sentence names nobody.
    """
    full = {
        key
        for sighting in sightings
        if sighting.kind is PartyKind.PERSON and sighting.last - sighting.name > 1
        for token in document.tokens[sighting.name : sighting.last]
        for key in word_keys(token)
    }
    places: set[str] = set()
    for sighting in sightings:
        if sighting.kind is PartyKind.PERSON and sighting.last - sighting.name == 1:
            token = document.tokens[sighting.name]
            marks, kinds = surroundings.marks(token), surroundings.kinds(token)
            if word_keys(token) & full or marks & {"Name", "Patr"} or token.form.part != "NOUN":
                continue
            before = document.tokens[sighting.name - 1].lower if sighting.name else ""
            known = bool(kinds) or "Geox" in marks
            stands = before in _STATIC and any(form.case == "loct" for form in token.forms)
            stands = stands and not any(form.case == "gent" for form in token.forms)
            if (known and ("Surn" not in marks or before in _WHERE)) or (stands and "Surn" not in marks):
                places |= {token.lemma, token.lower}
    kept = [
        sighting
        for sighting in sightings
        if not _is_plain_opening(document, sighting, surroundings)
        and not _is_adjective(document, sighting, surroundings)
    ]
    kept = [_with_street(document, sighting, words) for sighting in kept]
    return [_settled(document, sighting, places, full, surroundings) for sighting in kept]


def _is_plain_opening(document: Document, sighting: Sighting, surroundings: Surroundings) -> bool:
    """Return whether a plain word was taken for a name only because it begins a sentence."""
    if sighting.kind is PartyKind.ORGANIZATION or sighting.last - sighting.first != 1:
        return False
    if sighting.first != document.sentences[sighting.sentence].first:
        return False
    token = document.tokens[sighting.first]
    marks, kinds = surroundings.marks(token), surroundings.kinds(token)
    if sighting.kind is PartyKind.PLACE:
        # Any word can be a village somewhere: only a dictionary or a place that everybody knows speaks for one here.
        return token.form.is_known and "Geox" not in marks and not set(kinds) - {"city"}
    return token.form.is_known and not marks and not kinds


def _is_adjective(document: Document, sighting: Sighting, surroundings: Surroundings) -> bool:
    """Return whether an adjective alone was taken for a place: "Український"."""
    if sighting.kind is not PartyKind.PLACE or sighting.last - sighting.first != 1:
        return False
    token = document.tokens[sighting.first]
    adjective = token.form.is_known and all(form.part in ("ADJF", "ADJS") for form in token.forms)
    return adjective and "Geox" not in surroundings.marks(token) and not surroundings.kinds(token)


def _with_street(document: Document, sighting: Sighting, words: Wordlists) -> Sighting:
    """Return a person's name behind the type of a street as the street that bears it."""
    if sighting.kind is not PartyKind.PERSON or not sighting.first:
        return sighting
    at = sighting.first - 1
    if document.tokens[at].word == "." and at:
        at -= 1
    if document.tokens[at].lower not in words.words("streets"):
        return sighting
    return replace(sighting, first=at, name=at, kind=PartyKind.PLACE)


def _settled(
    document: Document, sighting: Sighting, places: set[str], full: set[str], surroundings: Surroundings
) -> Sighting:
    if sighting.last - sighting.name != 1:
        return sighting
    token = document.tokens[sighting.name]
    if sighting.kind is PartyKind.PLACE and token.is_capital:
        marks = surroundings.marks(token)
        is_person = "Name" in marks and "Geox" not in marks and not surroundings.kinds(token)
        return replace(sighting, kind=PartyKind.PERSON) if is_person else sighting
    if sighting.kind is not PartyKind.PERSON:
        return sighting
    is_place = not {token.lemma, token.lower}.isdisjoint(places) and not word_keys(token) & full
    return replace(sighting, kind=PartyKind.PLACE) if is_place else sighting
