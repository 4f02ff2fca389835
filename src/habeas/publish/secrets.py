"""What a release must not show: parties with every spelling that is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.facts.party import PartyKind
from habeas.publish.words import words_of

_TITLES = frozenset(
    "lieutenant colonel major captain sergeant general private corporal admiral dr mr mrs ms miss prof sir lady "
    "лейтенант полковник майор капитан капітан сержант генерал рядовой солдат".split()
)
_COMMON_IN_NAMES = frozenset(
    "the of and for in at on near de la brigade battalion regiment division company platoon army corps unit guards "
    "separate motor rifle rifles motorised motorized assault tank military city town village district region oblast "
    "republic krai prison colony centre center detention facility hospital school street north south east west new old "
    "upper lower great little saint committee foundation fund group union society association centre ministry office "
    "бригада полк батальон батальйон дивизия дивізія рота часть частина город місто село район область республика край "
    "и в на из з у при".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Somebody or something that must not be recognisable, with all spellings known.

    `id` is the party's id, or a label where there is none; only it ever appears in a message.
    """

    id: str
    kind: PartyKind
    spellings: tuple[str, ...]

    def parts(self) -> tuple[Part, ...]:
        """Return the words of the spellings that tell who or what it is, each once."""
        return tuple(dict.fromkeys(part for spelling in self.spellings for part in _parts(spelling, self.kind)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One telling word of a name.

    `needs_capital`: it is an ordinary word too, and only counts where it is written like a name.
    """

    text: str
    needs_capital: bool


def telling_parts(spelling: str, kind: PartyKind) -> tuple[str, ...]:
    """Return the words of one spelling that tell who or what is named.

    Those are its capitalised words; of a person whose name is written without any capital, all of them. Titles and
    common nouns tell nothing.
    """
    words = [word for word in _words(spelling) if len(word) > 1 and not word.isdigit()]
    plain = [word for word in words if word.casefold() not in _TITLES | _COMMON_IN_NAMES]
    capitalised = [word for word in plain if is_capitalised(word)]
    if capitalised or kind is not PartyKind.PERSON:
        return tuple(capitalised)
    return tuple(plain)


def is_capitalised(word: str) -> bool:
    """Return whether a word is written like a name; in a script without capitals every word is."""
    return word != word.lower() or word.lower() == word.upper()


def _parts(spelling: str, kind: PartyKind) -> Iterable[Part]:
    """Yield the telling words of a spelling.

    A description ("a sister of his") and the words of a longer name of a thing ("The Morning Post") are
    ordinary words; a person's name in capitals, and a thing's only telling word, count in any case.
    """
    texts = telling_parts(spelling, kind)
    for text in texts:
        ordinary = not is_capitalised(text) if kind is PartyKind.PERSON else len(texts) > 1
        yield Part(text=text, needs_capital=ordinary)


def numbers_of(secret: Secret) -> frozenset[str]:
    """Return the numbers in the name of a unit, such as the 901 of `901st Brigade`."""
    if secret.kind is not PartyKind.UNIT:
        return frozenset()
    return frozenset(word for spelling in secret.spellings for word in _words(spelling) if word.isdigit())


def _words(spelling: str) -> Iterable[str]:
    return (word.text for word in words_of(spelling))
