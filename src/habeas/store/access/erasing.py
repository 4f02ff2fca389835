"""The one step in which somebody is erased from the database: keys destroyed, what stays written, tables made anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from habeas.facts.ids import ActorId
from habeas.record.daily import check_clock
from habeas.record.entries import EntryDraft
from habeas.record.sealing import seal_entry
from habeas.store.access.append import Log, store_sealed
from habeas.store.access.database_errors import database_errors
from habeas.store.access.edge import load_edge
from habeas.store.erasing import Erasure
from habeas.store.keyring import Keyring
from habeas.store.models import PartKey
from habeas.store.projections import OpenExhibit
from habeas.store.rebuild import rebuild_tables

_AT_ONCE = 500


def commit_erasure(
    log: Log, keyring: Keyring, open_exhibit: OpenExhibit, erasure: Erasure, *, actor: ActorId, at: datetime
) -> None:
    """Destroy the keys, append what stands in the place of what they opened, and make the tables again: all or nothing.

    1. Append the tombstone, and the struck words of every entry that others need.
    2. Delete the wrapped secrets of the entries that go, and of those whose words now stand elsewhere, and every
       session of the desk: everybody signs in again.
    3. Make every cached table from what the log says now.

    The caller holds the lock of the workspace.

    Raises:
        DiskFull, DatabaseBusy: nothing was changed.
        DoesNotVerify, ExhibitMissing, ExhibitDamaged: the record does not hold; nothing was changed.
    """
    drafts = [EntryDraft(act=act, case=case, actor=actor, at=at) for case, act in erasure.appended()]
    sealed = [seal_entry(draft, keyring.case_keys(draft.case).wrap) for draft in drafts]
    with database_errors(), transaction.atomic(durable=True):
        edge, newest = load_edge()
        check_clock(at, newest_at=newest)
        store_sealed(edge.size, sealed)
        _destroy_keys(erasure.unreadable())
        # What somebody searched for, or added to a list of what would go, stands in their session.
        Session.objects.all().delete()
        rebuild_tables(log, open_exhibit)


def _destroy_keys(places: Sequence[int]) -> None:
    """Delete wrapped keys; SQLite overwrites what is deleted (`secure_delete`)."""
    for begin in range(0, len(places), _AT_ONCE):
        PartKey.objects.filter(seq__in=places[begin : begin + _AT_ONCE]).delete()
