"""Whoever worked in an erased case alone cannot open the workspace any more."""

from __future__ import annotations

import pytest

from habeas.facts.ids import ActorId
from habeas.record import own_key
from habeas.record.kinds import OwnKeyGranted, PassphraseDropped
from habeas.record.stretching import Argon2Cost, new_stretching
from habeas.store.own_keys import give_own_key
from habeas.workspace import Workspace
from habeas.workspace.erasing import cases
from habeas.workspace.own_keys import retire, retire_left_over
from habeas.workspace.session import Session


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trying an own passphrase cost next to nothing."""
    stretching = new_stretching(Argon2Cost(passes=1, memory_kib=64, lanes=1))
    monkeypatch.setattr(own_key, "new_stretching", lambda *_: stretching)


def test_own_keys_of_people_of_the_erased_case_alone_go_with_it(case: Workspace) -> None:
    store = case.session.store
    boris = case.grant_own_key("Boris", "own words of Boris")
    vera = case.grant_own_key(case.actor.name, "own words of the owner")
    leave = case.ask_to_erase(case.plan_case_erasure(), purpose="the families asked")
    case.acting_as("Boris").leaves.give(leave.id)
    retire(case.session)
    assert [one.person for one in case.keys_state().holders] == [boris.id, vera.id]
    case.erase_case()
    assert (store.keyring.people(), store.verify().findings) == ((vera.id,), ())
    assert [one.entry.header.kind for one in store.queries.entries()][-1] == "keys.own-revoked"


def test_where_only_own_keys_open_it_the_last_that_works_stays(case: Workspace) -> None:
    store = case.session.store
    boris = case.grant_own_key("Boris", "own words of Boris")
    vera = case.grant_own_key(case.actor.name, "own words of the owner")
    store.keyring.drop_passphrase()
    case.session.append_whole(PassphraseDropped())
    (store.folder.keys / f"person-{vera.id}.key").unlink()
    leave = case.ask_to_erase(case.plan_case_erasure(), purpose="the families asked")
    case.acting_as("Boris").leaves.give(leave.id)
    case.erase_case()
    assert store.keyring.people() == (boris.id,)


def test_an_erasure_that_was_stopped_before_own_keys_went_is_finished_by_whoever_may(
    case: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Session) -> None:
        raise KeyboardInterrupt

    folder, owner = case.session.store.folder.path, case.actor
    elsewhere = case.session.store.open_case("other", actor=owner.id, at=case.session.clock())
    case.acting_as(owner.id, case=elsewhere).enrol("Otto", role="observer")
    boris = case.grant_own_key("Boris", "own words of Boris")
    vera = case.grant_own_key(owner.name, "own words of the owner")
    leave = case.ask_to_erase(case.plan_case_erasure(), purpose="the families asked")
    case.acting_as("Boris").leaves.give(leave.id)
    monkeypatch.setattr(cases, "retire", stop)
    with pytest.raises(KeyboardInterrupt):
        case.erase_case()
    case.close()
    with Workspace.open(folder, actor="Otto", clock=case.session.clock) as opened:
        assert opened.session.store.keyring.people() == tuple(sorted((boris.id, vera.id)))
    with Workspace.open(folder, actor=owner.name, clock=case.session.clock) as opened:
        store = opened.session.store
        assert (store.keyring.people(), store.verify().findings) == ((vera.id,), ())
        size = store.queries.log_size()
    with Workspace.open(folder, actor=owner.name, clock=case.session.clock) as opened:
        assert opened.session.store.queries.log_size() == size


def test_a_key_stays_whose_holder_an_older_record_does_not_know(case: Workspace) -> None:
    store = case.session.store
    stranger = ActorId("a-stranger")

    def note(public: str) -> None:
        case.session.append_whole(OwnKeyGranted(person=stranger, public=public))

    give_own_key(store, stranger, "own words of a stranger", note)
    retire_left_over(case.session)
    assert store.keyring.people() == (stranger,)
