"""In which case a name stands, and what its dictionary form is, where that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.read.languages.slavic.morphology import Form, Morphology
from habeas.read.languages.slavic.tokens import Token

_GENDERS = ("masc", "femn")
_MARGIN = 0.15
"""By how much one case and gender must outweigh another to be sure."""
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NAMING = ("Name", "Surn", "Patr")
_NOUNS = ("NOUN", "ADJF", "PRTF")
_REGULAR = tuple(
    "ов ев ёв ин ын їн ова ева ёва ина ына їна ский цкий ская цкая ський цький ська цька ко ук юк ян".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """How the words of a person's name stand: one case and gender for all, and the readings that fit.

    `readings` has one entry a word, None where no reading fits; `is_sure` where no other case and gender fits as well,
    `is_named` where none fits all words that would give the name another nominative: "Дениса Горелова" is a genitive
    or an accusative of one name, "Горелова" can be the nominative of a woman's.
    """

    case: str
    gender: str
    readings: tuple[Form | None, ...]
    is_sure: bool
    is_named: bool


def decline(tokens: Sequence[Token], *, is_oblique: bool = False) -> Declined:
    """Return the case and gender in which the words of a person's name agree best.

    1. For each case and gender each word gives the weight of its best reading that fits: more for a reading as a name,
       a little for being the likeliest in its sentence.
    2. The heaviest wins; the nominative wins a tie, since it invents nothing.

    Args:
        tokens: The words of the name.
        is_oblique: Whether the words around leave out the nominative.
    """
    cases = CASES[1:] if is_oblique else CASES
    best, *others = sorted((_tried(tokens, case, gender) for gender in _GENDERS for case in cases), key=_by_weight)
    return Declined(
        case=best.case, gender=best.gender, readings=best.readings,
        is_sure=others[0].weight < best.weight - _MARGIN,
        is_named=all(_is_named_alike(one, best) for one in others if None not in one.readings),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """One case and gender, with how heavily the words of a name speak for it."""

    case: str
    gender: str
    readings: tuple[Form | None, ...]
    weight: float


def _tried(tokens: Sequence[Token], case: str, gender: str) -> _Tried:
    readings = tuple(_reading(token, case, gender) for token in tokens)
    weight = sum(_weight(token, form) for token, form in zip(tokens, readings, strict=True) if form is not None)
    return _Tried(case=case, gender=gender, readings=readings, weight=weight + (0.01 if case == "nomn" else 0.0))


def _by_weight(tried: _Tried) -> float:
    return -tried.weight


def _is_named_alike(one: _Tried, other: _Tried) -> bool:
    """Return whether two oblique cases lead to the same nominative: "Ивана Лунина" as genitive and as accusative."""
    return "nomn" not in (one.case, other.case) and one.gender == other.gender and _lemmas(one) == _lemmas(other)


def _lemmas(tried: _Tried) -> tuple[str | None, ...]:
    return tuple(None if form is None else form.lemma for form in tried.readings)


def _reading(token: Token, case: str, gender: str) -> Form | None:
    fitting = [
        form
        for form in token.forms
        if form.part in _NOUNS
        and not form.is_plural
        and form.case == case
        and form.gender in (gender, "")
        and (form.is_animate or form.part != "NOUN" or not form.is_known)
    ]
    return max(fitting, key=lambda form: _weight(token, form), default=None)


def _weight(token: Token, form: Form) -> float:
    named = any(mark in form.marks for mark in _NAMING)
    likeliest = form is token.forms[0]
    return (1.0 if named else 0.4) + (0.2 if likeliest else 0.0) + 0.1 * form.chance


def nominative_words(tokens: Sequence[Token], declined: Declined, morphology: Morphology) -> tuple[str, ...] | None:
    """Return the words of a person's name in the nominative, spelled as the text spells them but for their endings.

    None where a word is uncertain: no reading fits, the case is open, or the dictionary does not know the word and
    its ending is of no common kind.
    """
    if declined.case == "nomn":
        return tuple(token.word for token in tokens)
    if not declined.is_named:
        return None
    words: list[str] = []
    for token, form in zip(tokens, declined.readings, strict=True):
        if token.word.endswith("."):
            words.append(token.word)
            continue
        if form is None:
            return None
        word = morphology.nominative(token.word.lower(), form)
        if word is None or not (form.is_known or word.endswith(_REGULAR)):
            return None
        words.append(like(word, token.word))
    return tuple(words)


def like(word: str, written: str) -> str:
    """Return a word in lower case with the capitals of another spelling of it: Салтыков-Щедрин, ИВАН."""
    if written.isupper() and len(written) > 1:
        return word.upper()
    parts = written.split("-")
    pieces = word.split("-")
    if len(parts) == len(pieces):
        return "-".join(
            piece.capitalize() if part[:1].isupper() else piece for piece, part in zip(pieces, parts, strict=True)
        )
    return word.capitalize() if written[:1].isupper() else word
