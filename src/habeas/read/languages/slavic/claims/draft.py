"""A claim on its way to a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.claim import Claim
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Where
from habeas.facts.when import When
from habeas.read.languages.slavic.people import Meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed of a sentence: its victims, nobody where a pronoun stands for them, and who did it."""

    victims: tuple[Meant, ...]
    perpetrator: Meant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim with its words and circumstances; `at` is the token that set it off, `rule` what read it.

    `doubt` is what the confidence has lost because the person is a guess.
    """

    claim: Claim
    span: Span
    at: int
    rule: str
    confidence: float
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    when: When | None = None
    where: Where | None = None
    doubt: float = 0.0
