"""Entries about outsiders who watch the log."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessEnrolled(Act):
    """An outside witness was chosen; `vkey` is its public key as it came from the witness, `name+hint+key`."""

    kind = "witness.enrolled"
    name: str
    vkey: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointWitnessed(Act):
    """A witness cosigned a checkpoint over the first `size` entries; `note` is the signed note as text."""

    kind = "checkpoint.witnessed"
    name: str
    size: int
    note: str
