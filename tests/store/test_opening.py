"""Making, finding and opening workspaces; and what is refused, each time with nothing changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from habeas.facts.errors import HabeasError
from habeas.record.errors import PassphraseNeeded, WrongPassphrase
from habeas.store.errors import (
    AlreadyOpen,
    DatabaseInUse,
    DatabaseMissing,
    DatabaseUnreachable,
    FolderNotEmpty,
    MalformedSettings,
    NewerWorkspace,
    NotAWorkspace,
    WrongKey,
)
from habeas.store.keyring import is_wrapped
from habeas.store.opening import create_store, open_store
from habeas.store.setup import DatabaseChoice
from habeas.store.store import Store
from habeas.store.workspace_folder import find_workspace
from tests.store.conftest import CHEAP, Server, beginning
from tests.store.world import live, world_of


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_workspace_is_one_folder_that_only_its_owner_reads(folder: Path) -> None:
    create_store(folder, beginning(), passphrase=None).close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "checkpoint", "data.db", "exhibits", "habeas.toml", "keys", "lock",
    ]  # fmt: skip
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "keys", folder / "exhibits")}
    assert set(modes.values()) == {0o700}
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_an_empty_folder_may_become_a_workspace(folder: Path) -> None:
    folder.mkdir()
    create_store(folder, beginning(), passphrase=None).close()
    assert find_workspace(folder).path == folder.resolve()


@pytest.mark.parametrize("occupied", ["a file in it", "a file", "a link"])
def test_what_is_there_is_never_touched(folder: Path, occupied: str) -> None:
    if occupied == "a file":
        folder.write_text("letter")
    elif occupied == "a link":
        folder.symlink_to(folder.parent)
    else:
        folder.mkdir()
        (folder / "letter.txt").write_text("letter")
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(FolderNotEmpty):
        create_store(folder, beginning(), passphrase=None)
    assert sorted(folder.parent.rglob("*")) == before


def test_a_failed_beginning_leaves_nothing(folder: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        create_store(folder, beginning(), passphrase=None, database="postgresql://postgres@/none?host=/nonexistent")
    assert list(folder.parent.iterdir()) == []
    create_store(folder, beginning(), passphrase=None).close()


def test_the_keys_open_only_with_the_passphrase(folder: Path) -> None:
    create_store(folder, beginning(), passphrase="correct horse", cost=CHEAP).close()
    before = contents(folder)
    assert is_wrapped(folder / "keys")
    for passphrase, refusal in ((None, PassphraseNeeded), ("wrong horse", WrongPassphrase)):
        with pytest.raises(refusal):
            open_store(folder, passphrase=passphrase)
    assert contents(folder) == before
    with open_store(folder, passphrase=lambda: "correct horse") as store:
        assert store.queries.log_size() == 3


def test_nobody_is_asked_for_a_passphrase_that_is_not_there(closed: Path) -> None:
    def ask() -> str:
        raise AssertionError("asked")

    with open_store(closed, passphrase=ask) as store:
        assert store.queries.log_size() > 3


def test_a_database_of_another_workspace_does_not_open_and_is_not_changed(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create_store(other, beginning(), passphrase=None).close()
    (closed / "data.db").write_bytes((other / "data.db").read_bytes())
    before = contents(closed)
    with pytest.raises(WrongKey) as refused:
        open_store(closed)
    assert (refused.value.file, refused.value.exit_status) == ("data.db", 3)
    assert contents(closed) == before


def test_a_missing_database_is_not_made_anew(closed: Path) -> None:
    (closed / "data.db").unlink()
    with pytest.raises(DatabaseMissing):
        open_store(closed)
    assert not (closed / "data.db").exists()


def test_one_process_has_one_workspace_open(closed: Path) -> None:
    with open_store(closed), pytest.raises(AlreadyOpen):
        open_store(closed)
    open_store(closed).close()


def test_closing_twice_is_closing_once(closed: Path) -> None:
    store = open_store(closed)
    store.close()
    other = open_store(closed)
    store.close()
    assert other.queries.log_size() > 3
    other.close()


def test_closing_leaves_one_file_of_the_database(closed: Path) -> None:
    with open_store(closed) as store:
        world_of(store).seal(b"paper")
        assert (closed / "data.db-wal").exists()
    assert [path.name for path in closed.iterdir() if path.name.startswith("data.db")] == ["data.db"]


@pytest.mark.parametrize(
    ("settings", "refusal"),
    [
        ("format = 2\n", NewerWorkspace),
        ("format = 0\n", MalformedSettings),
        ("format = true\n", MalformedSettings),
        ("format = \n", MalformedSettings),
        ("", MalformedSettings),
        ("format = 1\n", MalformedSettings),
        ("format = 1\nworkspace_id = 'w-else'\n", DatabaseInUse),
        ("format = 1\nworkspace_id = 'ID'\n[settings]\ndatabase = 7\n", MalformedSettings),
        ("format = 1\nworkspace_id = 'ID'\n[settings]\ndatabase = 'mysql://x/y'\n", MalformedSettings),
    ],
)
def test_settings_that_cannot_be_followed_are_refused(closed: Path, settings: str, refusal: type[HabeasError]) -> None:
    written = (closed / "habeas.toml").read_text()
    identifier = written.split('"')[1]
    (closed / "habeas.toml").write_text(settings.replace("ID", identifier))
    with pytest.raises(refusal):
        open_store(closed).verify().require()


def test_a_migration_of_a_later_version_is_refused(file_store: Store, folder: Path) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="store", name="0099_from_the_future")
    file_store.close()
    with pytest.raises(NewerWorkspace):
        open_store(folder)


def test_a_workspace_is_found_upward(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = closed / "exhibits" / "ab"
    below.mkdir(exist_ok=True)
    monkeypatch.chdir(below)
    assert find_workspace(None).path == closed.resolve()


def test_where_there_is_no_workspace_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (None, tmp_path):
        with pytest.raises(NotAWorkspace):
            find_workspace(given)


def test_the_log_survives_the_migrations_after_the_first(file_store: Store) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    live(world_of(file_store))
    before = [(logged.seq, logged.entry.header) for logged in file_store.queries.entries()]
    executor = MigrationExecutor(connections["default"])
    executor.migrate([("store", "0001_log")])
    executor = MigrationExecutor(connections["default"])
    executor.migrate(executor.loader.graph.leaf_nodes())
    file_store.rebuild()
    assert [(logged.seq, logged.entry.header) for logged in file_store.queries.entries()] == before
    assert file_store.verify().holds


@pytest.mark.postgresql
def test_a_database_on_a_server_belongs_to_one_workspace(
    folder: Path, tmp_path: Path, postgresql_server: Server
) -> None:
    address = postgresql_server.address(postgresql_server.new_database("template0"))
    with create_store(folder, beginning(), passphrase=None, database=address) as store:
        assert store.queries.log_size() == 3
    assert not (folder / "data.db").exists()
    with pytest.raises(DatabaseInUse):
        create_store(tmp_path / "second", beginning(), passphrase=None, database=address)
    create_store(tmp_path / "third", beginning(), passphrase=None).close()
    with pytest.raises(DatabaseInUse):
        open_store(tmp_path / "third", database=address)
    with open_store(folder) as store:
        assert store.queries.log_size() == 3


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://vera:p%40ss@db.example:5433/case%20files?sslmode=require", {
            "NAME": "case files", "USER": "vera", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433",
            "OPTIONS": {"sslmode": "require", "text_key": b"sealed"},
        }),
        ("postgres:///case?host=/run/postgresql", {
            "NAME": "case", "USER": "", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": "",
            "OPTIONS": {"text_key": b"sealed"},
        }),
    ],
)  # fmt: skip
def test_the_address_of_a_server_is_understood(url: str, expected: dict[str, object]) -> None:
    choice = DatabaseChoice(file=Path(os.devnull), key=b"", secret=b"", text_key=b"sealed", url=url)
    assert choice.to_settings() == {
        "ENGINE": "habeas.store.postgresql", "DISABLE_SERVER_SIDE_CURSORS": True, **expected,
    }  # fmt: skip


@pytest.mark.parametrize("url", ["sqlite:///x", "postgresql://host", "postgresql://h:port/name", "nonsense"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(MalformedSettings):
        DatabaseChoice(file=Path(os.devnull), key=b"", secret=b"", url=url).to_settings()
