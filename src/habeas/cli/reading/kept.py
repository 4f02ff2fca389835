"""Readings of a whole corpus in one file that an interrupted run leaves ready to go on from.

1. Lines are written to `FILE.part`: a head that says who read how, then for each input its mark, a tab, and its line.
2. The next run with the same head keeps the lines from the start on as long as each has the mark of the next input:
   the same name, size, time of change, day and language. The rest, a last line that broke off too, is read anew.
3. When every input has its line, the lines without their marks become FILE, wholly or not at all.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from habeas.cli.errors import OutputExists, OutputInUse
from habeas.cli.reading.inputs import Input

PART_SUFFIX = ".part"
_TAB, _END = b"\t", b"\n"
_MARK_DIGITS = 24
_LONGEST_HEAD_BYTES = 10_000


def mark_of(each: Input) -> str | None:
    """Return what tells one input from another and from its own later versions; None for what is no file."""
    path = each.source.path
    if path is None:
        return None
    try:
        seen = path.stat()
        state = [seen.st_size, seen.st_mtime_ns]
    except (OSError, ValueError):
        state = []
    told = [each.file, state, each.published.isoformat() if each.published else None, each.language]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_MARK_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who reads how: a line is kept only where all of this is as it was."""

    version: str
    reader: str

    def to_bytes(self) -> bytes:
        """Return the first line of a part file."""
        return json.dumps({"habeas": self.version, "reader": self.reader}).encode() + _END


class KeptReadings:
    """The part file of one run, open and locked; close it by leaving the `with` block.

    `next_input` is the first input that `kept` took and that has no line that holds.

    Raises:
        OutputExists: FILE is there already.
        OutputInUse: another run writes to it.
        OSError: the folder is not there or may not be written.
    """

    def __init__(self, out: Path, head: Head) -> None:
        """Open the part file, or begin one where there is none of the same head."""
        self._out, self._part = out, out.with_name(out.name + PART_SUFFIX)
        if out.exists():
            raise OutputExists(file=str(out))
        self._file: BinaryIO = os.fdopen(os.open(self._part, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise OutputInUse(file=str(out)) from error
        written = self._file.readline(_LONGEST_HEAD_BYTES)
        if written != head.to_bytes():
            self._file.seek(0)
            self._file.truncate()
            self._file.write(head.to_bytes())
        self._begin = len(head.to_bytes())
        self.next_input: Input | None = None

    def kept(self, inputs: Iterator[Input]) -> Iterator[bytes]:
        """Yield the lines that hold, taking the inputs that they belong to; the first other one is `next_input`.

        Leaves the file cut off behind the last of them, ready for `add`.
        """
        end = self._begin
        self._file.seek(end)
        for each in inputs:
            line = self._file.readline()
            mark, _, words = line.partition(_TAB)
            if not line.endswith(_END) or mark.decode("latin-1") != mark_of(each) or not _is_whole(words):
                self.next_input = each
                break
            end += len(line)
            yield words
        self._file.seek(end)
        self._file.truncate()

    def add(self, mark: str | None, line: str) -> None:
        """Add the line of the next input; it stands on the disk's side of this program when this returns."""
        self._file.write((mark or "-").encode() + _TAB + line.encode() + _END)
        self._file.flush()

    def finish(self) -> None:
        """Make FILE of the lines, and take the part file away."""
        new = self._out.with_name(self._out.name + ".new")
        self._file.seek(self._begin)
        with new.open("wb") as finished:
            for line in self._file:
                finished.write(line.partition(_TAB)[2])
            finished.flush()
            os.fsync(finished.fileno())
        new.replace(self._out)
        self._part.unlink()

    def __enter__(self) -> Self:
        """Return the open part file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; what it holds stays."""
        self._file.close()


def _is_whole(words: bytes) -> bool:
    try:
        return isinstance(json.loads(words), dict)
    except ValueError:
        return False
