"""The record moves between databases whole, or stays where it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.facts.errors import HabeasError
from habeas.store.errors import DatabaseInUse, DatabaseUnreachable, RecordDoesNotVerify
from habeas.store.moving.errors import AlreadyThere, SettingNotRewritten, StoreMoved, TargetInUse
from habeas.store.moving.move import move_store
from habeas.store.opening import create_store, open_store
from habeas.store.postgresql.errors import DatabaseNotEmpty
from habeas.store.store import Store
from tests.store.conftest import Server, beginning
from tests.store.test_opening import contents
from tests.store.world import world_of

pytestmark = pytest.mark.postgresql


@pytest.fixture
def target(postgresql_server: Server) -> Iterator[str]:
    """The address of an empty database."""
    name = postgresql_server.new_database("template0")
    yield postgresql_server.address(name)
    postgresql_server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def state(store: Store) -> dict[str, object]:
    """Return everything that must be the same afterwards, row by row, and each file byte for byte."""
    from habeas.store.moving.stock import everything, take_stock

    size = store.queries.log_size()
    return {
        "rows": {one.name: b"".join(one.content) for one in everything(size)},
        "stock": take_stock(),
        "leaves": store.leaf_hashes(),
        "exhibits": {address: store.vault.path(address).read_bytes() for address in store.vault.addresses()},
        "keys": {path.name: path.read_bytes() for path in store.keyring.files()},
        "checkpoint": store.folder.checkpoint.read_bytes(),
    }


def state_of(folder: Path) -> dict[str, object]:
    """Return the state of a closed workspace."""
    with open_store(folder) as store:
        return state(store)


def test_there_and_back_is_identical(closed: Path, target: str) -> None:
    settings, before = (closed / "habeas.toml").read_bytes(), state_of(closed)
    moved = move_store(closed, target, passphrase=None)
    assert (moved.report.holds, moved.is_old_left, (closed / "data.db").exists()) == (True, False, False)
    assert state_of(closed) == before
    back = move_store(closed, "", passphrase=None)
    assert (back.report.holds, back.is_old_left) == (True, False)
    assert state_of(closed) == before
    assert (closed / "habeas.toml").read_bytes() == settings
    assert sorted(path.name for path in closed.iterdir()) == [
        "checkpoint", "data.db", "exhibits", "habeas.toml", "keys", "lock",
    ]  # fmt: skip


def test_the_database_that_was_left_is_empty(closed: Path, target: str, postgresql_server: Server) -> None:
    name, other = target.partition("?")[0].rpartition("/")[2], closed.with_name("other")
    move_store(closed, target, passphrase=None)
    assert postgresql_server.tables(name) != []
    with pytest.raises(DatabaseInUse):
        create_store(other, beginning(), passphrase=None, database=target)
    move_store(closed, "", passphrase=None)
    assert postgresql_server.tables(name) == []
    create_store(other, beginning(), passphrase=None, database=target).close()
    assert postgresql_server.tables(name) != []


def test_the_record_goes_on_after_a_move(closed: Path, target: str) -> None:
    move_store(closed, target, passphrase=None)
    with open_store(closed) as store:
        party = world_of(store).name("Ilse Marten")
        assert store.verify().holds
    move_store(closed, "", passphrase=None)
    with open_store(closed) as store:
        assert party in store.queries.parties(world_of(store).case)


def test_lines_of_the_settings_stay_as_their_user_wrote_them(closed: Path, target: str) -> None:
    settings = closed / "habeas.toml"
    written = settings.read_text(encoding="utf-8") + '# who signs\npublisher = "The Lamp"  # for now\n'
    settings.write_text(written, encoding="utf-8")
    move_store(closed, target, passphrase=None)
    assert target in settings.read_text(encoding="utf-8")
    move_store(closed, "", passphrase=None)
    assert settings.read_text(encoding="utf-8") == written


def test_a_setting_that_is_not_rewritten_is_refused_first(closed: Path, target: str) -> None:
    settings = closed / "habeas.toml"
    written = settings.read_text(encoding="utf-8").replace("[settings]", '[settings]\n"database" = ""')
    settings.write_text(written, encoding="utf-8")
    with pytest.raises(SettingNotRewritten):
        move_store(closed, target, passphrase=None)
    assert settings.read_text(encoding="utf-8") == written


def test_the_old_database_may_be_kept(closed: Path, target: str) -> None:
    before = state_of(closed)
    assert move_store(closed, target, passphrase=None, keep_old=True).is_old_left
    assert (closed / "data.db").is_file()
    with open_store(closed, database="") as store:
        assert state(store) == before


def test_to_where_it_is_it_is_not_moved(closed: Path) -> None:
    with pytest.raises(AlreadyThere):
        move_store(closed, "", passphrase=None)


@pytest.mark.parametrize("there", ["another workspace", "another program", "nothing answers", "no such database"])
def test_a_target_that_cannot_be_used_changes_nothing(
    closed: Path, target: str, there: str, postgresql_server: Server
) -> None:
    name = target.partition("?")[0].rpartition("/")[2]
    expected: type[HabeasError] = DatabaseUnreachable
    if there == "another workspace":
        create_store(closed.with_name("other"), beginning(), passphrase=None, database=target).close()
        expected = DatabaseInUse
    elif there == "another program":
        postgresql_server.execute("CREATE TABLE shop (id int)", database=name)
        expected = DatabaseNotEmpty
    elif there == "nothing answers":
        target = "postgresql://vera:secret@/none?host=/nonexistent"
    else:
        target = target.replace(name, "habeas_none")
    before, rows = contents(closed), state_of(closed)
    with pytest.raises(expected):
        move_store(closed, target, passphrase=None)
    assert {**contents(closed), "data.db": b""} == {**before, "data.db": b""}
    assert state_of(closed) == rows


def test_a_record_that_does_not_hold_is_not_moved(closed: Path, target: str) -> None:
    exhibit = next((closed / "exhibits").rglob("??/*"))
    exhibit.write_bytes(exhibit.read_bytes()[:-1])
    with pytest.raises(RecordDoesNotVerify):
        move_store(closed, target, passphrase=None)
    assert (closed / "data.db").is_file()


def test_a_copy_left_by_a_move_stopped_at_the_last_moment_is_taken_up(closed: Path, target: str) -> None:
    before, settings = state_of(closed), (closed / "habeas.toml").read_bytes()
    move_store(closed, target, passphrase=None, keep_old=True)
    (closed / "habeas.toml").write_bytes(settings)
    assert move_store(closed, target, passphrase=None).report.holds
    assert state_of(closed) == before


def test_an_older_copy_is_never_taken_for_the_record(closed: Path, target: str) -> None:
    settings = (closed / "habeas.toml").read_bytes()
    move_store(closed, target, passphrase=None, keep_old=True)
    (closed / "habeas.toml").write_bytes(settings)
    with open_store(closed) as store:
        world_of(store).name("Ilse Marten")
        entries = store.queries.log_size()
    with pytest.raises(TargetInUse) as refused:
        move_store(closed, target, passphrase=None)
    assert refused.value.entries < entries


def test_whoever_has_the_old_database_open_writes_nothing_more(closed: Path, target: str, tmp_path: Path) -> None:
    with open_store(closed) as store:
        world = world_of(store)
        world.name("Ilse Marten")
        other = tmp_path / "other"
        shutil.copytree(closed, other)
        text = (closed / "habeas.toml").read_text(encoding="utf-8")
        (closed / "habeas.toml").write_text(
            text.replace("[settings]", f'[settings]\ndatabase = "{target}"'), encoding="utf-8"
        )
        with pytest.raises(StoreMoved):
            world.name("Jonas Marten")
        (closed / "habeas.toml").write_text(text, encoding="utf-8")
        world.name("Jonas Marten")
