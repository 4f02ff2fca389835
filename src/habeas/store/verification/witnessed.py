"""Verifying what outsiders cosigned, as it stands in the log and as it lies in somebody's hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from habeas.facts.errors import HabeasError
from habeas.record.checkpoint import parse_and_verify
from habeas.record.cosignature import parse_cosigner
from habeas.record.kinds import CheckpointWitnessed, WitnessEnrolled
from habeas.record.note import parse_note
from habeas.store.verification.report import Finding, finding_of

if TYPE_CHECKING:
    from habeas.store.store import Store
    from habeas.store.verification.log import LogCheck


def check_witnessed(store: Store, log: LogCheck) -> Iterator[Finding]:
    """Yield the cosigned checkpoints in the log that no longer hold: changed, or of another history."""
    keys: dict[str, str] = {}
    for place, act in log.witnessing:
        if isinstance(act, WitnessEnrolled):
            keys[act.name] = act.vkey
        elif isinstance(act, CheckpointWitnessed):
            yield from _check_note(store, log, act.note.encode(), f"entry {place}", keys.get(act.name))


def check_against(store: Store, log: LogCheck, notes: Sequence[bytes]) -> Iterator[Finding]:
    """Yield the checkpoints kept outside whose history is not the beginning of the log of today."""
    for number, note in enumerate(notes, 1):
        yield from _check_note(store, log, note, f"checkpoint {number} from outside", None)


def _check_note(store: Store, log: LogCheck, note: bytes, where: str, witness: str | None) -> Iterator[Finding]:
    try:
        signed = parse_and_verify(note, store.keyring.vkey(), store.keyring.origin)
        if witness is not None and parse_cosigner(witness).cosigned_at(parse_note(note)) is None:
            yield Finding(where=where, reason="the witness has not signed it")
            return
    except HabeasError as error:
        yield finding_of(where, error)
        return
    if signed.size > log.entries:
        yield Finding(where=where, reason=f"it covers {signed.size} entries; the log has {log.entries}")
    elif log.root_at(signed.size) != signed.root:
        yield Finding(where=where, reason=f"the first {signed.size} entries of the log are not those that it covers")
