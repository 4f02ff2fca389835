"""The first line of a backup file: what it is, of which workspace, and where it stands in its chain.

The line is in clear, and every byte behind it is sealed under a key that depends on it: a header that was changed
opens nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import BinaryIO

from habeas.facts.errors import MalformedFact
from habeas.facts.plain import from_plain, to_plain
from habeas.record.canonical import canonical_json
from habeas.record.errors import NotCanonical
from habeas.store.backup.errors import BackupDamaged

BACKUP_FORMAT = "habeas backup"
"""What a backup file calls itself."""

BACKUP_VERSION = 2
"""The version of the form of a backup file, written into every header as `v`.

Files of version 1 hold entries with their headers; they are read as well (`habeas.store.backup.rows`).
"""

LONGEST_HEADER_BYTES = 1024 * 1024
"""More than any header has; a first line that is longer is none."""


class BackupContent(StrEnum):
    """Which of the two files it is."""

    RECORD = "record"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupHeader:
    """What a backup file says of itself, in clear.

    `base` is the id of the backup that this one continues, None where it holds everything. `first` and `entries`
    bound the entries of the log that the file holds: from place `first` up to, not with, place `entries`. `root` is
    the root of the tree over all `entries`, in hexadecimal. `root_key` and `expires_on` stand in a file of keys alone:
    the key file that a passphrase opens, and the day from which the file is to be destroyed; so do `own_keys`, the
    key files that people's own passphrases open, left out where there are none. `v` is the version of its form.
    """

    backup: str
    content: BackupContent
    workspace: str
    at: datetime
    base: str | None
    first: int
    entries: int
    root: str
    root_key: str | None = None
    expires_on: date | None = None
    own_keys: tuple[str, ...] = ()
    v: int = BACKUP_VERSION

    def to_line(self) -> bytes:
        """Return the header as the first line of the file."""
        plain = to_plain(self)
        assert isinstance(plain, dict), "a dataclass becomes a map"
        if not self.own_keys:
            del plain["own_keys"]
        return canonical_json({"format": BACKUP_FORMAT, **plain}) + b"\n"

    @property
    def purpose(self) -> str:
        """What the key of the file is derived from, beside the root key."""
        return f"backup {sha256(self.to_line()).hexdigest()}"


def read_header(file: BinaryIO, *, name: str) -> BackupHeader:
    """Return the header of a backup file, which must be exactly what `BackupHeader.to_line` writes.

    Args:
        file: Open at its beginning; afterwards it stands where the sealed bytes begin.
        name: What to call the file in an error.

    Raises:
        BackupDamaged: it is not a backup file of a known version, or its header was changed.
    """
    line = file.readline(LONGEST_HEADER_BYTES)
    try:
        plain = json.loads(line)
        if not isinstance(plain, dict) or plain.pop("format", None) != BACKUP_FORMAT:
            raise BackupDamaged(file=name, reason="it is not a backup")
        if plain.get("v") not in range(1, BACKUP_VERSION + 1):
            raise BackupDamaged(file=name, reason="its version is not known")
        header = from_plain(BackupHeader, plain)
        same = header.to_line() == line
    except (MalformedFact, NotCanonical, ValueError, RecursionError) as error:
        raise BackupDamaged(file=name, reason="its first line is not a header") from error
    if not same:
        raise BackupDamaged(file=name, reason="its first line is not as it was written")
    return header
