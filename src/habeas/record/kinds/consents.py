"""Entries about consent: what a person allowed, and what they allow no more."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.consent import Consent
from habeas.facts.ids import ConsentId
from habeas.record.kinds.act import PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(PersonalAct):
    """A person, or one who may speak for them, allowed something to be done with what we know."""

    kind = "consent.given"
    consent: Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn(PersonalAct):
    """A consent holds no more, from the moment of this entry."""

    kind = "consent.withdrawn"
    consent: ConsentId
    reason: str
