"""Own keys of people: each opens the workspace by a passphrase of its own, and only as long as the log says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from habeas.facts.ids import ActorId
from habeas.record.errors import (
    KeyFileDoesNotVerify,
    OwnKeyNeeded,
    PassphraseNeeded,
    WrongOwnPassphrase,
    WrongPassphrase,
)
from habeas.record.kinds import KeysRotated, OwnKeyChanged, PassphraseChanged, PassphraseDropped
from habeas.store import own_keys, rotating, writer_lock
from habeas.store.errors import DatabaseBusy, OwnKeyTakenAway, WrongKey
from habeas.store.opening import create_store, open_store, recover
from habeas.store.store import Store
from habeas.store.verification import verify_folder
from habeas.store.writer_lock import WriterLock
from tests.store.conftest import CHEAP, beginning
from tests.store.test_opening import contents
from tests.store.test_rotating import record_of
from tests.store.test_verification import execute, unguarded
from tests.store.world import NOON, world_of

SHARED, OWN = "correct horse", {"a-1": "words of Vera", "a-2": "words of Tomas", "a-3": "words of Otto"}
VERA, TOMAS, OTTO = (ActorId(one) for one in OWN)


@pytest.fixture
def shared(folder: Path) -> Path:
    """A closed workspace with a passphrase, in which three people have own keys."""
    with create_store(folder, beginning(), passphrase=SHARED, cost=CHEAP) as store:
        for person, passphrase in OWN.items():
            world_of(store).give_own(ActorId(person), passphrase)
    return folder


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def stops(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A way to stop the program as if it were killed: nothing is tidied up on the way out."""
    with monkeypatch.context() as patched:
        yield patched


def own_file(folder: Path, person: ActorId) -> Path:
    return folder / "keys" / f"person-{person}.key"


def open_as(folder: Path, person: ActorId, passphrase: str = "") -> Store:
    return open_store(folder, passphrase=passphrase or OWN[person], opener=person)


def test_each_opens_with_their_own_passphrase_and_the_shared_one_still_does(shared: Path) -> None:
    for person in OWN:
        with open_as(shared, ActorId(person)) as store:
            assert (store.keyring.opened_by, store.verify().findings) == (person, ())
    with open_store(shared, passphrase=SHARED) as store:
        assert store.keyring.opened_by is None
    with open_store(shared, passphrase=SHARED, opener="Vera Lindqvist") as store:
        assert store.keyring.opened_by is None


@pytest.mark.parametrize("wrong", [SHARED, OWN["a-2"], "words of vera"])
def test_another_passphrase_than_their_own_opens_nothing_and_changes_nothing(shared: Path, wrong: str) -> None:
    before = contents(shared)
    with pytest.raises(WrongOwnPassphrase) as refused:
        open_as(shared, VERA, wrong)
    assert next(iter(refused.value.lines())) == (
        "record.wrong-own-passphrase: the passphrase does not open the own key of a-1"
    )
    assert contents(shared) == before


def test_where_the_file_is_not_there_the_passphrase_of_the_workspace_is_tried(shared: Path) -> None:
    own_file(shared, VERA).unlink()
    with pytest.raises(WrongPassphrase):
        open_as(shared, VERA)
    assert [(one.where, one.reason) for one in verify_folder(shared, SHARED).findings] == [
        ("keys/person-a-1.key", "it is not there")
    ]


def test_files_exchanged_between_two_people_open_nothing(shared: Path) -> None:
    vera, tomas = own_file(shared, VERA), own_file(shared, TOMAS)
    held = vera.read_bytes()
    vera.write_bytes(tomas.read_bytes())
    tomas.write_bytes(held)
    for passphrase in OWN.values():
        with pytest.raises(KeyFileDoesNotVerify, match="it belongs to"):
            open_as(shared, VERA, passphrase)
    assert [one.where for one in verify_folder(shared, SHARED).findings] == [
        "keys/person-a-1.key", "keys/person-a-2.key",
    ]  # fmt: skip


def test_a_file_that_the_log_does_not_speak_of_is_found(shared: Path) -> None:
    from habeas.record.own_key import Owner, write_own_key

    with open_as(shared, VERA) as store:
        stranger = write_own_key(store.keyring.root, Owner(origin=store.keyring.origin, actor="a-4"), "mine", CHEAP)
        other = write_own_key(store.keyring.root, Owner(origin=store.keyring.origin, actor=TOMAS), "mine", CHEAP)
    own_file(shared, ActorId("a-4")).write_bytes(stranger)
    own_file(shared, TOMAS).write_bytes(other)
    assert [(one.where, one.reason) for one in verify_folder(shared, SHARED).findings] == [
        ("keys/person-a-2.key", "it is another one than the log says"),
        ("keys/person-a-4.key", "no entry says that it was given"),
    ]
    with open_as(shared, VERA) as store, pytest.raises(KeyFileDoesNotVerify, match="another one than the log says"):
        rotating.rotate(store, SHARED, cost=CHEAP)


