"""What is to be taken in: files, folders and standard input, one by one, so that one bad file stops none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from io import BufferedReader, BytesIO, FileIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from habeas.collect.errors import EmptyFile, LinkOutside, NoAccess, NotAFile, TooLarge, Vanished
from habeas.collect.limits import DEFAULT, Limits
from habeas.facts.errors import HabeasError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
"""How standard input is named among paths."""

_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing to take in: a file by its path, a stream, or bytes at hand.

    `name` is what people see: the path as typed, or below the folder that was typed. `channel` is "file", "folder"
    or "stdin". `refused` says why it cannot be taken in, where that is known before it is opened.
    """

    name: str
    channel: str
    path: Path | None = None
    stream: BinaryIO | None = None
    content: bytes | None = None
    refused: HabeasError | None = None

    @contextmanager
    def open(self, limits: Limits = DEFAULT) -> Iterator[BufferedReader[RawIOBase]]:
        """Open it for reading from its start, in chunks; what goes wrong meanwhile is raised by the reads.

        `peek` shows up to its first megabyte, which tells what kind of file it is.

        Raises:
            NotReceived: it is not there, may not be read, is no file, leads out of its folder, or went away meanwhile.
            EmptyFile: there are no bytes.
            TooLarge: it has more bytes than are taken of anything.
        """
        if self.refused is not None:
            raise self.refused
        with self._source() as source:
            reader: BufferedReader[RawIOBase] = BufferedReader(_Watched(source, self.name, limits), _CHUNK_BYTES)
            if not reader.peek(1):
                raise EmptyFile(name=self.name)
            yield reader

    def read(self, limits: Limits = DEFAULT) -> bytes:
        """Return all bytes; raises what `open` raises."""
        with self.open(limits) as reader:
            return reader.read()

    def _source(self) -> AbstractContextManager[BinaryIO]:
        if self.content is not None:
            return BytesIO(self.content)
        if self.stream is not None:
            return nullcontext(self.stream)
        assert self.path is not None, "it is a path where it is neither bytes nor a stream"
        try:
            return open(self.path, "rb", buffering=0, opener=_open_at_once)
        except PermissionError as error:
            raise NoAccess(name=self.name) from error
        except IsADirectoryError as error:
            raise NotAFile(name=self.name) from error
        except OSError as error:
            raise Vanished(name=self.name) from error


class _Watched(RawIOBase):
    """A source that says in our own words what goes wrong with it, and that notices when it gets shorter."""

    def __init__(self, source: BinaryIO, name: str, limits: Limits) -> None:
        self._source = source
        self._name = name
        self._most_bytes = limits.original_bytes
        self._read_bytes = 0
        self._promised_bytes = self._promise() if isinstance(source, FileIO) else 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: WriteableBuffer) -> int:
        view = memoryview(room).cast("B")
        try:
            chunk = self._source.read(len(view))
        except OSError as error:
            raise Vanished(name=self._name) from error
        if not chunk and self._read_bytes < self._promised_bytes:
            raise Vanished(name=self._name)
        view[: len(chunk)] = chunk
        self._read_bytes += len(chunk)
        self._refuse_beyond_limit(self._read_bytes)
        return len(chunk)

    def _promise(self) -> int:
        """Return how many bytes a regular file says that it has; anything else is refused."""
        status = os.fstat(self._source.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(name=self._name)
        self._refuse_beyond_limit(status.st_size)
        return status.st_size

    def _refuse_beyond_limit(self, size_bytes: int) -> None:
        if size_bytes > self._most_bytes:
            raise TooLarge(name=self._name, size_bytes=size_bytes, limit_bytes=self._most_bytes)


def incoming(paths: Iterable[Path | str], stdin: BinaryIO | None = None) -> Iterator[Incoming]:
    """Yield what `paths` name, in their order; a folder gives all its files, sorted, hidden ones left out.

    `-` stands for `stdin`. Nothing is opened here: what is missing or not allowed shows when it is read. Links that
    are named are followed; links found in a folder only where they stay in it.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT and stdin is not None:
            yield Incoming(name="standard input", channel="stdin", stream=stdin)
        elif _is_folder(Path(path)):
            yield from _walk(Path(path))
        else:
            yield Incoming(name=_in_letters(str(path)), channel="file", path=Path(path))


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the rest of a stream, at most a megabyte at a time."""
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk


def read_at_most(stream: BinaryIO, most_bytes: int, *, name: str) -> bytes:
    """Return the rest of a stream; what is beyond the limit is counted, never held.

    Raises:
        TooLarge: there are more than `most_bytes`.
    """
    held, size_bytes = bytearray(), 0
    for chunk in chunks_of(stream):
        size_bytes += len(chunk)
        if size_bytes <= most_bytes:
            held += chunk
    if size_bytes > most_bytes:
        raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=most_bytes)
    return bytes(held)


def _is_folder(path: Path) -> bool:
    """Return whether it is a folder; where the system does not say, opening it will tell why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path) -> Iterator[Incoming]:
    closed: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=closed.append):
        links = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted((*files, *links)):
            if not name.startswith("."):
                yield from _found(folder, Path(here, name))
    for error in closed:
        name = _shown(folder, Path(str(error.filename)))
        yield Incoming(name=name, channel="folder", refused=NoAccess(name=name))


def _found(folder: Path, path: Path) -> Iterator[Incoming]:
    """Yield a file of a folder; a link to another folder in it is passed over, since its files come anyway."""
    name = _shown(folder, path)
    if not path.is_symlink():
        yield Incoming(name=name, channel="folder", path=path)
    elif not path.resolve().is_relative_to(folder.resolve()):
        yield Incoming(name=name, channel="folder", refused=LinkOutside(name=name))
    elif not path.is_dir():
        yield Incoming(name=name, channel="folder", path=path)


def _shown(folder: Path, path: Path) -> str:
    return _in_letters(str(path.relative_to(folder.parent if folder.name else folder)))


def _in_letters(path: str) -> str:
    r"""Return a path that can be written as UTF-8: bytes of another encoding in it become `\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting: a named pipe would hold everything up until somebody writes to it."""
    return os.open(path, flags | os.O_NONBLOCK)
