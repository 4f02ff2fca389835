"""New keys throughout: nothing of the record changes, and the old key files open nothing of it any more."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from habeas.facts.errors import HabeasError
from habeas.record.aead import DoesNotOpen, unseal
from habeas.record.errors import ClockSetBack, WrongPassphrase
from habeas.record.kinds import KeysRotated
from habeas.store import rotating
from habeas.store.errors import CannotRead, CheckpointNotWritten, DatabaseBusy, KeysReplaced, SharesTooOld, WrongKey
from habeas.store.in_charge import guarded_lock
from habeas.store.opening import create_store, open_store, recover
from habeas.store.store import Store
from habeas.store.verification import verify_folder
from habeas.store.workspace_folder import WorkspaceFolder
from tests.store.conftest import CHEAP, Server, beginning, full_prototype
from tests.store.test_opening import contents
from tests.store.world import world_of

PASSPHRASE = "correct horse"


@pytest.fixture
def lived(closed: Path) -> Path:
    """A closed workspace with every kind of entry, its keys under a passphrase."""
    with open_store(closed) as store:
        store.keyring.wrap_again(PASSPHRASE, cost=CHEAP)
    return closed


def record_of(store: Store) -> list[object]:
    """Return what must be the same before and after: every entry, every exhibit, the key that signs."""
    entries = [one.entry for one in store.queries.entries()]
    exhibits = store.queries.exhibits(world_of(store).case)
    return [entries, [b"".join(store.open_exhibit(one.id)) for one in exhibits], store.keyring.vkey()]


def rotate(folder: Path) -> None:
    rotating.rotate(open_store(folder, passphrase=PASSPHRASE), PASSPHRASE, cost=CHEAP)


def test_rotated_keys_open_the_same_record_and_old_ones_nothing(lived: Path, tmp_path: Path) -> None:
    with open_store(lived, passphrase=PASSPHRASE) as store:
        before = record_of(store)
    shutil.copytree(lived / "keys", tmp_path / "old keys")
    rotate(lived)
    assert verify_folder(lived, PASSPHRASE).findings == ()
    with open_store(lived, passphrase=PASSPHRASE) as store:
        assert record_of(store) == before
    assert sorted(path.name for path in lived.iterdir()) == [
        "checkpoint", "data.db", "exhibits", "habeas.toml", "keys", "lock",
    ]  # fmt: skip
    shutil.rmtree(lived / "keys")
    shutil.copytree(tmp_path / "old keys", lived / "keys")
    with pytest.raises(WrongKey):
        open_store(lived, passphrase=PASSPHRASE)


def test_the_same_bytes_still_come_to_the_same_place(lived: Path) -> None:
    rotate(lived)
    with open_store(lived, passphrase=PASSPHRASE) as store:
        world = world_of(store)
        first = world.seal(b"a paper")
        rotating.rotate(store, PASSPHRASE, cost=CHEAP)
    with open_store(lived, passphrase=PASSPHRASE) as store:
        import io

        again = store.seal(io.BytesIO(b"a paper"), case=world_of(store).case)
        known = store.queries.exhibit_at(world_of(store).case, again.address)
        assert (again.is_new, known is not None and known.id) == (False, first.id)


def test_a_stop_at_any_step_is_finished_at_the_next_opening(
    lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(lived, passphrase=PASSPHRASE) as store:
        before, vera = record_of(store), world_of(store).actor
    copies: list[Path] = []
    seen: list[object] = []

    def watch(name: str) -> None:
        step: Callable[..., object] = getattr(rotating, name)

        def stopping(*args: object, **named: object) -> object:
            copy()
            returned = step(*args, **named)
            copy()
            return returned

        monkeypatch.setattr(rotating, name, stopping)

    def copy() -> None:
        # Steps within steps leave the same behind; what the files of the database hold is enough to tell.
        state = contents(lived)
        if state not in seen:
            seen.append(state)
            copies.append(tmp_path / f"stopped-{len(copies)}")
            shutil.copytree(lived, copies[-1])

    for name in ("_keep_others_out", "_prepare", "_wrap_again", "carry_on", "sync_folder", "put_in_place"):
        watch(name)
    rotate(lived)
    monkeypatch.undo()
    assert len(copies) >= 8
    for number, stopped in enumerate(copies):
        # By the passphrase and by an own key in turn: each finds all that the other needs.
        opener, passphrase = (vera, "other words of Vera") if number % 2 else ("", PASSPHRASE)
        with open_store(stopped, passphrase=passphrase, opener=opener) as store:
            assert record_of(store) == before
            assert store.verify().findings == ()
        assert not (stopped / "keys.next").exists()
        assert not (stopped / "keys.old").exists()


@pytest.mark.parametrize("failing", [ClockSetBack(now="2022-07-20", newest="2022-08-20"), KeyboardInterrupt()])
def test_a_rotation_that_could_not_be_logged_is_not_made(lived: Path, failing: BaseException) -> None:
    def note() -> None:
        raise failing

    keys = contents(lived / "keys")
    with open_store(lived, passphrase=PASSPHRASE) as store, pytest.raises(type(failing)):
        rotating.rotate(store, PASSPHRASE, note=note, cost=CHEAP)
    assert sorted(path.name for path in lived.iterdir() if path.name.startswith("keys")) == ["keys"]
    open_store(lived, passphrase=PASSPHRASE).close()
    assert contents(lived / "keys") == keys


def test_a_rotation_that_was_logged_is_finished_though_the_checkpoint_was_not_written(lived: Path) -> None:
    def note() -> None:
        world_of(store).append(KeysRotated())
        raise CheckpointNotWritten(reason="store.disk-full")

    keys = contents(lived / "keys")
    with open_store(lived, passphrase=PASSPHRASE) as store, pytest.raises(CheckpointNotWritten):
        rotating.rotate(store, PASSPHRASE, note=note, cost=CHEAP)
    open_store(lived, passphrase=PASSPHRASE).close()
    assert contents(lived / "keys") != keys
    assert verify_folder(lived, PASSPHRASE).holds


def test_a_workspace_that_somebody_else_has_open_keeps_its_keys(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.store.sqlcipher.base import connect

    store = open_store(lived, passphrase=PASSPHRASE)
    other = connect(f"{(lived / 'data.db').as_uri()}?mode=rw", store.keyring.database_key())
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM log_entry").fetchone()
    from django.db import connections

    connections["default"].connection.execute("PRAGMA busy_timeout = 10")
    keys = contents(lived / "keys")
    with pytest.raises(DatabaseBusy):
        rotating.rotate(store, PASSPHRASE, cost=CHEAP)
    other.close()
    store.close()
    assert contents(lived / "keys") == keys
    assert verify_folder(lived, PASSPHRASE).holds


@pytest.fixture
def on_server(folder: Path, prototypes: Path, postgresql_server: Server) -> Iterator[str]:
    """The address of the database of a closed workspace that lies at `folder`, with every kind of entry."""
    prototype = full_prototype(prototypes, postgresql_server)
    shutil.copytree(prototype.folder, folder)
    name = postgresql_server.new_database(prototype.database)
    yield postgresql_server.address(name)
    postgresql_server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.postgresql
def test_on_a_server_the_old_keys_open_nothing_and_the_new_ones_everything(folder: Path, on_server: str) -> None:
    from habeas.store.plain_sql import fetch

    def sealed() -> list[bytes]:
        return [bytes(cast("bytes", row[0])) for row in fetch("SELECT name FROM cached_actor")]

    with open_store(folder, database=on_server) as store:
        before, old, names = record_of(store), store.keyring, sealed()
        keys = [bytes(cast("bytes", row[0])) for row in fetch("SELECT wrapped FROM part_key")]
        assert unseal(old.text_key(), names[0], b"cached_actor.name") == b"Vera Lindqvist"
        assert rotating.rotate(store, None)
    with open_store(folder, database=on_server) as store:
        assert (record_of(store), store.verify().findings) == (before, ())
        assert not {bytes(cast("bytes", row[0])) for row in fetch("SELECT wrapped FROM part_key")} & {*keys}
        assert not {*sealed()} & {*names}
        for one in sealed():
            with pytest.raises(DoesNotOpen):
                unseal(old.text_key(), one, b"cached_actor.name")
        assert world_of(store).name("Ilse Marten") in store.queries.parties(world_of(store).case)


@pytest.mark.postgresql
@pytest.mark.parametrize("step", ["_carry_on_there", "_wrap_again", "_seal_rows_again", "compact", "put_in_place"])
def test_on_a_server_a_stop_at_any_step_is_finished_at_the_next_opening(
    folder: Path, on_server: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.store import erasing

    other = guarded_lock(WorkspaceFolder(path=folder))
    with open_store(folder, database=on_server) as store:
        before, keys = record_of(store), contents(folder / "keys")
        monkeypatch.setattr(erasing if step == "compact" else rotating, step, _stop)
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate(store, None, note=lambda: world_of(store).append(KeysRotated()))
    monkeypatch.undo()
    assert (folder / "keys.next").is_dir()
    with pytest.raises(KeysReplaced), other.held():
        pass
    with open_store(folder, database=on_server) as store:
        assert store.verify().findings == ()
        assert record_of(store)[1:] == before[1:]
    assert contents(folder / "keys") != keys
    assert not (folder / "keys.next").exists()


def test_shares_open_a_workspace_whose_rotation_was_stopped_before_the_database_had_its_new_keys(
    lived: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(lived, passphrase=PASSPHRASE) as store:
        root, before = store.keyring.root, record_of(store)
        _rotate_until("carry_on", store, monkeypatch)
    recover(lived, root, "another horse", cost=CHEAP)
    with open_store(lived, passphrase="another horse") as again:
        assert (record_of(again)[1:], again.verify().findings) == (before[1:], ())


def test_shares_are_refused_where_the_database_has_its_new_keys(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(lived, passphrase=PASSPHRASE) as store:
        root = store.keyring.root
        _rotate_until("put_in_place", store, monkeypatch)
    kept = contents(lived)
    with pytest.raises(SharesTooOld):
        recover(lived, root, "another horse", cost=CHEAP)
    assert contents(lived) == kept
    open_store(lived, passphrase=PASSPHRASE).close()


def _rotate_until(step: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rotate the keys of an open workspace, and stop where a step would begin."""
    with monkeypatch.context() as stopped:
        stopped.setattr(rotating, step, _stop)
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate(store, PASSPHRASE, note=lambda: world_of(store).append(KeysRotated()), cost=CHEAP)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_who_has_the_old_keys_open_is_refused_at_the_next_writing(lived: Path) -> None:
    other = guarded_lock(WorkspaceFolder(path=lived))
    with other.held():
        pass
    rotate(lived)
    with pytest.raises(KeysReplaced), other.held():
        pass
    with open_store(lived, passphrase=PASSPHRASE) as store:
        store.keyring.wrap_again("another horse", cost=CHEAP)
        world_of(store).name("Ilse Marten")