def test_a_changed_passphrase_is_a_new_pair_and_touches_nobody_else(shared: Path) -> None:
    before = contents(shared / "keys")
    with open_as(shared, VERA) as store:
        old = store.keyring.check_own(VERA)
        world_of(store).give_own(VERA, "new words of Vera", again=True)
        assert (store.keyring.check_own(VERA) != old, store.verify().findings) == (True, ())
    after = contents(shared / "keys")
    assert {name for name in after if after[name] != before[name]} == {"person-a-1.key"}
    with pytest.raises(WrongOwnPassphrase):
        open_as(shared, VERA)
    open_as(shared, VERA, "new words of Vera").close()


def test_an_own_key_that_was_taken_away_opens_nothing_and_put_back_is_removed(shared: Path) -> None:
    held = own_file(shared, TOMAS).read_bytes()
    with open_as(shared, VERA) as store:
        world_of(store).take_own(TOMAS)
        assert store.verify().findings == ()
    assert not own_file(shared, TOMAS).exists()
    own_file(shared, TOMAS).write_bytes(held)
    with pytest.raises(OwnKeyTakenAway):
        open_as(shared, TOMAS)
    assert not own_file(shared, TOMAS).exists()
    assert verify_folder(shared, OWN["a-1"], opener=VERA).holds


def test_nobody_is_told_that_a_file_was_removed_which_is_still_there(shared: Path, stops: pytest.MonkeyPatch) -> None:
    held = own_file(shared, TOMAS).read_bytes()
    with open_as(shared, VERA) as store:
        world_of(store).take_own(TOMAS)
    own_file(shared, TOMAS).write_bytes(held)
    stops.setattr(writer_lock, "LOCK_WAIT_S", 0)
    with WriterLock(shared / "lock").held():
        with pytest.raises(DatabaseBusy):
            open_as(shared, TOMAS)
        open_as(shared, VERA).close()
        assert own_file(shared, TOMAS).exists()


def test_a_rotation_keeps_everybody_who_remains_and_shuts_out_a_copy_of_who_left(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "keys", tmp_path / "copied")
    with open_as(shared, VERA) as store:
        world_of(store).take_own(TOMAS)
        before = record_of(store)
        rotating.rotate(store, SHARED, note=lambda: world_of(store).append(KeysRotated()), cost=CHEAP)
    for person in (VERA, OTTO):
        with open_as(shared, person) as store:
            assert (record_of(store)[0][: len(before[0])], store.verify().findings) == (before[0], ())  # type: ignore[index,arg-type]
    shutil.copy(tmp_path / "copied" / own_file(shared, TOMAS).name, shared / "keys")
    with pytest.raises(WrongKey):
        open_as(shared, TOMAS)
    with pytest.raises(KeyFileDoesNotVerify, match="own key of a-2"):
        open_store(shared, passphrase=SHARED)
    own_file(shared, TOMAS).unlink()
    open_store(shared, passphrase=SHARED).close()


def test_a_rotation_seals_nothing_to_a_public_half_that_somebody_put_there(shared: Path) -> None:
    import json

    from habeas.facts.ids import digest
    from habeas.record.canonical import canonical_json

    path = own_file(shared, TOMAS)
    content = json.loads(path.read_bytes())
    del content["sha256"]
    content["own"]["public"] = "09" + "00" * 31
    path.write_bytes(canonical_json({**content, "sha256": digest(canonical_json(content))}) + b"\n")
    before = contents(shared)
    with pytest.raises(KeyFileDoesNotVerify, match="own key of a-2"):
        open_as(shared, VERA)
    assert contents(shared) == before


def test_an_entry_about_own_keys_that_was_changed_keeps_nobody_out_and_is_named(shared: Path) -> None:
    with open_as(shared, VERA) as store:
        place = next(one.seq for one in store.queries.entries(kind="keys.own-granted"))
        with unguarded():
            execute(f"UPDATE log_part SET sealed = X'00' WHERE seq = {place}")
    with open_as(shared, TOMAS) as store:
        # The header follows from the parts, so the root that was signed is not that of the log any more either.
        assert [one.where.partition(" (")[0] for one in store.verify().findings] == [f"entry {place}", "checkpoint"]


@pytest.fixture
def dropped(shared: Path) -> Path:
    """A closed workspace that only own keys open."""
    with open_as(shared, VERA) as store:
        store.keyring.drop_passphrase()
        world_of(store).append(PassphraseDropped())
    return shared


