"""The stored edge of the tree."""

from __future__ import annotations

import json

from django.db.models import QuerySet

from habeas.record.canonical import canonical_json
from habeas.record.tree import Edge
from habeas.store.models import TreeEdge

_ONLY_ROW = 1


def load_edge() -> Edge:
    """Return the edge of the tree over the log; on a server, nobody else can load it until we commit.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(TreeEdge.objects.select_for_update())


def look_at_edge() -> Edge:
    """Return the edge of the tree over the log as it is; another program may move it at any time.

    Raises:
        TreeDoesNotVerify: what is stored is not an edge.
    """
    return _edge_in(TreeEdge.objects.all())


def _edge_in(rows: QuerySet[TreeEdge]) -> Edge:
    row = rows.filter(id=_ONLY_ROW).first()
    return Edge() if row is None else Edge.from_plain(json.loads(row.edge))


def save_edge(edge: Edge) -> None:
    """Store the edge."""
    TreeEdge.objects.update_or_create(id=_ONLY_ROW, defaults={"edge": canonical_json(edge.to_plain()).decode()})
