"""What a group or a body is called: "местные жители" where a text threatens "местным жителям"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.slavic.agreement import agrees
from habeas.read.languages.slavic.morphology import Form, Morphology
from habeas.read.languages.slavic.names.cases import like
from habeas.read.languages.slavic.tokens import Token

__all__ = ["nominative_body", "nominative_group"]

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
    if noun is None:
        return _counted_in_the_singular(tokens, head, morphology)
    if not noun.case or tokens[0].text.isdigit():
        return None
    words = _adjectives([token for token in tokens[:-1] if token.form.part not in _NUMBERS], noun, morphology)
    word = morphology.nominative(tokens[-1].word.lower(), noun)
    if words is None or word is None:
        return None
    return " ".join((*words, like(word, tokens[-1].word)))


def _counted_in_the_singular(tokens: Sequence[Token], head: str, morphology: Morphology) -> str | None:
    """Return the plural of "двадцать три человека", "сорока одного жителя": nothing but a number in words before it."""
    numbers = [token.form.part in _NUMBERS or token.lemma == "один" for token in tokens[:-1]]
    if not numbers or not all(numbers) or tokens[0].text.isdigit():
        return None
    noun = next((form for form in tokens[-1].forms if form.lemma == head and form.case == "gent"), None)
    word = morphology.plural(tokens[-1].word.lower(), noun) if noun is not None else None
    return like(word, tokens[-1].word) if word is not None else None


def nominative_body(tokens: Sequence[Token], heads: frozenset[str], morphology: Morphology) -> str | None:
    """Return the name of a body with its first noun and the adjectives before it in the nominative singular.

    None where that noun is no known type of bodies, or could be put into the nominative in two ways. What stands
    behind it stays: "прокуратуру Заречья", "Верховного суда".
    """
    at = next((at for at, token in enumerate(tokens) if token.form.part not in ("ADJF", "PRTF")), len(tokens))
    if at == len(tokens) or any(not token.form.is_known for token in tokens[: at + 1]):
        return None
    told: dict[str, Form] = {}
    for noun in tokens[at].forms:
        if noun.part != "NOUN" or noun.is_plural or not noun.case or noun.lemma not in heads:
            continue
        if all(_agreeing(token, noun) is not None for token in tokens[:at]):
            word = morphology.nominative(tokens[at].word.lower(), noun)
            told.setdefault(word or "", noun)
    if len(told) != 1 or "" in told:
        return None
    ((head, noun),) = told.items()
    if any(form.lemma in heads and form.is_plural and form.case == "nomn" for form in tokens[at].forms) and not at:
        return None
    words = _adjectives(tokens[:at], noun, morphology)
    return " ".join((*words, like(head, tokens[at].word))) if words is not None else None


def _adjectives(tokens: Sequence[Token], noun: Form, morphology: Morphology) -> list[str] | None:
    """Return the adjectives of a noun in the nominative, None where one of them does not agree with it."""
    words: list[str] = []
    for token in tokens:
        adjective = _agreeing(token, noun)
        word = morphology.nominative(token.word.lower(), adjective) if adjective is not None else None
        if word is None:
            return None
        words.append(like(word, token.word))
    return words


def _agreeing(token: Token, noun: Form) -> Form | None:
    readings = (form for form in token.forms if form.part in ("ADJF", "PRTF"))
    return next((form for form in readings if agrees(form, noun)), None)
