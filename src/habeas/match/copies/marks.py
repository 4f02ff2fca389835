"""Small words that turn what a sentence says: not, allegedly, at least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.match.copies.numbers import figures_in

_NEGATIONS = frozenset(
    "not no never nobody none neither nor cannot without не нет ни никто никогда без нельзя "
    "ні немає ніхто ніколи нема".split()
)
_HEDGING = frozenset(
    "alleged allegedly alleges allege reportedly supposedly claims claimed possibly probably may might unconfirmed "
    "apparently presumably предположительно якобы возможно вероятно неподтвержденным неподтверждённым утверждает "
    "утверждают будто нібито ймовірно можливо непідтвердженими стверджує стверджують буцімто".split()
)
_AT_LEAST = (
    "at least", "no fewer than", "no less than", "more than", "over", "не менее", "не меньше", "как минимум", "минимум",
    "по меньшей мере", "более", "больше", "свыше", "щонайменше", "не менше", "принаймні", "понад", "більше", "більш як",
)  # fmt: skip
_AT_MOST = (
    "at most", "up to", "no more than", "fewer than", "less than", "не более", "не больше", "менее", "не більше",
    "максимум", "менше",
)  # fmt: skip
_ABOUT = (
    "about", "around", "some", "roughly", "approximately", "nearly", "almost", "около", "примерно", "порядка", "почти",
    "близько", "приблизно", "майже",
)  # fmt: skip
_BOUNDS = {"at least": _AT_LEAST, "at most": _AT_MOST, "about": _ABOUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How often a sentence negates, and with which words it hedges; `bounds` are those said of a number."""

    negations: int
    hedges: tuple[str, ...]
    bounds: frozenset[str]


def marks_of(words: Sequence[str]) -> Marks:
    """Return the marks among the folded words of a sentence."""
    negations = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    joined = f" {' '.join(words)} "
    bounds = frozenset(
        kind
        for kind, phrases in _BOUNDS.items()
        for phrase in phrases
        if (place := joined.find(f" {phrase} ")) >= 0 and _number_follows(joined[place + len(phrase) + 2 :])
    )
    return Marks(negations=negations, hedges=tuple(word for word in words if word in _HEDGING), bounds=bounds)


def _number_follows(rest: str) -> bool:
    following = rest.split()[:2]
    return any(figure.first == 0 for figure in figures_in(following))
