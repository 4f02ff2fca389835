"""Bodies of a Russian text that their type word tells: "Корпорация «Свет»", "парламент Заречья".

The trained chains know the bodies of the news they were trained on. A type word beside a name, a quotation or a place
tells of a body in any Russian text; Ukrainian has no list of such words yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.tokens import Token
from habeas.read.languages.slavic.wordlists import Wordlists

__all__ = ["CLOSERS", "OPENERS", "with_typed_bodies"]

OPENERS = ("«", '"', "„", "“")
CLOSERS = ("»", '"', "“", "”")
_LONGEST_QUOTED = 6


def with_typed_bodies(document: Document, sightings: Sequence[Sighting], words: Wordlists) -> list[Sighting]:
    """Return the sightings with the bodies that type words tell, in text order.

    1. A type word right before a name in quotation marks or in Latin letters begins the body: "компания «Свет»".
    2. A word for those who govern, before a place in the genitive or behind the adjective of a country, is one:
       "парламент Заречья", "заречинское правительство".
    3. What the chains saw within such a body gives way to it; a body that begins there goes on to its own end.
    """
    finder = _Finder(document, sightings, words)
    told = [each for number, sentence in enumerate(document.sentences) for each in finder.told(number, sentence)]
    kept = [
        each
        for each in sightings
        if each.kind is not PartyKind.ORGANIZATION
        or not any(one.first < each.last and each.first < one.last for one in told)
    ]
    return sorted([*kept, *told], key=lambda each: (each.first, -each.last))


class _Finder:
    """Tries each type word of a document."""

    def __init__(self, document: Document, sightings: Sequence[Sighting], words: Wordlists) -> None:
        self.tokens = document.tokens
        self.types = words.words("organization_heads") | words.words("organization_types")
        self.governing = words.words("governing_heads")
        self.rulers = words.words("rulers")
        self.bodies = [each for each in sightings if each.kind is PartyKind.ORGANIZATION]
        self.places = {each.first: each for each in sightings if each.kind is PartyKind.PLACE}

    def told(self, number: int, sentence: Sentence) -> list[Sighting]:
        """Return the bodies of one sentence."""
        found: list[Sighting] = []
        for at in range(sentence.first, sentence.last - 1):
            if found and at < found[-1].last:
                continue
            token = self.tokens[at]
            last = 0
            if token.lemma in self.types or token.lower in self.types:
                last = self._named(at + 1, sentence.last)
            first = at
            if not last and (token.lemma in self.governing or self._rules(token)):
                first, last = self._governing(at, sentence)
            if last:
                found.append(self._whole(first, last, number))
        return found

    def _rules(self, token: Token) -> bool:
        """Return whether "власти" can be those who govern, and not the power that they have."""
        return any(form.lemma in self.rulers and form.is_plural for form in token.forms)

    def _named(self, at: int, last: int) -> int:
        """Return where a name in quotation marks or Latin letters ends that begins at a token, 0 where none does."""
        if self.tokens[at].text in OPENERS:
            for end in range(at + 1, min(last, at + _LONGEST_QUOTED + 2)):
                if self.tokens[end].text in CLOSERS:
                    inside = self.tokens[at + 1 : end]
                    return end + 1 if inside and inside[0].is_capital and not any(map(_ends_a_name, inside)) else 0
            return 0
        end = at
        while end < last and self.tokens[end].form.part == "LATN" and self.tokens[end].is_capital:
            end += 1
        return end if end > at else 0

    def _governing(self, at: int, sentence: Sentence) -> tuple[int, int]:
        """Return the first token and the end of a body that governs a place, an end of 0 where it governs none."""
        place = self.places.get(at + 1)
        if place is not None and any(form.case == "gent" for form in self.tokens[place.last - 1].forms):
            return at, place.last
        before = self.tokens[at - 1] if at > sentence.first else None
        if before is not None and before.form.part == "ADJF" and before.lemma.endswith(("ский", "цкий")):
            return at - 1, at + 1
        return at, 0

    def _whole(self, first: int, last: int, number: int) -> Sighting:
        """Return a body with what the chains saw of it before its first or behind its last word."""
        for body in self.bodies:
            if body.first <= first < body.last <= last:
                first = first if any(map(_ends_a_name, self.tokens[body.first : first])) else body.first
            if body.first == first and body.last > last:
                last = last if any(map(_ends_a_name, self.tokens[last : body.last])) else body.last
        return Sighting(first=first, name=first, last=last, sentence=number, kind=PartyKind.ORGANIZATION)


def _ends_a_name(token: Token) -> bool:
    """Return whether a small word ends a name because it is a verb, an adverbial participle or a predicate."""
    return token.form.part in ("VERB", "INFN", "PRED", "GRND") and not token.is_capital
