"""One word, one kind: what a text names by one word mostly as a place is no person in one sentence of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.drafts import word_keys
from habeas.read.languages.slavic.names.sightings import Sighting

__all__ = ["vote"]

_MAJORITY = 2
"""How many times as often the other kind must stand."""


def vote(document: Document, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings; a single word follows the kind that its other places in the text have by far.

    The family name of a person named in full is one of these places. Bodies, which are found least surely, win none.
    """
    seen: dict[str, Counter[PartyKind]] = defaultdict(Counter)
    for each in sightings:
        if each.last - each.name == 1 or each.kind is PartyKind.PERSON:
            for key in word_keys(document.tokens[each.last - 1]):
                seen[key][each.kind] += 1
    return [_voted(document, each, seen) for each in sightings]


def _voted(document: Document, sighting: Sighting, seen: dict[str, Counter[PartyKind]]) -> Sighting:
    if sighting.last - sighting.first != 1:
        return sighting
    counts: Counter[PartyKind] = Counter()
    for key in word_keys(document.tokens[sighting.name]):
        counts |= seen[key]
    kind, most = counts.most_common(1)[0]
    won = kind not in (PartyKind.ORGANIZATION, sighting.kind) and most >= _MAJORITY * counts[sighting.kind]
    return replace(sighting, kind=kind) if won else sighting
