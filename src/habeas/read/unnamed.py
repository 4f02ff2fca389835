"""Sources that no word names: a pronoun that nobody could be found for is the name of nobody."""

from __future__ import annotations

from dataclasses import replace

from habeas.facts.reading import Reading
from habeas.facts.source import Attribution

_PRONOUNS = frozenset(
    "i me my myself we us our you your he him his she her hers they them their it its who whom which that this one "
    "я меня мне мной мой моя моё мои мы нас нам нами наш ты тебя вы вас вам он его ему им нём она её ее ей ею "
    "они их ими оно кто который которая которые это "
    "мене мені мною мій моя моє мої ми ви вас він його йому ним вона її їй нею вони їх їм ними воно хто який яка які це"
    .split()
)  # fmt: skip


def without_pronoun_names(reading: Reading) -> Reading:
    """Return a reading in whose chains no pronoun stands as the name of anybody.

    Where a pronoun was given to an entity, the entity is the source, and the pronoun its words. Where it was not, the
    words stay as what the text has, and `naming` leaves them out where sources are shown.
    """
    found = tuple(_unnamed(one) for one in reading.attributions)
    return replace(reading, attributions=found) if found != reading.attributions else reading


def naming(words: str) -> str:
    """Return words that stand for a source, nothing where they are a pronoun alone, the name of nobody."""
    return "" if is_pronoun(words) else words


def is_pronoun(words: str) -> bool:
    """Return whether words are a pronoun alone: "He", "я", "вона"."""
    return words.strip(" ,.:;\"'“”«»").lower() in _PRONOUNS


def _unnamed(one: Attribution) -> Attribution:
    """Drop the links that are pronouns; without its origin a chain would begin with whoever passed it on."""
    if one.entity is None and one.chain and is_pronoun(one.chain[0].who):
        return replace(one, chain=())
    chain = tuple(link for link in one.chain if not is_pronoun(link.who))
    return replace(one, chain=chain) if len(chain) < len(one.chain) else one
