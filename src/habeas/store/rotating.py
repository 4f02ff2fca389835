"""New keys for everything: after that, who has the old key files and an old passphrase opens nothing of today.

1. Keep other programs out: the lock of the workspace is held until the end, and whoever opened it with the old keys is
   refused at the next writing. The encrypted file leaves its write-ahead log, which it can do only where nobody else
   is in.
2. Make the keys that follow beside those that are (`keys.next`), complete and on the disk before they have that name.
   Each case gets a new key for wrapping; the addresses of exhibits stay, and so does the key that signs. The new root
   key is sealed to the own key of everybody who has one, which needs nobody's passphrase.
3. In one transaction wrap the secret of every part anew, seal the secrets of second factors anew, end the sessions of
   the desk, and on a server seal every text anew.
4. Give the encrypted file its new key; SQLCipher writes every page anew, all or none. On a server let the tables that
   changed be written anew, since it keeps for a while what a row was.
5. Let the new folder take the place of the old one, which is first put aside (`keys.old`), then destroyed.

A program that is stopped leaves `keys.next` or `keys.old`; whoever opens the workspace next goes on from there. Every
step finds out by itself whether it was done already.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from habeas.facts.errors import HabeasError
from habeas.facts.ids import CaseId
from habeas.record.aead import DoesNotOpen
from habeas.record.former_parts import PartPlace, is_former, wrap_former_again
from habeas.record.part_secrets import SECRET_BYTES, Wrapping
from habeas.record.sealing import open_entry
from habeas.record.stretching import Argon2Cost
from habeas.store.durable import sync_folder, writing
from habeas.store.errors import DatabaseBusy, TracesLeft, WrongKey
from habeas.store.keyring import Keyring
from habeas.store.workspace_folder import WorkspaceFolder

if TYPE_CHECKING:
    from habeas.store.store import Store

_TRIED = 20
_PAGE = (
    'SELECT k.seq, k.part, k.wrapped, e.entry, e."case" FROM part_key k JOIN log_entry e ON e.seq = k.seq'
    " WHERE (k.seq, k.part) > (%s, %s) ORDER BY k.seq, k.part LIMIT 500"
)


def rotate(
    store: Store, passphrase: str | None, *, note: Callable[[], object] | None = None, cost: Argon2Cost | None = None
) -> bool:
    """Give a workspace new keys throughout; the store is closed when this returns, and opens with the new ones.

    Return whether nothing is left that the old keys open: a server may keep old rows until its owner clears them.

    Args:
        store: The open workspace.
        passphrase: What the new root key is wrapped by: the passphrase that the workspace has now.
        note: Logs the rotation, as soon as nothing but the next opening is needed to finish it.
        cost: How much work it is to try one passphrase.

    Raises:
        DatabaseBusy: another program has the workspace open; nothing was changed.
        KeyFileDoesNotVerify: an own key is not the one that the log speaks of; nothing was changed.
        DiskFull, CannotWrite: nothing was changed, or the rest is done at the next opening.
        Whatever `note` raises: where it logged nothing, nothing was changed.
    """
    from habeas.store.own_keys import require_own_keys
    from habeas.store.plain_sql import is_server

    folder = store.folder
    with store.writing():
        require_own_keys(store)
        if not is_server():
            _keep_others_out()
        size = store.edge().size
        try:
            following = _prepare(store.keyring, folder, passphrase, cost)
            if note is not None:
                note()
        except BaseException:
            # What the log says was done, the next opening does; what it does not say must not be done unseen.
            if store.edge().size == size:
                take_back(folder)
            raise
        is_clear = carry_on(store, following)
        store.close()
        put_in_place(folder)
    return is_clear


def is_unfinished(folder: WorkspaceFolder) -> bool:
    """Return whether a rotation was stopped in the middle."""
    return folder.keys_following.is_dir() or folder.keys_left.is_dir()


def is_under(folder: WorkspaceFolder, keyring: Keyring) -> bool:
    """Return whether the encrypted file opens with these keys already."""
    from habeas.store.sqlcipher.base import connect

    try:
        connect(f"{folder.database.resolve().as_uri()}?mode=ro", keyring.database_key()).close()
    except WrongKey:
        return False
    return True


def carry_on(store: Store, following: Keyring) -> bool:
    """Let the database, which opens with the old keys, open with those that follow.

    Return whether nothing is left in it that the old keys open.
    """
    from django.db import connections, transaction

    from habeas.store.access.database_errors import database_errors
    from habeas.store.plain_sql import is_server

    with store.writing():
        if is_server():
            return _carry_on_there(store, following)
        with database_errors(), transaction.atomic(durable=True):
            if not _is_wrapped_already(store.keyring, following):
                _seal_rows_again(store.keyring, following)
        with database_errors(), connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = DELETE")
            cursor.fetchall()
            cursor.execute(f"PRAGMA rekey = \"x'{following.database_key().hex()}'\"")
    return True


def _carry_on_there(store: Store, following: Keyring) -> bool:
    """Seal again everything that is on a server, all or none."""
    from django.db import transaction

    from habeas.store.access.database_errors import database_errors
    from habeas.store.access.edge import load_edge
    from habeas.store.erasing import compact
    from habeas.store.postgresql.resealing import seal_text_again

    with database_errors(), transaction.atomic(durable=True):
        load_edge()
        if not _is_wrapped_already(store.keyring, following):
            _seal_rows_again(store.keyring, following)
            seal_text_again(store.keyring.text_key(), following.text_key())
    try:
        compact()
    except TracesLeft:
        return False
    return True


def _seal_rows_again(keyring: Keyring, following: Keyring) -> None:
    from django.contrib.sessions.models import Session

    from habeas.store.second_factors import seal_all

    _wrap_again(keyring, following)
    seal_all(keyring.second_factors_key(), following.second_factors_key())
    Session.objects.all().delete()


def is_wrapped_by(keyring: Keyring) -> bool:
    """Return whether the secrets of parts in the open database are wrapped by some keys: they are so all or none.

    A few are tried, since one of them may be damaged, and a damaged one opens by no key.
    """
    tried = tuple(islice(_keyed_places(), _TRIED))
    return not tried or any(_opens(keyring, seq) for seq in tried)


def _is_wrapped_already(keyring: Keyring, following: Keyring) -> bool:
    """Return whether the secrets of parts are wrapped by the keys that follow, of which the first that opens tells.

    Wrapping a secret twice would lose it, and any bytes unwrap to some: so what opens by neither says nothing, and
    where nothing opens nothing is wrapped.
    """
    for seq in _keyed_places():
        if _opens(following, seq):
            return True
        if _opens(keyring, seq):
            return False
    return True


def _keyed_places() -> Iterator[int]:
    """Yield the places of the entries that still have a secret, in the order of the log."""
    from habeas.store.models import PartKey

    return PartKey.objects.order_by("seq").values_list("seq", flat=True).distinct().iterator()


def _opens(keyring: Keyring, seq: int) -> bool:
    """Return whether an entry opens by some keys, or what is left of it."""
    from habeas.store.access.stored import stored_entries

    for stored in stored_entries(after=seq - 1, until=seq):
        try:
            open_entry(stored.header_bytes, stored.parts, keyring.case_keys(stored.case).wrap)
        except HabeasError:
            return False
    return True


def put_in_place(folder: WorkspaceFolder) -> None:
    """Let the keys that follow take the place of the old ones, and destroy these.

    Raises:
        CannotWrite: the system refused; it is tried again at the next opening.
    """
    with writing(folder.keys.name):
        if folder.keys_following.is_dir():
            if folder.keys.is_dir():
                folder.keys.rename(folder.keys_left)
                sync_folder(folder.path)
            folder.keys_following.rename(folder.keys)
            sync_folder(folder.path)
        if folder.keys_left.is_dir():
            shutil.rmtree(folder.keys_left)
            sync_folder(folder.path)


def _keep_others_out() -> None:
    """Leave the write-ahead log, which SQLite allows only to the one program that has the file open.

    Raises:
        DatabaseBusy: another one has.
    """
    from django.db import connections

    from habeas.store.access.database_errors import database_errors
    from habeas.store.sqlcipher.explaining import BUSY_TIMEOUT_S

    with database_errors(), connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = DELETE")
        (mode,) = cursor.fetchone()
    if mode != "delete":
        raise DatabaseBusy(waited_s=BUSY_TIMEOUT_S)


def _prepare(keyring: Keyring, folder: WorkspaceFolder, passphrase: str | None, cost: Argon2Cost | None) -> Keyring:
    """Write the keys that follow under a name that says that they are complete, and return them."""
    growing = _part_of(folder)
    with writing(folder.keys_following.name):
        try:
            growing.mkdir(mode=0o700)
            following = keyring.write_following(growing, passphrase, cost=cost)
            sync_folder(growing)
            growing.rename(folder.keys_following)
        except BaseException:
            shutil.rmtree(growing, ignore_errors=True)
            raise
        sync_folder(folder.path)
    return following.moved_to(folder.keys_following)


def take_back(folder: WorkspaceFolder) -> None:
    """Remove the keys that were to follow, under a name that no opening goes on from, should it stop on the way."""
    if folder.keys_following.is_dir():
        part = _part_of(folder)
        with writing(folder.keys_following.name):
            folder.keys_following.rename(part)
            sync_folder(folder.path)
            shutil.rmtree(part)


def _part_of(folder: WorkspaceFolder) -> Path:
    return folder.path / f"{folder.keys_following.name}.{secrets.token_hex(8)}.part"


def _wrap_again(keyring: Keyring, following: Keyring) -> None:
    """Wrap the secret of every part by the new key of its case."""
    from django.db import connections

    from habeas.store.plain_sql import fetch

    of_cases: dict[CaseId | None, _Rewrapping] = {}
    after: tuple[int, int] = (-1, -1)
    while rows := cast("list[tuple[int, int, bytes, str, CaseId | None]]", fetch(_PAGE, after)):
        changed = []
        for seq, part, wrapped, entry, case in rows:
            if case not in of_cases:
                of_cases[case] = _Rewrapping.of(keyring.case_keys(case).wrap, following.case_keys(case).wrap)
            changed.append((of_cases[case].wrapped_again(bytes(wrapped), PartPlace(entry, part)), seq, part))
        with connections["default"].cursor() as cursor:
            cursor.executemany("UPDATE part_key SET wrapped = %s WHERE seq = %s AND part = %s", changed)
        after = rows[-1][:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rewrapping:
    """The old and the new key of a case, for wrapping the secrets of its parts anew."""

    old_key: bytes = field(repr=False)
    new_key: bytes = field(repr=False)
    old: Wrapping
    new: Wrapping

    @classmethod
    def of(cls, old_key: bytes, new_key: bytes) -> _Rewrapping:
        return cls(old_key=old_key, new_key=new_key, old=Wrapping(old_key), new=Wrapping(new_key))

    def wrapped_again(self, wrapped: bytes, place: PartPlace) -> bytes:
        """Return a secret wrapped by the new key; one that is damaged stays as it is, so that verifying names it."""
        if is_former(wrapped):
            with suppress(DoesNotOpen):
                return wrap_former_again(self.old_key, self.new_key, wrapped, place)
        return self.new.wrap(self.old.unwrap(wrapped)) if len(wrapped) == SECRET_BYTES else wrapped
