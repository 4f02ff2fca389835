"""Verifying checkpoints that were kept: by witnesses, day by day in the log, and in somebody's hands outside."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from habeas.facts.errors import HabeasError
from habeas.record.checkpoint import Checkpoint, parse_and_verify
from habeas.record.cosignature import parse_cosigner
from habeas.record.errors import CheckpointDoesNotVerify
from habeas.record.kinds import (
    AuthorityPermitted,
    CheckpointMade,
    CheckpointStamped,
    CheckpointWitnessed,
    ClockCorrected,
    WitnessEnrolled,
)
from habeas.record.note import parse_note
from habeas.record.stamps import check_stamp
from habeas.record.tree import Edge, edge_of
from habeas.store.verification.report import Finding, finding_of

if TYPE_CHECKING:
    from habeas.store.store import Store
    from habeas.store.verification.log import LogCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What a checkpoint says of the log, and where the checkpoint stands."""

    where: str
    size: int
    root: bytes


def check_kept(store: Store, log: LogCheck, against: Sequence[bytes]) -> Iterator[Finding]:
    """Yield the checkpoints that no longer hold: changed, or of another history than the log of today.

    Args:
        store: The open store.
        log: What was read of the log.
        against: Signed checkpoints that were kept outside.
    """
    promised: list[Promised] = []
    for where, checked in (
        *_witnessed(store, log),
        *_daily(store, log),
        *_stamped(store, log),
        *_outside(store, against),
    ):
        if isinstance(checked, Finding):
            yield checked
        else:
            promised.append(Promised(where=where, size=checked.size, root=checked.root))
    yield from _other_histories(log, promised)


def _witnessed(store: Store, log: LogCheck) -> Iterator[tuple[str, Checkpoint | Finding]]:
    keys: dict[str, str] = {}
    for place, act in log.about_checkpoints:
        if isinstance(act, WitnessEnrolled):
            keys[act.name] = act.vkey
        elif isinstance(act, CheckpointWitnessed):
            where = f"entry {place}"
            yield where, _signed(store, act.note.encode(), where, witness=keys.get(act.name))


def _daily(store: Store, log: LogCheck) -> Iterator[tuple[str, Checkpoint | Finding]]:
    """Yield the checkpoints of the days, each of a later day than the one before and over what stood before it."""
    last: date | None = None
    for place, act in log.about_checkpoints:
        if isinstance(act, ClockCorrected):
            last = None
        elif isinstance(act, CheckpointMade):
            where = f"entry {place}"
            signed = _signed(store, act.note.encode(), where)
            if isinstance(signed, Checkpoint):
                says_day = f"day {act.day.isoformat()}" in signed.extensions
                if not says_day or signed.size != act.size or signed.size > place:
                    yield where, Finding(where=where, reason="its checkpoint is not the one that it speaks of")
                if last is not None and act.day <= last:
                    yield where, Finding(where=where, reason="its day is not later than the one before")
            yield where, signed
            last = act.day


def _stamped(store: Store, log: LogCheck) -> Iterator[tuple[str, Checkpoint | Finding]]:
    """Yield the stamped checkpoints; each answer must lead back to the roots that were on record before it."""
    roots: dict[str, str] = {}
    for place, act in log.about_checkpoints:
        if isinstance(act, AuthorityPermitted):
            roots[act.name] = act.roots
        elif isinstance(act, CheckpointStamped):
            where, note = f"entry {place}", act.note.encode()
            yield where, _signed(store, note, where)
            try:
                answer = base64.b64decode(act.response)
                if check_stamp(answer, note, roots=roots.get(act.name, "")) != act.stamped_at:
                    yield where, Finding(where=where, reason="its stamp states another time")
            except (HabeasError, ValueError) as error:
                yield where, Finding(where=where, reason=str(error))


def _outside(store: Store, notes: Iterable[bytes]) -> Iterator[tuple[str, Checkpoint | Finding]]:
    for number, note in enumerate(notes, 1):
        where = f"checkpoint {number} from outside"
        yield where, _signed(store, note, where)


def _signed(store: Store, note: bytes, where: str, *, witness: str | None = None) -> Checkpoint | Finding:
    """Return the checkpoint of a note that this log signed and, where one is named, a witness cosigned."""
    try:
        signed = parse_and_verify(note, store.keyring.vkey(), store.keyring.origin)
        if witness is not None and parse_cosigner(witness).cosigned_at(parse_note(note)) is None:
            raise CheckpointDoesNotVerify(reason="the witness has not signed it")
    except HabeasError as error:
        return finding_of(where, error)
    return signed


def _other_histories(log: LogCheck, promised: Iterable[Promised]) -> Iterator[Finding]:
    """Yield the promises that the log does not keep; it is read once, however many there are."""
    edge = Edge()
    for one in sorted(promised, key=lambda promise: promise.size):
        if one.size > log.entries:
            yield Finding(where=one.where, reason=f"it covers {one.size} entries; the log has {log.entries}")
            continue
        edge = edge_of(log.leaves[edge.size : one.size], onto=edge)
        if edge.root() != one.root:
            reason = f"the first {one.size} entries of the log are not those that it covers"
            yield Finding(where=one.where, reason=reason)
