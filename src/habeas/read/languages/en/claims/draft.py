"""A claim with the token that made it, before the words, the origin, the time and the place are added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.facts.claim import Claim
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.verbgroups import Predicate


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim made from tokens `first` to `last` of a sentence.

    `trigger` decides whose speech it stands in. `weight` is how often the wording means this, 0 to 1. `modality`
    and `polarity` are read from the predicate where they are None; `own_speech` lets a cue of speech, such as
    "threatened", stand in the speech that it opens when no other holds it. `counted` tells that a number stands
    for those that it is about.
    """

    claim: Final[Claim]
    trigger: Final[int]
    first: Final[int]
    last: Final[int]
    weight: Final[float]
    rule: Final[str]
    predicate: Final[Predicate | None] = None
    polarity: Final[Polarity | None] = None
    modality: Final[Modality | None] = None
    own_speech: Final[bool] = False
    counted: Final[bool] = False
