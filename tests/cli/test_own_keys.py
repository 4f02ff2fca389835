"""A passphrase of one's own: given, used by one's id, changed, taken away; and the shared one dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.cli import init
from habeas.cli.backup import SETTLED
from tests.cli.conftest import Habeas, make_cheap

SHARED = "four words of sense"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Passphrases that people choose at the keyboard, in order; trying one is cheap."""
    lines: list[str] = []
    monkeypatch.setattr(init, "ask_passphrase", lambda *_, **__: lines.pop(0))
    make_cheap(monkeypatch)
    return lines


@pytest.fixture
def people(habeas: Habeas, monkeypatch: pytest.MonkeyPatch, chosen: list[str]) -> dict[str, str]:
    """Vera and Tomas, by id, each with an own key of a workspace that the environment names."""
    monkeypatch.setenv("HABEAS_PASSPHRASE", SHARED)
    habeas("init", "casefiles", "--as", "Vera")
    monkeypatch.setenv("HABEAS_WORKSPACE", "casefiles")
    assert habeas("enrol", "Tomas", "--role", "reviewer", "--as", "Vera").status == 0
    granted = {}
    for name in ("Vera", "Tomas"):
        chosen += ["short", f"own words of {name}"]
        ran = habeas("record", "keys", "grant", name, "--as", "Vera")
        assert (ran.status, ran.err.splitlines()[1]) == (0, init.TOO_SHORT)
        granted[name] = ran.out.strip()
    return granted


