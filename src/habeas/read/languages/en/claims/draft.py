"""A claim with the token that made it, before the words, the origin, the time and the place are added."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.claim import Claim
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.predicates import Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim made from tokens `first` to `last` of a sentence.

    `trigger` decides whose speech it stands in. `weight` is how often the wording means this, 0 to 1. `modality`
    and `polarity` are read from the predicate where they are None; `own_speech` lets a cue of speech, such as
    "threatened", stand in the speech that it opens when no other holds it. `counted` tells that a number stands
    for those that it is about.
    """

    claim: Claim
    trigger: int
    first: int
    last: int
    weight: float
    rule: str
    predicate: Predicate | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    own_speech: bool = False
    counted: bool = False
