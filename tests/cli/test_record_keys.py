"""A lost passphrase, and the shares on paper that open the workspace again."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.cli import init
from tests.cli.conftest import Habeas, make_cheap

LOST, NEW = "four words of sense", "other words of more sense"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lines that are typed at the keyboard, in order; a passphrase that is chosen is `NEW`."""
    lines: list[str] = []
    make_cheap(monkeypatch)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: lines.pop(0))
    monkeypatch.setattr(init, "ask_passphrase", lambda *_, **__: NEW)
    return lines


def shares_in(out: str) -> list[str]:
    """Return the words of each share as they were printed."""
    blocks = [block.split("\n", 1)[1].replace("\n", " ") for block in out.split("Share ")[1:]]
    assert all(len([word for word in block.split() if word.isalpha()]) == 33 for block in blocks)
    return blocks


def test_shares_open_a_workspace_whose_passphrase_is_lost(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch, typed: list[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("HABEAS_PASSPHRASE", LOST)
    assert habeas("init", "casefiles", "--as", "Vera").status == 0
    made = habeas("record", "keys", "shares", "--needed", 2, "--total", 3, "--workspace", "casefiles")
    first, _, third = shares_in(made.out)

    typed.append(first)
    assert "share 1 of a set of which 2 are needed" in habeas("record", "keys", "check").err

    typed += [third, first]
    recovered = habeas("record", "keys", "recover", "--workspace", "casefiles")
    assert (recovered.status, recovered.err.splitlines()[-1]) == (0, "The workspace opens with the new passphrase.")
    monkeypatch.setenv("HABEAS_PASSPHRASE", LOST)
    assert habeas("record", "verify", "--workspace", "casefiles").status == 1
    monkeypatch.setenv("HABEAS_PASSPHRASE", NEW)
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    kinds = [row["what"] for row in habeas("record", "show", "--log", "--workspace", "casefiles").rows]
    assert kinds[:2] == ["keys.passphrase-changed", "keys.shared"]


def test_shares_of_another_workspace_change_nothing(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch, typed: list[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("HABEAS_PASSPHRASE", LOST)
    habeas("init", "casefiles", "--as", "Vera")
    habeas("init", "other", "--as", "Vera")
    before = (tmp_path / "casefiles" / "keys" / "root.key").read_bytes()
    typed += shares_in(habeas("record", "keys", "shares", "--total", 2, "--workspace", "other").out)
    ran = habeas("record", "keys", "recover", "--workspace", "casefiles")
    assert (ran.status, ran.err.splitlines()[-4].partition(":")[0]) == (3, "record.key-file-does-not-verify")
    assert (tmp_path / "casefiles" / "keys" / "root.key").read_bytes() == before


def test_a_changed_passphrase_replaces_the_old_one(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    monkeypatch.setenv("HABEAS_PASSPHRASE", LOST)
    habeas("init", "casefiles", "--as", "Vera")
    assert habeas("record", "keys", "passphrase", "--workspace", "casefiles").status == 0
    assert (typed, habeas("watch", "--workspace", "casefiles").status) == ([], 1)
    monkeypatch.setenv("HABEAS_PASSPHRASE", NEW)
    assert habeas("watch", "--workspace", "casefiles").status == 0


def test_rotated_keys_open_with_the_same_passphrase(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_cheap(monkeypatch)
    monkeypatch.setenv("HABEAS_PASSPHRASE", LOST)
    habeas("init", "casefiles", "--as", "Vera")
    before = {path.name: path.read_bytes() for path in (tmp_path / "casefiles" / "keys").iterdir()}
    rotated = habeas("record", "keys", "rotate", "--workspace", "casefiles")
    assert (rotated.status, rotated.err.partition(".")[0]) == (0, "Rotated")
    after = {path.name: path.read_bytes() for path in (tmp_path / "casefiles" / "keys").iterdir()}
    assert set(after) == set(before)
    assert all(after[name] != before[name] for name in before)
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    newest = habeas("record", "show", "--log", "--workspace", "casefiles").rows[0]
    assert newest["what"] == "keys.rotated"
