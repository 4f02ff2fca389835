"""Moving the record to another database, so that a move stopped at any moment leaves the old one in charge.

1. Take the lock of the workspace; it is held until the end, so nothing is appended meanwhile.
2. Verify the whole record. One that does not verify stays where it is.
3. Write every row that is not made from another one into a spool: a file sealed under a key that only this process has.
4. Open the target. One that is empty is filled and its tables are made from the log: on a server in one transaction
   with all checks, for the encrypted file in a folder of its own. One that holds the same already, because an earlier
   move was stopped at the last moment, is taken as it is; any other is refused.
5. Compare every table with the old one, and verify the whole.
6. Write the target into `habeas.toml`: temporary name, fsync, rename, fsync of the folder. Now it is in charge.
7. Remove the old database, unless it is to be kept.

Exhibits, keys and checkpoint lie in the folder and stay where they are.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from habeas.store.durable import TEMPORARY_SUFFIX, sync_folder, temporary_file, writing
from habeas.store.errors import StoreError
from habeas.store.keyring import Keyring
from habeas.store.moving.errors import AlreadyThere
from habeas.store.moving.pointing import point_at, rewritten
from habeas.store.opening import finish_rotation, open_keyring
from habeas.store.store import Passphrase, Store
from habeas.store.verification.report import Report
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.store.writer_lock import WriterLock

GROWING = ".moving"
"""The folder in a workspace in which an encrypted file grows; it may be removed whenever nothing is moving."""

SPOOL = "moving"
"""How the name of the spool begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was moved and checked; `is_old_left` says that the old database is still there."""

    report: Report
    is_old_left: bool


def move_store(
    path: Path,
    target: str,
    *,
    passphrase: Passphrase,
    opener: str = "",
    keep_old: bool = False,
    extra_settings: Mapping[str, object] | None = None,
) -> Moved:
    """Move the record of a workspace to another database, check it there, and put that one in charge.

    Args:
        path: The folder of the workspace, which no program of this process has open.
        target: A `postgresql://` address of an empty database, or nothing for the encrypted file.
        passphrase: The passphrase, or the way to ask for it.
        opener: The id of an enrolled person: where they have an own key, it is their own passphrase.
        keep_old: Leave the old database as it is.
        extra_settings: What the desk adds, so that its accounts have their tables.

    Raises:
        AlreadyThere: the record is kept there already.
        RecordDoesNotVerify: the record does not hold; it was not moved.
        DatabaseNotEmpty, DatabaseInUse, TargetInUse: the target holds something else.
        DatabaseUnreachable, DiskFull, CannotWrite, DatabaseBusy: the record is where it was.
        MovedOtherwise: what arrived is not what was sent; the record is where it was.
    """
    folder = WorkspaceFolder(path=path.resolve())
    passphrase = finish_rotation(folder, passphrase, opener=opener, extra_settings=extra_settings)
    keyring = open_keyring(folder, passphrase, opener)
    lock = WriterLock(folder.lock)
    with lock.held():
        source = folder.written_database()
        if source == target:
            raise AlreadyThere
        rewritten(folder, target)
        _sweep(folder)
        way = _Way(folder=folder, keyring=keyring, lock=lock, extra_settings=extra_settings)
        report = _copy(way, source, target)
        point_at(folder, target)
        is_removed = not keep_old and _remove(way, source)
    return Moved(report=report, is_old_left=not is_removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What both databases are opened with."""

    folder: WorkspaceFolder
    keyring: Keyring
    lock: WriterLock
    extra_settings: Mapping[str, object] | None

    def open(self, database: str, *, folder: WorkspaceFolder | None = None, is_new: bool = False) -> Store:
        """Open one of them; a process has one open at a time."""
        return Store(
            folder or self.folder,
            self.keyring,
            database=database,
            is_new=is_new,
            extra_settings=self.extra_settings,
            lock=self.lock,
        )


def _copy(way: _Way, source: str, target: str) -> Report:
    """Copy and check; the target is not in charge yet."""
    with _spool(way.folder) as spool:
        key = secrets.token_bytes(32)
        with way.open(source) as store:
            from habeas.store.moving.copying import send

            store.verify().require()
            sent = send(spool, key)
        with _arriving(way, target) as store:
            from habeas.store.moving.copying import receive

            return receive(store, spool, key, sent)


@contextmanager
def _spool(folder: WorkspaceFolder) -> Iterator[BinaryIO]:
    with writing(SPOOL), temporary_file(folder.path, SPOOL) as (file, _):
        yield file


@contextmanager
def _arriving(way: _Way, target: str) -> Iterator[Store]:
    """Open the target; an encrypted file gets its name only when it is complete."""
    if target or way.folder.database.is_file():
        with way.open(target) as store:
            yield store
        return
    growing = replace(way.folder, database_in=way.folder.path / GROWING)
    try:
        with writing(GROWING):
            growing.database.parent.mkdir(mode=0o700)
        with way.open(target, folder=growing, is_new=True) as store:
            yield store
        _place(growing.database, way.folder.database)
    finally:
        shutil.rmtree(growing.database.parent, ignore_errors=True)


def _place(grown: Path, place: Path) -> None:
    """Give a closed encrypted file its name."""
    with writing(place.name):
        with grown.open("rb") as file:
            os.fsync(file.fileno())
        grown.rename(place)
        sync_folder(place.parent)


def _sweep(folder: WorkspaceFolder) -> None:
    """Remove what a move that was stopped left behind; nothing of it was ever in charge."""
    with writing(GROWING):
        if (folder.path / GROWING).is_dir():
            shutil.rmtree(folder.path / GROWING)
        for path in folder.path.glob(f"{SPOOL}.*{TEMPORARY_SUFFIX}"):
            path.unlink(missing_ok=True)


def _remove(way: _Way, source: str) -> bool:
    """Remove the database that was left; return whether it is gone. The record is safe in the new one either way."""
    try:
        if source:
            with way.open(source):
                from habeas.store.schema import drop_tables

                drop_tables()
            return True
        with writing(way.folder.database.name):
            for name in ("data.db-wal", "data.db-shm", "data.db"):
                (way.folder.path / name).unlink(missing_ok=True)
            sync_folder(way.folder.path)
    except StoreError:
        return False
    return True
