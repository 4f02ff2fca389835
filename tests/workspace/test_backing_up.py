"""How a workspace stands with its backups, and the drill that tries one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from habeas.store.backup.errors import BackupDamaged
from habeas.store.backup.restoring import RestoreFrom
from habeas.store.errors import CannotWrite
from habeas.workspace import Workspace
from habeas.workspace.backing_up import BackupState, drill
from tests.workspace.conftest import Clock


def test_a_new_workspace_says_that_nothing_is_saved(read: Workspace) -> None:
    state = read.backup_state()
    assert (state.made_on, state.unsaved > 0, state.needs_attention) == (None, True, True)


def test_a_backup_settles_it_until_it_is_old_and_something_new_is_there(
    read: Workspace, clock: Clock, tmp_path: Path
) -> None:
    read.back_up(tmp_path / "backup")
    assert read.backup_state() == BackupState(made_on=clock().date(), unsaved=0, days=0)
    clock.move(days=30)
    assert (read.backup_state().days, read.backup_state().needs_attention) == (30, False)
    read.enrol("Ilse", role="reviewer")
    assert (read.backup_state().unsaved, read.backup_state().needs_attention) == (1, True)


def test_a_backup_that_failed_is_an_entry_and_shows(read: Workspace, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotWrite):
        read.back_up(blocked)
    assert (read.backup_state().failed, read.log()[0].kind) == ("store.cannot-write", "backup.failed")
    read.back_up(tmp_path / "backup")
    assert read.backup_state().failed == ""


def test_a_drill_restores_checks_and_leaves_nothing_behind(read: Workspace, clock: Clock, tmp_path: Path) -> None:
    folder = read.session.store.folder.path
    files = read.back_up(tmp_path / "backup")
    read.close()
    source = RestoreFrom(record=tmp_path / "backup", keys=tmp_path / "backup")
    reopen = partial(Workspace.open, folder, clock=clock)
    drilled = drill(reopen, source, passphrase=None)
    assert (drilled.backup, drilled.report.holds) == (files.header, True)
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == sorted([files.keys.name, files.record.name])
    with reopen() as workspace:
        assert workspace.backup_state().drilled_on == clock().date()


def test_a_drill_of_a_damaged_backup_fails_and_shows(read: Workspace, clock: Clock, tmp_path: Path) -> None:
    folder = read.session.store.folder.path
    files = read.back_up(tmp_path / "backup")
    read.close()
    content = bytearray(files.record.read_bytes())
    content[-40] ^= 1
    files.record.write_bytes(content)
    reopen = partial(Workspace.open, folder, clock=clock)
    with pytest.raises(BackupDamaged):
        drill(reopen, RestoreFrom(record=files.record, keys=files.keys), passphrase=None)
    with reopen() as workspace:
        state = workspace.backup_state()
    assert (state.drill_failed, state.needs_attention) == ("store.backup-damaged", True)
