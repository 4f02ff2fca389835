"""A model as reader of a workspace: on this machine freely, elsewhere only as a case permits, and on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from habeas.facts.exhibit import ExhibitRole
from habeas.read.errors import BadAddress, RemoteNotPermitted
from habeas.read.model import parse_address
from habeas.workspace import Provenance, Workspace
from habeas.workspace.errors import NoSuchReader, NothingToPermit, ReasonMissing, UnknownObject
from habeas.workspace.readers import ChosenModel, chosen_model, readers_for
from habeas.workspace.settings import settle
from tests.read.model.plays import REPORT, honest
from tests.read.model.server import Behaviour, ModelServer, serving

ELSEWHERE = "https://models.example:443/v1"
REMOTE = ChosenModel(address=parse_address(ELSEWHERE), model="large")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(Behaviour(play=honest)) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with one report that nobody has read."""
    with Workspace.create(tmp_path / "casefiles", actor="Vera", passphrase=None) as made:
        provenance = Provenance(published_on=date(2022, 7, 20), publisher="Steppe Herald")
        list(made.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
    return tmp_path / "casefiles"


def kinds(workspace: Workspace) -> list[str]:
    return [line.kind for line in workspace.log()]


def test_model_on_this_machine_reads_and_its_name_is_on_the_exhibit(folder: Path, server: ModelServer) -> None:
    local = ChosenModel(address=server.address, model="invented:7b")
    with Workspace.open(folder, reader=local) as workspace:
        before = kinds(workspace)
        (report,) = workspace.read()
        readings = workspace.session.store.queries.exhibits(workspace.case.id, role=ExhibitRole.READING)
        assert (report.problem, report.proposals) == (None, 3)
        assert [one.tool for one in readings] == ["openai-prompt-1/invented:7b"]
        assert kinds(workspace) == ["exhibit.sealed", *before]
        assert list(workspace.read()) == []
        assert workspace.verify().holds
    assert len(server.requests) == 1


def test_model_that_is_down_leaves_no_entry_and_is_asked_again(folder: Path, server: ModelServer) -> None:
    local = ChosenModel(address=server.address, model="invented:7b")
    server.behaviour.status = 500
    with Workspace.open(folder, reader=local) as workspace:
        before = kinds(workspace)
        (report,) = workspace.read()
        assert report.problem is not None
        assert (report.problem.code, kinds(workspace)) == ("read.model-refused", before)
        server.behaviour.status = 200
        assert [one.proposals for one in workspace.read()] == [3]


def test_model_elsewhere_reads_nothing_without_a_permission(folder: Path) -> None:
    with Workspace.open(folder, reader=REMOTE) as workspace:
        before = kinds(workspace)
        with pytest.raises(RemoteNotPermitted):
            list(workspace.read())
        refusal = workspace.reader_refusal()
        assert refusal is not None
        assert (refusal.code, kinds(workspace)) == ("read.remote-not-permitted", before)


def test_permission_holds_for_its_case_its_address_and_its_model(folder: Path) -> None:
    with Workspace.open(folder, reader=REMOTE) as workspace:
        workspace.permit_reader(ELSEWHERE, "large", reason="nobody is named")
        assert workspace.reader_refusal() is None
        assert readers_for(workspace.session)("en").name == "openai-prompt-1/large"
        other = workspace.session.store.open_case("other", actor=workspace.actor.id, at=workspace.session.clock())
        workspace.acting_as("Vera", case=other).enrol("Boris")
        assert workspace.acting_as("Boris", case=other).reader_refusal() is not None
    for chosen in (ChosenModel(address=REMOTE.address, model="larger"), ChosenModel(
        address=parse_address("https://other.example/v1"), model="large"
    )):  # fmt: skip
        with Workspace.open(folder, reader=chosen, case="main", actor="Vera") as workspace:
            assert workspace.reader_refusal() is not None


def test_permission_is_an_entry_can_be_taken_back_and_survives_a_rebuild(folder: Path) -> None:
    with Workspace.open(folder, reader=REMOTE) as workspace:
        workspace.permit_reader("https://models.example/v1/", "large", reason=" nobody is named ")
        workspace.session.store.rebuild()
        (permit,) = workspace.reader_permits()
        assert (permit.address, permit.model, permit.reason, permit.by) == (
            ELSEWHERE, "large", "nobody is named", "Vera",
        )  # fmt: skip
        workspace.forbid_reader(ELSEWHERE, "large", reason="done")
        assert (workspace.reader_permits(), workspace.reader_refusal() is None) == ((), False)
        assert kinds(workspace)[:2] == ["reader.forbidden", "reader.permitted"]
        workspace.session.store.rebuild()
        assert workspace.reader_permits() == ()
        with pytest.raises(UnknownObject):
            workspace.forbid_reader(ELSEWHERE, "large")


def test_what_needs_no_permission_or_has_no_reason_gets_none(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        before = kinds(workspace)
        with pytest.raises(NothingToPermit):
            workspace.permit_reader("http://127.0.0.1:8080/v1", "m", reason="because")
        with pytest.raises(ReasonMissing):
            workspace.permit_reader(ELSEWHERE, "m", reason=" ")
        with pytest.raises(BadAddress):
            workspace.permit_reader("http://models.example/v1", "m", reason="because")
        assert kinds(workspace) == before


def test_settings_choose_the_reader() -> None:
    environment = {
        "HABEAS_READER": "openai", "HABEAS_READER_ADDRESS": "http://localhost:8080/v1", "HABEAS_READER_MODEL": "m",
        "HABEAS_READER_KEY": "a secret",
    }  # fmt: skip
    settings = settle(folder=None, environment=environment)
    assert chosen_model(settings.__getitem__) == ChosenModel(
        address=parse_address("http://127.0.0.1:8080/v1"), model="m", key="a secret"
    )
    assert [one.shown for one in settings.values if one.setting.name == "reader_key"] == ["••••••"]
    assert chosen_model(settle(folder=None, environment={}).__getitem__) is None
    with pytest.raises(NoSuchReader):
        chosen_model(settle(folder=None, environment={"HABEAS_READER": "magic"}).__getitem__)
