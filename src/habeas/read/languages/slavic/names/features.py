"""What a token shows of being part of a name: its shape, its readings, the lists it stands in, and its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.network import Activations, Floats
from habeas.read.languages.slavic.names.shapes import word_shape
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.tokens import Token
from habeas.read.languages.slavic.wordlists import Wordlists

LISTS = (
    "ranks", "offices", "occupations", "kin", "citizens", "people", "place_types", "place_types_short", "facilities",
    "organization_heads", "organization_types", "governing_heads", "state_bodies", "body_names",
    "unit_heads", "unit_shorts", "unit_signs", "never_names", "months", "weekdays",
)  # fmt: skip
"""The word lists that a feature tells of."""

DENSE = 64 + 3 * 7 + 7
"""How many numbers beside the features describe a token: hidden layer, chances of it, its neighbours, its name."""

_MARKS = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"))
_EDGE = ("|edge",)
_KNOWN_STEPS = 50_000
_CASED = ("NOUN", "ADJF", "PRTF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The tokens of a document: `sparse` has the names of features for each, `dense` shape (tokens, DENSE)."""

    sparse: tuple[tuple[str, ...], ...]
    dense: Floats


def describe(document: Document, words: Wordlists, activations: Activations, surroundings: Surroundings) -> Described:
    """Return what every token of a document shows."""
    own = [_own(token, words, surroundings) for token in document.tokens]
    elsewhere = _Elsewhere(document, activations)
    sparse: list[tuple[str, ...]] = []
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        sparse += [
            (*_with_neighbours(document.tokens, own, at, first, last), *elsewhere.of(at, first, own))
            for at in range(first, last)
        ]
    return Described(sparse=tuple(sparse), dense=_dense(document, activations))


class _Elsewhere:
    """What stands around a token beyond its neighbours: the same word elsewhere, the type before its quotation."""

    def __init__(self, document: Document, activations: Activations) -> None:
        self.tokens = document.tokens
        begun = {sentence.first for sentence in document.sentences}
        self.small = {token.lemma for token in self.tokens if not token.is_capital}
        self.large = {token.lemma for at, token in enumerate(self.tokens) if at not in begun and token.is_capital}
        self.tags = activations.scores[:, 1:].argmax(axis=1).tolist()

    def of(self, at: int, first: int, own: Sequence[tuple[str, ...]]) -> list[str]:
        """Return these features of a token, for words with a capital and what the network sees as part of a name."""
        token = self.tokens[at]
        found = [f"0|net{self.tags[at]}"] if self.tags[at] else []
        found += [f"{step}|net{self.tags[at + step]}" for step in (-1, 1) if 0 <= at + step < len(self.tags)]
        if token.is_capital:
            found += ["0|small"] if token.lemma in self.small else []
            found += ["0|large"] if token.lemma in self.large else []
            found += ["0|opens"] if at == first else []
        if token.quote is not None:
            opening = at
            while opening > first and self.tokens[opening - 1].quote == token.quote:
                opening -= 1
            if opening > first:
                found += [f"Q{name}" for name in own[opening - 1]]
        return found


def _with_neighbours(
    tokens: tuple[Token, ...], own: Sequence[tuple[str, ...]], at: int, first: int, last: int
) -> tuple[str, ...]:
    found = list(_stepped(0, own[at]))
    for step in (-2, -1, 1, 2):
        there = at + step
        found += _stepped(step, own[there] if first <= there < last else _EDGE)
    token = tokens[at]
    if token.is_capital and at > first and tokens[at - 1].is_capital:
        found.append("0|joined" if token.form.case == tokens[at - 1].form.case else "0|beside")
    if at > first and tokens[at - 1].form.part == "NOUN" and token.form.case == "gent":
        found.append("0|owned")
    if token.quote is not None:
        found.append("0|quoted")
    return tuple(found)


@lru_cache(maxsize=_KNOWN_STEPS)
def _stepped(step: int, features: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features of the token so many steps away, as the names of features have it."""
    return tuple(f"{step}{feature}" for feature in features)


def _own(token: Token, words: Wordlists, surroundings: Surroundings) -> tuple[str, ...]:
    word, lower = token.word, token.lower
    found = [f"|{word_shape(word)}", f"|{token.form.part}"]
    if token.form.part == "PNCT":
        return tuple(found)
    listed = words.listed(lower)
    if token.form.lemma != lower:
        listed = listed | words.listed(token.form.lemma)
    found += [f"|{name}" for name in LISTS if name in listed]
    if token.form.part in _CASED and token.form.case:
        found.append(f"|{token.form.case}")
    if token.form.is_plural:
        found.append("|plur")
    if token.is_capital:
        found += _of_capitals(token, surroundings)
    return tuple(found)


def _of_capitals(token: Token, surroundings: Surroundings) -> list[str]:
    lower = surroundings.russian(token.lower)
    found = [f"|..{lower[-size:]}" for size in (2, 3) if len(lower) > size]
    marks = surroundings.marks(token) & _MARKS
    found += [f"|{mark}" for mark in sorted(marks)]
    found += [f"|1st{mark}" for mark in sorted((token.form.marks or marks) & _MARKS)]
    if token.form.is_known and not marks:
        found.append("|plain")
    elif not token.form.is_known:
        found.append("|unknown")
    if any(form.is_animate for form in token.forms):
        found.append("|anim")
    found += [f"|{kind}" for kind in surroundings.kinds(token)]
    return found


def _dense(document: Document, activations: Activations) -> Floats:
    """Return hidden layer, chances of each tag here, before and behind, and the mean chances of the same word."""
    shifted = np.exp(activations.scores[:, 1:] - activations.scores[:, 1:].max(axis=1, keepdims=True))
    chances: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    before, after = np.zeros_like(chances), np.zeros_like(chances)
    before[1:], after[:-1] = chances[:-1], chances[1:]
    for sentence in document.sentences:
        before[sentence.first] = 0
        after[sentence.last - 1] = 0
    same: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(document.tokens):
        if token.is_capital:
            same[token.lemma].append(at)
    mean = chances.copy()
    for places in same.values():
        if len(places) > 1:
            mean[places] = chances[places].mean(axis=0)
    dense: Floats = np.concatenate((activations.hidden, chances, before, after, mean), axis=1)
    return dense
