"""Verifying an open store: database, log, checkpoint, exhibits, tables, in this order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db import connections

from habeas.facts.errors import HabeasError
from habeas.record.checkpoint import Checkpoint, parse_and_verify
from habeas.record.tree import Edge, edge_of
from habeas.store.access.database_errors import database_errors
from habeas.store.checkpoint_file import read_notes
from habeas.store.errors import DatabaseDamaged
from habeas.store.models import CACHED
from habeas.store.own_keys import own_keys_amiss
from habeas.store.plain_sql import is_server
from habeas.store.postgresql.rights import can_rewrite_log
from habeas.store.rebuild import fingerprints, would_rebuild_to
from habeas.store.verification.exhibits import check_exhibits
from habeas.store.verification.folder import check_keys
from habeas.store.verification.log import LogCheck, check_log
from habeas.store.verification.report import Finding, Report, finding_of
from habeas.store.verification.witnessed import check_kept

if TYPE_CHECKING:
    from habeas.store.store import Store


def verify_store(store: Store, *, against: Sequence[bytes] = ()) -> Report:
    """Return everything that does not hold; nothing is changed.

    1. The keys open, own keys of people are those that the log speaks of, and every page of the database is what was
       written.
    2. Every entry is what its place in the tree says, opens, and is what its header commits to.
    3. The checkpoint is signed by this log's key, and the log begins with what was signed; so it does with every
       checkpoint that a witness cosigned, and with those that somebody kept outside.
    4. Every exhibit's file is there, is what was sealed, and opens to what was received.
    5. Every cached table is what a rebuild would make.

    Args:
        store: The open store.
        against: Signed checkpoints of this log that were kept outside.
    """
    with store.writing():
        keys = check_keys(store.keyring)
        pages = tuple(check_pages())
        if pages:
            return Report(findings=(*keys, *pages), keys=len(store.keyring.files()))
        try:
            log = check_log(store)
        except DatabaseDamaged as error:
            return Report(findings=(*keys, finding_of("data.db", error)), keys=len(store.keyring.files()))
        signed, unsigned = check_checkpoint(store, log)
        exhibits = check_exhibits(store.vault, log.sealed)
        kept = tuple(check_kept(store, log, against))
        owned = () if keys or log.findings else tuple(check_own_keys(store))
        findings = (*keys, *log.findings, *owned, *unsigned, *kept, *exhibits)
        if not findings:
            findings = tuple(check_tables(store))
        return Report(
            findings=findings,
            entries=log.entries,
            parts=log.parts,
            exhibits=len(log.sealed),
            tables=len(CACHED),
            keys=len(store.keyring.files()),
            signed_size=0 if signed is None else signed.size,
            has_traces=store.folder.erasing.is_file(),
            unlogged_files=len(set(store.vault.addresses()) - {act.address for act in log.sealed}),
            can_rewrite_log=can_rewrite_log(),
        )


def check_own_keys(store: Store) -> Iterator[Finding]:
    """Yield the ways to open the workspace that the log does not speak of, and those of the log that are not there."""
    for name, reason in own_keys_amiss(store):
        yield Finding(where=f"keys/{name}", reason=reason)


def check_pages() -> Iterator[Finding]:
    """Yield what SQLCipher's page authentication and SQLite's own check find; a server checks its own pages."""
    if is_server():
        return
    checks = ("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA cipher_integrity_check", "PRAGMA integrity_check(10)")
    for check in checks:
        try:
            with database_errors(), connections["default"].cursor() as cursor:
                cursor.execute(check)
                said = [str(row[0]) for row in cursor.fetchall()]
        except HabeasError as error:
            yield finding_of("data.db", error)
            return
        if "wal" not in check:
            yield from (Finding(where="data.db", reason=line) for line in said if line != "ok")


def check_checkpoint(store: Store, log: LogCheck) -> tuple[Checkpoint | None, tuple[Finding, ...]]:
    """Return the signed checkpoint, and what is wrong with it or with the log against it.

    A log that is longer than its checkpoint is no finding: the program was stopped before it could sign. The notes
    before it that its file still holds are checked as it is.
    """
    vkey, origin, signed, edge = store.keyring.vkey(), store.keyring.origin, None, Edge()
    try:
        notes = read_notes(store.folder.checkpoint)
        for note in notes.whole:
            signed = parse_and_verify(note, vkey, origin)
            if signed.size > log.entries:
                reason = f"it was signed over {signed.size} entries; the log has {log.entries}"
                return signed, (Finding(where="checkpoint", reason=reason),)
            edge = edge_of(log.leaves[edge.size : signed.size], onto=edge)
            if (edge.size, edge.root()) != (signed.size, signed.root):
                reason = f"the first {signed.size} entries of the log are not those that were signed"
                return signed, (Finding(where="checkpoint", reason=reason),)
    except HabeasError as error:
        return None, (finding_of("checkpoint", error),)
    if not all(_is_begun(one, store, log) for one in notes.begun):
        reason = "behind it stands what is not the beginning of one over the same log"
        return signed, (Finding(where="checkpoint", reason=reason),)
    return signed, ()


def _is_begun(begun: bytes, store: Store, log: LogCheck) -> bool:
    """Return whether a note that a power cut stopped is the beginning of one over the log.

    The log is brought to the disk first, so what the note was to be over is there.
    """
    named = f"{store.keyring.origin}\n".encode()
    size, is_sized, _ = begun.removeprefix(named).partition(b"\n")
    if not begun.startswith(named) or not is_sized:
        # Of the size the first digits are there: of all sizes that begin so, they are the smallest.
        is_size = size.isdigit() and not size.startswith(b"0") and len(size) <= 20 and int(size) <= log.entries
        return named.startswith(begun) or (begun.startswith(named) and is_size)
    entries = int(size) if size.isdigit() and len(size) <= 20 else 0
    if not 0 < entries <= log.entries:
        return False
    return store.log.checkpoint_of(edge_of(log.leaves[:entries])).startswith(begun)


def check_tables(store: Store) -> Iterator[Finding]:
    """Yield the cached tables that are not what a rebuild would make."""
    try:
        with database_errors():
            wanted, there = would_rebuild_to(store.log, store.vault.open), fingerprints()
    except HabeasError as error:
        yield finding_of("tables", error)
        return
    for table, fingerprint in wanted.items():
        if there[table] != fingerprint:
            yield Finding(where=f"table {table}", reason="it is not what the log makes of it; rebuild it")
