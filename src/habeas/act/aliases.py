"""Which spellings of a person are names of their own, and which only the name bent by the grammar of a sentence.

A spelling is left out only where every word of it is a word of the name, as it is or in another case: "Остапа", beside
"Остап Тереховський". What differs in any other way (another script, another spelling, a nickname) stays. What only says
whose relative they are ("my son", "Вашего сына") is no name.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.cluster import words_of_name

_SHORTEST_STEM = 3
_CALLED = frozenset(("", "а", "я", "ь", "й", "о", "ий", "ый", "ой", "ій", "ия", "ія", "ая"))
"""Endings of the nominative of names in Russian and Ukrainian."""

_BENT = frozenset(
    """
    а я у ю ом ем ём єм ым им ою ею єю ой ей єй е и і ї ы ові еві єві
    ого его ому ему ої ей ій ий ия ия ии ії ию ію ием ієм ией ією ую юю ою
    """.split()
)
"""Endings of the other cases."""


def names_apart(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """Return the spellings, each once and in their order, that are names, and no case form or part of the name."""
    return tuple(one for one in dict.fromkeys(spellings) if not (_is_of(name, one) or _describes(one)))


def _describes(spelling: str) -> bool:
    """Return whether words other than names stand in a spelling, and no two that can be first and family name."""
    return words_of_name(spelling) < 2 and any(word.rpartition("-")[2][:1].islower() for word in spelling.split())


def _is_of(name: str, spelling: str) -> bool:
    words = name.casefold().split()
    return all(any(_is_form_of(one, word) for word in words) for one in spelling.casefold().split())


def _is_form_of(one: str, word: str) -> bool:
    """Return whether a word is another, or that one in another case."""
    if one == word:
        return True
    return any(
        one.startswith(word[:at]) and word[at:] in _CALLED and one[at:] in _BENT
        for at in range(_SHORTEST_STEM, len(word) + 1)
    )
