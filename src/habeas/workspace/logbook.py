"""The log as people read it: newest first, one line an entry."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.ids import ActorId
from habeas.record.kinds import Act
from habeas.store.queries import LoggedEntry
from habeas.workspace.session import Session
from habeas.workspace.showing import actor_names
from habeas.workspace.views import LogLine

_SHOWN_FIELDS = ("proposal", "undone", "left", "right", "form", "release", "name", "title", "what", "seen", "code")
"""Fields of an act that tell what it is about without telling what it says."""


def read_log(session: Session, *, skip: int = 0, limit: int | None = None) -> tuple[LogLine, ...]:
    """Return entries of the case and of the workspace itself, newest first.

    Args:
        session: Whose case.
        skip: How many of the newest to leave out.
        limit: How many at most.
    """
    names = actor_names(session)
    entries = session.store.queries.newest_entries(session.case, skip=skip, limit=limit)
    return tuple(_line(one, names) for one in entries)


def _line(one: LoggedEntry, names: Mapping[ActorId, str]) -> LogLine:
    header = one.entry.header
    return LogLine(
        position=one.seq,
        entry=header.id,
        kind=header.kind,
        actor=names.get(header.actor, header.actor),
        at=header.at,
        summary=_summary(one.entry.act),
    )


def _summary(act: Act | None) -> str:
    if act is None:
        return "erased"
    shown = [str(getattr(act, name)) for name in _SHOWN_FIELDS if getattr(act, name, None)]
    statement, exhibit = getattr(act, "statement", None), getattr(act, "exhibit", None)
    if statement is not None:
        shown.append(statement.id)
    if exhibit is not None:
        shown.append(exhibit if isinstance(exhibit, str) else exhibit.id)
    return " · ".join(shown)
