"""The contract of the log, the same on both databases: appended in one step, never changed, signed."""

from __future__ import annotations

import io
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from habeas.facts.errors import MalformedFact
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import EntryId, ExhibitId, digest
from habeas.record.checkpoint import parse_and_verify
from habeas.record.kinds import KINDS, ExhibitReceived, ExhibitSealed, SettingChanged
from habeas.record.tree import root_of
from habeas.store.durable import read_file
from habeas.store.errors import AppendOnly, CheckpointNotWritten, SealedMeanwhile
from habeas.store.store import Store
from habeas.store.vault import LEFT_BEHIND_AFTER_S
from tests.store.world import NOON, live, world_of


def test_a_new_workspace_begins_with_three_entries(store: Store) -> None:
    kinds = [logged.entry.header.kind for logged in store.queries.entries()]
    assert kinds == ["workspace.opened", "actor.enrolled", "case.opened"]


def test_every_kind_of_entry_is_appended_and_opened_again(full_store: Store) -> None:
    assert {logged.entry.header.kind for logged in full_store.queries.entries()} == set(KINDS)


def test_appending_returns_the_entries_in_order(store: Store) -> None:
    world = world_of(store)
    first, second = world.append(SettingChanged(name="a", value="1"), SettingChanged(name="a", value="2"))
    assert [logged.entry.header.id for logged in store.queries.entries(after=2)] == [first, second]
    assert dict(store.queries.settings()) == {"a": "2"}


def test_ids_of_entries_appended_together_begin_alike_and_those_of_others_do_not(store: Store) -> None:
    world = world_of(store)
    several = [world.append(*(SettingChanged(name=str(one), value="1") for one in range(3))) for _ in range(4)]
    assert [len({one[:9] for one in ids}) for ids in several] == [1] * 4
    assert len({ids[0][:9] for ids in several}) == 4


def test_appending_nothing_writes_nothing(store: Store) -> None:
    before = read_file(store.folder.checkpoint)
    assert store.append((), case=None, actor=world_of(store).actor, at=NOON) == ()
    assert read_file(store.folder.checkpoint) == before


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    world = world_of(store)
    size, checkpoint = store.queries.log_size(), read_file(store.folder.checkpoint)
    gone = ExhibitSealed(
        exhibit=world.seal(b"paper"),
        address="ab" * 32,
        sealed_sha256=digest(b""),
        file_key="A" * 44,
        channel="file",
    )
    sized = store.queries.log_size()
    assert sized == size + 1
    checkpoint = read_file(store.folder.checkpoint)
    with pytest.raises(SealedMeanwhile):
        world.append(SettingChanged(name="a", value="1"), gone)
    assert store.queries.log_size() == sized
    assert dict(store.queries.settings()) == {}
    assert read_file(store.folder.checkpoint) == checkpoint


def test_an_exhibit_that_does_not_come_into_the_log_leaves_no_file(store: Store) -> None:
    world = world_of(store)
    kept = world.seal(b"paper")
    layer = b"\xff is not UTF-8"
    with pytest.raises(MalformedFact):
        world.seal(layer, ExhibitRole.TEXT_LAYER, of=kept)
    report = store.verify()
    assert (report.findings, report.exhibits, report.unlogged_files) == ((), 1, 0)


def test_what_an_interrupted_sealing_left_is_swept_away_by_a_rebuild_in_time(store: Store) -> None:
    world = world_of(store)
    kept = world.seal(b"paper")
    left = store.seal(io.BytesIO(b"never logged"), case=world.case)
    long_ago = time.time() - 2 * LEFT_BEHIND_AFTER_S
    assert store.verify().unlogged_files == 1
    store.rebuild()
    assert left.address in store.vault.addresses()
    for address in store.vault.addresses():
        os.utime(store.vault.path(address), (long_ago, long_ago))
    store.rebuild()
    assert store.verify().unlogged_files == 0
    assert left.address not in store.vault.addresses()
    assert b"".join(store.open_exhibit(kept.id)) == b"paper"


