"""Backups: made, their state, and the drill that restores one to a scratch place and checks it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from habeas.facts.errors import HabeasError
from habeas.record.errors import OwnKeyNeeded, PassphraseNeeded, WrongOwnPassphrase, WrongPassphrase
from habeas.record.kinds import Act, BackupDrilled, BackupFailed, BackupMade
from habeas.store.backup.errors import RestoredOtherwise
from habeas.store.backup.restoring import Restored, RestoreFrom, restore_backup
from habeas.workspace.roles import Work
from habeas.workspace.session import Session

if TYPE_CHECKING:
    from habeas.store.backup.making import BackupFiles
    from habeas.store.backup.places import BackupPlaces
    from habeas.store.store import Passphrase
    from habeas.workspace.workspace import Workspace

_Act = TypeVar("_Act", bound=Act)

_KEPT_OUT = (PassphraseNeeded, WrongPassphrase, WrongOwnPassphrase, OwnKeyNeeded)

STALE_AFTER_DAYS = 7
"""After how many days without a backup the desk says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """How a workspace stands with its backups.

    `made_on` is the day of the newest backup, None where there is none; `failed` the code of the error where the
    newest attempt failed. `drilled_on` is the day on which one was last restored for trial and held, `drill_failed` the
    code of the error where the newest trial failed. `unsaved` counts the entries since the newest backup.
    """

    made_on: date | None = None
    failed: str = ""
    drilled_on: date | None = None
    drill_failed: str = ""
    unsaved: int = 0
    days: int = 0

    @property
    def needs_attention(self) -> bool:
        """Whether the newest attempt or trial failed, or something has waited too long to be saved."""
        is_stale = self.unsaved > 0 and (self.made_on is None or self.days > STALE_AFTER_DAYS)
        return bool(self.failed or self.drill_failed) or is_stale


def back_up(session: Session, places: BackupPlaces, *, is_whole: bool, keys_kept_days: int) -> BackupFiles:
    """Write a backup and log it; a failure is logged as well, and raised.

    Raises:
        NotInRole: the role of the person does not include it.
        HabeasError: no backup was made, as `habeas.store.backup.making.make_backup` says.
    """
    session.require(Work.TEND)
    from habeas.store.backup.making import make_backup

    try:
        files = make_backup(session.store, places, at=session.clock(), is_whole=is_whole, keys_kept_days=keys_kept_days)
    except HabeasError as error:
        session.append_whole(BackupFailed(code=error.code))
        raise
    made = BackupMade(
        backup=files.header.backup,
        base=files.header.base,
        entries=files.header.entries,
        size_bytes=files.size_bytes,
        record_sha256=files.record_sha256,
        keys_sha256=files.keys_sha256,
        keys_expire_on=files.keys_expire_on,
    )
    session.append_whole(made)
    return files


def backup_state(session: Session) -> BackupState:
    """Return how the workspace stands with its backups, as of the clock of the session."""
    made, failed = _newest(session, BackupMade), _newest(session, BackupFailed)
    drilled = _newest(session, BackupDrilled)
    size = session.store.queries.log_size()
    state = BackupState(
        failed=failed.act.code if failed and (made is None or made.seq < failed.seq) else "",
        drilled_on=drilled.on if drilled and not drilled.act.code else None,
        drill_failed=drilled.act.code if drilled else "",
        unsaved=size,
    )
    if made is None:
        return state
    # The entry that tells of a backup is not in it, and need not be.
    unsaved = max(0, size - made.act.entries - 1)
    return replace(state, made_on=made.on, days=(session.today() - made.on).days, unsaved=unsaved)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Logged(Generic[_Act]):
    """An entry of one kind: its place in the log, its day, and what it says."""

    seq: int
    on: date
    act: _Act


def _newest(session: Session, kind: type[_Act]) -> _Logged[_Act] | None:
    newest = None
    for one in session.store.queries.entries(kind=kind.kind):
        if isinstance(one.entry.act, kind):
            newest = _Logged(seq=one.seq, on=one.entry.header.at.date(), act=one.entry.act)
    return newest


def drill(
    open_workspace: Callable[[], Workspace],
    source: RestoreFrom,
    *,
    passphrase: Passphrase,
    opener: str = "",
    scratch: Path | None = None,
    extra_settings: Mapping[str, object] | None = None,
) -> Restored:
    """Restore a backup to a scratch place, check all of it against the log of today, remove it, and log the outcome.

    No workspace may be open meanwhile: one process has one at a time.

    Args:
        open_workspace: Opens the workspace afterwards, in whose log the outcome is written.
        source: The two files.
        passphrase: The one that was in use when the backup was made, or the way to ask for it.
        opener: The id of an enrolled person: where they had an own key then, it is their own passphrase.
        scratch: The folder that holds the scratch place for a moment; that of the record's file where not given.
        extra_settings: What the desk adds.

    Raises:
        PassphraseNeeded, WrongPassphrase, WrongOwnPassphrase, OwnKeyNeeded: the keys do not open; nothing is logged,
            since that says nothing about the backup.
        HabeasError: the backup does not restore; that is logged as well.
    """
    room = scratch or (source.record if source.record.is_dir() else source.record.parent)
    try:
        # Sealed like the workspace itself: nothing comes to the scratch place in clear.
        with tempfile.TemporaryDirectory(prefix=".habeas-drill-", dir=room) as place:
            restored = restore_backup(
                source,
                Path(place) / "restored",
                passphrase=passphrase,
                opener=opener,
                extra_settings=extra_settings,
            )
        with open_workspace() as workspace:
            _check_same_history(workspace.session, restored)
            workspace.session.append_whole(BackupDrilled(backup=restored.backup.backup, code=""))
    except _KEPT_OUT:
        raise
    except HabeasError as error:
        with open_workspace() as workspace:
            workspace.session.append_whole(BackupDrilled(backup="", code=error.code))
        raise
    return restored


def _check_same_history(session: Session, restored: Restored) -> None:
    """Check that the log of today begins with what was restored.

    Raises:
        RestoredOtherwise: it does not.
    """
    header = restored.backup
    if session.store.root_at(header.entries) != header.root:
        raise RestoredOtherwise(where="log", reason="it is not the beginning of the log of today")
