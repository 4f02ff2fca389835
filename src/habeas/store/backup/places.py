"""Where the two files of a backup go, and for how long the keys are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KEYS_KEPT_DAYS = 35
"""How long a file of keys may be kept: until then, whoever has it can undo an erasure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlaces:
    """The two folders that a backup goes to; they may be one, but should not be."""

    record: Path
    keys: Path
