"""Whoever worked in an erased case alone cannot open the workspace any more."""

from __future__ import annotations

from habeas.record.kinds import PassphraseDropped
from habeas.workspace import Workspace
from habeas.workspace.own_keys import retire


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
