"""Identity: asked, never assumed; parted again, everything is where it was."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.workspace import Provenance, Workspace
from habeas.workspace.errors import AmbiguousName, UnknownObject
from habeas.workspace.held import hold

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


def test_joins_and_parts_in_any_order_leave_every_statement_where_it_was(two_reports: Workspace) -> None:
    parties = [party.id for _, party in two_reports.parties()][:5]
    before = hold(two_reports.session)
    draw = Random(7)
    for _ in range(4):
        pairs = [draw.sample(parties, 2) for _ in range(4)]
        entries = [
            two_reports.judge_identity(left, right, draw.choice(list(Identity)), reason="tried")
            for left, right in pairs
        ]
        while entries:
            standing = {one.entry for one in two_reports.session.store.queries.identities(two_reports.case.id)}
            entry = draw.choice([entry for entry in entries if entry in standing])
            two_reports.undo(entry, reason="tried")
            entries.remove(entry)
        assert hold(two_reports.session) == before


def test_a_chain_that_meets_not_same_is_shown_and_not_settled(two_reports: Workspace) -> None:
    first, second, third = [party.id for _, party in two_reports.parties()][:3]
    for left, right, answer in (
        (first, second, Identity.SAME),
        (second, third, Identity.SAME),
        (first, third, Identity.NOT_SAME),
    ):
        two_reports.judge_identity(left, right, answer, reason="as told")
    (conflict,) = two_reports.conflicts()
    assert {party.id for party in conflict.members} == {first, second, third}
    assert [len(conflict.joined_by), len(conflict.parted_by)] == [2, 1]
    two_reports.undo(conflict.joined_by[1].entry, reason="mistaken")
    assert two_reports.conflicts() == ()


def test_a_search_finds_a_name_in_another_script_and_exactly_only_as_written(two_reports: Workspace) -> None:
    assert {party.id for party in two_reports.search("Павел Орлин").parties} >= set(orlins(two_reports))
    assert two_reports.search("Павел Орлин", exact=True).parties == ()
    assert {party.id for party in two_reports.search("orlin pavel", exact=True).parties} == set(orlins(two_reports))
    assert two_reports.search("Orlina Pavel", exact=True).parties == ()


def test_the_question_that_brings_most_statements_together_comes_first(two_reports: Workspace) -> None:
    first = two_reports.match()[0]
    assert {first.left.id, first.right.id} == set(orlins(two_reports))
