"""Moving the record from the command line, as whoever keeps the server does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Habeas
from tests.cli.refusals import refusals
from tests.store.conftest import Server, postgresql_server

__all__ = ["postgresql_server"]

pytestmark = pytest.mark.postgresql


def test_a_record_is_moved_to_a_server_and_back(habeas: Habeas, tmp_path: Path, postgresql_server: Server) -> None:
    name = postgresql_server.new_database("template0")
    address = postgresql_server.address(name)
    (tmp_path / "letter.txt").write_text("Arvo Kestrel has not called since May.", encoding="utf-8")
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    assert habeas("collect", "letter.txt", "--workspace", "casefiles").status == 0
    moved = habeas("move", "--to", address, "--workspace", "casefiles")
    assert (moved.status, moved.out) == (0, f"postgresql://postgres@/{name}\n")
    assert moved.err.startswith("Moved, and it holds: 5 entries")
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    back = habeas("move", "--to", "file", "--workspace", "casefiles")
    assert (back.status, back.out) == (0, "data.db\n")
    assert len(habeas("record", "show", "--log", "--workspace", "casefiles").rows) == 5


def test_a_password_is_never_shown(habeas: Habeas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.cli.move.ask_passphrase", lambda _: "otter 7")
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    for address in ("postgresql://vera:otter%207@/none?host=/nonexistent", "postgresql://vera@/none?host=/nonexistent"):
        ran = habeas("move", "--to", address, "--password", "--workspace", "casefiles")
        assert (ran.status, ran.out, "otter" in ran.err) == (1, "", False)
        assert [one.code for one in refusals(ran.err)] == ["store.database-unreachable"]


def test_a_server_that_refuses_the_password_says_so(habeas: Habeas, postgresql_server: Server) -> None:
    name = postgresql_server.new_database("template0")
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    with postgresql_server.asking_for_passwords():
        for address in (
            postgresql_server.address(name).replace("postgres@", "postgres:wrong@"),
            postgresql_server.address(name),
        ):
            ran = habeas("move", "--to", address, "--workspace", "casefiles")
            assert [(one.code, one.kept) for one in refusals(ran.err)] == [
                ("store.database-refused", "nothing changed")
            ]
    assert habeas("move", "--to", postgresql_server.address(name), "--workspace", "casefiles").status == 0


def test_a_database_named_by_the_environment_is_not_moved(habeas: Habeas, monkeypatch: pytest.MonkeyPatch) -> None:
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    monkeypatch.setenv("HABEAS_DATABASE", "postgresql://elsewhere/x")
    ran = habeas("move", "--to", "postgresql://vera@/none", "--workspace", "casefiles")
    assert (ran.status, refusals(ran.err)[0].code) == (2, "workspace.database-named-elsewhere")


@pytest.mark.parametrize("target", ["file", "postgresql://127.0.0.1/none", "postgresql:///none?user=vera"])
def test_a_password_of_nobody_is_not_dropped_but_refused(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr("habeas.cli.move.ask_passphrase", lambda _: "otter 7")
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    ran = habeas("move", "--to", target, "--password", "--workspace", "casefiles")
    assert (ran.status, refusals(ran.err)[0].code) == (2, "workspace.password-without-user")
