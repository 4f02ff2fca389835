"""Backups from the command line, as a case worker makes them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Habeas


def test_a_workspace_is_backed_up_tried_lost_and_restored(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Arvo Kestrel has not called since May.", encoding="utf-8")
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    assert habeas("collect", "letter.txt", "--workspace", "casefiles").status == 0
    made = habeas("backup", "stick", "--keys-to", "other", "--workspace", "casefiles")
    record, keys = (Path(line) for line in made.out.splitlines())
    assert (made.status, record.parent.name, keys.parent.name) == (0, "stick", "other")

    tried = habeas("drill", "stick", "--keys", "other", "--workspace", "casefiles")
    assert (tried.status, "restores, and it holds" in tried.err) == (0, True)

    (tmp_path / "casefiles").rename(tmp_path / "lost")
    restored = habeas("restore", record, "casefiles", "--keys", keys)
    assert (restored.status, restored.out) == (0, "casefiles\n")
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    assert len(habeas("record", "show", "--log", "--workspace", "casefiles").rows) == 5


def test_a_backup_that_is_not_there_is_said_in_four_lines(habeas: Habeas) -> None:
    ran = habeas("restore", "nowhere", "casefiles")
    assert (ran.status, ran.err.splitlines()[0]) == (
        1,
        "store.no-backup: nowhere holds no backup (file of type .record)",
    )


def test_a_backup_says_that_the_keys_lie_beside_the_record(habeas: Habeas) -> None:
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    assert "The keys lie beside the record" in habeas("backup", "stick", "--workspace", "casefiles").err
