"""Entries about statements: what a named person decided about what sources say."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.grade import Grade
from habeas.facts.ids import EntryId, ProposalId, StatementId
from habeas.facts.statement import Statement
from habeas.record.kinds.act import Act, PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAccepted(PersonalAct):
    """A proposal was accepted as it stands: the source says this in these words."""

    kind = "statement.accepted"
    proposal: ProposalId
    statement: Statement
    reason: str
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCorrected(PersonalAct):
    """A person's own statement stands in the place of a proposal, or of an earlier statement, or of both.

    `proposal` is None where a statement is corrected that no reader proposed.
    """

    kind = "statement.corrected"
    proposal: ProposalId | None
    statement: Statement
    supersedes: StatementId | None
    reason: str
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRejected(Act):
    """A proposal was rejected: the words do not say this, or it does not belong in the record."""

    kind = "statement.rejected"
    proposal: ProposalId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementUnsure(Act):
    """A person looked at a proposal and could not decide."""

    kind = "statement.unsure"
    proposal: ProposalId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntered(PersonalAct):
    """A person wrote down a statement that no reader proposed."""

    kind = "statement.entered"
    statement: Statement
    reason: str
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementUndone(Act):
    """An earlier judgement holds no more; undoing an undoing makes it hold again."""

    kind = "judgement.undone"
    undone: EntryId
    reason: str
