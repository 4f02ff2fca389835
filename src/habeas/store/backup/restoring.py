"""Making a workspace again from its two backup files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from habeas.record.errors import KeyFileDoesNotVerify, PassphraseNeeded
from habeas.record.key_file import KeyKind, parse_key_file
from habeas.record.keys import RootKey, open_root_key, root_kind
from habeas.record.kinds import Act
from habeas.record.own_key import Owner, open_own_key
from habeas.store.backup.chain import FoundBackup, chain_to, choose
from habeas.store.backup.errors import BackupOfAnother, NoBackup
from habeas.store.backup.header import BackupContent, BackupHeader
from habeas.store.durable import read_file, write_durably, writing
from habeas.store.keyring import ORIGIN_PREFIX, Keyring
from habeas.store.opening import growing_folder
from habeas.store.own_key_files import own_key_file, own_key_of
from habeas.store.store import Passphrase, Store
from habeas.store.verification.report import Report
from habeas.store.workspace_folder import WorkspaceFolder, write_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreFrom:
    """Where the two files are: each is a file, or a folder whose newest backup is taken."""

    record: Path
    keys: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored: which backup, from how many files of the record, and what was checked afterwards.

    `settled` is what newer keys had the log say beyond the backup: who opens the workspace today.
    """

    backup: BackupHeader
    files: int
    report: Report
    settled: tuple[Act, ...] = ()


def restore_backup(
    source: RestoreFrom,
    target: Path,
    *,
    passphrase: Passphrase,
    opener: str = "",
    database: str = "",
    extra_settings: Mapping[str, object] | None = None,
) -> Restored:
    """Make the workspace again in a folder that is empty or not there, check it, and only then give it its name.

    1. The file of keys opens with the passphrase, or with the own one of a person; its keys open the record, and those
       before it that it continues.
    2. Rows and exhibits are written, the tables made again from the log.
    3. Everything is verified, and the root of the tree must be the one that the backup was made over.

    A part whose key the file of keys does not hold stays erased. Where the file of keys is newer than the record, who
    has an own key by it has one in what is restored, and nobody else: the log gets an entry for each that differs.

    Args:
        source: The two files.
        target: The folder of the workspace.
        passphrase: The one that was in use when the backup was made, or the way to ask for it.
        opener: The id of an enrolled person: where they had an own key then, it is their own passphrase. Entries
            that newer keys need stand in their name; where nobody is named, in that of who set the workspace up.
        database: A `postgresql://` address of an empty database, or nothing for the encrypted file.
        extra_settings: What the desk adds, so that its accounts have their tables.

    Raises:
        FolderNotEmpty: something is there already.
        NoBackup, BackupIncomplete, BackupDamaged, BackupOfAnother, CannotRead: the files cannot be used.
        PassphraseNeeded, WrongPassphrase, OwnKeyNeeded: the keys do not open.
        RestoredOtherwise: what came out is not what was backed up.
        DiskFull, CannotWrite: nothing is left behind.
    """
    if not source.record.exists():
        raise NoBackup(folder=str(source.record), content=BackupContent.RECORD.value)
    keys = choose(source.keys, BackupContent.KEYS)
    record = choose(source.record, BackupContent.RECORD, workspace=keys.header.workspace)
    if record.header.workspace != keys.header.workspace:
        raise BackupOfAnother(record=record.path.name, keys=keys.path.name)
    chain = chain_to(record)
    root = _root_key(keys, passphrase, opener)
    with growing_folder(target) as growing:
        for member in keys.members(root):
            content = b"".join(member.content)
            if member.name.startswith("keys/"):
                write_durably(growing.keys / PurePath(member.name).name, content)
        keyring = Keyring(growing.keys, root, keys.header.workspace)
        _leave_out_strays(keyring)
        with Store(growing, keyring, database=database, is_new=True, extra_settings=extra_settings) as store:
            # Only now, since tables can be named only once a database is chosen.
            from habeas.store.backup.filling import fill

            filled = fill(store, chain, keys, root, named=opener)
        settings = {**filled.settings, "database": database}
        write_settings(growing, workspace_id=keys.header.workspace, settings=settings)
    return Restored(backup=record.header, files=len(chain), report=filled.report, settled=filled.settled)


def opens_otherwise(keys: Path, folder: WorkspaceFolder, opener: str) -> bool:
    """Return whether what opens a file of keys for a person is not what opens the workspace for them today.

    It is so where they had no own key then, or have none now, or chose another passphrase since; a rotation in between
    changes nothing of that. Whether the passphrase of the workspace was changed cannot be seen.

    Args:
        keys: The file of keys, or a folder whose newest is taken.
        folder: The workspace of today.
        opener: The id of the person.

    Raises:
        NoBackup, BackupDamaged, CannotRead, KeyFileDoesNotVerify: a file cannot be used.
    """
    then, person = _own_key(choose(keys, BackupContent.KEYS).header, opener), own_key_of(folder.keys, opener)
    today = None if person is None else read_file(own_key_file(folder.keys, person))
    return _public_half(then) != _public_half(today)


def _public_half(file: bytes | None) -> str | None:
    own = None if file is None else parse_key_file(file, KeyKind.OWN).own
    return None if own is None else own.public


def _root_key(keys: FoundBackup, passphrase: Passphrase, opener: str) -> RootKey:
    theirs = _own_key(keys.header, opener)
    file = (keys.header.root_key or "").encode()
    if callable(passphrase):
        passphrase = passphrase() if theirs or root_kind(file) is KeyKind.WRAPPED_ROOT else None
    if theirs is None:
        return open_root_key(file, passphrase)
    if passphrase is None:
        raise PassphraseNeeded
    return open_own_key(theirs, Owner(origin=f"{ORIGIN_PREFIX}{keys.header.workspace}", actor=opener), passphrase)


def _leave_out_strays(keyring: Keyring) -> None:
    """Remove what is no key of the workspace: backups were made that hold whatever lay in the folder of keys."""
    known = keyring.openers()
    for path in keyring.files():
        if path.name not in known:
            with writing(path.name):
                path.unlink()


def _own_key(header: BackupHeader, opener: str) -> bytes | None:
    """Return the file of a person's own key; what is none keeps nobody out, and what is restored is checked anyway."""
    for file in (one.encode() for one in header.own_keys if opener):
        with suppress(KeyFileDoesNotVerify):
            if parse_key_file(file, KeyKind.OWN).of == opener:
                return file
    return None
