"""What two reports are to each other, from how alike they are.

The bounds were chosen on the development part of `benchmarks/copies`: there, independent reports of one event share at
most .33 of their weight in one language and .31 across languages, half of the rewrites at least .49, half of the
translations at least .56. Where a rewrite falls below, others of its group mostly still lead to its origin.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.match.copies.compare import Likeness
from habeas.match.copies.profile import Profile
from habeas.match.copies.report import Relation

COPIED = 0.5
"""Share of the shorter one's words in a row from which it is a copy."""
REWRITTEN, TRANSLATED = 0.35, 0.34
"""Scores from which one report was made from the other, for very long reports."""
REWRITTEN_SPREAD, TRANSLATED_SPREAD = 0.6, 0.5
"""Share of its sentences, by weight, that must be found, or else it only quotes."""
QUOTING = 0.16
"""Score from which a report that credits another, or has its quotation, quotes it."""
_FOR_SHORT = 1.6
"""What a bound rises by, divided by the lighter report's keys: the fewer there are, the more they meet by chance."""
_IN_ORDER, _PER_QUOTE, _CREDITED = 0.02, 0.04, 0.08
_ENOUGH_IN_ORDER = 0.75
_MOST_QUOTES = 2
_FEWEST_KEYS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two reports that derive from one another or from one origin, or of which one quotes the other.

    `strength` lies in 0..1; `left_credits`, `right_credits` say who names whose outlet as its source.
    """

    relation: Relation
    strength: float
    likeness: Likeness
    left_credits: bool
    right_credits: bool

    @property
    def derives(self) -> bool:
        """Whether the two go back to one origin as a whole."""
        return self.relation is not Relation.QUOTES


def decide(left: Profile, right: Profile, likeness: Likeness) -> Bond | None:
    """Return what binds two reports, None where they are independent."""
    left_credits, right_credits = is_crediting(left, right), is_crediting(right, left)
    score = score_of(likeness, credited=left_credits or right_credits)
    relation = _relation(likeness, score, _fewest_keys(left, right))
    if relation is None and score >= QUOTING and (left_credits or right_credits or likeness.quotes):
        relation = Relation.QUOTES
    if relation is None:
        return None
    strength = max(likeness.verbatim, score) if relation is Relation.COPY else score
    return Bond(
        relation=relation,
        strength=min(strength, 1.0),
        likeness=likeness,
        left_credits=left_credits,
        right_credits=right_credits,
    )


def _relation(likeness: Likeness, score: float, keys: int) -> Relation | None:
    higher = _FOR_SHORT / max(keys, 1)
    if likeness.crosses_languages:
        is_found = score >= TRANSLATED + higher and likeness.spread >= TRANSLATED_SPREAD and keys >= _FEWEST_KEYS
        return Relation.TRANSLATION if is_found else None
    if likeness.verbatim >= COPIED:
        return Relation.COPY
    is_found = score >= REWRITTEN + higher and likeness.spread >= REWRITTEN_SPREAD and keys >= _FEWEST_KEYS
    return Relation.REWRITE if is_found else None


def score_of(likeness: Likeness, *, credited: bool = False) -> float:
    """Return one figure for how far one report stands in the other: what was found, and signs that it is no chance."""
    score = likeness.covered
    if likeness.in_order >= _ENOUGH_IN_ORDER:
        score += _IN_ORDER
    return score + _PER_QUOTE * min(likeness.quotes, _MOST_QUOTES) + _CREDITED * credited


def is_crediting(one: Profile, other: Profile) -> bool:
    """Return whether a report credits another one's outlet."""
    return any(named <= credited for credited in one.credited for named in other.outlets if len(named) <= len(credited))


def _fewest_keys(left: Profile, right: Profile) -> int:
    return min(len({key for one in side.sentences for key in one.own}) for side in (left, right))
