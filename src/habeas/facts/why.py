"""Why a reader proposes something: the rule in plain words, the words that set it off, how its confidence adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.facts.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One reason for or against; `by` is how much of the confidence it gives or takes, -1 to 1."""

    reason: str
    by: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What made a proposal or an attribution.

    `says` is the rule in a sentence that needs no knowledge of the program. `cues` are the words that set it off, in
    text order; they may lie outside the quotation. `frame` is how the sentence is built around them. `weighed` begins
    with how often the wording means this; what follows raised or lowered it, and the sum is the confidence. A reader
    that does not weigh leaves it empty.
    """

    says: str
    cues: tuple[Span, ...] = ()
    frame: str = ""
    weighed: tuple[Weighed, ...] = ()


def sum_of(weighed: Iterable[Weighed]) -> float:
    """Return the confidence that reasons add up to, in hundredths."""
    return round(sum(each.by for each in weighed), 2)