def test_without_a_passphrase_of_its_own_only_a_named_person_opens_it(dropped: Path) -> None:
    def ask() -> str:
        raise AssertionError("nothing that is typed here would open it")

    with pytest.raises(OwnKeyNeeded):
        open_store(dropped, passphrase=ask)
    with open_as(dropped, TOMAS) as store:
        rotating.rotate(store, None, cost=CHEAP)
    with open_as(dropped, OTTO) as store:
        assert (store.is_dropped(), store.is_protected(), store.verify().findings) == (True, True, ())


def test_a_passphrase_that_was_dropped_and_put_back_is_found(shared: Path) -> None:
    held = (shared / "keys" / "root.key").read_bytes()
    with open_as(shared, VERA) as store:
        store.keyring.drop_passphrase()
        world_of(store).append(PassphraseDropped())
    (shared / "keys" / "root.key").write_bytes(held)
    assert [one.where for one in verify_folder(shared, SHARED).findings] == ["keys/root.key"]


def test_a_passphrase_that_is_gone_without_an_entry_is_found(shared: Path) -> None:
    with open_as(shared, VERA) as store:
        store.keyring.drop_passphrase()
    assert [(one.where, one.reason) for one in verify_folder(shared, OWN["a-2"], opener=TOMAS).findings] == [
        ("keys/root.key", "only own keys open it, which no entry says")
    ]
    with open_as(shared, VERA) as store:
        with pytest.raises(KeyFileDoesNotVerify, match="which no entry says"):
            rotating.rotate(store, None, cost=CHEAP)
        own_keys.drop_passphrase(store, lambda: world_of(store).append(PassphraseDropped()))
        assert store.verify().findings == ()


def test_a_passphrase_opens_as_long_as_it_is_not_logged_that_it_was_dropped(
    shared: Path, stops: pytest.MonkeyPatch
) -> None:
    before = contents(shared / "keys")
    with open_as(shared, VERA) as store:
        with pytest.raises(KeyboardInterrupt):
            own_keys.drop_passphrase(store, _stop)
        assert (contents(shared / "keys"), store.verify().findings) == (before, ())
        stops.setattr(store.keyring, "drop_passphrase", _stop)
        with pytest.raises(KeyboardInterrupt):
            own_keys.drop_passphrase(store, lambda: world_of(store).append(PassphraseDropped()))
    with open_store(shared, passphrase=SHARED) as store:
        assert [one.where for one in store.verify().findings] == ["keys/root.key"]
        own_keys.drop_passphrase(store, lambda: world_of(store).append(PassphraseDropped()))
        assert store.verify().findings == ()


def test_a_rotation_writes_no_root_key_in_clear_where_a_passphrase_came_meanwhile(dropped: Path) -> None:
    with open_as(dropped, VERA) as store:
        store.keyring.wrap_again("another horse", cost=CHEAP)
        world_of(store).append(PassphraseChanged(by_shares=False))
        before = contents(dropped / "keys")
        with pytest.raises(PassphraseNeeded):
            rotating.rotate(store, None, cost=CHEAP)
        assert contents(dropped / "keys") == before
    assert verify_folder(dropped, "another horse").holds


@pytest.mark.parametrize("kind", ["keys.own-granted", "keys.own-revoked", "keys.passphrase-dropped"])
def test_an_entry_about_own_keys_that_was_made_one_of_another_kind_is_named(dropped: Path, kind: str) -> None:
    with open_as(dropped, VERA) as store:
        world_of(store).take_own(TOMAS)
        place = max(one.seq for one in store.queries.entries(kind=kind))
        with unguarded():
            execute(f"UPDATE log_entry SET kind = 'view.logged' WHERE seq = {place}")
        assert store.verify().findings[0].where.partition(" (")[0] == f"entry {place}"


def test_recovery_shares_give_a_passphrase_again_which_the_log_has_to_say(dropped: Path) -> None:
    with open_as(dropped, VERA) as store:
        root = store.keyring.root
    recover(dropped, root, "another horse", cost=CHEAP)
    with open_store(dropped, passphrase="another horse") as store:
        assert [one.where for one in store.verify().findings] == ["keys/root.key"]
        world_of(store).append(PassphraseChanged(by_shares=True))
        assert (store.is_dropped(), store.verify().findings) == (False, ())
    open_as(dropped, TOMAS).close()


def test_a_damaged_own_key_is_mended_by_taking_it_away_and_giving_another(shared: Path) -> None:
    own_file(shared, TOMAS).write_bytes(own_file(shared, TOMAS).read_bytes()[:-9])
    with pytest.raises(KeyFileDoesNotVerify, match="own key of a person"):
        open_as(shared, VERA)
    own_file(shared, TOMAS).unlink()
    with open_as(shared, VERA) as store:
        world_of(store).take_own(TOMAS)
        world_of(store).give_own(TOMAS, OWN["a-2"])
        assert store.verify().findings == ()
    open_as(shared, TOMAS).close()


