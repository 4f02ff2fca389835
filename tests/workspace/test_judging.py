"""Judgements: named, reasoned, reversible; what sources say is never overwritten."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from habeas.facts.claim import CountClaim, WhereaboutsClaim
from habeas.facts.errors import MalformedFact
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import EntryId, ProposalId
from habeas.facts.judgement import Verdict
from habeas.store.setup import close_connection
from habeas.workspace import ProposalView, Workspace
from habeas.workspace.errors import JudgedMeanwhile, NothingToUndo, ReasonMissing, UnknownObject

Proposed = Callable[[str, str], ProposalView]
B2 = Grade(source=SourceGrade.USUALLY, information=InformationGrade.PROBABLY_TRUE)


def test_accepting_puts_the_exact_words_and_their_speaker_into_the_record(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    statement = read.accept(view.id, grade=B2).statement
    assert statement is not None
    assert isinstance(statement.claim, CountClaim)
    assert (statement.claim.number.at_least, statement.claim.number.at_most) == (61, 61)
    assert statement.anchor.quote == view.proposal.quote
    assert (statement.origin.speaker_name, statement.origin.publisher) == ("Viktor Dolgov", "Steppe Herald")


def test_accepting_names_only_the_parties_of_what_was_accepted(read: Workspace, proposed: Proposed) -> None:
    assert read.parties() == ()
    read.accept(proposed("count", "Sixty-one men").id)
    names = {party.name for _, party in read.parties()}
    assert ("Viktor Dolgov" in names, "Anna Orlina" in names) == (True, False)


def test_a_judged_proposal_cannot_be_judged_again_unseen(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    read.accept(view.id)
    with pytest.raises(JudgedMeanwhile):
        read.reject(view.id, reason="too late")


def test_what_somebody_was_unsure_of_is_judged_over_that_and_both_stay_in_the_log(
    read: Workspace, proposed: Proposed
) -> None:
    view = proposed("count", "Sixty-one men")
    unsure = read.leave_open(view.id, reason="who counted?").entry
    with pytest.raises(ReasonMissing):
        read.reject(view.id, reason="", over=unsure)
    assert read.proposal(view.id).verdict is Verdict.UNSURE
    accepted = read.accept(view.id, over=unsure).entry
    assert read.proposal(view.id).verdict is Verdict.ACCEPTED
    with pytest.raises(NothingToUndo):
        read.undo(unsure, reason="it was taken back already")
    with pytest.raises(JudgedMeanwhile):
        read.reject(view.id, reason="too late", over=unsure)
    with pytest.raises(JudgedMeanwhile):
        read.reject(view.id, reason="it was no doubt that stood", over=accepted)


def test_what_was_taken_back_meanwhile_is_judged_as_any_open_proposal(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    unsure = read.leave_open(view.id).entry
    read.undo(unsure, reason="asked again")
    read.accept(view.id, over=unsure)
    assert read.proposal(view.id).verdict is Verdict.ACCEPTED


def test_an_unknown_proposal_is_refused(read: Workspace) -> None:
    with pytest.raises(UnknownObject):
        read.accept(ProposalId("q-nowhere"))


def test_a_correction_stands_beside_what_was_proposed(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    number = {"at_least": 60, "at_most": 61, "words": "Sixty-one"}
    corrected = read.correct(view.id, {"claim": {"number": number}}, reason="she said sixty or sixty-one").statement
    assert corrected is not None
    assert isinstance(corrected.claim, CountClaim)
    assert corrected.claim.number.at_least == 60
    shown = read.proposal(view.id)
    assert (shown.verdict, shown.proposal.claim) == (Verdict.CORRECTED, view.proposal.claim)


@pytest.mark.parametrize("changes", [{"quote": "other words"}, {"polarity": "perhaps"}, {"claim": {"colour": "red"}}])
def test_a_correction_of_the_words_or_without_shape_is_refused(
    read: Workspace, proposed: Proposed, changes: dict[str, object]
) -> None:
    with pytest.raises(MalformedFact):
        read.correct(proposed("count", "Sixty-one men").id, changes, reason="wrong")


def test_rejecting_and_correcting_need_a_reason(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    with pytest.raises(ReasonMissing):
        read.reject(view.id, reason=" ")
    with pytest.raises(ReasonMissing):
        read.correct(view.id, {}, reason="")
    assert read.proposal(view.id).is_open


def test_undoing_opens_the_proposal_and_keeps_both_entries(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    judged = read.accept(view.id)
    undone = read.undo(judged.entry, reason="the wrong key")
    assert read.proposal(view.id).is_open
    assert [line.entry for line in read.log(limit=2)] == [undone, judged.entry]


def test_undoing_twice_or_what_is_no_judgement_is_refused(read: Workspace, proposed: Proposed) -> None:
    judged = read.accept(proposed("count", "Sixty-one men").id)
    read.undo(judged.entry, reason="the wrong key")
    for entry in (judged.entry, EntryId("e-nowhere")):
        with pytest.raises(NothingToUndo):
            read.undo(entry, reason="again")


def test_a_second_reading_proposes_nothing_that_was_judged(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("count", "Sixty-one men").id)
    waiting = read.open_proposals()
    assert (list(read.read()), read.open_proposals()) == ([], waiting)


def test_everything_verifies_and_rebuilds_after_judging(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("count", "Sixty-one men").id)
    held = proposed("whereabouts", "held in a cellar")
    assert isinstance(held.proposal.claim, WhereaboutsClaim)
    read.accept(held.id)
    before = read.record("Pavel Orlin")
    read.rebuild()
    assert (read.verify().findings, read.record("Pavel Orlin")) == ((), before)


def test_two_people_at_once_cannot_both_judge_one_proposal(read: Workspace, proposed: Proposed) -> None:
    view = proposed("count", "Sixty-one men")
    read.enrol("Boris")
    other = read.acting_as("Boris")
    start = threading.Barrier(2)

    def judge(workspace: Workspace) -> str:
        start.wait()
        try:
            workspace.accept(view.id)
        except JudgedMeanwhile:
            return "too late"
        finally:
            close_connection()
        return "judged"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(judge, (read, other))) == ["judged", "too late"]
