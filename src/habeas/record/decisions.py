"""What single entries decide: about a statement, about who is who, about which report was made from which."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.grade import Grade
from habeas.facts.ids import ActorId, EntryId
from habeas.facts.judgement import IdentityJudgement, Judgement, Verdict
from habeas.record.kinds import (
    Act,
    DerivationJudged,
    IdentityJudged,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
)

StatementActs = StatementAccepted | StatementCorrected | StatementRejected | StatementUnsure | StatementEntered
"""The acts that judge a proposal or put a statement into the record."""

VERDICTS: dict[type[Act], Verdict] = {
    StatementAccepted: Verdict.ACCEPTED,
    StatementEntered: Verdict.ACCEPTED,
    StatementCorrected: Verdict.CORRECTED,
    StatementRejected: Verdict.REJECTED,
    StatementUnsure: Verdict.UNSURE,
}
"""What each of these acts says of a proposal, or of the words themselves."""


_NO_GRADE = Grade()


class Under(Protocol):
    """What is asked of a header: which entry it is, who acted, and when."""

    @property
    def id(self) -> EntryId:
        """The id of the entry."""

    @property
    def actor(self) -> ActorId:
        """Who acted."""

    @property
    def at(self) -> datetime:
        """When, in UTC."""


class Outline(NamedTuple):
    """What links a judgement with others, and the words that its statement quotes, where it has one."""

    verdict: Verdict
    proposal: str | None = None
    statement: str | None = None
    supersedes: str | None = None
    quote: str | None = None


def outline_of(act: StatementActs) -> Outline:
    """Return what links a judgement with others."""
    verdict = VERDICTS[type(act)]
    if isinstance(act, StatementRejected | StatementUnsure):
        return Outline(verdict, act.proposal)
    statement, quote = act.statement.id, act.statement.anchor.quote
    if isinstance(act, StatementEntered):
        return Outline(verdict, None, statement, None, quote)
    supersedes = act.supersedes if isinstance(act, StatementCorrected) else None
    return Outline(verdict, act.proposal, statement, supersedes, quote)


def judgement_of(header: Under, act: StatementActs) -> Judgement:
    """Return the judgement that an entry is."""
    statement, grade = None, _NO_GRADE
    if isinstance(act, StatementEntered | StatementAccepted | StatementCorrected):
        statement, grade = act.statement, act.grade
    return Judgement(
        entry=header.id,
        proposal=None if isinstance(act, StatementEntered) else act.proposal,
        verdict=VERDICTS[type(act)],
        by=header.actor,
        at=header.at,
        reason=act.reason,
        statement=statement,
        grade=grade,
    )


def identity_of(header: Under, act: IdentityJudged) -> IdentityJudgement:
    """Return the decision about two parties that an entry is."""
    return IdentityJudgement(
        entry=header.id,
        left=act.left,
        right=act.right,
        identity=act.identity,
        by=header.actor,
        at=header.at,
        reason=act.reason,
    )


def derivation_of(header: Under, act: DerivationJudged) -> DerivationJudgement:
    """Return the decision about two reports that an entry is."""
    return DerivationJudgement(
        entry=header.id,
        report=act.report,
        of=act.of,
        derivation=act.derivation,
        by=header.actor,
        at=header.at,
        reason=act.reason,
    )
