"""The words around a number that move its bounds: "about", "at least", "up to", "nearly", "or more"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.read.languages.en.counts.numbers import Number
from habeas.read.languages.en.tokens import Token

APPROXIMATION = 0.1
"""How far "about" reaches on each side, as a part of the number; at least one."""

_ABOUT = {"about", "around", "approximately", "roughly", "some", "circa", "ca", "estimated", "perhaps", "maybe", "~"}
_PHRASES: list[tuple[tuple[str, ...], str]] = sorted(
    (
        (tuple(phrase.split()), sense)
        for sense, phrases in {
            "least": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum",
            "over": "more than|over|upwards of|in excess of|larger than|greater than|well over|far more than|above",
            "most": "up to|at most|as many as|no more than|not more than|a maximum of|maximum|at the most|only up to",
            "under": "fewer than|less than|under|below",
            "nearly": "nearly|almost|close to|just under|just short of|not quite",
            "about": "in the region of|on the order of|something like|anything like|an estimated",
            "only": "only|just|exactly|precisely|as few as|another|a further|an additional|all|the|these|those|other",
        }.items()
        for phrase in phrases.split("|")
    ),
    key=lambda entry: -len(entry[0]),
)
_AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "least", ("or", "so"): "about", ("plus",): "least", ("or", "fewer"): "most", ("or", "less"): "most",
    ("at", "least"): "least", ("or", "thereabouts"): "about", ("at", "most"): "most",
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Bounded:
    """A number with its qualifying words: tokens `first` to `last`, at least, at most."""

    first: Final[int]
    last: Final[int]
    low: Final[int]
    high: Final[int | None]


def bounded(tokens: Sequence[Token], number: Number, *, from_token: int) -> Bounded:
    """Return a number with the words before and after it taken into its bounds.

    Args:
        tokens: Of the whole document.
        number: As it stands alone.
        from_token: Words before this token belong to something else.
    """
    first, sense = _before(tokens, number.first, from_token)
    last = number.last
    following = tokens[last].lower if last < len(tokens) else ""
    for words, after in _AFTER.items():
        if words[0] == following and tuple(token.lower for token in tokens[last : last + len(words)]) == words:
            last, sense = last + len(words), after
            break
    low, high = _moved(number.low, number.high, sense)
    return Bounded(first=first, last=last, low=low, high=high)


def _before(tokens: Sequence[Token], at: int, from_token: int) -> tuple[int, str]:
    """Return where the qualifying words begin, and their sense; "the" and "only" are no part of the words."""
    if at - 1 >= from_token and tokens[at - 1].lower in _ABOUT:
        return at - 1, "about"
    nearest = tokens[at - 1].lower if at - 1 >= from_token else ""
    for words, sense in _PHRASES:
        begin = at - len(words)
        if words[-1] == nearest and begin >= from_token and tuple(token.lower for token in tokens[begin:at]) == words:
            return (at, "") if sense == "only" else (begin, sense)
    return at, ""


def _moved(low: int, high: int | None, sense: str) -> tuple[int, int | None]:
    margin = max(1, math.ceil(low * APPROXIMATION))
    if sense == "about":
        return max(1, low - margin), None if high is None else high + margin
    if sense == "least":
        return low, None
    if sense == "over":
        return low + 1, None
    if sense == "most":
        return min(1, low), high
    if sense == "under":
        return min(1, low), max(low - 1, 1) if low else 0
    if sense == "nearly":
        return max(1, low - margin), high
    return low, high
