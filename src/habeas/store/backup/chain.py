"""Finding backups in a folder, and the files that a backup continues."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.record.keys import RootKey
from habeas.store.backup.errors import BackupDamaged, BackupIncomplete, NoBackup
from habeas.store.backup.header import BackupContent, BackupHeader, read_header
from habeas.store.backup.pack import Member, open_members
from habeas.store.errors import CannotRead


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """A backup file: where it lies, and what it says of itself."""

    path: Path
    header: BackupHeader

    def members(self, root: RootKey) -> Iterator[Member]:
        """Yield what the file holds; each member must be read before the next is asked for.

        Raises:
            BackupDamaged: a byte is not what was written, or the file is of another root key.
            CannotRead: the system refused.
        """
        try:
            with self.path.open("rb") as file:
                header = read_header(file, name=self.path.name)
                yield from open_members(file, root.derive(header.purpose), name=self.path.name)
        except OSError as error:
            raise CannotRead(file=self.path.name, reason=os.strerror(error.errno or 5)) from error


def find_backups(folder: Path, content: BackupContent, *, workspace: str | None = None) -> tuple[FoundBackup, ...]:
    """Return the backup files in a folder, the oldest first; what is none, or is damaged in its header, is passed over.

    Args:
        folder: Where to look; a folder that is not there holds none.
        content: Which of the two files.
        workspace: Only those of one workspace.
    """
    found = []
    for path in sorted(folder.glob(f"*.{content.value}")):
        try:
            backup = look_at(path)
        except (BackupDamaged, CannotRead):
            continue
        if backup.header.content is content and workspace in {None, backup.header.workspace}:
            found.append(backup)
    return tuple(sorted(found, key=lambda one: (one.header.at, one.header.entries)))


def look_at(path: Path) -> FoundBackup:
    """Return a backup file with its header.

    Raises:
        BackupDamaged: it is no backup file, or its header was changed.
        CannotRead: it is not there, or the system refused.
    """
    try:
        with path.open("rb") as file:
            return FoundBackup(path=path, header=read_header(file, name=path.name))
    except OSError as error:
        raise CannotRead(file=path.name, reason=os.strerror(error.errno or 5)) from error


def choose(place: Path, content: BackupContent, *, workspace: str | None = None) -> FoundBackup:
    """Return the backup file at `place`, or the newest one where it is a folder.

    Raises:
        NoBackup: the folder holds none.
        BackupDamaged, CannotRead: the file cannot be used.
    """
    if not place.is_dir():
        found = look_at(place)
        if found.header.content is not content:
            raise NoBackup(folder=place.name, content=content.value)
        return found
    listed = find_backups(place, content, workspace=workspace)
    if not listed:
        raise NoBackup(folder=str(place), content=content.value)
    return listed[-1]


def chain_to(newest: FoundBackup) -> tuple[FoundBackup, ...]:
    """Return a backup of the record and all those that it continues, the whole one first.

    Raises:
        BackupIncomplete: one of them is not in the same folder, or does not lead to the next.
    """
    beside = {one.header.backup: one for one in find_backups(newest.path.parent, BackupContent.RECORD)}
    chain = [newest]
    while (base := chain[-1].header.base) is not None:
        earlier = beside.get(base)
        if earlier is None or earlier.header.entries != chain[-1].header.first or earlier in chain:
            raise BackupIncomplete(file=newest.path.name, missing=base)
        chain.append(earlier)
    return tuple(reversed(chain))
