"""Files that are either wholly there or not there: temporary name, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from habeas.store.errors import CannotRead, CannotWrite, DiskFull

TEMPORARY_SUFFIX = ".part"
"""How the name of a file ends that is still being written; such a file may be removed at any time."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file; whoever reads `path` sees the old bytes or the new ones, never a mixture.

    Raises:
        DiskFull: there is no room.
        CannotWrite: the system refused for another reason.
    """
    with writing(path.name), temporary_file(path.parent, path.name) as (file, temporary):
        file.write(content)
        move_durably(file, temporary, path)


@contextmanager
def temporary_file(folder: Path, name: str) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a new file in `folder` and its path; it is removed at the end unless it was moved away."""
    temporary = folder / f"{name}.{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file, temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def move_durably(file: BinaryIO, temporary: Path, path: Path) -> None:
    """Bring a written file to the disk, give it its name, and bring the name to the disk."""
    file.flush()
    os.fsync(file.fileno())
    temporary.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing(file: str) -> Iterator[None]:
    """Turn what the system says while `file` is written into an error of the store."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(file=file) from error
        raise CannotWrite(file=file, reason=os.strerror(error.errno or errno.EIO)) from error


def read_file(path: Path) -> bytes:
    """Return the bytes of a small file.

    Raises:
        CannotRead: it is not there, or the system refused.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(file=path.name, reason=os.strerror(error.errno or errno.EIO)) from error
    except ValueError as error:
        # Named after an id that somebody changed in the database, it can have a name that no file has.
        raise CannotRead(file=ascii(path.name), reason="no file can have this name") from error
