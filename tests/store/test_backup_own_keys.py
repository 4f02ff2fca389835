"""A backup of a workspace with own keys: who opens what is restored, and what of the keys it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from habeas.facts.ids import ActorId
from habeas.record.errors import KeyFileDoesNotVerify, OwnKeyNeeded, WrongOwnPassphrase, WrongPassphrase
from habeas.record.kinds import PassphraseDropped
from habeas.store.backup.header import BackupHeader
from habeas.store.backup.pack import Member
from habeas.store.backup.places import BackupPlaces
from habeas.store.backup.restoring import Restored, RestoreFrom, restore_backup
from habeas.store.durable import write_durably
from habeas.store.errors import KeysReplaced
from habeas.store.opening import create_store, open_store
from habeas.store.store import Store
from tests.store.conftest import CHEAP, Server, a_folder, beginning
from tests.store.world import NOON, world_of

SHARED, OWN = "correct horse", {"a-1": "words of Vera", "a-2": "words of Tomas"}
VERA, TOMAS, OTTO = ActorId("a-1"), ActorId("a-2"), ActorId("a-3")


@pytest.fixture
def places() -> Iterator[BackupPlaces]:
    """Two folders for a backup that are not there yet."""
    with a_folder() as place:
        yield BackupPlaces(record=place / "record", keys=place / "keys")


@pytest.fixture
def shared(folder: Path) -> Iterator[Store]:
    """An open workspace with a passphrase, in which two people have own keys."""
    with create_store(folder, beginning(), passphrase=SHARED, cost=CHEAP) as store:
        for person, passphrase in OWN.items():
            world_of(store).give_own(ActorId(person), passphrase)
        yield store


def back_up(store: Store, places: BackupPlaces, *, days: int = 0) -> tuple[Path, Path]:
    """Make a backup some days after noon and return its two files."""
    from habeas.store.backup.making import make_backup

    files = make_backup(store, places, at=NOON + timedelta(days=days))
    return files.record, files.keys


def restore_older(store: Store, places: BackupPlaces, act: Callable[[Store], object], as_whom: str = "") -> Restored:
    """Back up, do something, back up again, and restore the older record with the newer keys beside the workspace."""
    record, _ = back_up(store, places)
    act(store)
    back_up(store, places, days=1)
    folder = store.folder.path
    store.close()
    source = RestoreFrom(record=record, keys=places.keys)
    passphrase = OWN[as_whom] if as_whom else SHARED
    return restore_backup(source, folder.with_name("again"), passphrase=passphrase, opener=as_whom)


def kinds_of(restored: Restored) -> list[str]:
    return [act.kind for act in restored.settled]


def opens(folder: Path, passphrase: str, person: str = "") -> tuple[object, ...]:
    """Open what was restored and return what does not hold in it."""
    with open_store(folder.with_name("again"), passphrase=passphrase, opener=person) as again:
        return again.verify().findings


def test_an_own_key_that_was_given_since_opens_an_older_record(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    restored = restore_older(shared, places, lambda store: world_of(store).give_own(OTTO, "words of Otto"))
    assert (kinds_of(restored), restored.report.holds) == (["keys.own-granted"], True)
    assert opens(folder, "words of Otto", OTTO) == opens(folder, OWN["a-2"], TOMAS) == opens(folder, SHARED) == ()


def test_an_own_key_that_was_changed_since_opens_an_older_record_as_it_is_now(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    restored = restore_older(shared, places, lambda store: world_of(store).give_own(TOMAS, "new words", again=True))
    assert kinds_of(restored) == ["keys.own-changed"]
    assert opens(folder, "new words", TOMAS) == opens(folder, OWN["a-1"], VERA) == ()
    with pytest.raises(WrongOwnPassphrase):
        opens(folder, OWN["a-2"], TOMAS)


def test_an_own_key_that_was_taken_away_since_does_not_come_back_with_an_older_record(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    held = (folder / "keys" / "person-a-2.key").read_bytes()
    restored = restore_older(shared, places, lambda store: world_of(store).take_own(TOMAS), as_whom=VERA)
    assert kinds_of(restored) == ["keys.own-revoked"]
    with pytest.raises(WrongPassphrase):
        opens(folder, OWN["a-2"], TOMAS)
    assert opens(folder, SHARED) == ()
    put_back = folder.with_name("again") / "keys" / "person-a-2.key"
    put_back.write_bytes(held)
    assert (opens(folder, SHARED), put_back.exists()) == ((), False)


def test_who_was_given_a_key_again_since_is_not_shut_out_by_an_older_record(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    world_of(shared).take_own(TOMAS)
    restored = restore_older(shared, places, lambda store: world_of(store).give_own(TOMAS, "new words"))
    assert kinds_of(restored) == ["keys.own-granted"]
    assert opens(folder, "new words", TOMAS) == ()


def test_a_passphrase_that_was_dropped_since_stays_so_with_an_older_record(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    def drop(store: Store) -> None:
        store.keyring.drop_passphrase()
        world_of(store).append(PassphraseDropped())

    restored = restore_older(shared, places, drop, as_whom=TOMAS)
    assert kinds_of(restored) == ["keys.passphrase-dropped"]
    with pytest.raises(OwnKeyNeeded):
        opens(folder, SHARED)
    with open_store(folder.with_name("again"), passphrase=OWN["a-1"], opener=VERA) as again:
        (dropped,) = again.queries.entries(kind="keys.passphrase-dropped")
        assert (dropped.entry.header.actor, dropped.entry.header.at) == (TOMAS, NOON + timedelta(days=1))
        assert again.verify().findings == ()


def test_a_record_that_fits_its_keys_gets_no_entry(shared: Store, folder: Path, places: BackupPlaces) -> None:
    size = shared.queries.log_size()
    restored = restore_older(shared, places, lambda store: world_of(store).name("Arvo Kestrel"))
    assert restored.settled == ()
    with open_store(folder.with_name("again"), passphrase=SHARED) as again:
        assert again.queries.log_size() == size


def test_only_keys_of_the_workspace_come_into_a_backup(shared: Store, folder: Path, places: BackupPlaces) -> None:
    for stray in ("person-a-1 (conflicted copy).key", "person-a-1.key.0123456789abcdef.part", "person-x.key"):
        (folder / "keys" / stray).write_bytes(b"\xff no key")
    names = set(shared.keyring.openers())
    back_up(shared, places)
    shared.close()
    source = RestoreFrom(record=places.record, keys=places.keys)
    again = folder.with_name("again")
    assert restore_backup(source, again, passphrase=OWN["a-1"], opener=VERA).report.holds
    assert {path.name for path in (again / "keys").iterdir()} == names


@pytest.mark.parametrize("opener", ["", VERA])
def test_an_own_key_in_a_header_that_is_none_keeps_nobody_out(
    shared: Store, folder: Path, places: BackupPlaces, monkeypatch: pytest.MonkeyPatch, opener: str
) -> None:
    written = BackupHeader.to_line

    def with_a_stray(header: BackupHeader) -> bytes:
        return written(replace(header, own_keys=("no key", *header.own_keys)) if header.root_key else header)

    with monkeypatch.context() as patched:
        patched.setattr(BackupHeader, "to_line", with_a_stray)
        back_up(shared, places)
    shared.close()
    source = RestoreFrom(record=places.record, keys=places.keys)
    passphrase = OWN[opener] if opener else SHARED
    assert restore_backup(source, folder.with_name("again"), passphrase=passphrase, opener=opener).report.holds


def test_a_key_that_is_damaged_is_named_when_a_backup_is_made(
    shared: Store, folder: Path, places: BackupPlaces
) -> None:
    (folder / "keys" / "person-a-2.key").write_bytes(b"\xff no key")
    with pytest.raises(KeyFileDoesNotVerify):
        back_up(shared, places)
    assert not places.keys.exists()


def test_a_rotation_in_the_middle_of_a_backup_leaves_neither_file(
    shared: Store, folder: Path, places: BackupPlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.store.backup.rows import key_members

    key = folder / "keys" / "workspace.key"

    def rotated_meanwhile(*, entries: int) -> Iterator[Member]:
        write_durably(key, key.read_bytes())
        return key_members(entries=entries)

    monkeypatch.setattr("habeas.store.backup.making.key_members", rotated_meanwhile)
    with pytest.raises(KeysReplaced):
        back_up(shared, places)
    assert [*places.record.iterdir(), *places.keys.iterdir()] == []


def test_a_backup_that_holds_a_stray_among_its_keys_restores_without_it(
    shared: Store, folder: Path, places: BackupPlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = "person-a-1.key.0123456789abcdef.part"
    (folder / "keys" / stray).write_bytes(b"half of a key")
    names = (*shared.keyring.openers(), stray)
    with monkeypatch.context() as patched:
        patched.setattr(
            "habeas.store.backup.making._key_files",
            lambda store: {name: (store.folder.keys / name).read_bytes() for name in names},
        )
        back_up(shared, places)
    shared.close()
    source = RestoreFrom(record=places.record, keys=places.keys)
    again = folder.with_name("again")
    assert restore_backup(source, again, passphrase=SHARED).report.holds
    assert not (again / "keys" / stray).exists()


@pytest.mark.postgresql
def test_an_older_record_with_newer_keys_is_restored_to_a_server(
    shared: Store, folder: Path, places: BackupPlaces, postgresql_server: Server
) -> None:
    record, _ = back_up(shared, places)
    world_of(shared).give_own(OTTO, "words of Otto")
    back_up(shared, places, days=1)
    shared.close()
    name = postgresql_server.new_database("template0", "habeas_older")
    try:
        address, source = postgresql_server.address(name), RestoreFrom(record=record, keys=places.keys)
        restored = restore_backup(source, folder.with_name("again"), passphrase=SHARED, database=address)
        assert (kinds_of(restored), opens(folder, "words of Otto", OTTO)) == (["keys.own-granted"], ())
    finally:
        postgresql_server.execute(f"DROP DATABASE {name} WITH (FORCE)")
