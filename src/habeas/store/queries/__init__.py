"""Typed reads: every function returns values of `habeas.facts` or frozen values made of them, never a row.

What is exported here loads no database; the reads themselves are `Store.queries`.
"""

from __future__ import annotations

from habeas.store.queries.values import (
    ConsentState,
    Draft,
    EnrolledActor,
    Hit,
    Known,
    LoggedEntry,
    LogPlace,
    OpenCase,
    QueuedProposal,
    Receipt,
    ReleaseRecord,
    WorkspaceRecord,
)

__all__ = [
    "ConsentState",
    "Draft",
    "EnrolledActor",
    "Hit",
    "Known",
    "LogPlace",
    "LoggedEntry",
    "OpenCase",
    "QueuedProposal",
    "Receipt",
    "ReleaseRecord",
    "WorkspaceRecord",
]
