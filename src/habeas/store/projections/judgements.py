"""Judgements about statements, and their undoing, from the log."""

from __future__ import annotations

from habeas.facts.grade import Grade
from habeas.facts.ids import ProposalId
from habeas.facts.judgement import Judgement, Verdict
from habeas.facts.statement import Statement
from habeas.record.kinds import (
    Act,
    JudgementUndone,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
)
from habeas.store.judged_text import judged_text
from habeas.store.plain_text import write_plain
from habeas.store.projections.place import Place, Projection


def _accepted(act: Act, place: Place) -> None:
    assert isinstance(act, StatementAccepted), "projections are found by kind"
    _judge(place, Verdict.ACCEPTED, act.reason, proposal=act.proposal, statement=act.statement, grade=act.grade)


def _corrected(act: Act, place: Place) -> None:
    assert isinstance(act, StatementCorrected), "projections are found by kind"
    _judge(
        place,
        Verdict.CORRECTED,
        act.reason,
        proposal=act.proposal,
        statement=act.statement,
        grade=act.grade,
        supersedes=act.supersedes,
    )


def _entered(act: Act, place: Place) -> None:
    assert isinstance(act, StatementEntered), "projections are found by kind"
    _judge(place, Verdict.ACCEPTED, act.reason, statement=act.statement, grade=act.grade)


def _rejected(act: Act, place: Place) -> None:
    assert isinstance(act, StatementRejected), "projections are found by kind"
    _judge(place, Verdict.REJECTED, act.reason, proposal=act.proposal)


def _unsure(act: Act, place: Place) -> None:
    assert isinstance(act, StatementUnsure), "projections are found by kind"
    _judge(place, Verdict.UNSURE, act.reason, proposal=act.proposal)


def _undone(act: Act, place: Place) -> None:
    assert isinstance(act, JudgementUndone), "projections are found by kind"
    place.rows.judge(
        place.case,
        seq=place.seq,
        entry=place.entry,
        kind=act.kind,
        at=place.instant(),
        undone=act.undone,
        holds=True,
        stands=False,
    )


def _judge(
    place: Place,
    verdict: Verdict,
    reason: str,
    *,
    proposal: ProposalId | None = None,
    statement: Statement | None = None,
    grade: Grade = Grade(),
    supersedes: str | None = None,
) -> None:
    plain = None
    if place.body is not None and statement is not None:
        plain = judged_text(place.body, entry=place.entry, verdict=verdict, by=place.actor, at=place.at)
    if plain is None:
        judgement = Judgement(
            entry=place.entry,
            proposal=proposal,
            verdict=verdict,
            by=place.actor,
            at=place.at,
            reason=reason,
            statement=statement,
            grade=grade,
        )
        plain = write_plain(judgement)
    place.rows.judge(
        place.case,
        seq=place.seq,
        entry=place.entry,
        kind=place.header.kind,
        at=place.instant(),
        verdict=verdict.value,
        proposal=proposal,
        statement=None if statement is None else statement.id,
        supersedes=supersedes,
        holds=True,
        stands=True,
        plain=plain,
    )
    if statement is not None:
        place.rows.number(place.case, statement.id)
        place.make_searchable("statement", statement.id, statement.anchor.quote)


PROJECTIONS: dict[str, Projection] = {
    StatementAccepted.kind: _accepted,
    StatementCorrected.kind: _corrected,
    StatementEntered.kind: _entered,
    StatementRejected.kind: _rejected,
    StatementUnsure.kind: _unsure,
    JudgementUndone.kind: _undone,
}
"""What these kinds of entry do to the tables."""
