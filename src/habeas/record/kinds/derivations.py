"""Entries about where reports come from."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.derivation import Derivation
from habeas.facts.ids import ExhibitId
from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationJudged(Act):
    """A person decided whether one report was made from another; both stay as they are, and count as one origin."""

    kind = "derivation.judged"
    report: ExhibitId
    of: ExhibitId
    derivation: Derivation
    reason: str
