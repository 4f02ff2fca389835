"""A workspace over an invented report, its clock in the test's hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from habeas.facts.claim import ContactClaim
from habeas.facts.span import Span
from habeas.facts.when import on_day
from habeas.workspace import Provenance, Workspace
from habeas.workspace.judging import WrittenStatement
from habeas.workspace.views import ProposalView

REPORT = """Sister says conscript has not called

Pavel Orlin, a conscript of the 905th Rifle Regiment, was detained near Zarechensk on 3 October.

"Pavel Orlin is held in a cellar near Zarechensk," his sister, Anna Orlina, told Signal TV on Friday.

"Sixty-one men refused to go," said Viktor Dolgov, a lawyer.
"""

PUBLISHER = "Steppe Herald"


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        """Begin on 20 October 2023, at noon."""
        self.now = datetime(2023, 10, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the present instant."""
        return self.now

    def move(self, **step: float) -> None:
        """Move forward, in the units that `timedelta` takes."""
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty workspace and one that has read the report, once; tests work on copies."""
    folder = tmp_path_factory.mktemp("templates")
    with Workspace.create(folder / "empty", actor="Vera", passphrase=None, clock=Clock()):
        pass
    shutil.copytree(folder / "empty", folder / "read")
    with Workspace.open(folder / "read", clock=Clock()) as workspace:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher=PUBLISHER)
        list(workspace.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(workspace.read())
    return folder


@pytest.fixture
def workspace(templates: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Yield an empty workspace of one enrolled person, Vera."""
    shutil.copytree(templates / "empty", tmp_path / "casefiles")
    with Workspace.open(tmp_path / "casefiles", clock=clock) as opened:
        yield opened


@pytest.fixture
def read(templates: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Yield the workspace with the invented report collected and read."""
    shutil.copytree(templates / "read", tmp_path / "read")
    with Workspace.open(tmp_path / "read", clock=clock) as opened:
        yield opened


@pytest.fixture
def proposed(read: Workspace) -> Callable[[str, str], ProposalView]:
    """Return a way to find the open proposal of a kind whose words hold something."""

    def find(kind: str, words: str) -> ProposalView:
        found = [view for view in read.proposals() if view.proposal.claim.kind == kind and words in view.proposal.quote]
        assert found, f"no {kind} over {words!r}"
        return found[0]

    return find


@pytest.fixture
def called(read: Workspace, proposed: Callable[[str, str], ProposalView]) -> Workspace:
    """Return the workspace in which the conscript was last heard of on 3 October; his sister only speaks."""
    read.accept(proposed("whereabouts", "held in a cellar").id)
    person = read.record("Pavel Orlin").party.id
    (received,) = read.exhibits()
    assert received.layer is not None
    report = read.report(received.layer)
    start = report.text.index("on 3 October")
    written = WrittenStatement(
        layer=report.layer,
        span=Span(start=start, end=start + len("on 3 October")),
        claim=ContactClaim(of=(person,), with_whom="family", state="in contact"),
        speaker=None,
        when=on_day(date(2023, 10, 3)),
    )
    read.enter(written, reason="he called that morning")
    return read
