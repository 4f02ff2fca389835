"""A sealed stream of named members: the form of everything behind the header of a backup file.

1. A member is a line of canonical JSON, `{"bytes":…,"name":…}`, and so many bytes.
2. The last line is `{"members":…}`: how many there were.
3. The stream is sealed as an exhibit is: every chunk authenticated, and the last one says that it is the last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from habeas.record.canonical import canonical_json
from habeas.store.backup.errors import BackupDamaged
from habeas.store.sealed_file import CHUNK_BYTES, NotAsSealed, open_chunks, seal_chunks

LONGEST_LINE_BYTES = 4096
"""More than any line between members has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One named piece of a backup, with its size and its bytes in pieces."""

    name: str
    size_bytes: int
    content: Iterable[bytes]


def whole(name: str, content: bytes) -> Member:
    """Return a member that is at hand as a whole."""
    return Member(name=name, size_bytes=len(content), content=(content,))


def seal_members(members: Iterable[Member], key: bytes) -> Iterator[bytes]:
    """Yield the sealed stream of members, in constant memory."""
    return seal_chunks(_full_chunks(_written(members)), key)


def _written(members: Iterable[Member]) -> Iterator[bytes]:
    count = 0
    for count, member in enumerate(members, 1):  # noqa: B007 -- the last count is the number of members
        yield canonical_json({"bytes": member.size_bytes, "name": member.name}) + b"\n"
        yield from member.content
    yield canonical_json({"members": count}) + b"\n"


def _full_chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)


def open_members(sealed: BinaryIO, key: bytes, *, name: str) -> Iterator[Member]:
    """Yield the members of a sealed stream; each must be read before the next is asked for.

    Args:
        sealed: Open where the sealed bytes begin.
        key: The 32-byte key of the file.
        name: What to call the file in an error.

    Raises:
        BackupDamaged: a byte was changed, cut off or added, or the key is another.
    """
    plain = _Plain(_authenticated(sealed, key, name), name)
    count = 0
    while True:
        line = plain.line()
        if "members" in line:
            if line["members"] != count or not plain.is_at_end():
                raise BackupDamaged(file=name, reason="it does not hold as many members as it says")
            return
        member, size_bytes = line.get("name"), line.get("bytes")
        if not isinstance(member, str) or not isinstance(size_bytes, int) or size_bytes < 0:
            raise BackupDamaged(file=name, reason="a member has no name or no size")
        yield Member(name=member, size_bytes=size_bytes, content=plain.take(size_bytes))
        if plain.owed_bytes:
            raise AssertionError("a member was left unread")
        count += 1


def _authenticated(sealed: BinaryIO, key: bytes, name: str) -> Iterator[bytes]:
    try:
        yield from open_chunks(sealed, key)
    except NotAsSealed as error:
        raise BackupDamaged(file=name, reason="it is not what was written, or belongs to other keys") from error


class _Plain:
    """The opened stream, read line by line and member by member."""

    def __init__(self, chunks: Iterator[bytes], name: str) -> None:
        self._chunks = chunks
        self._name = name
        self._held = b""
        self.owed_bytes = 0

    def line(self) -> dict[str, object]:
        while b"\n" not in self._held:
            following = next(self._chunks, b"")
            if not following or len(self._held) > LONGEST_LINE_BYTES:
                raise BackupDamaged(file=self._name, reason="it ends in the middle")
            self._held += following
        written, _, self._held = self._held.partition(b"\n")
        read = json.loads(written)
        assert isinstance(read, dict), "what was authenticated was written by us"
        return read

    def take(self, size_bytes: int) -> Iterator[bytes]:
        self.owed_bytes = size_bytes
        while self.owed_bytes:
            self._held = self._held or next(self._chunks, b"")
            if not self._held:
                raise BackupDamaged(file=self._name, reason="it ends in the middle")
            piece, self._held = self._held[: self.owed_bytes], self._held[self.owed_bytes :]
            self.owed_bytes -= len(piece)
            yield piece

    def is_at_end(self) -> bool:
        """Return whether nothing is left, neither at hand nor still sealed."""
        return not self._held and not next(self._chunks, b"")
