"""Letting the log of an older record say who opens the workspace by the newer keys that it was restored with.

The keys are right: they are what is in force today, and no entry of an older day may shut out who has one of them, or
let in who has none any more. So what differs is put down in the restored log, as of the day of the keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.facts.ids import ActorId
from habeas.record.key_file import KeyKind
from habeas.record.kinds import (
    Act,
    OwnKeyChanged,
    OwnKeyGranted,
    OwnKeyRevoked,
    PassphraseChanged,
    PassphraseDropped,
)
from habeas.store.backup.header import BackupHeader
from habeas.store.keyring import root_way
from habeas.store.own_key_files import own_key_of
from habeas.store.own_keys import is_dropped_by_log, logged_own_keys

if TYPE_CHECKING:
    from habeas.store.store import Store


def is_older(record: BackupHeader, keys: BackupHeader) -> bool:
    """Return whether a record is of an older backup than the keys that open it."""
    return record.backup != keys.backup and record.entries < keys.entries


def what_differs(store: Store) -> tuple[Act, ...]:
    """Return what the log would have to say of the ways to open the workspace, for it to fit the keys in the folder.

    Raises:
        CannotRead, KeyFileDoesNotVerify: a key file is not there, or was changed.
    """
    return (*_own_keys(store), *_passphrase(store))


def _own_keys(store: Store) -> Iterator[Act]:
    there, logged = store.keyring.people(), logged_own_keys(store.log).in_force
    for person in there:
        public = store.keyring.check_own(person)
        if person not in logged:
            yield OwnKeyGranted(person=person, public=public)
        elif logged[person].public != public:
            yield OwnKeyChanged(person=person, public=public)
    for person in sorted(set(logged) - set(there)):
        yield OwnKeyRevoked(person=person)


def _passphrase(store: Store) -> Iterator[Act]:
    """Yield the entry by which the passphrase of the workspace came or went, where the log says otherwise.

    That an old one was changed for another is not seen here: what the log says of it holds for either.
    """
    is_dropped = root_way(store.folder.keys) is KeyKind.DROPPED_ROOT
    if is_dropped != is_dropped_by_log(store.log):
        yield PassphraseDropped() if is_dropped else PassphraseChanged(by_shares=False)


def who_restores(store: Store, named: str) -> ActorId:
    """Return in whose name the entries stand: of whoever was named, or of who set the workspace up."""
    if (opener := own_key_of(store.folder.keys, named)) is not None:
        return opener
    for one in store.queries.actors():
        if named in (one.id, one.name):
            return one.id
    return ActorId(store.log.at(0).header.actor)
