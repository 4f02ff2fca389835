"""Proofs for people outside: one file that shows that something is in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.facts.ids import ExhibitId
from habeas.record.entries import parse_header
from habeas.record.proof import ShownPart, make_proof
from habeas.record.sealing import open_part
from habeas.store.access.stored import StoredEntry, leaf_hashes, stored_entries
from habeas.store.errors import Unknown
from habeas.store.models import CachedJudgement, LogEntry

if TYPE_CHECKING:
    from habeas.store.store import Store


def prove(store: Store, proven: str) -> bytes:
    """Return the proof of an entry, its words shown as long as a part of it is left.

    Args:
        store: The open store.
        proven: The id of a statement, an exhibit or an entry.

    Raises:
        Unknown: no entry brought such a thing.
        CannotRead, CheckpointDoesNotVerify: there is no checkpoint to prove it against.
    """
    stored = _entry_of(store, proven)
    header = parse_header(stored.header_bytes)
    key = store.keyring.case_keys(stored.case).wrap
    opened = ((index, open_part(header, index, part, key)) for index, part in enumerate(stored.parts))
    return make_proof(
        header_bytes=stored.header_bytes,
        index=stored.seq,
        leaf_hashes=leaf_hashes(),
        checkpoint=store.checkpoint_note(),
        vkey=store.keyring.vkey(),
        shown=next((ShownPart(index=index, opened=part) for index, part in opened if part is not None), None),
    )


def _entry_of(store: Store, proven: str) -> StoredEntry:
    seq: int | None
    if proven.startswith("x-"):
        seq = store.queries.place_of_exhibit(ExhibitId(proven)).seq
    elif proven.startswith("e-"):
        seq = LogEntry.objects.filter(entry=proven).values_list("seq", flat=True).first()
    else:
        judged = CachedJudgement.objects.filter(statement=proven).order_by("seq")
        seq = judged.values_list("seq", flat=True).first()
    if seq is None:
        raise Unknown(what="entry of", id=proven)
    return next(stored_entries(after=seq - 1, until=seq))