@pytest.mark.parametrize("name", ["workspace.key", "keys.next", "habeas.toml"])
def test_what_cannot_be_looked_at_tells_nothing_of_other_keys(
    lived: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lock, look = guarded_lock(WorkspaceFolder(path=lived)), Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == name:
            raise OSError(errno.EIO, "Input/output error")
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(CannotRead) as refused, lock.held():
        pass
    assert refused.value.file == name


def test_a_wrong_key_says_so_and_changes_nothing(lived: Path, tmp_path: Path) -> None:
    create_store(tmp_path / "other", beginning(), passphrase=PASSPHRASE, cost=CHEAP).close()
    with pytest.raises(WrongPassphrase):
        open_store(lived, passphrase="wrong horse")
    before = contents(lived)
    for name in ("root.key", "signing.key", "workspace.key"):
        own = (lived / "keys" / name).read_bytes()
        (lived / "keys" / name).write_bytes((tmp_path / "other" / "keys" / name).read_bytes())
        swapped = contents(lived)
        with pytest.raises(HabeasError) as refused:
            open_store(lived, passphrase=PASSPHRASE)
        assert refused.value.code in ("store.wrong-key", "record.key-file-does-not-verify")
        assert len(list(refused.value.lines())) == 4
        assert contents(lived) == swapped
        (lived / "keys" / name).write_bytes(own)
    assert contents(lived) == before
    assert verify_folder(lived, PASSPHRASE).holds
