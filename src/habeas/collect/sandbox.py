"""Opening strangers' files in a child process with limits, so that none of them can harm or stop this one."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import IO

from habeas.collect import media
from habeas.collect.errors import ChildDied, EmptyFile, TimedOut, TooLarge
from habeas.collect.incoming import Incoming
from habeas.collect.layer import READ_TYPES, refusal_of
from habeas.collect.limits import DEFAULT, Limits
from habeas.collect.wire import answered, ask
from habeas.facts.exhibit import TextLayer

_COMMAND = (sys.executable, "-I", "-B", "-m", "habeas.collect.child")
_CHUNK_BYTES = 1024 * 1024
_HEAD_ROOM_BYTES = 4 * 1024 * 1024
"""What an answer may hold beside its text: page marks, title, author."""


def extract_text_in_child(
    source: Path | bytes, *, name: str, media_type: str | None = None, limits: Limits = DEFAULT
) -> TextLayer:
    """Return the text layer of a file, read by a child that has no network, no rights to write and little time.

    Args:
        source: The file, or all its bytes.
        name: The file's name, for messages and as a hint.
        media_type: What the file is, where the caller knows.
        limits: All of them hold, those on time and memory too.

    Raises:
        NotReceived: the file is not there or may not be read.
        EmptyFile: there are no bytes.
        TooLarge, UnsupportedType, NotText: noticed before the child is started.
        TimedOut: the child was not ready in time and was ended.
        ChildDied: it crashed, needed too much memory, or answered with something that is no answer.
        Unreadable: what `extract_text` raises.
    """
    content = source if isinstance(source, bytes) else _contents(source, name, limits)
    if not content:
        raise EmptyFile(name=name)
    kind = media_type or media.detect_media_type(content, name)
    if kind not in READ_TYPES:
        raise refusal_of(kind, name)
    if kind == media.TEXT and len(content) > limits.text_bytes:
        raise TooLarge(name=name, size_bytes=len(content), limit_bytes=limits.text_bytes)
    return answered(_reply(content, name=name, media_type=kind, limits=limits), name=name)


def _contents(path: Path, name: str, limits: Limits) -> bytes:
    return Incoming(name=name, channel="file", path=path).read(limits)


def _reply(content: bytes, *, name: str, media_type: str, limits: Limits) -> bytes:
    child = subprocess.Popen(
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )
    assert child.stdin is not None, "it is a pipe"
    assert child.stdout is not None, "it is a pipe"
    question = ask(name=name, media_type=media_type, limits=limits)
    feeder = Thread(target=_feed, args=(child.stdin, question, content), daemon=True)
    feeder.start()
    try:
        reply = _listen(child.stdout, name=name, limits=limits)
        status = child.wait(timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(name=name, wall_seconds=limits.wall_seconds) from error
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        feeder.join()
        child.stdout.close()
    if status == -signal.SIGXCPU or (status == -signal.SIGKILL and not reply):
        raise TimedOut(name=name, wall_seconds=float(limits.cpu_seconds))
    if status != 0:
        raise ChildDied(name=name, how=f"signal {-status}" if status < 0 else f"status {status}")
    return reply


def _feed(pipe: IO[bytes], question: bytes, content: bytes) -> None:
    """Send everything; a child that has seen enough, or has died, closes the pipe, and the answer tells why."""
    try:
        with pipe:
            pipe.write(question)
            pipe.write(content)
    except OSError:
        return


def _listen(pipe: IO[bytes], *, name: str, limits: Limits) -> bytes:
    """Return all that the child says, in the time and up to the length that are allowed."""
    ends_at = time.monotonic() + limits.wall_seconds
    most_bytes = limits.text_bytes + _HEAD_ROOM_BYTES
    chunks: list[bytes] = []
    said_bytes = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=max(0.0, ends_at - time.monotonic())):
                raise TimedOut(name=name, wall_seconds=limits.wall_seconds)
            chunk = os.read(pipe.fileno(), _CHUNK_BYTES)
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
            said_bytes += len(chunk)
            if said_bytes > most_bytes:
                raise ChildDied(name=name, how="its answer is longer than any text may be")