def test_a_change_that_was_stopped_before_it_was_logged_was_not_made(shared: Path, stops: pytest.MonkeyPatch) -> None:
    with open_as(shared, VERA) as store:
        stops.setattr(own_keys, "set_right", _stop)
        with pytest.raises(KeyboardInterrupt):
            own_keys.give_own_key(store, VERA, "new words of Vera", _stop, cost=CHEAP)
    stops.undo()
    assert (shared / "keys" / "person-a-1.next").is_file()
    assert verify_folder(shared, OWN["a-1"], opener=VERA).holds
    assert not (shared / "keys" / "person-a-1.next").exists()
    open_as(shared, VERA).close()


def test_a_change_that_was_stopped_after_it_was_logged_is_finished(shared: Path, stops: pytest.MonkeyPatch) -> None:
    with open_as(shared, VERA) as store:
        stops.setattr(own_keys, "set_right", _stop)
        with pytest.raises(KeyboardInterrupt):
            world_of(store).give_own(VERA, "new words of Vera", again=True)
        with pytest.raises(KeyboardInterrupt):
            world_of(store).take_own(TOMAS)
    stops.undo()
    open_as(shared, OTTO).close()
    assert verify_folder(shared, "new words of Vera", opener=VERA).holds
    assert sorted(path.name for path in (shared / "keys").glob("person-*")) == ["person-a-1.key", "person-a-3.key"]


def test_a_change_that_was_stopped_is_verified_with_the_passphrase_that_it_replaces(
    shared: Path, stops: pytest.MonkeyPatch
) -> None:
    with open_as(shared, VERA) as store:
        stops.setattr(own_keys, "set_right", _stop)
        with pytest.raises(KeyboardInterrupt):
            world_of(store).give_own(VERA, "new words of Vera", again=True)
    stops.undo()
    assert verify_folder(shared, lambda: OWN["a-1"], opener=VERA).holds
    assert verify_folder(shared, "new words of Vera", opener=VERA).holds


def test_a_damaged_key_is_found_beside_one_that_is_to_follow(shared: Path) -> None:
    (shared / "keys" / "person-a-1.next").write_bytes(b"anything")
    case = next((shared / "keys").glob("case-*.key"))
    case.write_bytes(case.read_bytes()[:-9])
    assert [one.where for one in verify_folder(shared, SHARED).findings] == [f"keys/{case.name}"]


def test_damaged_keys_of_a_stopped_rotation_are_found(shared: Path, stops: pytest.MonkeyPatch) -> None:
    with open_store(shared, passphrase=SHARED) as store:
        stops.setattr(rotating, "carry_on", _stop)
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate(store, SHARED, note=lambda: world_of(store).append(KeysRotated()), cost=CHEAP)
    stops.undo()
    following = shared / "keys.next" / "workspace.key"
    following.write_bytes(following.read_bytes()[:-9])
    assert [one.where for one in verify_folder(shared, SHARED).findings] == ["keys.next"]


def test_what_lies_there_to_follow_without_being_one_is_removed(shared: Path) -> None:
    (shared / "keys" / "person-a-1.next").write_bytes(b"anything")
    open_as(shared, VERA).close()
    assert not (shared / "keys" / "person-a-1.next").exists()


def test_a_key_that_could_not_be_logged_is_not_given(shared: Path) -> None:
    def refuse(_: str) -> None:
        raise OSError("no log")

    before = contents(shared / "keys")
    with open_as(shared, VERA) as store:
        with pytest.raises(OSError, match="no log"):
            own_keys.give_own_key(store, ActorId("a-4"), "words", refuse, cost=CHEAP)
        assert contents(shared / "keys") == before


def test_what_is_given_is_dated_by_the_log(shared: Path) -> None:
    with open_as(shared, VERA) as store:
        later = NOON + timedelta(days=3)

        def note(public: str) -> None:
            store.append((OwnKeyChanged(person=VERA, public=public),), case=None, actor=VERA, at=later)

        own_keys.give_own_key(store, VERA, "new words of Vera", note, cost=CHEAP)
        held = own_keys.logged_own_keys(store.log).in_force
    assert [(one.person, one.given_at, one.changed_at) for one in held.values()] == [
        (VERA, NOON, later), (TOMAS, NOON, NOON), (OTTO, NOON, NOON),
    ]  # fmt: skip


@pytest.mark.parametrize("is_opened", [True, False])
def test_a_key_that_was_half_written_when_the_program_was_stopped_is_swept(shared: Path, is_opened: bool) -> None:
    left = [shared / "keys" / f"{name}.0123456789abcdef.part" for name in ("person-a-1.key", "person-a-2.next")]
    for path in left:
        path.write_bytes(b"half of a key")
    if is_opened:
        open_as(shared, TOMAS).close()
    assert verify_folder(shared, SHARED).holds
    assert not any(path.exists() for path in left)
