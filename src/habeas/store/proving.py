"""Proofs for people outside: one file that shows that a statement is in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.facts.ids import StatementId
from habeas.record.entries import parse_header
from habeas.record.proof import ShownPart, make_proof
from habeas.record.sealing import open_part
from habeas.store.access.stored import StoredEntry, leaf_hashes, stored_entries
from habeas.store.durable import read_file
from habeas.store.errors import Unknown
from habeas.store.models import CachedJudgement

if TYPE_CHECKING:
    from habeas.store.store import Store


def prove_statement(store: Store, statement: StatementId) -> bytes:
    """Return the proof of the entry that brought a statement, its words shown.

    Raises:
        Unknown: no entry brought such a statement.
        CannotRead, CheckpointDoesNotVerify: there is no checkpoint to prove it against.
    """
    stored = _entry_of(statement)
    header = parse_header(stored.header_bytes)
    key = store.keyring.case_keys(stored.case).wrap
    for index, part in enumerate(stored.parts):
        opened = open_part(header, index, part, key)
        if opened is not None:
            shown = ShownPart(index=index, opened=opened)
            break
    else:
        shown = None
    return make_proof(
        header_bytes=stored.header_bytes,
        index=stored.seq,
        leaf_hashes=leaf_hashes(),
        checkpoint=read_file(store.folder.checkpoint),
        vkey=store.keyring.vkey(),
        shown=shown,
    )


def _entry_of(statement: StatementId) -> StoredEntry:
    row = CachedJudgement.objects.filter(statement=statement).order_by("seq").first()
    if row is None:
        raise Unknown(what="statement", id=statement)
    return next(stored_entries(after=row.seq - 1, until=row.seq))
