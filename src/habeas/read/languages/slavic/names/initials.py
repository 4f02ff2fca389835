"""Bodies whose initials stand in brackets behind them: "Объединённый фронт за мир (ОФМ)"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.tokens import Token

__all__ = ["with_initialled"]

_SHORTEST, _LONGEST = 2, 7
_MOST_WORDS = 12
_PASSED_OVER = ("PREP", "CONJ")


def with_initialled(document: Document, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings with the bodies that initials in brackets tell whole, in text order.

    1. In "(АБВ)", walk back from the bracket: the words before it must begin with these letters, prepositions and "и"
       passed over, the first of them with a capital.
    2. Where a body was seen among these words, or in the brackets, all of them are its name, and the letters are one
       too; what was seen there of bodies gives way.
    """
    told: list[Sighting] = []
    for number, sentence in enumerate(document.sentences):
        for at in range(sentence.first + 1, sentence.last - 1):
            letters = document.tokens[at].word
            if document.tokens[at - 1].word != "(" or document.tokens[at + 1].word != ")" or not _are_initials(letters):
                continue
            first = _beginning(document.tokens, sentence.first, at - 1, letters)
            if first is not None and any(
                each.kind is PartyKind.ORGANIZATION and each.first <= at and first < each.last for each in sightings
            ):
                told += [
                    Sighting(first=start, name=start, last=end, sentence=number, kind=PartyKind.ORGANIZATION)
                    for start, end in ((first, at - 1), (at, at + 1))
                ]
    kept = [each for each in sightings if each.kind is PartyKind.PLACE or not _meets(each, told)]
    return sorted([*kept, *told], key=lambda each: (each.first, -each.last))


def _are_initials(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and word.isupper()


def _beginning(tokens: Sequence[Token], least: int, end: int, letters: str) -> int | None:
    """Return the first of the words before `end` that begin with `letters`, None where they do not."""
    at, left = end, len(letters)
    while left and at > max(least, end - _MOST_WORDS):
        at -= 1
        if tokens[at].word[:1].upper() == letters[left - 1]:
            left -= 1
        elif tokens[at].form.part not in _PASSED_OVER:
            return None
    return at if not left and tokens[at].is_capital else None


def _meets(sighting: Sighting, told: Sequence[Sighting]) -> bool:
    return any(each.first < sighting.last and sighting.first < each.last for each in told)
