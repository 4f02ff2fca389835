"""Filling a new database and an empty vault from the files of a backup."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from django.db import transaction

from habeas.record.keys import RootKey
from habeas.record.kinds import Act
from habeas.store.access.database_errors import database_errors
from habeas.store.access.edge import look_at_edge
from habeas.store.access.openings import known_addresses
from habeas.store.backup.chain import FoundBackup
from habeas.store.backup.errors import RestoredOtherwise
from habeas.store.backup.header import BackupHeader
from habeas.store.backup.pack import Member
from habeas.store.backup.rows import Inserting, replace_accounts, set_sequences
from habeas.store.backup.settling import is_older, what_differs, who_restores
from habeas.store.durable import sync_folder, writing
from habeas.store.own_keys import own_keys_amiss
from habeas.store.store import Store
from habeas.store.verification.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The settings that stood in the workspace, what was verified, and what newer keys had the log say beyond that."""

    settings: Mapping[str, str]
    report: Report
    settled: tuple[Act, ...]


def fill(store: Store, chain: Sequence[FoundBackup], keys: FoundBackup, root: RootKey, *, named: str = "") -> Filled:
    """Write what a chain of backups holds, make the tables, and check the whole.

    On a server everything is one transaction with its check. The encrypted file is checked once it is complete; it is
    thrown away with its folder where it does not hold. Where the keys are newer than the record and other people have
    own keys, the log is let to say so afterwards, and everything is checked again.

    Args:
        store: A new store without an entry.
        chain: The files of the record, the whole one first.
        keys: The file of keys.
        root: The root key that opens all of them.
        named: The id or the name of whoever restores it.

    Raises:
        BackupDamaged: a file is not what was written.
        RestoredOtherwise: what came out is not what was backed up.
        DiskFull, CannotWrite: there is no room, or the system refused.
    """
    is_server = not store.folder.database.is_file()
    with database_errors(), transaction.atomic():
        *_, settings = [_fill_from(store, one, root) for one in chain]
        for member in keys.members(root):
            content = b"".join(member.content)
            if member.name.startswith("part-keys/"):
                Inserting().insert(member.name, content, entries=chain[-1].header.entries)
        set_sequences()
        store.rebuild()
        differs = what_differs(store) if is_older(chain[-1].header, keys.header) else ()
        report = _check(store, chain[-1].header, differs) if is_server else None
    report = report or _check(store, chain[-1].header, differs)
    if differs:
        at = max(keys.header.at, store.queries.newest_at() or keys.header.at)
        store.append(differs, case=None, actor=who_restores(store, named), at=at)
        report = _holding(store.verify())
    _sweep(store)
    return Filled(settings=settings, report=report, settled=differs)


def _sweep(store: Store) -> None:
    """Remove the sealed files of exhibits that were struck or erased after an earlier backup of the chain was made.

    Their keys are gone, so they open nothing; but nobody should have to wonder what they are.
    """
    store.vault.sweep_orphans(known_addresses(), now_s=inf)


def _fill_from(store: Store, backup: FoundBackup, root: RootKey) -> Mapping[str, str]:
    """Write what one file of the record holds, and return the settings that stood in it."""
    settings: Mapping[str, str] = {}
    accounts: list[bytes] = []
    rows = Inserting()
    folders = {store.vault.folder}
    for member in backup.members(root):
        room, _, name = member.name.partition("/")
        if room == "exhibits":
            folders.add(_write_exhibit(store.vault.path(name), member))
            continue
        content = b"".join(member.content)
        if room == "settings":
            settings = tomllib.loads(content.decode()).get("settings", {})
        elif room in {"log", "parts"}:
            rows.insert(member.name, content, entries=backup.header.entries)
        elif room == "accounts":
            accounts.append(content)
    for folder in folders:
        sync_folder(folder)
    replace_accounts(accounts)
    return settings


def _write_exhibit(path: Path, member: Member) -> Path:
    """Write an exhibit as it was sealed, and return the folder whose names are yet to be brought to the disk."""
    with writing(f"exhibits/{path.name}"):
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            for piece in member.content:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    return path.parent


def _check(store: Store, header: BackupHeader, differs: Sequence[Act]) -> Report:
    edge = look_at_edge()
    if (edge.size, edge.root().hex()) != (header.entries, header.root):
        raise RestoredOtherwise(where="log", reason="it is not the log that was backed up")
    store.log.write_checkpoint(edge)
    report = store.verify()
    # What is about to be settled is found here, and is no reason to stop.
    amiss = {f"keys/{name}" for name, _ in own_keys_amiss(store)} if differs else frozenset[str]()
    return _holding(replace(report, findings=tuple(one for one in report.findings if one.where not in amiss)))


def _holding(report: Report) -> Report:
    if not report.holds:
        raise RestoredOtherwise(where=report.findings[0].where, reason=report.findings[0].reason)
    return report
