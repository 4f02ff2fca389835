"""The rule of two people, in one place: who may approve what somebody asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from habeas.facts.ids import ActorId
from habeas.workspace.errors import ReasonMissing
from habeas.workspace.session import Session

WAIT_WHEN_ALONE = timedelta(days=1)
"""How long the only person of a workspace that was declared for one waits before approving what they asked for."""


def may_approve(session: Session, *, asked_by: ActorId, asked_at: datetime, reason: str) -> bool:
    """Return whether the person of the session may approve what was asked for.

    Anybody else may. The one who asked may only in a workspace declared for one, after a day, with a reason.

    Raises:
        ReasonMissing: the only person gives no reason.
    """
    if session.actor != asked_by:
        return True
    workspace = session.store.queries.workspace()
    has_waited = session.clock() - asked_at >= WAIT_WHEN_ALONE
    if workspace is None or not workspace.alone or not has_waited:
        return False
    if not reason.strip():
        raise ReasonMissing(act="approving alone")
    return True
