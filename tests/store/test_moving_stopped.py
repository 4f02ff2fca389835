"""A move that is stopped at any moment leaves the record whole, in the database that is in charge."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from habeas.store.moving.move import move_store
from habeas.store.workspace_folder import WorkspaceFolder
from tests.store.conftest import Server
from tests.store.test_moving import state_of
from trials import share, trials

pytestmark = pytest.mark.postgresql

MOMENTS = trials(1) * share().of
"""How many moments a move is stopped at, in each direction, and as many at its last calls."""

COUNTED = ("store/moving/", "store/durable.py", "backup/rows.py", "store/schema.py")
"""Where a call counts as a moment."""

KILLED, REFUSED = 9, 70


class Calls:
    """Counts the calls of a move, and ends the program at one of them as a kill would: nothing is cleaned up."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.made = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and any(part in frame.f_code.co_filename for part in COUNTED):
            self.made += 1
            if self.made == self.last:
                os._exit(KILLED)


def move_in_child(folder: Path, target: str, last: int) -> int:
    """Move in a child that ends at its call number `last`; return its status and, if it ended well, 0."""
    child = os.fork()
    if child == 0:
        calls = Calls(last)
        try:
            sys.setprofile(calls)
            move_store(folder, target, passphrase=None)
            sys.setprofile(None)
            (folder.parent / "calls").write_text(str(calls.made))
            os._exit(0)
        finally:
            os._exit(REFUSED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def moments(calls: int) -> Iterator[int]:
    """Yield the calls to stop at: some on the way, and the last ones, where the new database is put in charge."""
    every = {*range(calls // MOMENTS, calls, max(1, calls // MOMENTS)), *range(max(1, calls - MOMENTS), calls)}
    yield from (one for one in sorted(every) if share().has(one))


@dataclass(frozen=True, slots=True)
class Trial:
    """Copies of one workspace, on the file or on a server, each with an empty database to move to."""

    closed: Path
    server: Server
    from_server: bool

    def copy(self) -> Copy:
        """Return a copy that nothing has touched."""
        name = self.server.new_database("template0")
        folder = self.closed.with_name(f"copy-{name}")
        shutil.copytree(self.closed, folder)
        address = self.server.address(name)
        if self.from_server:
            move_store(folder, address, passphrase=None)
        return Copy(folder=folder, target="" if self.from_server else address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy, and where it is to be moved."""

    folder: Path
    target: str


@pytest.mark.parametrize("from_server", [False, True])
def test_a_move_stopped_anywhere_loses_nothing(closed: Path, postgresql_server: Server, from_server: bool) -> None:
    before, trial = state_of(closed), Trial(closed, postgresql_server, from_server)
    first = trial.copy()
    assert move_in_child(first.folder, first.target, 0) == 0
    for last in moments(int((closed.parent / "calls").read_text())):
        copy = trial.copy()
        assert move_in_child(copy.folder, copy.target, last) == KILLED
        assert state_of(copy.folder) == before
        in_charge = WorkspaceFolder(path=copy.folder).written_database()
        assert move_in_child(copy.folder, copy.target, 0) == (0 if in_charge != copy.target else REFUSED)
        assert state_of(copy.folder) == before
        shutil.rmtree(copy.folder)
