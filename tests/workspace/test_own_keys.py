"""Who opened the workspace by an own key acts in their own name, and keeps what others need to open it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.record import own_key
from habeas.record.stretching import Argon2Cost, new_stretching
from habeas.store.errors import KeysReplaced
from habeas.workspace import Workspace
from habeas.workspace.errors import OpenedByAnother, UnknownActor
from habeas.workspace.own_keys.errors import NoOwnKey, NotOpenedByOwnKey, OwnKeyThere, TooFewOwnKeys

OWN = {"Vera": "own words of Vera", "Otto": "own words of Otto"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trying an own passphrase cost next to nothing."""
    stretching = new_stretching(Argon2Cost(passes=1, memory_kib=64, lanes=1))
    monkeypatch.setattr(own_key, "new_stretching", lambda *_: stretching)


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    """The ids of an owner and of an observer, each with an own key of a workspace that lies open otherwise."""
    with Workspace.create(tmp_path / "casefiles", actor="Vera", passphrase=None) as workspace:
        workspace.enrol("Otto", role="observer")
        return {name: workspace.grant_own_key(name, passphrase).id for name, passphrase in OWN.items()}


@pytest.fixture
def vera(tmp_path: Path, ids: dict[str, str]) -> Iterator[Workspace]:
    """The workspace as Vera's own key opens it."""
    with Workspace.open(tmp_path / "casefiles", passphrase=OWN["Vera"], actor=ids["Vera"]) as workspace:
        yield workspace


def test_nobody_acts_for_another_than_whose_key_opened_it(tmp_path: Path, ids: dict[str, str]) -> None:
    with pytest.raises(OpenedByAnother) as refused:
        Workspace.open(tmp_path / "casefiles", passphrase=OWN["Otto"], opener=ids["Otto"], actor="Vera")
    assert ids["Otto"] in "".join(refused.value.lines())
    with Workspace.open(tmp_path / "casefiles", passphrase=OWN["Otto"], opener=ids["Otto"], actor="Otto") as workspace:
        workspace.change_own_passphrase("new words of Otto")
        (changed,) = workspace.session.store.queries.entries(kind="keys.own-changed")
        assert changed.entry.header.actor == ids["Otto"]


def test_what_does_not_fit_is_refused_and_changes_nothing(vera: Workspace) -> None:
    size = vera.session.store.queries.log_size()
    with pytest.raises(OwnKeyThere):
        vera.grant_own_key("Otto", "words")
    with pytest.raises(UnknownActor):
        vera.grant_own_key("Nobody", "words")
    with pytest.raises(NoOwnKey):
        vera.revoke_own_key("Nobody")
    with pytest.raises(NotOpenedByOwnKey):
        vera.acting_as("Otto").change_own_passphrase("words")
    assert vera.session.store.queries.log_size() == size


def test_the_last_own_key_stays_where_nothing_else_opens_the_workspace(vera: Workspace) -> None:
    vera.drop_passphrase()
    vera.revoke_own_key("Otto")
    with pytest.raises(TooFewOwnKeys):
        vera.revoke_own_key("Vera")
    state = vera.keys_state()
    assert ([one.name for one in state.holders], state.is_dropped, vera.verify().findings) == (["Vera"], True, ())


def test_who_works_in_another_case_is_a_number_to_whoever_does_not_rule(vera: Workspace) -> None:
    store, here = vera.session.store, vera.case.id
    elsewhere = store.open_case("other", actor=vera.actor.id, at=vera.session.clock())
    there = vera.acting_as("Vera", case=elsewhere)
    there.enrol("Boris")
    there.grant_own_key("Boris", "own words of Boris")
    state = vera.acting_as("Otto", case=here).keys_state()
    assert ([one.name for one in state.holders], state.others) == (["Vera", "Otto"], 1)
    ruling = vera.keys_state()
    assert ([one.name for one in ruling.holders], ruling.others) == (["Vera", "Otto", "Boris"], 0)
    vera.enrol("Lea", role="lead")
    with pytest.raises(NoOwnKey):
        vera.acting_as("Lea", case=here).revoke_own_key("Boris")
    assert vera.revoke_own_key("Boris").name == "Boris"


def own_file(workspace: Workspace, person: str) -> Path:
    return workspace.session.store.folder.keys / f"person-{person}.key"


def test_the_passphrase_is_not_dropped_where_a_second_own_key_is_logged_but_gone(
    vera: Workspace, ids: dict[str, str]
) -> None:
    own_file(vera, ids["Otto"]).unlink()
    with pytest.raises(TooFewOwnKeys, match="1 of the enrolled people"):
        vera.drop_passphrase()
    assert not vera.session.store.is_dropped()


@pytest.mark.parametrize("amiss", ["gone", "damaged"])
def test_the_last_own_key_that_works_stays_whatever_the_log_says_of_others(
    vera: Workspace, ids: dict[str, str], amiss: str
) -> None:
    vera.drop_passphrase()
    otto = own_file(vera, ids["Otto"])
    otto.unlink() if amiss == "gone" else otto.write_bytes(otto.read_bytes()[:-9])
    with pytest.raises(TooFewOwnKeys):
        vera.revoke_own_key("Vera")
    assert own_file(vera, ids["Vera"]).is_file()
    vera.revoke_own_key("Otto")
    assert vera.verify().findings == ()


def test_a_passphrase_chosen_while_another_program_rotated_the_keys_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "casefiles"
    with Workspace.create(folder, actor="Vera", passphrase=None) as workspace:
        keys = workspace.session.store.folder.keys
        # What a rotation by another program does to the folder, which a workspace on a server leaves open.
        for name in ("workspace.key", "root.key"):
            (keys / "following").write_bytes((keys / name).read_bytes())
            (keys / "following").rename(keys / name)
        root = (keys / "root.key").read_bytes()
        with pytest.raises(KeysReplaced):
            workspace.change_passphrase("four words of sense")
        assert (keys / "root.key").read_bytes() == root
