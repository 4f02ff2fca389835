"""Making a workspace, and opening one that is there."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.facts.ids import ActorId, new_id
from habeas.record.errors import OwnKeyNeeded
from habeas.record.key_file import KeyKind
from habeas.record.keys import RootKey
from habeas.record.kinds import ActorEnrolled, WorkspaceOpened
from habeas.record.stretching import Argon2Cost
from habeas.store.durable import sync_folder, writing
from habeas.store.errors import FolderNotEmpty, MalformedSettings, SharesTooOld, TracesLeft
from habeas.store.in_charge import guarded_lock
from habeas.store.keyring import Keyring, root_way, sweep_unfinished
from habeas.store.own_key_files import own_key_of
from habeas.store.rotating import carry_on, is_under, is_unfinished, is_wrapped_by, put_in_place, take_back
from habeas.store.store import Passphrase, Store
from habeas.store.workspace_folder import WorkspaceFolder, check_vacant, write_settings
from habeas.store.writer_lock import WriterLock

FIRST_CASE = "main"
"""The title of the case that every workspace begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the first entries of a workspace say: its name, whether it is for one person, and who that first one is."""

    name: str
    actor_name: str
    at: datetime
    actor_role: str = "owner"
    alone: bool = False
    case_title: str = FIRST_CASE


def create_store(
    path: Path,
    beginning: Beginning,
    *,
    passphrase: str | None,
    database: str = "",
    cost: Argon2Cost | None = None,
    extra_settings: Mapping[str, object] | None = None,
) -> Store:
    """Make a workspace and return it open, with its first entries: opened, first person enrolled, case opened.

    The folder is made beside its place and moved there when it is complete, so that there is never half a one.

    Args:
        path: A folder that is empty or not there yet.
        beginning: What the first entries say.
        passphrase: What wraps the keys; None leaves them as they are.
        database: A `postgresql://` address, or nothing for the encrypted file.
        cost: How much work it is to try one passphrase.
        extra_settings: What the desk adds to Django's settings.

    Raises:
        FolderNotEmpty: something is there already.
        DiskFull, CannotWrite: nothing was left behind.
        AlreadyOpen: this process has another workspace open.
    """
    workspace_id = new_id("w")
    with growing_folder(path) as growing:
        keyring = Keyring.create(growing.keys, workspace_id, passphrase, cost=cost)
        with Store(growing, keyring, database=database, is_new=True, extra_settings=extra_settings) as store:
            _begin(store, workspace_id, beginning)
        write_settings(growing, workspace_id=workspace_id, settings={"database": database})
    folder = WorkspaceFolder(path=path.resolve())
    return Store(folder, keyring.moved_to(folder.keys), database=database, lock=guarded_lock(folder))


@contextmanager
def growing_folder(path: Path) -> Iterator[WorkspaceFolder]:
    """Yield a folder in which a workspace grows beside its place; it gets its name at the end, or is gone.

    Args:
        path: The place, which is empty or not there yet.

    Raises:
        FolderNotEmpty: something is there already.
        DiskFull, CannotWrite: nothing was left behind.
    """
    check_vacant(path)
    target = path.resolve()
    growing = WorkspaceFolder(path=target.parent / f".{target.name}.{secrets.token_hex(8)}.new")
    try:
        with writing(target.name):
            growing.path.mkdir(mode=0o700, parents=True)
            growing.keys.mkdir(mode=0o700)
            growing.exhibits.mkdir(mode=0o700)
        yield growing
        _move(growing.path, target)
    except BaseException:
        shutil.rmtree(growing.path, ignore_errors=True)
        raise


def open_store(
    path: Path,
    *,
    passphrase: Passphrase = None,
    opener: str = "",
    database: str | None = None,
    extra_settings: Mapping[str, object] | None = None,
) -> Store:
    """Open the workspace in a folder.

    Args:
        path: The folder.
        passphrase: The passphrase, or the way to ask for it, which is gone only if there is one.
        opener: The id of an enrolled person: where they have an own key, it is their own passphrase.
        database: In the place of what the settings file says.
        extra_settings: What the desk adds to Django's settings.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace: the folder cannot be used as it is.
        KeyFileDoesNotVerify: a key file was changed.
        PassphraseNeeded, WrongPassphrase, OwnKeyNeeded: the keys do not open; nothing was changed.
        OwnKeyTakenAway: the person who opened it may not any more.
        WrongKey: the database is damaged or belongs to another workspace.
        AlreadyOpen: this process has another workspace open.
    """
    folder = WorkspaceFolder(path=path.resolve())
    passphrase = finish_rotation(folder, passphrase, opener=opener, database=database, extra_settings=extra_settings)
    lock = guarded_lock(folder)
    keyring = open_keyring(folder, passphrase, opener)
    sweep_unfinished(folder.keys, lock)
    chosen = folder.written_database() if database is None else database
    store = Store(folder, keyring, database=chosen, extra_settings=extra_settings, lock=lock)
    try:
        # Only now, since own keys are compared with the log.
        from habeas.store.own_keys import settle_own_keys

        keyring.check()
        settle_own_keys(store)
        # What another program keeps from being cleared is no reason to keep anybody out: it is tried at each opening.
        if folder.erasing.is_file():
            with suppress(TracesLeft):
                store.clear_traces()
    except BaseException:
        store.close()
        raise
    return store


def finish_rotation(
    folder: WorkspaceFolder,
    passphrase: Passphrase,
    *,
    opener: str = "",
    database: str | None = None,
    extra_settings: Mapping[str, object] | None = None,
) -> Passphrase:
    """Go on where a rotation of keys was stopped, if one was; return the passphrase, asked for only once.

    Raises:
        PassphraseNeeded, WrongPassphrase, OwnKeyNeeded: the keys do not open; nothing was changed.
        DiskFull, CannotWrite, DatabaseBusy, DatabaseUnreachable: it is tried again at the next opening.
    """
    if not is_unfinished(folder):
        return passphrase
    lock = WriterLock(folder.lock)
    with lock.held():
        following = folder.keys_following
        passphrase = _asked(following if following.is_dir() else folder.keys, passphrase, opener)
        if following.is_dir() and folder.keys.is_dir():
            keyring = Keyring.open(following, _workspace_id(folder), passphrase, own_key_of(following, opener))
            chosen = folder.written_database() if database is None else database
            if chosen or not is_under(folder, keyring):
                old = open_keyring(folder, passphrase, opener)
                with Store(folder, old, database=chosen, extra_settings=extra_settings, lock=lock) as store:
                    carry_on(store, keyring)
        put_in_place(folder)
    return passphrase


def open_keyring(folder: WorkspaceFolder, passphrase: Passphrase, opener: str = "") -> Keyring:
    """Open the keys of a workspace: by its passphrase, or by the own one of `opener`, where they have an own key.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace: the folder cannot be used as it is.
        KeyFileDoesNotVerify: a key file was changed.
        PassphraseNeeded, WrongPassphrase, OwnKeyNeeded: the keys do not open.
    """
    workspace_id = _workspace_id(folder)
    given = _asked(folder.keys, passphrase, opener)
    return Keyring.open(folder.keys, workspace_id, given, own_key_of(folder.keys, opener))


def _asked(keys: Path, passphrase: Passphrase, opener: str) -> str | None:
    """Return the passphrase, asked for where one opens something here.

    Raises:
        OwnKeyNeeded: none does, without somebody who has an own key.
    """
    if own_key_of(keys, opener) is None:
        way = root_way(keys)
        if way is KeyKind.DROPPED_ROOT:
            raise OwnKeyNeeded
        if way is KeyKind.ROOT and callable(passphrase):
            return None
    return passphrase() if callable(passphrase) else passphrase


def recover(path: Path, root: RootKey, passphrase: str, *, cost: Argon2Cost | None = None) -> None:
    """Let a workspace whose passphrase is lost open with a new one, its root key having come from recovery shares.

    Where a rotation of keys was stopped, the keys that were to follow need the passphrase that is lost: they are taken
    back, as long as the database still opens with the ones that the shares open.

    Raises:
        SharesTooOld: the database opens with the keys that follow alone; nothing was changed.
        CannotRead, MalformedSettings, NewerWorkspace: the folder cannot be used as it is.
        KeyFileDoesNotVerify: the root key is that of another workspace; nothing was changed.
        DiskFull, CannotWrite: nothing was changed.
    """
    folder = WorkspaceFolder(path=path.resolve())
    keyring = Keyring(folder.keys, root, _workspace_id(folder))
    keyring.signing_key()
    lock = WriterLock(folder.lock)
    with lock.held():
        if folder.keys_following.is_dir():
            if not _still_opens_with(folder, keyring, lock):
                raise SharesTooOld
            take_back(folder)
        keyring.wrap_again(passphrase, cost=cost)


def _still_opens_with(folder: WorkspaceFolder, keyring: Keyring, lock: WriterLock) -> bool:
    database = folder.written_database()
    if not database:
        return is_under(folder, keyring)
    with Store(folder, keyring, database=database, lock=lock):
        return is_wrapped_by(keyring)


def _workspace_id(folder: WorkspaceFolder) -> str:
    workspace_id = folder.check_format().get("workspace_id")
    if not isinstance(workspace_id, str):
        raise MalformedSettings(file=folder.settings.name, reason="no workspace_id")
    return workspace_id


def _begin(store: Store, workspace_id: str, beginning: Beginning) -> None:
    actor = ActorId(new_id("a"))
    opened = WorkspaceOpened(workspace=workspace_id, name=beginning.name, alone=beginning.alone)
    enrolled = ActorEnrolled(actor=actor, name=beginning.actor_name, role=beginning.actor_role)
    store.append((opened, enrolled), case=None, actor=actor, at=beginning.at)
    store.open_case(beginning.case_title, actor=actor, at=beginning.at)


def _move(growing: Path, target: Path) -> None:
    """Give the complete folder its name; the system refuses where something came to be there meanwhile."""
    with writing(target.name):
        try:
            growing.rename(target)
        except OSError as error:
            if target.is_dir() and any(target.iterdir()):
                raise FolderNotEmpty(folder=str(target)) from error
            raise
        sync_folder(target.parent)
