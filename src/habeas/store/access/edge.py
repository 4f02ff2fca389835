"""The stored edge of the tree."""

from __future__ import annotations

import json

from habeas.record.canonical import canonical_json
from habeas.record.tree import Edge
from habeas.store.inserting import insert
from habeas.store.models import TreeEdge
from habeas.store.plain_sql import change, fetch, is_server

_EDGE = "SELECT edge FROM tree_edge WHERE id = 1"


def load_edge() -> Edge:
    """Return the edge of the tree over the log; on a server, nobody else can load it until we commit.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(f"{_EDGE} FOR UPDATE" if is_server() else _EDGE)


def look_at_edge() -> Edge:
    """Return the edge of the tree over the log as it is; another program may move it at any time.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(_EDGE)


def _edge_in(query: str) -> Edge:
    rows = fetch(query)
    return Edge.from_plain(json.loads(str(rows[0][0]))) if rows else Edge()


def save_edge(edge: Edge) -> None:
    """Store the edge."""
    written = canonical_json(edge.to_plain()).decode()
    if not change("UPDATE tree_edge SET edge = %s WHERE id = 1", [written]):
        insert(TreeEdge, [{"id": 1, "edge": written}])
