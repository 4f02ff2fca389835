"""Which database is in charge: the one that `habeas.toml` names.

A program that has opened another one must not write any more once the record was moved: what it appended would be lost
with the database that was left.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.store.moving.errors import StoreMoved
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.store.writer_lock import WriterLock


def guarded_lock(folder: WorkspaceFolder) -> WriterLock:
    """Return the lock of a workspace that refuses once `habeas.toml` names another database than it does now.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace: the settings file cannot be used.
    """
    charge = _Charge(folder=folder, signature=_signature(folder), database=folder.written_database())
    return WriterLock(folder.lock, charge.check)


@dataclass(slots=True, kw_only=True)
class _Charge:
    """What the settings file named when it was last looked at; `signature` tells whether it was written since."""

    folder: WorkspaceFolder
    signature: tuple[int, int, int]
    database: str

    def check(self) -> None:
        signature = _signature(self.folder)
        if signature == self.signature:
            return
        if self.folder.written_database() != self.database:
            raise StoreMoved
        self.signature = signature


def _signature(folder: WorkspaceFolder) -> tuple[int, int, int]:
    """Return what changes whenever the file is written; zeros where it cannot be looked at, which then says why."""
    try:
        state = folder.settings.stat()
    except OSError:
        return (0, 0, 0)
    return (state.st_ino, state.st_mtime_ns, state.st_size)
