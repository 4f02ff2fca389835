"""Where a text names persons, organisations and places: the network sees, the trained chains decide."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.features import describe
from habeas.read.languages.slavic.names.model import BEGIN, KINDS, OUTSIDE, best_path, load_model
from habeas.read.languages.slavic.names.network import load_network
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.names.threads import single_thread
from habeas.read.languages.slavic.wordlists import Wordlists


def spot_names(document: Document, words: Wordlists, surroundings: Surroundings) -> list[Sighting]:
    """Return what a text names, in text order; a place can stand within an organisation."""
    if not document.sentences:
        return []
    sentences = [[token.word for token in document.tokens_of(sentence)] for sentence in document.sentences]
    looked_up = [[surroundings.russian(word.lower()) for word in sentence] for sentence in sentences]
    network, model = load_network(), load_model(document.language)
    with single_thread():
        activations = network.run(sentences, looked_up)
        described = describe(document, words, activations, surroundings)
        scores = model.scores(described)
    found: list[Sighting] = []
    for number, sentence in enumerate(document.sentences):
        if not any(token.is_capital for token in document.tokens_of(sentence)):
            continue
        for number_of_kind, kind in enumerate(KINDS):
            columns = scores[sentence.first : sentence.last, 3 * number_of_kind : 3 * number_of_kind + 3]
            tags = best_path(columns, model.transitions[number_of_kind])
            found += _sightings(tags, sentence.first, number, PartyKind(kind))
    found.sort(key=lambda sighting: (sighting.first, -sighting.last))
    return found


def _sightings(tags: list[int], first: int, sentence: int, kind: PartyKind) -> list[Sighting]:
    found: list[Sighting] = []
    begun: int | None = None
    for at, tag in enumerate([*tags, OUTSIDE]):
        if begun is not None and tag in (OUTSIDE, BEGIN):
            start = first + begun
            found.append(Sighting(first=start, name=start, last=first + at, sentence=sentence, kind=kind))
            begun = None
        if tag == BEGIN:
            begun = at
    return found