def test_a_person_opens_the_workspace_by_their_own_passphrase_and_id(
    habeas: Habeas, people: dict[str, str], chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = habeas("record", "keys", "state", "--as", "Vera").out.splitlines()
    assert [state[0], *(line.rpartition(" · ")[2] for line in state[1:3])] == [
        "A passphrase opens it, and own keys:", *people.values(),
    ]  # fmt: skip
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Tomas")
    assert habeas("watch", "--as", people["Tomas"]).status == 0
    wrong = habeas("watch", "--as", people["Vera"])
    assert (wrong.status, len(wrong.err.splitlines())) == (1, 4)
    assert wrong.err.startswith("record.wrong-own-passphrase: the passphrase does not open the own key of a-")
    by_name = habeas("watch", "--as", "Tomas")
    assert (by_name.status, by_name.err.partition(":")[0]) == (1, "record.wrong-passphrase")
    chosen.append(SHARED)
    same = habeas("record", "keys", "change-own", "--as", people["Tomas"])
    assert (same.status, same.err.partition(":")[0]) == (1, "workspace.own-passphrase-is-shared")
    chosen.append("other words of Tomas")
    assert habeas("record", "keys", "change-own", "--as", people["Tomas"]).status == 0
    monkeypatch.setenv("HABEAS_PASSPHRASE", "other words of Tomas")
    refused = habeas("record", "keys", "revoke", "Vera", "--as", people["Tomas"])
    assert (refused.status, refused.err.partition(":")[0]) == (1, "workspace.not-in-role")


def test_reading_asks_whoever_named_themselves_by_id_for_their_own_passphrase(
    habeas: Habeas, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def type_it(text: str = "Passphrase", **_: object) -> str:
        asked.append(text)
        return "own words of Vera"

    monkeypatch.delenv("HABEAS_PASSPHRASE")
    monkeypatch.setattr("habeas.cli.opening.ask_passphrase", type_it)
    assert habeas("read", "--new", "--as", people["Vera"]).status == 0
    assert asked == [f"Own passphrase of {people['Vera']}"]


def test_who_left_is_shut_out_and_the_others_go_on(
    habeas: Habeas, people: dict[str, str], chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again = habeas("record", "keys", "grant", "Tomas", "--as", "Vera")
    assert (again.status, again.err.partition(":")[0]) == (1, "workspace.own-key-there")
    revoked = habeas("record", "keys", "revoke", "Tomas", "--as", "Vera")
    assert (revoked.status, revoked.err.splitlines()[0]) == (0, "Taken away from Tomas.")
    assert "habeas record keys rotate" in revoked.err
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Vera")
    monkeypatch.setattr("habeas.cli.record_keys.ask_passphrase", lambda *_: SHARED)
    assert habeas("record", "keys", "rotate", "--as", people["Vera"]).status == 0
    chosen.append("other words of Vera")
    assert habeas("record", "keys", "change-own", "--as", people["Vera"]).status == 0
    assert habeas("watch", "--as", people["Vera"]).status == 1
    monkeypatch.setenv("HABEAS_PASSPHRASE", "other words of Vera")
    assert habeas("record", "verify", "--as", people["Vera"]).status == 0
    log = habeas("record", "show", "--log", "--as", people["Vera"]).rows
    assert [row["what"] for row in log][:3] == ["keys.own-changed", "keys.rotated", "keys.own-revoked"]


def test_a_rotation_by_own_key_keeps_the_shared_passphrase_only_where_it_is_that(
    habeas: Habeas, people: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = (tmp_path / "casefiles" / "keys" / "root.key").read_bytes()
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Vera")
    monkeypatch.setattr("habeas.cli.record_keys.ask_passphrase", lambda *_: "a wrong one")
    refused = habeas("record", "keys", "rotate", "--as", people["Vera"])
    assert (refused.status, refused.err.partition(":")[0]) == (1, "record.wrong-passphrase")
    assert (tmp_path / "casefiles" / "keys" / "root.key").read_bytes() == before


def test_the_shared_passphrase_is_dropped_and_the_backup_opens_by_an_own_one(
    habeas: Habeas, people: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refused = habeas("record", "keys", "drop-shared", "--as", "Vera")
    assert (refused.status, refused.err.partition(":")[0]) == (1, "workspace.not-opened-by-own-key")
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Vera")
    assert habeas("record", "keys", "drop-shared", "--as", people["Vera"]).status == 0
    assert habeas("record", "keys", "rotate", "--as", people["Vera"]).status == 0
    assert habeas("backup", "copies", "--as", people["Vera"]).status == 0
    assert habeas("drill", "copies", "--as", people["Vera"]).status == 0
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Tomas")
    assert habeas("restore", "copies", "again", "--as", people["Tomas"]).status == 0
    monkeypatch.setenv("HABEAS_WORKSPACE", "again")
    assert habeas("record", "verify", "--as", people["Tomas"]).status == 0
    for name in ("casefiles", "again"):
        shut = habeas("record", "verify", "--workspace", name, "--as", "Vera")
        assert (shut.status, shut.err.partition(":")[0]) == (1, "record.own-key-needed")


def test_a_drill_asks_apart_for_what_opened_the_backup_and_logs_no_wrong_passphrase(
    habeas: Habeas, people: dict[str, str], chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(text: str) -> str:
        asked.append(text)
        return typed

    monkeypatch.setattr("habeas.cli.backup.ask_passphrase", answer)
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Vera")
    assert habeas("backup", "copies", "--as", people["Vera"]).status == 0
    chosen.append("other words of Vera")
    assert habeas("record", "keys", "change-own", "--as", people["Vera"]).status == 0
    monkeypatch.setenv("HABEAS_PASSPHRASE", "other words of Vera")
    typed = "mistyped words"
    wrong = habeas("drill", "copies", "--as", people["Vera"])
    assert (wrong.status, wrong.err.partition(":")[0]) == (1, "record.wrong-own-passphrase")
    typed = "own words of Vera"
    assert habeas("drill", "copies", "--as", people["Vera"]).status == 0
    assert asked == ["Passphrase of the day of the backup"] * 2
    log = habeas("record", "show", "--log", "--as", people["Vera"]).rows
    assert [row["what"] for row in log][:3] == ["backup.drilled", "keys.own-changed", "backup.made"]


def test_a_drill_of_a_backup_from_before_an_own_key_asks_for_the_shared_passphrase(
    habeas: Habeas, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert habeas("record", "keys", "revoke", "Vera", "--as", "Vera").status == 0
    assert habeas("backup", "copies", "--as", "Vera").status == 0
    assert habeas("drill", "copies", "--as", "Vera").status == 0
    monkeypatch.setattr("habeas.cli.init.ask_passphrase", lambda *_, **__: "new words of Vera")
    assert habeas("record", "keys", "grant", "Vera", "--as", "Vera").status == 0
    monkeypatch.setattr("habeas.cli.backup.ask_passphrase", lambda *_: SHARED)
    monkeypatch.setenv("HABEAS_PASSPHRASE", "new words of Vera")
    assert habeas("drill", "copies", "--as", people["Vera"]).status == 0


def test_an_older_record_opens_by_the_newest_own_passphrase_and_says_so(
    habeas: Habeas, people: dict[str, str], chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = habeas("backup", "copies", "--as", "Vera").out.splitlines()[0]
    monkeypatch.setenv("HABEAS_PASSPHRASE", "own words of Vera")
    chosen.append("other words of Vera")
    assert habeas("record", "keys", "change-own", "--as", people["Vera"]).status == 0
    monkeypatch.setenv("HABEAS_PASSPHRASE", "other words of Vera")
    assert habeas("backup", "copies", "--as", people["Vera"]).status == 0
    restored = habeas("restore", record, "again", "--as", people["Vera"])
    assert (restored.status, restored.err.splitlines()[-1]) == (0, SETTLED)
    assert habeas("record", "verify", "--workspace", "again", "--as", people["Vera"]).status == 0
    log = habeas("record", "show", "--log", "--workspace", "again", "--as", people["Vera"]).rows
    assert [row["what"] for row in log][:2] == ["keys.own-changed", "keys.own-granted"]
