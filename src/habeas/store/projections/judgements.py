"""Judgements about statements, and their undoing, from the log."""

from __future__ import annotations

from habeas.record.decisions import Outline, StatementActs, outline_of
from habeas.record.kinds import (
    Act,
    JudgementUndone,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
)
from habeas.store.plain_sql import fetch
from habeas.store.projections.place import Place, Projection
from habeas.store.projections.rows import Rows
from habeas.store.standing import NOWHERE, Decision

_PLACE = "SELECT seq FROM log_entry WHERE entry = %s"


def judge(rows: Rows, case: str, seq: int, outline: Outline) -> None:
    """Gather the row of a judgement, the one at `seq` of the log."""
    verdict, proposal, statement, supersedes, quote = outline
    rows.judge(case, Decision(seq, verdict.value, proposal, statement, supersedes), quote=quote)


def _judged(act: Act, place: Place) -> None:
    assert isinstance(act, StatementActs), "projections are found by kind"
    judge(place.rows, place.case, place.seq, outline_of(act))


def _undone(act: Act, place: Place) -> None:
    assert isinstance(act, JudgementUndone), "projections are found by kind"
    found = fetch(_PLACE, [act.undone])
    undone = int(str(found[0][0])) if found else NOWHERE
    place.rows.judge(place.case, Decision(place.seq, undone=undone))


PROJECTIONS: dict[str, Projection] = {
    StatementAccepted.kind: _judged,
    StatementCorrected.kind: _judged,
    StatementEntered.kind: _judged,
    StatementRejected.kind: _judged,
    StatementUnsure.kind: _judged,
    JudgementUndone.kind: _undone,
}
"""What these kinds of entry do to the tables."""