def test_the_checkpoint_signs_the_whole_log(store: Store) -> None:
    from habeas.store.access.stored import leaf_hashes

    live(world_of(store))
    signed = parse_and_verify(store.checkpoint_note(), store.keyring.vkey())
    leaves = leaf_hashes()
    assert (signed.size, signed.root) == (len(leaves), root_of(leaves))


def test_a_checkpoint_that_cannot_be_written_says_that_the_entries_stand(store: Store) -> None:
    world = world_of(store)
    store.folder.checkpoint.unlink()
    store.folder.checkpoint.mkdir()
    (store.folder.checkpoint / "in the way").touch()
    with pytest.raises(CheckpointNotWritten):
        world.append(SettingChanged(name="a", value="1"))
    assert dict(store.queries.settings()) == {"a": "1"}


CHANGES = (
    "UPDATE log_entry SET actor = 'a-else'",
    "UPDATE log_part SET about = 'p-else'",
    "DELETE FROM log_entry WHERE seq = 0",
    "DELETE FROM log_part",
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_log_refuses_change(store: Store, change: str) -> None:
    _refuses(change)
    assert store.queries.log_size() == 3


@pytest.mark.parametrize("columns", ["seq", "entry"])
def test_sqlite_refuses_to_replace_an_entry(file_store: Store, columns: str) -> None:
    other = {"seq": ("0", "'e-new'"), "entry": ("99", "(SELECT entry FROM log_entry WHERE seq = 0)")}[columns]
    values = f"{other[0]}, {other[1]}, NULL, 'k', 1, 'a', 'now', x'00'"
    _refuses(
        'INSERT OR REPLACE INTO log_entry (seq, entry, "case", kind, kind_version, actor, at, leaf_hash)'
        f" VALUES ({values})"
    )
    assert file_store.queries.log_size() == 3


def test_sqlite_refuses_to_replace_a_part(file_store: Store) -> None:
    _refuses(
        "INSERT OR REPLACE INTO log_part (seq, part, about, commitment, sealed) VALUES (0, 0, 'case', x'00', x'00')"
    )
    assert file_store.queries.log_size() == 3


@pytest.mark.postgresql
@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "change",
    [
        "TRUNCATE log_entry",
        "TRUNCATE log_part CASCADE",
        (
            "INSERT INTO log_part (seq, part, about, commitment, sealed) VALUES (0, 0, 'x', '', '')"
            " ON CONFLICT (seq, part) DO UPDATE SET about = 'x'"
        ),
    ],
)
def test_postgresql_refuses_truncation_and_upsert(store: Store, change: str) -> None:
    _refuses(change)
    assert store.queries.log_size() == 3


def test_a_view_is_logged_once_an_hour(store: Store) -> None:
    world = world_of(store)
    times = [NOON, NOON + timedelta(minutes=59), NOON + timedelta(minutes=60)]
    new = [store.log_view(case=world.case, actor=world.actor, what="person", seen="p-1", at=at) for at in times]
    assert new == [True, False, True]
    assert [entry.entry.header.kind for entry in store.queries.entries(after=2)] == ["view.logged"] * 2


def test_writing_may_be_held_around_appending(store: Store) -> None:
    world = world_of(store)
    with store.writing():
        assert len(world.append(SettingChanged(name="a", value="1"))) == 1


def test_an_entry_is_opened_by_its_place(store: Store) -> None:
    world = world_of(store)
    receipt = ExhibitReceived(exhibit=ExhibitId("x-1"), name="a", channel="mail", received_at=NOON)
    (entry,) = world.append(receipt)
    opened = store.log.at(3)
    assert (opened.header.id, opened.act) == (EntryId(entry), receipt)


def _refuses(change: str) -> None:
    from django.db import connections

    from habeas.store.access.database_errors import database_errors

    with pytest.raises(AppendOnly), database_errors(), connections["default"].cursor() as cursor:
        cursor.execute(change)


def test_nothing_readable_reaches_the_disk(file_store: Store, folder: Path) -> None:
    """A canary goes through every table, and is found by a query; it is in none of the files."""
    canary = "Kestrel"
    world = live(world_of(file_store))
    assert next(party.name for party in file_store.queries.parties(world.case)) == f"Arvo {canary}"
    file_store.close()
    written = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "data.db" in written
    assert [name for name, content in written.items() if canary.encode() in content] == []
