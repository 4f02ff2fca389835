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

from habeas.facts.ids import ActorId, CaseId, LeaveId
from habeas.record.canonical import canonical_json
from habeas.record.kinds import Act, EntryStruck, LeaveUsed
from habeas.store.durable import read_file, sync_folder, write_durably, writing
from habeas.store.errors import DatabaseBusy, TracesLeft

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from django.db.models import Model

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
    `tombstone_case` the case of the tombstone, None for the workspace; `case` the case that goes as a whole; `leave` a
    leave of the tombstone's case that is used up by it.
    """

    tombstone: Act
    tombstone_case: CaseId | None
    gone: tuple[int, ...]
    leave: LeaveId | None = None
    struck: tuple[StruckEntry, ...] = ()
    addresses: tuple[str, ...] = ()
    case: CaseId | None = None

    def unreadable(self) -> tuple[int, ...]:
        """Return the places of the entries whose keys are destroyed, those with struck words among them."""
        return tuple(sorted({*self.gone, *(one.act.place for one in self.struck)}))

    def appended(self) -> Iterator[tuple[CaseId | None, Act]]:
        """Yield the entries that are appended, each with its case."""
        yield self.tombstone_case, self.tombstone
        if self.leave is not None:
            yield self.tombstone_case, LeaveUsed(leave=self.leave)
        yield from ((one.case, one.act) for one in self.struck)


def erase(store: Store, erasure: Erasure, *, actor: ActorId, at: datetime) -> None:
    """Destroy the keys, and make the tables without what they opened; `clear_traces` does the rest.

    1. Note what will have to be cleared, with what an erasure before could not clear.
    2. Commit. Where that fails the note stays: an answer of the database can be lost though it was done.

    Raises:
        DiskFull, DatabaseBusy, DoesNotVerify, ExhibitMissing, ExhibitDamaged: nothing was erased.
    """
    from habeas.store.access.erasing import commit_erasure

    with store.writing():
        earlier = _noted(store)
        note = {
            "addresses": sorted({*earlier["addresses"], *erasure.addresses}),
            "cases": sorted({*earlier["cases"], *filter(None, [erasure.case])}),
        }
        write_durably(store.folder.erasing, canonical_json(note))
        try:
            commit_erasure(store.log, store.keyring, store.vault.open, erasure, actor=actor, at=at)
        finally:
            # Forgotten last: a page that is asked for meanwhile works its answer out of the tables as they were.
            store.remembered.forget()


def _noted(store: Store) -> dict[str, list[str]]:
    if not store.folder.erasing.is_file():
        return {"addresses": [], "cases": []}
    noted: dict[str, list[str]] = json.loads(read_file(store.folder.erasing))
    return noted


def clear_traces(store: Store) -> None:
    """Clear what an erasure left outside the tables; doing it twice is no harm.

    Raises:
        TracesLeft, CannotWrite, CheckpointNotWritten, DatabaseBusy: something is left; it is tried again when the
            workspace is opened next.
    """
    from habeas.store.access.edge import look_at_edge
    from habeas.store.access.openings import known_addresses

    with store.writing():
        if not store.folder.erasing.is_file():
            return
        note = _noted(store)
        store.log.write_checkpoint(look_at_edge())
        known = known_addresses()
        _remove_files(store, [one for one in note["addresses"] if one not in known])
        for case in {*note["cases"]} - {one.id for one in store.queries.cases()}:
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
        TracesLeft: another program reads the encrypted file, or the user of the server does not own the tables.
    """
    from django.db import connections

    from habeas.store.access.database_errors import database_errors
    from habeas.store.plain_sql import is_server

    try:
        with database_errors(), connections["default"].cursor() as cursor:
            if is_server():
                _compact_tables(cursor)
            else:
                _compact_file(cursor)
    except DatabaseBusy as error:
        raise TracesLeft(reason="another program has the workspace open") from error


def _compact_file(cursor: CursorWrapper) -> None:
    for step in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        cursor.execute(step)
        # A log that could not be emptied is no error to SQLite: it says so in the first column.
        if cursor.description and cursor.fetchone()[0]:
            raise TracesLeft(reason="another program has the workspace open")


def _compact_tables(cursor: CursorWrapper) -> None:
    from habeas.store.models import CACHED, PartKey

    models: tuple[type[Model], ...] = (PartKey, *CACHED)
    tables = [model._meta.db_table for model in models]
    # To whom does not own a table the server says no more than a warning, and leaves it as it is.
    owned = "SELECT count(*) FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r' AND pg_has_role(relowner, 'USAGE')"
    cursor.execute(owned, [tables])
    if cursor.fetchone()[0] < len(tables):
        raise TracesLeft(reason="the user of the database does not own its tables: who does opens the workspace next")
    for table in tables:
        cursor.execute(f"VACUUM (FULL) {table}")
