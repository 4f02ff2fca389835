"""All reads in one object."""

from __future__ import annotations

from habeas.store.queries.appeals import AppealQueries
from habeas.store.queries.cases import CaseQueries
from habeas.store.queries.entries import EntryQueries
from habeas.store.queries.facts import FactQueries
from habeas.store.queries.releases import ReleaseQueries
from habeas.store.queries.search import SearchQueries


class Queries(
    FactQueries,
    CaseQueries,
    ReleaseQueries,
    AppealQueries,
    EntryQueries,
    SearchQueries,
):
    """Everything that can be asked of a workspace."""
