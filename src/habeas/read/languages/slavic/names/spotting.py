"""Where a text names persons, organisations and places: what the network sees."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.network import TAGS, load_network
from habeas.read.languages.slavic.names.sightings import Sighting

_KINDS = {"PER": PartyKind.PERSON, "LOC": PartyKind.PLACE, "ORG": PartyKind.ORGANIZATION}


def spot_names(document: Document) -> list[Sighting]:
    """Return what the network takes for names, in text order."""
    sentences = [[token.word for token in document.tokens_of(sentence)] for sentence in document.sentences]
    scores = load_network().run(sentences).scores
    found: list[Sighting] = []
    for number, sentence in enumerate(document.sentences):
        first, kind = sentence.first, ""
        for at in range(sentence.first, sentence.last + 1):
            tag = TAGS[int(scores[at].argmax())] if at < sentence.last else "O"
            if kind and (tag == "O" or tag[2:] != kind or tag[0] == "B"):
                found.append(Sighting(first=first, name=first, last=at, sentence=number, kind=_KINDS[kind]))
                kind = ""
            if tag not in ("O", "<pad>") and not kind:
                first, kind = at, tag[2:]
    return found
