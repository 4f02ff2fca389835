"""Entries about the checkpoint that is signed every day, and about the clock that tells the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointMade(Act):
    """The checkpoint of a day was signed over the first `size` entries; `note` is the signed note as text.

    `missed_from` and `missed_to` are the first and the last day before it for which none was signed, None where none
    is missing.
    """

    kind = "checkpoint.made"
    day: date
    size: int
    note: str
    missed_from: date | None = None
    missed_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCorrected(Act):
    """A person says that the clock is right now, though the newest entry, of `newest_at`, is later; with the reason."""

    kind = "clock.corrected"
    newest_at: datetime
    reason: str
