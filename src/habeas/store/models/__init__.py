"""The tables. Nothing outside the store sees a row: queries return values."""

from __future__ import annotations

from habeas.store.models.cached import (
    CachedActor,
    CachedCase,
    CachedExhibit,
    CachedNumber,
    CachedParty,
    CachedReceipt,
    CachedSearch,
    CachedSetting,
    CachedStruck,
    CachedWorkspace,
)
from habeas.store.models.judged import (
    CachedApproval,
    CachedConsent,
    CachedDraft,
    CachedJudgement,
    CachedProposal,
    CachedRelease,
    CachedView,
)
from habeas.store.models.ledger import CachedAppealStep, CachedFlip
from habeas.store.models.local import DeskAccount
from habeas.store.models.log import LogEntry, LogPart, PartKey, TreeEdge
from habeas.store.models.marks import CACHED, MARKS, Mark, tables

__all__ = [
    "CACHED",
    "MARKS",
    "CachedActor",
    "CachedAppealStep",
    "CachedApproval",
    "CachedCase",
    "CachedConsent",
    "CachedDraft",
    "CachedExhibit",
    "CachedFlip",
    "CachedJudgement",
    "CachedNumber",
    "CachedParty",
    "CachedProposal",
    "CachedReceipt",
    "CachedRelease",
    "CachedSearch",
    "CachedSetting",
    "CachedStruck",
    "CachedView",
    "CachedWorkspace",
    "DeskAccount",
    "LogEntry",
    "LogPart",
    "Mark",
    "PartKey",
    "TreeEdge",
    "tables",
]
