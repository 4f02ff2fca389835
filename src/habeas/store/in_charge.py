"""What is in charge: the database that `habeas.toml` names, and the keys that lie in the folder.

A program that has opened another database must not write any more once the record was moved: what it appended would be
lost with the database that was left. Nor must one that has opened the keys that were before a rotation, be it ended or
stopped half-way: nobody could read what it appended.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from habeas.store.errors import CannotRead, KeysReplaced
from habeas.store.keyring import WORKSPACE_KEY
from habeas.store.moving.errors import StoreMoved
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.store.writer_lock import WriterLock

_Signature = tuple[int, int, int]
"""The inode, the time of writing and the size of a file."""


def guarded_lock(folder: WorkspaceFolder) -> WriterLock:
    """Return the lock of a workspace that refuses once another database or other keys are in charge than now are.

    Call it before the keys are opened, so that none are that were replaced since.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace: the settings file cannot be used.
    """
    witness = folder.keys / f"{WORKSPACE_KEY}.key"
    charge = _Charge(
        folder=folder,
        settings=folder.settings,
        signature=_signature(folder.settings),
        database=folder.written_database(),
        witness=witness,
        keys=_signature(witness),
        keys_following=folder.keys_following,
    )
    return WriterLock(folder.lock, charge.check)


@dataclass(slots=True, kw_only=True)
class _Charge:
    """What the settings file named when it was last looked at; `signature` tells whether it was written since.

    `witness` is the file of keys that only a rotation writes anew, another passphrase does not; `keys` tells whether it
    was. The paths are made once: making one takes longer than looking at the file.
    """

    folder: WorkspaceFolder
    settings: Path
    signature: _Signature
    database: str
    witness: Path
    keys: _Signature
    keys_following: Path

    def check(self) -> None:
        # A rotation that was stopped may have given a server its new keys already; the next opening ends it.
        if _signature(self.witness) != self.keys or self._are_keys_following():
            raise KeysReplaced
        signature = _signature(self.settings)
        if signature == self.signature:
            return
        if self.folder.written_database() != self.database:
            raise StoreMoved
        self.signature = signature

    def _are_keys_following(self) -> bool:
        state = _looked_at(self.keys_following)
        return state is not None and S_ISDIR(state.st_mode)


def _signature(file: Path) -> _Signature:
    """Return what changes whenever the file is written; zeros where it is not there, which then says why."""
    state = _looked_at(file)
    return (0, 0, 0) if state is None else (state.st_ino, state.st_mtime_ns, state.st_size)


def _looked_at(path: Path) -> os.stat_result | None:
    """Return what the system says of a file or folder, None where it is not there.

    Raises:
        CannotRead: the system refused, which says nothing about what is in charge.
    """
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotRead(file=path.name, reason=os.strerror(error.errno or errno.EIO)) from error
