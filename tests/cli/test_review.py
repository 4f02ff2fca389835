"""Review at the keyboard: the report is named, nothing is hidden, every key does what it says."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from habeas.cli import review
from habeas.workspace import Provenance, Workspace

REPORT = """Court hears of nine

The regional prosecutor's office said that nine people were being held in a school.

"Pavel Orlin has not been beaten," said Viktor Dolgov, a lawyer.
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Yield a workspace with one report read, as if at a terminal."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with Workspace.create(tmp_path / "casefiles", actor="Vera", passphrase=None) as made:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher="Steppe Herald")
        list(made.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(made.read())
        yield made


def press(monkeypatch: pytest.MonkeyPatch, keys: str, *answers: str) -> None:
    """Press keys one after the other, and answer prompts in their order."""
    pressed, given = iter(keys + "q"), iter(answers)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(given))


def run(workspace: Workspace) -> None:
    """Go through what waits."""
    callback = review.review_command.callback
    assert callback is not None
    inspect.unwrap(callback)(workspace, only_list=False, grade="B2")


def test_the_report_and_a_source_that_is_no_party_are_named(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(monkeypatch, "s" * 40)
    run(workspace)
    shown = capsys.readouterr().out
    assert ("Steppe Herald, 2023-10-16" in shown, "prosecutor's office" in shown) == (True, True)


def test_accepting_and_taking_back_leave_two_entries(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = workspace.open_proposals()
    press(monkeypatch, "azq", "wrong key")
    run(workspace)
    kinds = [line.kind for line in workspace.log(limit=2)]
    assert (workspace.open_proposals(), kinds[0], kinds[1].startswith("statement.")) == (
        waiting,
        "judgement.undone",
        True,
    )


def test_unsure_keeps_its_reason(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    press(monkeypatch, "u", "who counted?")
    run(workspace)
    (judged,) = [view for view in workspace.proposals(is_open=False) if view.judgement]
    assert judged.judgement is not None
    assert (judged.verdict, judged.judgement.reason) == ("unsure", "who counted?")


def test_a_claim_is_edited_inside_the_workspace_and_nothing_stays_behind(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def editor(*, filename: str) -> None:
        seen.append(Path(filename))
        text = Path(filename).read_text()
        Path(filename).write_text(text.replace("null", '"as heard"', 1))

    monkeypatch.setattr(click, "edit", editor)
    press(monkeypatch, "c", "heard so")
    run(workspace)
    folder = workspace.session.store.folder.path
    assert ([path.parents[1] for path in seen], seen[0].exists()) == ([folder], False)


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
