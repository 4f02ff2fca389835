"""Where a report comes from, as a named person decided it: reports made from one another are one origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.facts.ids import ActorId, EntryId, ExhibitId


class Derivation(StrEnum):
    """What a person decided about a report and another one.

    `COMMON_ORIGINAL`: both print one release or interview that is not in the case.
    """

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    COMMON_ORIGINAL = "common original"
    INDEPENDENT = "independent"
    UNSURE = "unsure"

    @property
    def is_one_origin(self) -> bool:
        """Whether the two reports count as one origin."""
        return self not in (Derivation.INDEPENDENT, Derivation.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationJudgement:
    """One decision about whether a report was made from another one; both are sealed originals."""

    entry: EntryId
    report: ExhibitId
    of: ExhibitId
    derivation: Derivation
    by: ActorId
    at: datetime
    reason: str
