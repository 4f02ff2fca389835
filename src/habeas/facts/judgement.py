"""What the group holds of what sources say: always a named person's decision, always reversible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.facts.grade import Grade
from habeas.facts.ids import ActorId, EntryId, PartyId, ProposalId
from habeas.facts.statement import Statement


class Verdict(StrEnum):
    """What a person decided about a proposal."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNSURE = "unsure"


class Identity(StrEnum):
    """What a person decided about two parties."""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision about one proposal; `statement` is there when it was accepted or corrected."""

    entry: EntryId
    proposal: ProposalId | None
    verdict: Verdict
    by: ActorId
    at: datetime
    reason: str
    statement: Statement | None = None
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityJudgement:
    """One decision about whether two parties are one and the same."""

    entry: EntryId
    left: PartyId
    right: PartyId
    identity: Identity
    by: ActorId
    at: datetime
    reason: str
