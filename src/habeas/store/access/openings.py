"""Small steps that look into the tables and append: opening a case, logging a view."""

from __future__ import annotations

from datetime import datetime

from habeas.facts.ids import ActorId, CaseId, new_id
from habeas.record.kinds import CaseOpened, ViewLogged
from habeas.store.access.append import Log
from habeas.store.keyring import Keyring
from habeas.store.models import CachedExhibit, CachedView


def open_case(log: Log, keyring: Keyring, title: str, *, actor: ActorId, at: datetime) -> CaseId:
    """Make the keys of a new case, bring them to the disk, then append its first entry."""
    case = CaseId(new_id("c"))
    keyring.make(case)
    log.append((CaseOpened(case=case, title=title),), case=None, actor=actor, at=at)
    return case


def log_view(log: Log, *, case: CaseId | None, actor: ActorId, what: str, seen: str, at: datetime) -> bool:
    """Append that a person looked at something, unless it is there for this hour; the caller holds the lock."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if CachedView.objects.filter(actor=actor, seen=seen, hour=hour.isoformat()).exists():
        return False
    log.append((ViewLogged(what=what, seen=seen, hour=hour),), case=case, actor=actor, at=at)
    return True


def known_addresses() -> frozenset[str]:
    """Return the address of every exhibit that the log knows."""
    return frozenset(CachedExhibit.objects.values_list("address", flat=True))
