"""`habeas watch diff` from the command line: what was learned between two days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.cli.conftest import Habeas
from tests.cli.refusals import refusals
from tests.workspace.conftest import REPORT

TODAY = datetime.now(UTC).date()


def accepted(habeas: Habeas, tmp_path: Path) -> None:
    """Make a workspace in which the whereabouts of somebody were accepted today."""
    from habeas.workspace import Workspace

    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    habeas("collect", "report.txt", "--published", "2023-10-16", "--workspace", "casefiles")
    habeas("read", "--workspace", "casefiles")
    with Workspace.open("casefiles") as workspace:
        for one in workspace.proposals():
            if one.proposal.claim.kind == "whereabouts":
                workspace.accept(one.id)


def test_what_was_learned_between_two_days_is_told(habeas: Habeas, tmp_path: Path) -> None:
    accepted(habeas, tmp_path)
    yesterday = TODAY - timedelta(days=1)
    ran = habeas("watch", "diff", "--from", yesterday, "--why", "--workspace", "casefiles")
    told = [(row["what"], row["change"], row.get("name"), row.get("words")) for row in ran.rows]
    assert ran.status == 0
    assert ("person", "came", "Pavel Orlin", None) in told
    assert any(row[0] == "statement" and row[1] == "came" and "cellar" in str(row[3]) for row in told)
    nothing = habeas("watch", "diff", "--from", yesterday, "--known-on", yesterday, "--workspace", "casefiles")
    assert (nothing.out, nothing.err) == ("", "Nothing changed.\n")


def test_both_times_held_still_leave_nothing_to_differ(habeas: Habeas, tmp_path: Path) -> None:
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    day = date(2023, 1, 1)
    ran = habeas("watch", "diff", "--from", day, "--as-of", day, "--known-on", day, "--workspace", "casefiles")
    assert (ran.status, refusals(ran.err)[0].code) == (2, "cli.wrong-usage")
