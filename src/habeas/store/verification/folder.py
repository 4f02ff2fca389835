"""Verifying a workspace from the outside in: also one whose keys or database no longer open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.facts.errors import ExitStatus, HabeasError
from habeas.record.errors import KeyFileDoesNotVerify
from habeas.store.errors import CannotRead
from habeas.store.keyring import Keyring, sweep_unfinished
from habeas.store.own_key_files import own_key_file, own_key_of, people_to_follow
from habeas.store.verification.report import Finding, Report, finding_of
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.store.writer_lock import WriterLock

if TYPE_CHECKING:
    from habeas.store.store import Passphrase


def verify_folder(
    path: Path,
    passphrase: Passphrase = None,
    *,
    opener: str = "",
    database: str | None = None,
    against: Sequence[bytes] = (),
) -> Report:
    """Check the keys, the database, the log, the checkpoint, the exhibits and the tables of a workspace.

    Damage never raises: it is a finding, and names the file, entry or table.

    Raises:
        PassphraseNeeded, WrongPassphrase, OwnKeyNeeded: the keys do not open, which says nothing about the record.
        NotAWorkspace, NewerWorkspace, MalformedSettings, DatabaseUnreachable: nothing could be checked.
        AlreadyOpen: this process has a workspace open; use `Store.verify`.
    """
    from habeas.store.opening import open_keyring, open_store
    from habeas.store.rotating import is_unfinished

    folder = WorkspaceFolder(path=path.resolve())
    if callable(passphrase):
        passphrase = cache(passphrase)  # so that whoever types it is asked once
    if is_unfinished(folder) or people_to_follow(folder.keys):
        # Opened only once: what an opening finishes may put another passphrase in force than the one that was given.
        with _unless_damaged(), open_store(path, passphrase=passphrase, opener=opener, database=database) as store:
            return store.verify(against=against)
    try:
        keyring = open_keyring(folder, passphrase, opener)
    except HabeasError as error:
        if not _is_damage(error):
            raise
        person = own_key_of(folder.keys, opener)
        file = "root.key" if person is None else own_key_file(folder.keys, person).name
        return Report(findings=(finding_of(f"keys/{file}", error),))
    sweep_unfinished(folder.keys, WriterLock(folder.lock))
    findings = check_keys(keyring)
    if findings:
        return Report(findings=findings, keys=len(keyring.files()))
    try:
        with open_store(path, passphrase=passphrase, opener=opener, database=database) as store:
            return store.verify(against=against)
    except HabeasError as error:
        if not _is_damage(error):
            raise
        where = folder.keys_following.name if isinstance(error, KeyFileDoesNotVerify) else "data.db"
        return replace(Report(findings=(finding_of(where, error),)), keys=len(keyring.files()))


@contextmanager
def _unless_damaged() -> Iterator[None]:
    """Go on where something is damaged, so that what follows finds out what it is."""
    try:
        yield
    except HabeasError as error:
        if not _is_damage(error):
            raise


def check_keys(keyring: Keyring) -> tuple[Finding, ...]:
    """Return what is wrong with the key files; each must open under the root key, and none may be unknown.

    An own key that is to follow is put in force or removed at the next opening, so it is neither.
    """
    findings = []
    openers, to_follow = keyring.openers(), keyring.files_to_follow()
    for path in keyring.files():
        if path in to_follow:
            continue
        opener = openers.pop(path.name, None)
        if opener is None:
            findings.append(Finding(where=f"keys/{path.name}", reason="it is not a key of this workspace"))
            continue
        try:
            opener()
        except HabeasError as error:
            findings.append(finding_of(f"keys/{path.name}", error))
    findings += [Finding(where=f"keys/{name}", reason="it is not there") for name in openers]
    return tuple(findings)


def _is_damage(error: HabeasError) -> bool:
    return error.exit_status is ExitStatus.DOES_NOT_VERIFY or isinstance(error, CannotRead)
