"""The stored edge of the tree, and the newest time that the log has."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from habeas.record.canonical import canonical_json
from habeas.record.entries import instant_text
from habeas.record.kinds import ClockCorrected
from habeas.record.tree import Edge
from habeas.store.inserting import insert
from habeas.store.models import TreeEdge
from habeas.store.plain_sql import change, fetch, is_server

_EDGE = "SELECT edge, newest_at FROM tree_edge WHERE id = 1"
_NEWEST = "SELECT max(at) FROM log_entry WHERE seq >= coalesce((SELECT max(seq) FROM log_entry WHERE kind = %s), 0)"


class LogEnd(NamedTuple):
    """Where the log ends: the edge of the tree over it, and its newest time.

    That is the latest that an entry carries since the clock was last put right, None where there is no entry. That of
    the last entry alone would let a clock walk back for ever, each entry by a little less than is allowed.
    """

    edge: Edge
    newest: datetime | None


def load_edge() -> LogEnd:
    """Return the edge of the tree over the log, and its newest time; on a server, nobody else can until we commit.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(f"{_EDGE} FOR UPDATE" if is_server() else _EDGE)


def look_at_edge() -> Edge:
    """Return the edge of the tree over the log as it is; another program may move it at any time.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(_EDGE).edge


def newest_at() -> datetime | None:
    """Return the newest time that the log has: see `LogEnd`."""
    return _edge_in(_EDGE).newest


def find_newest() -> datetime | None:
    """Return the newest time that the log has, looked for in all of it."""
    ((found,),) = fetch(_NEWEST, [ClockCorrected.kind])
    return None if found is None else datetime.fromisoformat(str(found))


def save_edge(edge: Edge, newest: datetime | None) -> None:
    """Store the edge, and the newest time that the log has."""
    written = canonical_json(edge.to_plain()).decode()
    at = None if newest is None else instant_text(newest)
    if not change("UPDATE tree_edge SET edge = %s, newest_at = %s WHERE id = 1", [written, at]):
        insert(TreeEdge, [{"id": 1, "edge": written, "newest_at": at}])
    _saved.clear()
    _saved[written] = edge


def _edge_in(query: str) -> LogEnd:
    rows = fetch(query)
    if not rows:
        return LogEnd(Edge(), None)
    ((edge, at),) = rows
    return LogEnd(_edge_of(str(edge)), None if at is None else datetime.fromisoformat(str(at)))


def _edge_of(written: str) -> Edge:
    """Return the edge that is written so; whoever appends finds mostly the one that was saved last."""
    return _saved.get(written) or Edge.from_plain(json.loads(written))


_saved: dict[str, Edge] = {}
"""The edge that was saved last, by how it is written."""
