"""One writer at a time: threads of this program and other programs on the same machine alike."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.store.durable import writing
from habeas.store.errors import DatabaseBusy

LOCK_WAIT_S = 60
"""How long one program waits for another to finish writing."""

_PAUSE_S = 0.01


def _nothing_to_check() -> None:
    """Find nothing wrong."""


class WriterLock:
    """A lock that whoever holds it may take again; the system lets go when the program ends, however it ends."""

    def __init__(self, path: Path, check: Callable[[], None] = _nothing_to_check) -> None:
        """Take the path of an empty file that is locked in the place of the workspace.

        Args:
            path: The file.
            check: Is called each time once the lock is held, before anything is written; may raise.
        """
        self._path = path
        self._check = check
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the workspace for writing.

        Raises:
            DatabaseBusy: another program held it for too long.
            StoreMoved: the record was moved to another database since this program opened it.
        """
        if not self._threads.acquire(timeout=LOCK_WAIT_S):
            raise DatabaseBusy(waited_s=LOCK_WAIT_S)
        try:
            if self._depth:
                yield
                return
            with writing(self._path.name):
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                with writing(self._path.name):
                    _lock_file(descriptor)
                self._check()
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
            finally:
                # The system lets go of it also where it says that closing failed; nothing was written there.
                with suppress(OSError):
                    os.close(descriptor)
        finally:
            self._threads.release()


def _lock_file(descriptor: int) -> None:
    until = time.monotonic() + LOCK_WAIT_S
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise DatabaseBusy(waited_s=LOCK_WAIT_S) from None
            time.sleep(_PAUSE_S)
        else:
            return
