"""Identity: asked, never assumed; parted again, everything is where it was."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.workspace import Provenance, Workspace
from habeas.workspace.errors import AmbiguousName, UnknownObject

SECOND_REPORT = """Lawyer asks about conscript

Lawyer Viktor Dolgov said that Pavel Orlin is held in a barracks near Zarechensk.
"""


@pytest.fixture
def two_reports(read: Workspace) -> Workspace:
    """Return the workspace with a second report, and every whereabouts claim of both accepted."""
    provenance = Provenance(published_on=date(2023, 10, 18), publisher="Border Observer")
    list(read.collect_content(SECOND_REPORT.encode(), name="second.txt", provenance=provenance))
    list(read.read())
    for view in read.proposals():
        if view.proposal.claim.kind == "whereabouts" and "held" in view.proposal.quote:
            read.accept(view.id)
    return read


def orlins(workspace: Workspace) -> list[PartyId]:
    """Return the parties whose name is the conscript's."""
    return [party.id for _, party in workspace.parties() if party.name.endswith("Orlin")]


def test_two_reports_name_two_parties_until_a_person_joins_them(two_reports: Workspace) -> None:
    left, right = orlins(two_reports)
    assert {left, right} in [{one.left.id, one.right.id} for one in two_reports.match()]
    with pytest.raises(AmbiguousName):
        two_reports.record("Pavel Orlin")


def test_joined_parties_share_their_statements_and_are_not_asked_about_again(two_reports: Workspace) -> None:
    left, right = orlins(two_reports)
    two_reports.judge_identity(left, right, Identity.SAME)
    view = two_reports.record("Pavel Orlin")
    assert (set(view.members), len(view.statements)) == ({left, right}, 2)
    assert {left, right} not in [{one.left.id, one.right.id} for one in two_reports.match()]


def test_parted_parties_have_their_own_statements_again(two_reports: Workspace) -> None:
    left, right = orlins(two_reports)
    before = [two_reports.record(party).statements for party in (left, right)]
    entry = two_reports.judge_identity(left, right, Identity.SAME)
    two_reports.undo(entry, reason="two men of one name")
    assert [two_reports.record(party).statements for party in (left, right)] == before


def test_a_pair_judged_different_is_not_asked_about_again(two_reports: Workspace) -> None:
    left, right = orlins(two_reports)
    two_reports.judge_identity(left, right, Identity.NOT_SAME)
    assert {left, right} not in [{one.left.id, one.right.id} for one in two_reports.match()]


def test_judging_an_unknown_party_is_refused(two_reports: Workspace) -> None:
    with pytest.raises(UnknownObject):
        two_reports.judge_identity(orlins(two_reports)[0], PartyId("p-nowhere"), Identity.SAME)
