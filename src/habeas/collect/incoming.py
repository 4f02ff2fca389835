"""What is to be taken in: files, folders and standard input, one by one, so that one bad file stops none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.collect.errors import LinkOutside, NoAccess, NotAFile, NotReceived, TooLarge, Vanished
from habeas.collect.limits import DEFAULT, Limits

STANDARD_INPUT = "-"
"""How standard input is named among paths."""

_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing to take in: a file by its path, or a stream.

    `name` is what people see: the path as typed, or below the folder that was typed. `channel` is "file", "folder"
    or "stdin". `refused` says why it cannot be taken in, where that is known before it is opened.
    """

    name: str
    channel: str
    path: Path | None = None
    stream: BinaryIO | None = None
    refused: NotReceived | None = None

    def read(self, limits: Limits = DEFAULT) -> bytes:
        """Return all bytes; at most one chunk more than the limit is ever read.

        Raises:
            NotReceived: it is not there, may not be read, is no file, or leads out of its folder.
            TooLarge: it has more bytes than are taken of anything.
        """
        if self.refused is not None:
            raise self.refused
        if self.stream is not None:
            return _read_stream(self.stream, self.name, limits)
        assert self.path is not None, "it is a path where it is no stream"
        try:
            with open(self.path, "rb", opener=_open_at_once) as file:
                return _read_file(file, self.name, limits)
        except PermissionError as error:
            raise NoAccess(name=self.name) from error
        except OSError as error:
            raise Vanished(name=self.name) from error


def incoming(paths: Iterable[Path | str], stdin: BinaryIO | None = None) -> Iterator[Incoming]:
    """Yield what `paths` name, in their order; a folder gives all its files, sorted, hidden ones left out.

    `-` stands for `stdin`. Nothing is opened here: what is missing or not allowed shows when it is read. Links that
    are named are followed; links found in a folder only where they stay in it.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT and stdin is not None:
            yield Incoming(name="standard input", channel="stdin", stream=stdin)
        elif Path(path).is_dir():
            yield from _walk(Path(path))
        else:
            yield Incoming(name=str(path), channel="file", path=Path(path))


def _walk(folder: Path) -> Iterator[Incoming]:
    root = folder.resolve()
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not Path(here, name).is_symlink())
        for file in sorted(name for name in files if not name.startswith(".")):
            path = Path(here, file)
            inside = not path.is_symlink() or path.resolve().is_relative_to(root)
            name = str(path.relative_to(folder.parent if folder.name else folder))
            yield Incoming(name=name, channel="folder", path=path, refused=None if inside else LinkOutside(name=name))


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting: a named pipe would hold everything up until somebody writes to it."""
    return os.open(path, flags | os.O_NONBLOCK)


def _read_file(file: BinaryIO, name: str, limits: Limits) -> bytes:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(name=name)
    if status.st_size > limits.original_bytes:
        raise TooLarge(name=name, size_bytes=status.st_size, limit_bytes=limits.original_bytes)
    content = _read_stream(file, name, limits)
    if len(content) < status.st_size:
        raise Vanished(name=name)
    return content


def _read_stream(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    chunks: list[bytes] = []
    size_bytes = 0
    while chunk := stream.read(_CHUNK_BYTES):
        size_bytes += len(chunk)
        if size_bytes > limits.original_bytes:
            raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=limits.original_bytes)
        chunks.append(chunk)
    return b"".join(chunks)
