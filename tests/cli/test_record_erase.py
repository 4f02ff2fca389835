"""`habeas record erase`: shown first, agreed to by a second person, then done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.workspace import Workspace
from tests.cli.conftest import Copied, Habeas

REPORT = """Pavel Orlin was detained near Zarechensk on 3 October 2023.

Viktor Dolgov, a lawyer, was arrested in Zarechensk on 5 October 2023.
"""

ERASE = ("record", "erase", "--workspace", "casefiles", "--person", "Pavel Orlin")


@pytest.fixture
def casefiles(copied: Copied, tmp_path: Path) -> Path:
    """Return a workspace of Vera and Boris in which a report of two people was judged."""
    copied(_make, tmp_path / "casefiles")
    return tmp_path / "casefiles"


def _make(folder: Path) -> None:
    with Workspace.create(folder, actor="Vera", passphrase=None) as workspace:
        workspace.enrol("Boris")
        list(workspace.collect_content(REPORT.encode(), name="report.txt"))
        list(workspace.read())
        for view in workspace.proposals():
            workspace.accept(view.id)


def test_a_person_is_shown_asked_for_and_erased(habeas: Habeas, casefiles: Path) -> None:
    shown = habeas(*ERASE, "--as", "Vera")
    assert {row["becomes"] for row in shown.rows} == {"goes", "struck", "stays"}
    refused = habeas(*ERASE, "--as", "Vera", "--now")
    assert (refused.status, refused.err.split(":")[0]) == (1, "workspace.erasure-needs-leave")
    leave = habeas(*ERASE, "--as", "Vera", "--ask", "--for", "the family asked").out.splitlines()[-1]
    assert habeas("record", "leave", "give", leave, "--workspace", "casefiles", "--as", "Boris").status == 0
    done = habeas(*ERASE, "--as", "Vera", "--now")
    assert (done.status, json.loads(done.out.splitlines()[0])["becomes"]) == (0, "goes")
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    left = habeas("record", "show", "--workspace", "casefiles", "--as", "Vera").out
    assert ("Dolgov" in left, "Orlin" in left) == (True, False)


def test_it_is_said_that_reports_about_another_of_the_name_lose_it_too(habeas: Habeas, casefiles: Path) -> None:
    with Workspace.open(casefiles, actor="Vera") as workspace:
        words = "Pavel Orlin, a baker, was arrested in Bruskovo on 5 May 2024."
        list(workspace.collect_content(words.encode(), name="baker.txt"))
        list(workspace.read())
        workspace.accept(workspace.proposals()[0].id)
    shown = habeas(*ERASE[:-1], "p-0001", "--as", "Vera").rows
    (told,) = [str(row["detail"]) for row in shown if row["what"] == "1 of the same name"]
    assert "lose the name too" in told
    assert [row["becomes"] for row in shown if "original, baker.txt" in str(row["detail"])] == ["struck"]


def test_a_case_is_shown_asked_for_and_erased(habeas: Habeas, casefiles: Path) -> None:
    whole = ("record", "erase", "--workspace", "casefiles", "--whole-case", "--as", "Vera")
    leave = habeas(*whole, "--ask", "--for", "the case is closed").out.splitlines()[-1]
    assert habeas("record", "leave", "give", leave, "--workspace", "casefiles", "--as", "Boris").status == 0
    assert habeas(*whole, "--now").status == 0
    assert habeas("record", "verify", "--workspace", "casefiles").status == 0
    assert habeas("record", "show", "--workspace", "casefiles", "--as", "Vera").out == ""


@pytest.mark.parametrize("options", [(), ("--person", "p", "--whole-case"), ("--person", "p", "--ask", "--now")])
def test_what_is_half_said_is_wrong_usage(habeas: Habeas, casefiles: Path, options: tuple[str, ...]) -> None:
    ran = habeas("record", "erase", "--workspace", "casefiles", "--as", "Vera", *options)
    assert (ran.status, ran.err.split(":")[0]) == (2, "cli.erasure-incomplete")
