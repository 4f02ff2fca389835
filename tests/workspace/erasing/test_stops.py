"""A machine that is stopped in the middle of erasing: nobody is erased, or the rest is done at the next opening."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.store import erasing
from habeas.store.vault import Vault
from habeas.workspace import Workspace
from tests.workspace.erasing.conftest import PAVEL
from tests.workspace.erasing.remains import found
from tests.workspace.erasing.test_person import WORDS, erase

STEPS = 14
"""How many moments there are at least: before and after each step."""


class Stops:
    """Copies of a workspace as a stopped machine would leave it, one before and one after each step."""

    def __init__(self, folder: Path, place: Path) -> None:
        """Begin with none."""
        self._folder, self._place = folder, place
        self.copies: list[Path] = []

    def watch(self, patched: pytest.MonkeyPatch, owner: object, name: str) -> None:
        """Copy the workspace before and after each call of a step."""
        step: Callable[..., object] = getattr(owner, name)

        def stopping(*args: object, **named: object) -> object:
            self._copy()
            returned = step(*args, **named)
            self._copy()
            return returned

        patched.setattr(owner, name, stopping)

    def _copy(self) -> None:
        copy = self._place / f"stopped-{len(self.copies)}"
        shutil.copytree(self._folder, copy)
        self.copies.append(copy)


def stops_of(workspace: Workspace, place: Path, patched: pytest.MonkeyPatch) -> Stops:
    """Watch every step of erasing."""
    from habeas.store.access import erasing as committing
    from habeas.store.access.append import Log

    stops = Stops(workspace.session.store.folder.path, place)
    for owner, name in (
        (erasing, "write_durably"),
        (committing, "store_sealed"),
        (committing, "_destroy_keys"),
        (committing, "rebuild_tables"),
        (committing, "commit_erasure"),
        (Log, "write_checkpoint"),
        (Vault, "remove"),
        (erasing, "compact"),
    ):
        stops.watch(patched, owner, name)
    return stops


def left_in(copy: Path, clock: Callable[[], object]) -> bool:
    """Open a copy, check that all of it holds, and return whether the person is still there; half of them never is."""
    with Workspace.open(copy, actor="Vera", clock=clock) as opened:  # type: ignore[arg-type]
        store = opened.session.store
        assert store.verify().findings == ()
        assert not store.folder.erasing.exists()
        is_there = bool(store.queries.search(opened.case.id, "held in a cellar"))
        if not is_there:
            assert (found(store, PAVEL), found(store, WORDS)) == ([], [])
        else:
            assert opened.record(PAVEL).statements
        return is_there


def test_a_stop_at_any_step_leaves_a_whole_person_or_nothing(
    case: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = case.session.clock
    with monkeypatch.context() as patched:
        stops = stops_of(case, tmp_path, patched)
        erase(case)
    case.close()
    after = [left_in(copy, clock) for copy in stops.copies]
    assert len(after) >= STEPS
    assert after == sorted(after, reverse=True)
    assert (after[0], after[-1]) == (True, False)
