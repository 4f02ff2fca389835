"""What a group is called: "местные жители" where a text threatens "местным жителям"; its words stay as written."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.slavic.agreement import agrees
from habeas.read.languages.slavic.morphology import Form, Morphology
from habeas.read.languages.slavic.names.cases import like
from habeas.read.languages.slavic.tokens import Token

__all__ = ["nominative_group"]

_NUMBERS = ("NUMR", "NUMB")


def nominative_group(tokens: Sequence[Token], head: str, morphology: Morphology) -> str | None:
    """Return a phrase of people in the nominative plural, None where a word of it is in doubt.

    How many they are is told by a count, so that a number in words is left out with its case; figures stay.

    Args:
        tokens: The phrase, its noun last.
        head: The dictionary form of the noun.
        morphology: Of the language.
    """
    noun = next((form for form in tokens[-1].forms if form.lemma == head and form.is_plural), None)
    if noun is None or not noun.case:
        return None
    if tokens[0].text.isdigit():
        return None
    words = []
    for token in tokens[:-1]:
        if token.form.part in _NUMBERS:
            continue
        adjective = _agreeing(token, noun)
        word = morphology.nominative(token.word.lower(), adjective) if adjective is not None else None
        if word is None:
            return None
        words.append(like(word, token.word))
    word = morphology.nominative(tokens[-1].word.lower(), noun)
    return " ".join((*words, like(word, tokens[-1].word))) if word is not None else None


def _agreeing(token: Token, noun: Form) -> Form | None:
    readings = (form for form in token.forms if form.part in ("ADJF", "PRTF"))
    return next((form for form in readings if agrees(form, noun)), None)
