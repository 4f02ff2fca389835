"""The desk over an invented workspace: three people in the main case, one in another, and a way to sign each in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from habeas.facts.consent import Audience, Purpose
from habeas.facts.ids import ExhibitId, ProposalId
from habeas.facts.when import on_day
from habeas.read import READERS
from habeas.store.setup import prepare_django
from habeas.web.current import serve_workspace
from habeas.web.settings import web_settings
from habeas.workspace import GivenConsent, Provenance, Workspace, WrittenAppeal
from tests.web.invented import HELD, NOT_CALLED, PUBLISHED, REPORT, FixedReader

prepare_django(web_settings())
"""Here, because whichever test opens the first store of the process configures Django for all of them."""

SignIn = Callable[..., Client]


def clock() -> datetime:
    """Return an instant that never moves."""
    return datetime(2023, 10, 20, 12, tzinfo=UTC)


APPEAL = WrittenAppeal(
    addressee="Garrison prosecutor of Zarechensk",
    persons=("Pavel Orlin",),
    sent=on_day(date(2023, 8, 1)),
    received=on_day(date(2023, 8, 3)),
    rule="ru-prosecutor",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The open workspace in Vera's name, and the ids of what stands in its main case."""

    workspace: Workspace
    original: str
    layer: str
    proposal: str
    accepted: str
    judgement: str
    party: str
    release: str
    release_file: str
    other_case: str
    appeal: str
    leave: str

    def quoting(self, words: str) -> ProposalId:
        """Return the proposal of these words, judged or not."""
        return next(view.id for view in self.workspace.proposals(is_open=None) if view.proposal.quote == words)


@pytest.fixture(autouse=True)
def fixed_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let English be read by the reader that never changes."""
    monkeypatch.setitem(READERS, "en", FixedReader)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the workspace once; tests work on copies."""
    folder = tmp_path_factory.mktemp("desk") / "casefiles"
    with (
        pytest.MonkeyPatch.context() as patched,
        Workspace.create(folder, actor="Vera", passphrase=None, clock=clock) as workspace,
    ):
        patched.setitem(READERS, "en", FixedReader)
        workspace.enrol("Tomas", role="reviewer")
        workspace.enrol("Otto", role="observer")
        other = workspace.session.store.open_case("other", actor=workspace.actor.id, at=clock())
        workspace.acting_as("Vera", case=other).enrol("Boris")
        provenance = Provenance(published_on=PUBLISHED, publisher="Steppe Herald")
        list(workspace.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(workspace.read())
        for view in workspace.proposals():
            if view.proposal.quote in (HELD, NOT_CALLED):
                workspace.accept(view.id)
        consent = GivenConsent(
            given_by="his sister",
            purposes=(Purpose.PUBLISH,),
            audiences=(Audience.PUBLIC,),
            fields=("name", "whereabouts"),
            from_day=date(2023, 10, 1),
        )
        workspace.give_consent("Pavel Orlin", consent)
        workspace.ledger.file(APPEAL)
        workspace.leaves.ask(workspace.exhibits()[0].original.id, purpose="for the prosecutor")
        workspace.publish("Pavel Orlin", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC)
    return folder


@pytest.fixture
def world(built: Path, tmp_path: Path) -> Iterator[World]:
    """Yield an open copy of the workspace, served by the desk of this process."""
    shutil.copytree(built, tmp_path / "casefiles")
    with Workspace.open(tmp_path / "casefiles", actor="Vera", clock=clock) as workspace:
        serve_workspace(workspace)
        yield _world(workspace)


def _world(workspace: Workspace) -> World:
    (received,) = workspace.exhibits()
    assert received.layer is not None
    report = workspace.report(ExhibitId(received.layer))
    accepted = next(view for view in report.proposals if view.proposal.quote == HELD)
    assert accepted.judgement is not None
    (release,) = workspace.releases()
    return World(
        workspace=workspace,
        original=received.original.id,
        layer=received.layer,
        proposal=next(view.id for view in report.proposals if view.is_open),
        accepted=accepted.id,
        judgement=accepted.judgement.entry,
        party=workspace.record("Pavel Orlin").party.id,
        release=release.record.proposed.release,
        release_file=release.files[0].id,
        appeal=workspace.ledger.show(as_of=clock().date()).appeals[0].line.appeal.id,
        leave=workspace.leaves.everything()[0].id,
        other_case=next(case.id for case in workspace.cases() if case.title == "other"),
    )


@pytest.fixture
def sign_in(world: World) -> SignIn:
    """Return a way to get a browser in which somebody is signed in; nobody where no name is given."""
    from habeas.web.accounts import make_account

    def enter(name: str = "", *, password: str | None = None, checks_forms: bool = False) -> Client:
        client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=checks_forms)
        if name:
            actor = next(one for one in world.workspace.actors() if one.name == name)
            client.force_login(
                make_account(actor.id, password=password), backend="django.contrib.auth.backends.ModelBackend"
            )
        return client

    return enter


@pytest.fixture
def vera(sign_in: SignIn) -> Client:
    """Return a browser in which Vera is signed in."""
    return sign_in("Vera")
