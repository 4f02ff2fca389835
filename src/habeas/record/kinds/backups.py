"""Entries about backups: made, failed, tried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.ids import Sha256
from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade(Act):
    """A backup was written: a file of the record and, apart from it, one of keys.

    `base` is the backup that it continues, None where it holds everything; `entries` is how many entries the log
    had. Until `keys_expire_on`, whoever has the file of keys can read what is erased meanwhile.
    """

    kind = "backup.made"
    backup: str
    base: str | None
    entries: int
    size_bytes: int
    record_sha256: Sha256
    keys_sha256: Sha256
    keys_expire_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFailed(Act):
    """A backup could not be written; `code` is that of the error."""

    kind = "backup.failed"
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDrilled(Act):
    """A backup was restored to a scratch place and checked; `code` is empty where all of it held."""

    kind = "backup.drilled"
    backup: str
    code: str
