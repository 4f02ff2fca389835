"""Opening strangers' files in a child process with limits, so that none of them can harm or stop this one."""

from __future__ import annotations

import errno
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import IO

from habeas.collect import media
from habeas.collect.attached import Attachment
from habeas.collect.errors import ChildDied, ChildUnreachable, EmptyFile, TimedOut
from habeas.collect.incoming import Incoming, chunks_of
from habeas.collect.layer import check_readable
from habeas.collect.limits import DEFAULT, Limits
from habeas.collect.wire import Question, answered, answered_attached, ask
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import TextLayer

_COMMAND = (sys.executable, "-I", "-B", "-m", "habeas.collect.child")
_CHUNK_BYTES = 1024 * 1024
_HEAD_ROOM_BYTES = 4 * 1024 * 1024
"""What an answer may hold beside its text: page marks, title, author."""

Source = Path | bytes | Iterable[bytes]
"""A file, all its bytes, or its bytes in chunks, which are passed on as they come and never held together."""


def extract_text_in_child(
    source: Source, *, name: str, media_type: str | None = None, limits: Limits = DEFAULT
) -> TextLayer:
    """Return the text layer of a file, read by a child that has no network, no rights to write and little time.

    Args:
        source: The file.
        name: The file's name, for messages and as a hint.
        media_type: What the file is, where the caller knows.
        limits: All of them hold, those on time and memory too.

    Raises:
        NotReceived: the file is not there or may not be read.
        EmptyFile: there are no bytes.
        ChildUnreachable: the system did not start the child, or did not let it be heard.
        TooLarge, UnsupportedType, NotText: noticed before the child is started, where the size is known by then.
        TimedOut: the child was not ready in time and was ended.
        ChildDied: it crashed, needed too much memory, or answered with something that is no answer.
        Unreadable: what `extract_text` raises.
    """
    with _chunks(source, name, limits) as (head, chunks):
        kind = media_type or media.detect_media_type(head, name)
        known_bytes = len(source) if isinstance(source, bytes) else len(head)
        check_readable(kind, name=name, size_bytes=known_bytes, limits=limits)
        question = Question(name=name, media_type=kind, limits=limits)
        return answered(_reply(question, chunks, most_bytes=limits.text_bytes), name=name)


def attachments_in_child(source: Source, *, name: str, limits: Limits = DEFAULT) -> tuple[Attachment, ...]:
    """Return the files that came with an e-mail, taken out by such a child.

    Raises:
        NotReceived, EmptyFile, ChildUnreachable, TimedOut, ChildDied: as for its text.
        Unreadable: what `attachments` raises.
    """
    with _chunks(source, name, limits) as (_, chunks):
        question = Question(name=name, media_type=media.MAIL, limits=limits, wants_attached=True)
        return answered_attached(_reply(question, chunks, most_bytes=limits.mail_bytes), name=name)


@contextmanager
def _chunks(source: Source, name: str, limits: Limits) -> Iterator[tuple[bytes, Iterable[bytes]]]:
    """Yield the first chunk of a file, and all of its chunks."""
    if isinstance(source, Path):
        with Incoming(name=name, channel="file", path=source).open(limits) as stream:
            yield stream.peek(), chunks_of(stream)
        return
    chunks = iter((source,) if isinstance(source, bytes) else source)
    head = next(chunks, b"")
    if not head:
        raise EmptyFile(name=name)
    yield head, chain((head,), chunks)


def _reply(question: Question, chunks: Iterable[bytes], *, most_bytes: int) -> bytes:
    name, limits = question.name, question.limits
    child = _start(name)
    assert child.stdout is not None, "it is a pipe"
    feeder = _Feeder(child, chain((ask(question),), chunks))
    feeder.start()
    try:
        reply = _listen(child.stdout, name=name, limits=limits, most_bytes=most_bytes + _HEAD_ROOM_BYTES)
        status = child.wait(timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(name=name, wall_seconds=limits.wall_seconds) from error
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        feeder.join()
        # All that it said was read.
        with suppress(OSError):
            child.stdout.close()
    if feeder.failed is not None:
        raise feeder.failed
    if status == -signal.SIGXCPU or (status == -signal.SIGKILL and not reply):
        raise TimedOut(name=name, wall_seconds=float(limits.cpu_seconds))
    if status != 0:
        raise ChildDied(name=name, how=f"signal {-status}" if status < 0 else f"status {status}")
    return reply


def _start(name: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        raise _unreachable(name, error) from error


def _unreachable(name: str, error: OSError) -> ChildUnreachable:
    return ChildUnreachable(name=name, reason=os.strerror(error.errno or errno.EIO))


class _Feeder(Thread):
    """Sends everything to the child; one that has seen enough, or has died, closes the pipe, and its answer tells why.

    `failed` is what went wrong with the source meanwhile: the child is then ended, since half a file is no file.
    """

    def __init__(self, child: subprocess.Popen[bytes], chunks: Iterable[bytes]) -> None:
        super().__init__(daemon=True)
        self._child = child
        self._chunks = chunks
        self.failed: HabeasError | None = None

    def run(self) -> None:
        assert self._child.stdin is not None, "it is a pipe"
        with suppress(OSError), self._child.stdin as pipe:
            for chunk in self._sound():
                pipe.write(chunk)

    def _sound(self) -> Iterator[bytes]:
        try:
            yield from self._chunks
        except HabeasError as error:
            self.failed = error
            self._child.kill()


def _listen(pipe: IO[bytes], *, name: str, limits: Limits, most_bytes: int) -> bytes:
    """Return all that the child says, in the time and up to the length that are allowed."""
    ends_at = time.monotonic() + limits.wall_seconds
    chunks: list[bytes] = []
    said_bytes = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=max(0.0, ends_at - time.monotonic())):
                raise TimedOut(name=name, wall_seconds=limits.wall_seconds)
            try:
                chunk = os.read(pipe.fileno(), _CHUNK_BYTES)
            except OSError as error:
                raise _unreachable(name, error) from error
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
            said_bytes += len(chunk)
            if said_bytes > most_bytes:
                raise ChildDied(name=name, how="its answer is longer than any may be")
