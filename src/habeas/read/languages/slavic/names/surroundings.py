"""What the rules for names ask of a language beside its grammar: places it knows, and words as Russian spells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from habeas.read.gazetteer import load_cyrillic
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.tokens import Token

BIG_CITY_POPULATION = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What one language knows of names.

    `russian` returns a word in lower case as Russian would spell it, for the network that knows Russian only. `other`
    tells the readings of that spelling, where the language's own dictionary does not mark places and bodies.
    """

    russian: Callable[[str], str]
    other: Morphology | None = None

    def marks(self, token: Token) -> frozenset[str]:
        """Return what a capitalised word can name, as dictionaries mark it: Name, Surn, Patr, Geox, Orgn, Abbr."""
        own = frozenset(mark for form in token.forms for mark in form.marks)
        if self.other is None or own:
            return own
        readings = self.other.forms(self.russian(token.lower))
        return frozenset(mark for form in readings if form.is_known for mark in form.marks)

    def kinds(self, token: Token) -> tuple[str, ...]:
        """Return which kinds of place a capitalised word can name: `city`, `big`, `region`, `country`."""
        gazetteer = load_cyrillic()
        found: list[str] = []
        for name in dict.fromkeys((token.lower, *(form.lemma for form in token.forms))):
            if gazetteer.knows_city(name):
                found.append("city")
                if gazetteer.cities(name)[0].population >= BIG_CITY_POPULATION:
                    found.append("big")
            if gazetteer.region(name) is not None:
                found.append("region")
            if gazetteer.region_by_adjective(name) is not None:
                found.append("regional")
            if gazetteer.country(name) is not None:
                found.append("country")
        return tuple(dict.fromkeys(found))


def as_written(word: str) -> str:
    """Return a word of Russian, which Russian spells as it is."""
    return word
