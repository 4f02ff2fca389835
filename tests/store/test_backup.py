"""A backup is two files from which the identical workspace is made again, or a refusal that names the file."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from habeas.facts.errors import HabeasError
from habeas.facts.ids import LeaveId
from habeas.record.canonical import canonical_json
from habeas.record.errors import WrongPassphrase
from habeas.record.kinds import PersonErased
from habeas.store.backup.chain import find_backups
from habeas.store.backup.errors import BackupDamaged, BackupIncomplete, BackupOfAnother, NoBackup
from habeas.store.backup.header import BackupContent, BackupHeader, read_header
from habeas.store.backup.places import BackupPlaces
from habeas.store.backup.restoring import RestoreFrom, restore_backup
from habeas.store.erasing import Erasure
from habeas.store.errors import FolderNotEmpty
from habeas.store.opening import create_store, open_store
from habeas.store.store import Store
from tests.store.conftest import CHEAP, Server, a_folder, beginning
from tests.store.world import NOON, world_of


@pytest.fixture
def places() -> Iterator[BackupPlaces]:
    """Two folders for a backup that are not there yet."""
    with a_folder() as place:
        yield BackupPlaces(record=place / "record", keys=place / "keys")


def back_up(store: Store, places: BackupPlaces, *, days: int = 0, is_whole: bool = False) -> tuple[Path, Path]:
    """Make a backup some days after noon and return its two files."""
    from habeas.store.backup.making import make_backup

    files = make_backup(store, places, at=NOON + timedelta(days=days), is_whole=is_whole)
    return files.record, files.keys


def source(places: BackupPlaces) -> RestoreFrom:
    """Return both folders as what to restore from."""
    return RestoreFrom(record=places.record, keys=places.keys)


def state(store: Store) -> dict[str, object]:
    """Return everything that must be the same afterwards: root, tables, the bytes of every exhibit and key."""
    from habeas.store.rebuild import fingerprints

    return {
        "root": store.root_at(store.queries.log_size()),
        "tables": dict(fingerprints()),
        "exhibits": {address: store.vault.path(address).read_bytes() for address in store.vault.addresses()},
        "keys": {path.name: path.read_bytes() for path in store.keyring.files()},
    }


def test_what_is_restored_is_identical(full_store: Store, folder: Path, places: BackupPlaces) -> None:
    before = state(full_store)
    back_up(full_store, places)
    full_store.close()
    target = folder.with_name("again")
    restored = restore_backup(source(places), target, passphrase=None)
    assert restored.report.holds
    with open_store(target, database="") as again:
        after = state(again)
    assert after == before


@pytest.mark.postgresql
def test_a_backup_of_the_file_is_restored_to_a_server(
    closed: Path, places: BackupPlaces, postgresql_server: Server
) -> None:
    with open_store(closed) as store:
        before = state(store)
        back_up(store, places)
    name = postgresql_server.new_database("template0", "habeas_restored")
    try:
        address = postgresql_server.address(name)
        restore_backup(source(places), closed.with_name("again"), passphrase=None, database=address)
        with open_store(closed.with_name("again")) as again:
            after = state(again)
    finally:
        postgresql_server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert (after["root"], after["tables"]) == (before["root"], before["tables"])


def test_a_second_backup_holds_only_what_is_new(file_store: Store, folder: Path, places: BackupPlaces) -> None:
    world = world_of(file_store)
    world.layer("x" * 200_000)
    first, _ = back_up(file_store, places)
    added = world.seal(b"a letter that came later")
    second, _ = back_up(file_store, places, days=1)
    before = state(file_store)
    file_store.close()
    assert (first.stat().st_size > 200_000, second.stat().st_size < 20_000) == (True, True)
    restored = restore_backup(source(places), folder.with_name("again"), passphrase=None)
    assert restored.files == 2
    with open_store(folder.with_name("again")) as again:
        assert state(again) == before
        assert b"".join(again.open_exhibit(added.id)) == b"a letter that came later"


def test_a_chain_from_before_an_erasure_brings_no_sealed_file_back(
    file_store: Store, folder: Path, places: BackupPlaces
) -> None:
    world = world_of(file_store)
    first = file_store.queries.log_size()
    world.seal(b"a letter about one person")
    (address,) = file_store.vault.addresses()
    back_up(file_store, places)
    tombstone = PersonErased(
        persons=(), leave=LeaveId("l-1"), entries=(first,), numbers=(), exhibits_gone=1, exhibits_struck=0
    )
    erasure = Erasure(tombstone=tombstone, tombstone_case=world.case, gone=(first,), addresses=(address,))
    file_store.erase(erasure, actor=world.actor, at=NOON)
    file_store.clear_traces()
    back_up(file_store, places, days=1)
    before = state(file_store)
    file_store.close()
    assert restore_backup(source(places), folder.with_name("again"), passphrase=None).files == 2
    with open_store(folder.with_name("again")) as again:
        assert state(again) == before
        assert address not in again.vault.addresses()


def test_settings_come_back_and_those_of_the_database_do_not(closed: Path, places: BackupPlaces) -> None:
    settings = closed / "habeas.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + 'publisher = "The \\"Lamp\\" Foundation"\n', encoding="utf-8")
    with open_store(closed) as store:
        back_up(store, places)
    restore_backup(source(places), closed.with_name("again"), passphrase=None)
    assert (closed.with_name("again") / "habeas.toml").read_bytes() == settings.read_bytes()


def test_an_older_backup_restores_as_of_its_day(file_store: Store, folder: Path, places: BackupPlaces) -> None:
    first, _ = back_up(file_store, places)
    size = file_store.queries.log_size()
    world_of(file_store).name("Arvo Kestrel")
    back_up(file_store, places, days=1)
    file_store.close()
    restore_backup(RestoreFrom(record=first, keys=places.keys), folder.with_name("again"), passphrase=None)
    with open_store(folder.with_name("again")) as again:
        assert again.queries.log_size() == size


def test_a_log_that_went_another_way_is_backed_up_whole(file_store: Store, places: BackupPlaces) -> None:
    folder = file_store.folder.path
    older = folder.with_name("older")
    file_store.close()
    shutil.copytree(folder, older)
    with open_store(folder) as store:
        world_of(store).name("Arvo Kestrel")
        back_up(store, places)
    with open_store(older) as store:
        world_of(store).name("Ilse Marten")
        world_of(store).name("Jonas Marten")
        back_up(store, places, days=1)
    bases = [one.header.base for one in find_backups(places.record, BackupContent.RECORD)]
    assert bases == [None, None]


def test_a_backup_whose_base_is_gone_is_refused(file_store: Store, folder: Path, places: BackupPlaces) -> None:
    first, _ = back_up(file_store, places)
    world_of(file_store).name("Arvo Kestrel")
    back_up(file_store, places, days=1)
    file_store.close()
    first.unlink()
    with pytest.raises(BackupIncomplete):
        restore_backup(source(places), folder.with_name("again"), passphrase=None)
    assert not folder.with_name("again").exists()


@pytest.mark.parametrize("content", ["record", "keys"])
def test_a_flipped_byte_or_a_cut_is_refused_and_leaves_nothing(
    closed: Path, places: BackupPlaces, content: str
) -> None:
    with open_store(closed) as store:
        record, keys = back_up(store, places)
    file = record if content == "record" else keys
    original = file.read_bytes()
    target = closed.with_name("again")
    damaged = [
        original[:place] + bytes([original[place] ^ 1]) + original[place + 1 :]
        for place in range(0, len(original), max(1, len(original) // 25))
    ]
    damaged += [original[:-1], original[: len(original) // 2], original + b"\0", b""]
    for one in damaged:
        file.write_bytes(one)
        with pytest.raises(HabeasError):
            restore_backup(RestoreFrom(record=record, keys=keys), target, passphrase=None)
        assert sorted(path.name for path in target.parent.iterdir()) == [closed.name]
    file.write_bytes(original)
    restore_backup(RestoreFrom(record=record, keys=keys), target, passphrase=None)
    assert target.is_dir()


def test_expired_keys_are_destroyed_with_the_next_backup(file_store: Store, places: BackupPlaces) -> None:
    _, first = back_up(file_store, places)
    _, second = back_up(file_store, places, days=30)
    assert (first.exists(), second.exists()) == (True, True)
    _, third = back_up(file_store, places, days=36)
    assert (first.exists(), second.exists(), third.exists()) == (False, True, True)


def test_a_backup_tells_no_word_of_the_record(file_store: Store, places: BackupPlaces) -> None:
    world_of(file_store).layer()
    world_of(file_store).name("Arvo Kestrel")
    assert [party.name for party in file_store.queries.parties(world_of(file_store).case)] == ["Arvo Kestrel"]
    files = back_up(file_store, places)
    assert [word in file.read_bytes() for file in files for word in (b"Kestrel", "звонка".encode())] == [False] * 4


def test_a_wrong_passphrase_restores_nothing(folder: Path, places: BackupPlaces) -> None:
    with create_store(folder, beginning(), passphrase="four words of sense", cost=CHEAP) as store:
        back_up(store, places)
    with pytest.raises(WrongPassphrase):
        restore_backup(source(places), folder.with_name("again"), passphrase="other words")
    assert not folder.with_name("again").exists()
    restore_backup(source(places), folder.with_name("again"), passphrase="four words of sense")
    with open_store(folder.with_name("again"), passphrase="four words of sense") as again:
        assert again.queries.log_size() == 3


def test_a_restore_onto_something_is_refused(closed: Path, places: BackupPlaces) -> None:
    with open_store(closed) as store:
        back_up(store, places)
    before = sorted(closed.rglob("*"))
    with pytest.raises(FolderNotEmpty):
        restore_backup(source(places), closed, passphrase=None)
    assert sorted(closed.rglob("*")) == before


def test_keys_of_another_workspace_are_refused(closed: Path, places: BackupPlaces) -> None:
    with open_store(closed) as store:
        record, _ = back_up(store, places)
    other = BackupPlaces(record=places.record.with_name("r2"), keys=places.keys.with_name("k2"))
    with create_store(closed.with_name("other"), beginning(), passphrase=None) as store:
        _, keys = back_up(store, other)
    with pytest.raises(BackupOfAnother):
        restore_backup(RestoreFrom(record=record, keys=keys), closed.with_name("again"), passphrase=None)


def test_a_place_without_a_backup_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.record").write_text("no backup\n", encoding="utf-8")
    with pytest.raises(NoBackup):
        restore_backup(RestoreFrom(record=tmp_path, keys=tmp_path), tmp_path / "again", passphrase=None)
    with pytest.raises(BackupDamaged):
        restore_backup(
            RestoreFrom(record=tmp_path / "notes.record", keys=tmp_path / "notes.record"),
            tmp_path / "again",
            passphrase=None,
        )
    with pytest.raises(NoBackup):
        restore_backup(
            RestoreFrom(record=tmp_path / "none", keys=tmp_path / "none"), tmp_path / "again", passphrase=None
        )


@pytest.mark.parametrize(("version", "is_known"), [(0, False), (1, True), (2, True), (3, False), ("2", False)])
def test_a_backup_of_every_version_until_today_is_read_and_no_later_one(version: object, is_known: bool) -> None:
    written = BackupHeader(
        backup="b-1", content=BackupContent.RECORD, workspace="w-1", at=NOON, base=None, first=0, entries=3, root="00"
    ).to_line()
    line = canonical_json({**json.loads(written), "v": version}) + b"\n"
    if is_known:
        assert read_header(io.BytesIO(line), name="a backup").to_line() == line
        return
    with pytest.raises(BackupDamaged, match="version"):
        read_header(io.BytesIO(line), name="a backup")
