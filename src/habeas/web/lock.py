"""The lock of the desk: after some minutes without a page the workspace is closed and its keys are let go.

1. A thread waits until nobody has asked for a page for so long and no answer is being made.
2. It closes the workspace: database, keys and passphrase are referred to by nothing any more, and so are freed. Python
   does not overwrite what it frees; what promises go beyond that stands in SECURITY.md.
3. Whatever is asked for then is answered with the page that asks for the passphrase.
4. With it, or with the own one of a person who names themselves, the workspace is opened anew. Sessions go on, since
   they are kept in the database.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from habeas.store.setup import forget_keys
from habeas.web.current import forget_workspace, is_served, serve_workspace

if TYPE_CHECKING:
    from habeas.workspace import Workspace

Reopen = Callable[[str, str], "Workspace"]
"""Opens the workspace with a passphrase, and the id of the person whose own it is; empty where it is nobody's."""


class IdleLock:
    """Whether the desk is locked, and since when nobody has asked for anything.

    `opener` is the id of the person whose own key opened the workspace before it was locked, empty where none did.
    """

    def __init__(self, reopen: Reopen, *, idle_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the way to open the workspace again; nothing is locked yet.

        Args:
            reopen: Opens the workspace with a passphrase, of its own or of a person.
            idle_s: After how many seconds without a page it locks.
            clock: What tells the seconds.
        """
        self.idle_s = idle_s
        self.opener = ""
        self._reopen = reopen
        self._clock = clock
        self._changes = threading.RLock()
        self._busy = 0
        self._touched = clock()

    @contextmanager
    def in_use(self) -> Iterator[bool]:
        """Keep the desk from locking while an answer is made; yield whether it is open at all."""
        with self._changes:
            self._busy += 1
            is_open = is_served()
        try:
            yield is_open
        finally:
            with self._changes:
                self._busy -= 1
                self._touched = self._clock()

    def wait_s(self) -> float:
        """Return how many seconds are left until the desk locks, if nobody asks for anything."""
        return max(0.0, self._touched + self.idle_s - self._clock())

    def lock_if_idle(self) -> bool:
        """Lock the desk if nobody has used it for long enough; return whether that was done now."""
        with self._changes:
            if self._busy or not is_served() or self.wait_s() > 0:
                return False
            self.lock()
            return True

    def lock(self) -> None:
        """Close the workspace and let go of its keys."""
        with self._changes:
            workspace = forget_workspace()
            if workspace is not None:
                self.opener = workspace.session.store.keyring.opened_by or ""
                workspace.close()
            del workspace
            forget_keys()
            gc.collect()

    def unlock(self, passphrase: str, opener: str = "") -> None:
        """Open the workspace again; nothing is done where somebody else has just opened it.

        Args:
            passphrase: The passphrase.
            opener: The id of the person whose own it is; empty for that of the workspace.

        Raises:
            WrongPassphrase: it stays locked.
            HabeasError: it does not open, for the reason that is said.
        """
        with self._changes:
            if not is_served():
                serve_workspace(self._reopen(passphrase, opener))
            self._touched = self._clock()

    def watch(self) -> None:
        """Begin to wait in a thread of its own, which ends with the program."""
        threading.Thread(target=self._wait, name="idle lock", daemon=True).start()

    def _wait(self) -> None:
        while True:
            time.sleep(min(self.idle_s, max(1.0, self.wait_s())))
            self.lock_if_idle()


_chosen: list[IdleLock] = []


def choose_lock(lock: IdleLock | None) -> None:
    """Let the desk of this process lock itself, or never."""
    _chosen[:] = [] if lock is None else [lock]


def chosen_lock() -> IdleLock | None:
    """Return the lock of this process, None where it never locks."""
    return _chosen[0] if _chosen else None
