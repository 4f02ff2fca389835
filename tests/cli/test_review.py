"""Review at the keyboard: the report is named, nothing is hidden, every key does what it says."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import pytest

from habeas.cli import review, review_correct
from habeas.facts.claim import CountClaim
from habeas.facts.judgement import Judgement
from habeas.facts.statement import Statement
from habeas.facts.when import on_day
from habeas.workspace import ProposalView, Provenance, Workspace
from habeas.workspace.correcting.corrections import correction_form
from habeas.workspace.errors import NothingToUndo, ReasonMissing
from tests.cli.conftest import Copied

REPORT = """Court hears of nine

The regional prosecutor's office said that nine people were being held in a school.

"Pavel Orlin has not been beaten," said Viktor Dolgov, a lawyer.
"""


@pytest.fixture
def workspace(copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Yield a workspace with one report read, as if at a terminal."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    copied(_make, tmp_path / "casefiles")
    with Workspace.open(tmp_path / "casefiles") as opened:
        yield opened


def _make(folder: Path) -> None:
    with Workspace.create(folder, actor="Vera", passphrase=None) as made:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher="Steppe Herald")
        list(made.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(made.read())


def press(monkeypatch: pytest.MonkeyPatch, keys: str, *answers: str) -> None:
    """Press keys one after the other, and answer prompts in their order."""
    pressed, given = iter(keys + "q"), iter(answers)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(given))


def run(workspace: Workspace, *, undo: str | None = None, reason: str = "") -> None:
    """Go through what waits, or take a judgement back."""
    callback = review.review_command.callback
    assert callback is not None
    inspect.unwrap(callback)(workspace, only_list=False, grade="B2", undo=undo, reason=reason)


def judgement_in(workspace: Workspace) -> Judgement:
    """Return the only judgement."""
    (judgement,) = [view.judgement for view in workspace.proposals(is_open=False) if view.judgement]
    return judgement


def corrected(workspace: Workspace) -> Statement:
    """Return the statement of the only judgement."""
    statement = judgement_in(workspace).statement
    assert statement is not None
    return statement


def corrected_count(workspace: Workspace) -> CountClaim:
    """Return the claim of the only judgement, a count."""
    claim = corrected(workspace).claim
    assert isinstance(claim, CountClaim)
    return claim


def test_the_report_and_a_source_that_is_no_party_are_named(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(monkeypatch, "s" * 40)
    run(workspace)
    shown = capsys.readouterr().out
    assert ("Steppe Herald, 2023-10-16" in shown, "prosecutor's office" in shown) == (True, True)


def test_accepting_and_taking_back_leave_two_entries(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = workspace.open_proposals()
    press(monkeypatch, "azzq", "wrong key")
    run(workspace)
    kinds = [line.kind for line in workspace.log(limit=2)]
    assert (workspace.open_proposals(), kinds[0], kinds[1].startswith("statement.")) == (
        waiting,
        "judgement.undone",
        True,
    )


@pytest.mark.parametrize("given", ["number", "id", "proposal", "entry"])
def test_a_judgement_of_an_earlier_day_is_taken_back(
    given: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = workspace.open_proposals()
    view = workspace.proposals()[0]
    judged = workspace.accept(view.id)
    workspace.reject(workspace.proposals()[0].id, reason="not said")
    assert judged.statement is not None
    names = {
        "number": workspace.number_of(judged.statement.id), "id": judged.statement.id, "proposal": view.id,
        "entry": judged.entry,
    }  # fmt: skip
    run(workspace, undo=names[given], reason="the report says otherwise")
    assert (workspace.open_proposals(), workspace.proposal(view.id).is_open) == (waiting - 1, True)
    assert capsys.readouterr().out.strip() == workspace.log(limit=1)[0].entry
    with pytest.raises(NothingToUndo):
        run(workspace, undo=names[given], reason="again")


def test_a_statement_that_nobody_judged_cannot_be_taken_back(workspace: Workspace) -> None:
    for given in ("s-0001", "nobody", workspace.proposals()[0].id):
        with pytest.raises(NothingToUndo):
            run(workspace, undo=given, reason="wrong")


def test_taking_back_needs_a_reason_and_asks_for_it(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = workspace.accept(workspace.proposals()[0].id)
    press(monkeypatch, "", " ", "said twice")
    with pytest.raises(ReasonMissing):
        run(workspace, undo=judged.entry)
    run(workspace, undo=judged.entry)
    assert workspace.log(limit=1)[0].kind == "judgement.undone"


def test_unsure_keeps_its_reason(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    press(monkeypatch, "u", "who counted?")
    run(workspace)
    judged = judgement_in(workspace)
    assert (judged.verdict, judged.reason) == ("unsure", "who counted?")


def listed(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return what `review --list` prints."""
    callback = review.review_command.callback
    assert callback is not None
    inspect.unwrap(callback)(workspace, only_list=True, grade="F6", undo=None, reason="")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_list_says_that_a_claim_is_denied(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = [one for one in listed(workspace, capsys) if "beaten" in str(one["words"]) and one["kind"] == "act"]
    assert (row["polarity"], row["modality"]) == ("denied", "actual")
    assert str(row["claim"]).startswith("denied: ")


def test_the_list_says_of_which_day_and_from_which_report_a_claim_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (first, *_) = workspace.proposals()
    dated = replace(first, proposal=replace(first.proposal, when=on_day(date(2023, 10, 3))), place="Zarechensk")
    monkeypatch.setattr(Workspace, "proposals", lambda _self: (dated,))
    (row,) = listed(workspace, capsys)
    day = first.published_on.isoformat() if first.published_on else None
    assert (row["report"], row["published"], row["when"], row["place"]) == (
        first.report,
        day,
        "2023-10-03",
        "Zarechensk",
    )


def test_another_sees_what_somebody_was_unsure_of_and_may_judge_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (first, *others) = workspace.proposals()
    workspace.leave_open(first.id, reason="who counted?")
    assert first.id not in {row["proposal"] for row in listed(workspace, capsys)}
    workspace.enrol("Jon", role="reviewer")
    other = workspace.acting_as("Jon")
    assert {row["proposal"]: row["unsure"] for row in listed(other, capsys)}[first.id] == "Vera"
    press(monkeypatch, "s" * len(others) + "a")
    run(other)
    assert "Vera was unsure: who counted?" in capsys.readouterr().out
    assert other.proposal(first.id).verdict == "accepted"


def counted(workspace: Workspace) -> ProposalView:
    """Return the proposal that nine people are held."""
    return next(view for view in workspace.proposals() if view.proposal.claim.kind == "count")


def number_of(view: ProposalView, label: str) -> str:
    """Return the number under which a part is listed."""
    parts = review_correct.parts_of(correction_form(view.proposal, {}), view.entities)
    return str(next(number for number, part in enumerate(parts, 1) if part.label == label))


def correct(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, view: ProposalView, *answers: str) -> None:
    """Correct one proposal; the others are skipped."""
    before = [one.id for one in workspace.proposals()].index(view.id)
    press(monkeypatch, "s" * before + "c" + "s" * 40, *answers)
    run(workspace)


def test_a_count_and_its_day_are_corrected_by_their_numbers(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    view = counted(workspace)
    least, most, when = (number_of(view, label) for label in ("at least", "at most", "when"))
    answers = ("99", least, "8", most, "10", when, "13 October 2023", "", "the prosecutor said so")
    correct(workspace, monkeypatch, view, *answers)
    judged, number, day = judgement_in(workspace), corrected_count(workspace).number, corrected(workspace).when
    assert day is not None
    assert (number.at_least, number.at_most, day.edtf) == (8, 10, "2023-10-13")
    assert (judged.verdict, judged.reason) == ("corrected", "the prosecutor said so")
    assert "A number from 1 to" in capsys.readouterr().err


def test_who_is_meant_is_chosen_out_of_those_that_the_report_names(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = next(one for one in workspace.proposals() if one.proposal.claim.references())
    part = next(
        part
        for part in review_correct.parts_of(correction_form(view.proposal, {}), view.entities)
        if part.is_who and part.value
    )
    other = next(number for number, name in enumerate(part.among.values(), 1) if name != part.value)
    correct(workspace, monkeypatch, view, number_of(view, part.label), "1,x", str(other), "", "it is somebody else")
    referred = corrected(workspace).claim.references()
    named = {party.name for _, party in workspace.parties() if party.id in referred}
    assert tuple(part.among.values())[other - 1] in named


def test_a_correction_that_changes_nothing_is_none(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = len(workspace.proposals())
    correct(workspace, monkeypatch, counted(workspace), "")
    assert (len(workspace.proposals()), "Nothing was changed." in capsys.readouterr().err) == (waiting, True)


@pytest.mark.parametrize("text", ["", "G1", "A7", "good"])
def test_what_is_no_grade_is_wrong_usage(text: str) -> None:
    with pytest.raises(click.BadParameter):
        review.parse_grade(text)


def test_why_is_a_key_and_decides_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = len(workspace.proposals())
    press(monkeypatch, "wq")
    run(workspace)
    told = capsys.readouterr().err
    assert "set off by “" in told
    assert "how often these words mean this" in told
    assert len(workspace.proposals()) == waiting


def test_a_date_and_a_number_that_cannot_be_read_are_asked_for_again_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    view = counted(workspace)
    least, when, state = (number_of(view, label) for label in ("at least", "when", "state"))
    answers = (when, "soonish", "13 October 2023", least, "few", "8", state, "4", "", "the prosecutor said so")
    correct(workspace, monkeypatch, view, *answers)
    claim, day = corrected_count(workspace), corrected(workspace).when
    assert day is not None
    assert (claim.state, claim.number.at_least, day.edtf) == ("free", 8, "2023-10-13")
    told = capsys.readouterr().err
    assert "No date can be read in that." in told
    assert "A whole number, please." in told
    assert " form" not in told


def test_a_count_may_be_of_a_state_in_other_words(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    view = counted(workspace)
    correct(workspace, monkeypatch, view, number_of(view, "state"), "refused to serve", "", "they refused")
    assert corrected_count(workspace).state == "refused to serve"
