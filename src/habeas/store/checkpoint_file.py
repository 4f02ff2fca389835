"""The file of the newest signed checkpoint, into which one note after another is written in its place.

A file that gets its name anew with every entry costs a disk more than the entry itself. So the first note of a program
gets a file of its own, filled up with zeros and brought to the disk before it gets its name. Each further note goes
into the next place of that file, and the system begins to bring it to the disk without anybody waiting for it; when all
are taken, a file is begun anew. A place is as long as what a disk writes at once: what is written there never touches
the note before.

A power cut leaves of every note that was under way all, nothing, or the beginning with zeros behind it, which nothing
else leaves: no note has a zero in it. The first note of a file is always whole.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from habeas.record.errors import CheckpointDoesNotVerify
from habeas.store.durable import read_file, temporary_file, writing

PLACE_BYTES = 512
"""The length of a place: a sector of a disk."""

PLACES = 32
"""How many notes a file has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the file holds: whole notes, the newest last, and beginnings of notes that a power cut stopped."""

    whole: tuple[bytes, ...]
    begun: tuple[bytes, ...] = ()

    @property
    def newest(self) -> bytes:
        """The newest whole note."""
        return self.whole[-1]


def read_notes(path: Path) -> Notes:
    """Return the notes that the file of the checkpoint holds.

    Raises:
        CannotRead: it is not there, or the system refused.
        CheckpointDoesNotVerify: it has not the form that such a file has.
    """
    return notes_in(read_file(path))


def notes_in(content: bytes) -> Notes:
    """Return the notes in the bytes of such a file; one without a zero is a single note, whatever it is.

    Raises:
        CheckpointDoesNotVerify: the bytes have not the form that such a file has.
    """
    if b"\0" not in content:
        return Notes(whole=(content,))
    if len(content) != PLACE_BYTES * PLACES:
        raise CheckpointDoesNotVerify(reason="its file is cut or lengthened")
    places = [content[begin : begin + PLACE_BYTES].rstrip(b"\0") for begin in range(0, len(content), PLACE_BYTES)]
    if any(b"\0" in place for place in places):
        raise CheckpointDoesNotVerify(reason="its file has something between the notes")
    if not _is_whole(places[0]):
        raise CheckpointDoesNotVerify(reason="its file does not begin with a note")
    whole = tuple(place for place in places if _is_whole(place))
    return Notes(whole=whole, begun=tuple(place for place in places if place and not _is_whole(place)))


def _is_whole(note: bytes) -> bool:
    """Return whether a note has its last line, that of the one signature that is made here."""
    return b"\n\n" in note and note.endswith(b"\n") and not note.endswith(b"\n\n")


class CheckpointFile:
    """The file as one open workspace writes it; whoever calls holds the workspace for writing."""

    def __init__(self, path: Path) -> None:
        """Take the path; nothing is read or written yet."""
        self._path = path
        self._file: FileIO | None = None
        self._owner = 0
        self._taken = 0

    def write(self, note: bytes) -> None:
        """Write the newest note.

        After a power cut one of the notes before may be the newest again. The log is then longer than its checkpoint.

        Raises:
            DiskFull: there is no room.
            CannotWrite: the system refused for another reason.
        """
        with writing(self._path.name):
            if self._has_room_for(note):
                self._continue(note)
            else:
                self._begin(note)

    def close(self) -> None:
        """Bring to the disk what was written, and let go of the file; the next note begins a new one.

        What the system does not do then harms nobody: the entries are on the disk, and the log may be longer than its
        checkpoint.
        """
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError), file:
                os.fsync(file.fileno())

    def _has_room_for(self, note: bytes) -> bool:
        """Return whether the file that this program began is still in its place, and has room for a note."""
        if self._file is None or self._owner != os.getpid() or self._taken == PLACES or len(note) >= PLACE_BYTES:
            return False
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._file.fileno()))
        except FileNotFoundError:
            return False

    def _continue(self, note: bytes) -> None:
        assert self._file is not None, "it has room for a note"
        file, place = self._file.fileno(), self._taken * PLACE_BYTES
        try:
            if os.pwrite(file, note, place) != len(note):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            if hasattr(os, "posix_fadvise"):
                # Of these bytes it says that they will not be needed: the system begins to bring them to the disk.
                os.posix_fadvise(file, place, len(note), os.POSIX_FADV_DONTNEED)
            else:
                os.fsync(file)
        except BaseException:
            # Nobody knows what is in the place: the next note gets a file of its own.
            self.close()
            raise
        self._taken += 1

    def _begin(self, note: bytes) -> None:
        self.close()
        has_places = len(note) < PLACE_BYTES
        with temporary_file(self._path.parent, self._path.name) as (file, temporary):
            file.write(note.ljust(PLACE_BYTES * PLACES, b"\0") if has_places else note)
            file.flush()
            os.fsync(file.fileno())
            temporary.rename(self._path)
            if has_places:
                self._file = FileIO(os.dup(file.fileno()), "r+")
        self._owner, self._taken = os.getpid(), 1
