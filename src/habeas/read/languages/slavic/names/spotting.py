"""Where a text names persons, organisations and places: the network sees, the trained chains decide."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.features import describe
from habeas.read.languages.slavic.names.model import BEGIN, INSIDE, KINDS, OUTSIDE, best_path, load_model
from habeas.read.languages.slavic.names.network import TAGS, load_network
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.names.threads import single_thread
from habeas.read.languages.slavic.wordlists import Wordlists

_GIVEN = frozenset(("Name", "Patr"))


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
    begins = (activations.scores.argmax(axis=1) == TAGS.index("B-PER")).tolist()
    given = [bool(surroundings.marks(token) & _GIVEN) if token.is_capital else False for token in document.tokens]
    found: list[Sighting] = []
    for number, sentence in enumerate(document.sentences):
        if not any(token.is_capital for token in document.tokens_of(sentence)):
            continue
        for number_of_kind, kind in enumerate(KINDS):
            columns = scores[sentence.first : sentence.last, 3 * number_of_kind : 3 * number_of_kind + 3]
            tags = best_path(columns, model.transitions[number_of_kind])
            if kind == "person":
                tags = persons_apart(
                    tags, begins[sentence.first : sentence.last], given[sentence.first : sentence.last]
                )
            found += _sightings(tags, sentence.first, number, PartyKind(kind))
    found.sort(key=lambda sighting: (sighting.first, -sighting.last))
    return found


def persons_apart(tags: Sequence[int], begins: Sequence[bool], given: Sequence[bool]) -> list[int]:
    """Return the tags of persons; one who the network sees begin within another begins there: a list of names.

    Args:
        tags: Of the tokens of a sentence.
        begins: Where the network sees a person begin.
        given: Which tokens can be a given name or a patronymic: none is the last word of a name in a list, and one
            behind a single word is the given name of a family name before it.
    """
    found: list[int] = []
    length = 0
    for at, tag in enumerate(tags):
        apart = tag == INSIDE and begins[at] and not given[at - 1] and not (length == 1 and given[at])
        found.append(BEGIN if apart else tag)
        length = 0 if tag == OUTSIDE else 1 if found[-1] == BEGIN else length + 1
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
