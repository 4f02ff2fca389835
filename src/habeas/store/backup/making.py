"""Making a backup: a file of the record and, apart from it, a file of keys."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import chain
from pathlib import Path

from habeas.facts.ids import Sha256, new_id
from habeas.record.canonical import canonical_json
from habeas.record.tree import Edge
from habeas.store.access.edge import look_at_edge
from habeas.store.access.openings import known_addresses
from habeas.store.backup.chain import find_backups
from habeas.store.backup.errors import BackupDamaged
from habeas.store.backup.header import BackupContent, BackupHeader
from habeas.store.backup.pack import Member, seal_members, whole
from habeas.store.backup.places import KEYS_KEPT_DAYS, BackupPlaces
from habeas.store.backup.rows import account_members, key_members, log_members
from habeas.store.durable import move_durably, read_file, temporary_file, writing
from habeas.store.errors import CannotRead, ExhibitMissing
from habeas.store.keyring import ORIGIN_PREFIX
from habeas.store.own_key_files import own_key_file
from habeas.store.sealed_file import CHUNK_BYTES
from habeas.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFiles:
    """The two files of a backup as they were written, and the old files of keys that were destroyed."""

    header: BackupHeader
    record: Path
    keys: Path
    size_bytes: int
    record_sha256: Sha256
    keys_sha256: Sha256
    keys_expire_on: date
    expired: tuple[Path, ...]


def make_backup(
    store: Store, places: BackupPlaces, *, at: datetime, is_whole: bool = False, keys_kept_days: int = KEYS_KEPT_DAYS
) -> BackupFiles:
    """Write a backup and return once both files are durable; what is not complete has no name.

    1. Bound the log: so many entries, with this root. Entries before that never change, so nobody waits meanwhile.
    2. Continue the newest backup of this workspace in the folder, if there is one: entries and exhibits that it
       or one before it holds are left out.
    3. Write the file of the record, then the file of keys, which is always whole.
    4. Destroy the files of keys in that folder that have expired.

    Args:
        store: The open workspace.
        places: Where the two files go.
        at: The present instant, in UTC.
        is_whole: Hold everything, also what earlier backups hold.
        keys_kept_days: After how many days the file of keys expires, at least 1.

    Raises:
        DiskFull, CannotWrite: no backup was made, and nothing is left behind.
        ExhibitMissing: an exhibit is not there; no backup was made.
        CannotRead, KeyFileDoesNotVerify: a key is not there or was changed; no backup was made.
        KeysReplaced: the keys were rotated meanwhile; no backup was made.
        BackupDamaged: the newest backup in the folder does not open; make a whole one.
    """
    with store.writing():
        # Both at once, since a key that is given or taken away meanwhile has its entry beyond the edge.
        edge, key_files = look_at_edge(), _key_files(store)
    earlier = None if is_whole else _newest(store, places.record, edge.size)
    own = [key_files.get(own_key_file(store.folder.keys, one).name) for one in store.keyring.people()]
    expires_on = (at + timedelta(days=keys_kept_days)).date()
    header = _header(store, edge, earlier, at)
    keys_header = replace(
        header,
        content=BackupContent.KEYS,
        base=None,
        first=0,
        root_key=key_files["root.key"].decode(),
        own_keys=tuple(file.decode() for file in own if file is not None),
        expires_on=expires_on,
    )
    held = frozenset() if earlier is None else earlier.addresses
    record = _write(store, places.record, header, _record_members(store, header, held))
    try:
        keys = _write(store, places.keys, keys_header, _key_members(store, key_files, header))
    except BaseException:
        record.path.unlink(missing_ok=True)
        raise
    return BackupFiles(
        header=header,
        record=record.path,
        keys=keys.path,
        size_bytes=record.size_bytes + keys.size_bytes,
        record_sha256=record.sha256,
        keys_sha256=keys.sha256,
        keys_expire_on=expires_on,
        expired=tuple(_destroy_expired(store, places.keys, keys.path, at)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """The backup that a new one continues: its header, and the exhibits that it and those before it hold."""

    header: BackupHeader
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    path: Path
    size_bytes: int
    sha256: Sha256


def _header(store: Store, edge: Edge, earlier: _Earlier | None, at: datetime) -> BackupHeader:
    return BackupHeader(
        backup=new_id("b"),
        content=BackupContent.RECORD,
        workspace=store.keyring.origin.removeprefix(ORIGIN_PREFIX),
        at=at,
        base=None if earlier is None else earlier.header.backup,
        first=0 if earlier is None else earlier.header.entries,
        entries=edge.size,
        root=edge.root().hex(),
    )


def _newest(store: Store, folder: Path, entries: int) -> _Earlier | None:
    """Return the newest backup that the log of today continues, None where there is none, or the log is another."""
    workspace = store.keyring.origin.removeprefix(ORIGIN_PREFIX)
    found = find_backups(folder, BackupContent.RECORD, workspace=workspace)
    if not found or not _is_continued(store, found[-1].header, entries):
        return None
    first = next(found[-1].members(store.keyring.root))
    if first.name != "inventory":
        raise BackupDamaged(file=found[-1].path.name, reason="it does not begin with its inventory")
    return _Earlier(header=found[-1].header, addresses=frozenset(json.loads(b"".join(first.content))))


def _is_continued(store: Store, header: BackupHeader, entries: int) -> bool:
    """Return whether the log of today begins with what was backed up: it does not after an older one was restored."""
    return header.entries <= entries and store.root_at(header.entries) == header.root


def _record_members(store: Store, header: BackupHeader, held: frozenset[str]) -> Iterator[Member]:
    addresses = known_addresses()
    yield whole("inventory", canonical_json(sorted(addresses)))
    yield whole("settings", read_file(store.folder.settings))
    yield from log_members(first=header.first, entries=header.entries)
    yield from account_members()
    for address in sorted(addresses - held):
        yield _exhibit(store.vault.path(address), address)


def _key_files(store: Store) -> dict[str, bytes]:
    """Return every key file, once it opens: what else lies in the folder would let no restored workspace verify."""
    store.keyring.check()
    return {name: read_file(store.folder.keys / name) for name in store.keyring.openers()}


def _key_members(store: Store, key_files: Mapping[str, bytes], header: BackupHeader) -> Iterator[Member]:
    for name, file in key_files.items():
        yield whole(f"keys/{name}", file)
    yield from key_members(entries=header.entries)
    # Whoever comes here after a rotation is refused: the keys of parts would not open by the key files above.
    with store.writing():
        pass


def _exhibit(path: Path, address: str) -> Member:
    """Return an exhibit as it lies there, sealed; the file is opened when its bytes are asked for."""
    try:
        size_bytes = path.stat().st_size
    except FileNotFoundError as error:
        raise ExhibitMissing(file=f"exhibits/{address[:2]}/{address}") from error
    return Member(name=f"exhibits/{address}", size_bytes=size_bytes, content=_pieces(path))


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(CHUNK_BYTES):
                yield piece
    except OSError as error:
        raise CannotRead(file=path.name, reason=os.strerror(error.errno or 5)) from error


def _write(store: Store, folder: Path, header: BackupHeader, members: Iterable[Member]) -> _Written:
    name = f"{header.at:%Y-%m-%dT%H%M%SZ}-{header.backup}.{header.content.value}"
    path, hashed, size_bytes = folder / name, sha256(), 0
    with writing(name):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with temporary_file(folder, name) as (file, temporary):
            sealed = seal_members(members, store.keyring.root.derive(header.purpose))
            for chunk in chain((header.to_line(),), sealed):
                file.write(chunk)
                hashed.update(chunk)
                size_bytes += len(chunk)
            move_durably(file, temporary, path)
    return _Written(path=path, size_bytes=size_bytes, sha256=Sha256(hashed.hexdigest()))


def _destroy_expired(store: Store, folder: Path, newest: Path, at: datetime) -> Iterator[Path]:
    workspace = store.keyring.origin.removeprefix(ORIGIN_PREFIX)
    for found in find_backups(folder, BackupContent.KEYS, workspace=workspace):
        expires_on = found.header.expires_on
        if found.path != newest and expires_on is not None and expires_on < at.date():
            with writing(found.path.name):
                found.path.unlink(missing_ok=True)
            yield found.path
