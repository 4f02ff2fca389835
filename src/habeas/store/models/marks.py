"""What each table is to the record: the log itself, its keys, made from the log, or this installation's own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.apps import apps
from django.db import models

from habeas.store.models import cached, judged, ledger, local, log

MIGRATIONS_TABLE = "django_migrations"
"""Where Django notes which migrations were run."""


class Mark(StrEnum):
    """What a table is to the record."""

    LOGGED = "logged"
    KEYS = "keys"
    CACHED = "cached"
    LOCAL = "local"


CACHED: tuple[type[models.Model], ...] = (
    cached.CachedWorkspace,
    cached.CachedSetting,
    cached.CachedCase,
    cached.CachedActor,
    cached.CachedNumber,
    cached.CachedExhibit,
    cached.CachedReceipt,
    cached.CachedParty,
    cached.CachedSearch,
    cached.CachedStruck,
    judged.CachedProposal,
    judged.CachedJudgement,
    judged.CachedConsent,
    judged.CachedDraft,
    judged.CachedRelease,
    judged.CachedApproval,
    judged.CachedView,
    ledger.CachedAppealStep,
    ledger.CachedFlip,
    log.TreeEdge,
)
"""The tables that a rebuild makes again."""

MARKS: Mapping[type[models.Model], Mark] = {
    log.LogEntry: Mark.LOGGED,
    log.LogPart: Mark.LOGGED,
    log.PartKey: Mark.KEYS,
    local.DeskAccount: Mark.LOCAL,
    **dict.fromkeys(CACHED, Mark.CACHED),
}
"""The mark of every table of the store."""


def tables() -> Mapping[str, Mark]:
    """Return the mark of every table that this installation has; the desk's own accounts are local.

    Raises:
        KeyError: a table of the store has no mark.
    """
    found = {MIGRATIONS_TABLE: Mark.LOCAL}
    for model in apps.get_models(include_auto_created=True):
        of_store = model._meta.app_label == "store"
        found[model._meta.db_table] = MARKS[model] if of_store else Mark.LOCAL
    return found
