"""Erasing for good: what is to be destroyed, and the traces that are cleared once the keys are gone.

1. Write down beside the database which sealed files are to go (`erasing`), and bring that to the disk.
2. In one transaction destroy the keys and make the tables again.
3. Clear the traces: sealed files, the key of an erased case, free pages and the write-ahead log.
4. Remove what step 1 wrote.

A program that is stopped after step 1 leaves the file: whoever opens the workspace next clears the traces. Where step 2
had not been reached, the files that the log still knows stay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from habeas.facts.ids import ActorId, CaseId
from habeas.record.canonical import canonical_json
from habeas.record.kinds import Act, EntryStruck
from habeas.store.durable import read_file, sync_folder, write_durably, writing

if TYPE_CHECKING:
    from habeas.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckEntry:
    """An entry of a case, or of the workspace where that is None, and what stands in its place."""

    case: CaseId | None
    act: EntryStruck


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What one erasure destroys, and what it leaves.

    `gone` are the places of entries that nobody will read again; `addresses` those of sealed files that go;
    `tombstone_case` the case of the tombstone, None for the workspace; `case` the case that goes as a whole.
    """

    tombstone: Act
    tombstone_case: CaseId | None
    gone: tuple[int, ...]
    struck: tuple[StruckEntry, ...] = ()
    addresses: tuple[str, ...] = ()
    case: CaseId | None = None

    def unreadable(self) -> tuple[int, ...]:
        """Return the places of the entries whose keys are destroyed, those with struck words among them."""
        return tuple(sorted({*self.gone, *(one.act.place for one in self.struck)}))

    def appended(self) -> Iterator[tuple[CaseId | None, Act]]:
        """Yield the entries that are appended, each with its case."""
        yield self.tombstone_case, self.tombstone
        yield from ((one.case, one.act) for one in self.struck)


def erase(store: Store, erasure: Erasure, *, actor: ActorId, at: datetime) -> None:
    """Erase, and return when nothing of it is left on this disk that the program put there.

    Raises:
        DiskFull, DatabaseBusy, DoesNotVerify, ExhibitMissing, ExhibitDamaged: nothing was erased.
        CannotWrite: the keys are destroyed; the traces are cleared when the workspace is opened next.
    """
    from habeas.store.access.erasing import commit_erasure

    with store.writing():
        note = {"addresses": sorted(erasure.addresses), "case": erasure.case}
        write_durably(store.folder.erasing, canonical_json(note))
        try:
            commit_erasure(store.log, store.keyring, store.vault.open, erasure, actor=actor, at=at)
        except BaseException:
            store.folder.erasing.unlink(missing_ok=True)
            raise
        clear_traces(store)


def clear_traces(store: Store) -> None:
    """Clear what an erasure left outside the tables; doing it twice is no harm.

    Raises:
        CannotWrite, DatabaseBusy: something is left; it is tried again when the workspace is opened next.
    """
    from habeas.store.access.edge import look_at_edge
    from habeas.store.access.openings import known_addresses

    with store.writing():
        if not store.folder.erasing.is_file():
            return
        note = json.loads(read_file(store.folder.erasing))
        store.log.write_checkpoint(look_at_edge())
        _remove_files(store, [one for one in note["addresses"] if one not in known_addresses()])
        case = note["case"]
        if case is not None and all(one.id != case for one in store.queries.cases()):
            store.keyring.destroy(CaseId(case))
        compact()
        with writing(store.folder.erasing.name):
            store.folder.erasing.unlink(missing_ok=True)
            sync_folder(store.folder.path)


def _remove_files(store: Store, addresses: Sequence[str]) -> None:
    for address in addresses:
        store.vault.remove(address)
    for folder in {store.vault.path(address).parent for address in addresses}:
        if folder.is_dir():
            sync_folder(folder)


def compact() -> None:
    """Write the database anew without its free pages, and empty its write-ahead log.

    On a server, the tables that lost rows are written anew; what the server keeps besides is its own.

    Raises:
        DatabaseBusy: another program reads the database.
    """
    from django.db import connections
    from django.db.models import Model

    from habeas.store.access.database_errors import database_errors
    from habeas.store.models import CACHED, PartKey

    connection = connections["default"]
    if connection.vendor == "postgresql":
        models: tuple[type[Model], ...] = (PartKey, *CACHED)
        steps = [f"VACUUM (FULL) {model._meta.db_table}" for model in models]
    else:
        steps = ["PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
    with database_errors(), connection.cursor() as cursor:
        for step in steps:
            cursor.execute(step)
            if cursor.description:
                cursor.fetchall()
