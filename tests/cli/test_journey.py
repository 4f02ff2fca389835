"""The whole way through the house from the command line, on an invented report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Habeas, Ran
from tests.workspace.conftest import REPORT


@pytest.fixture
def casefiles(habeas: Habeas, tmp_path: Path) -> Path:
    """Make a workspace in which the report was collected and read, and everything it says accepted."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    place = ("--workspace", tmp_path / "casefiles")
    assert habeas("collect", "report.txt", "--published", "2023-10-16", *place).status == 0
    assert habeas("read", "--new", *place).status == 0
    from habeas.workspace import Workspace

    with Workspace.open(tmp_path / "casefiles") as workspace:
        for view in workspace.proposals():
            workspace.accept(view.id)
    return tmp_path / "casefiles"


def first_line(ran: Ran) -> str:
    """Return the first line on standard error."""
    return ran.err.splitlines()[0]


def test_review_lists_what_waits_with_its_words(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    habeas("init", "casefiles", "--no-passphrase", "--as", "Vera")
    habeas("collect", "report.txt", "--published", "2023-10-16", "--workspace", "casefiles")
    habeas("read", "--new", "--workspace", "casefiles")
    rows = habeas("review", "--list", "--workspace", "casefiles").rows
    assert ("count", "Viktor Dolgov") in [(row["kind"], row["speaker"]) for row in rows]
    assert all(str(row["words"]) in REPORT for row in rows)


def test_record_shows_every_statement_with_its_words(habeas: Habeas, casefiles: Path) -> None:
    rows = habeas("record", "show", "Pavel Orlin", "--workspace", casefiles).rows
    held = [row for row in rows if row["kind"] == "whereabouts" and "in a cellar" in str(row["words"])]
    assert [(row["speaker"], row["published"], row["judged_by"]) for row in held] == [
        ("Anna Orlina", "2023-10-16", "Vera")
    ]


def test_match_find_finds_a_name_in_another_script_unless_it_is_to_be_exact(habeas: Habeas, casefiles: Path) -> None:
    found = habeas("match", "find", "Павел Орлин", "--workspace", casefiles).rows
    assert ("person", "Pavel Orlin") in [(row["found"], row["words"]) for row in found]
    assert habeas("match", "find", "Павел Орлин", "--exact", "--workspace", casefiles).rows == []
    exact = habeas("match", "find", "Pavel Orlin", "--exact", "--workspace", casefiles).rows
    assert {row["found"] for row in exact} == {"person", "report"}


def test_match_conflicts_lists_the_judgements_that_contradict(habeas: Habeas, casefiles: Path) -> None:
    place = ("--workspace", casefiles)
    assert habeas("match", "conflicts", *place).rows == []
    from habeas.workspace import Workspace

    with Workspace.open(casefiles) as workspace:
        numbers = [number for number, _ in workspace.parties()][:3]
    for left, right, answer in ((0, 1, "same"), (1, 2, "same"), (0, 2, "not same")):
        ran = habeas("match", "judge", numbers[left], numbers[right], answer, "--reason", "as told", *place)
        assert ran.status == 0
    rows = habeas("match", "conflicts", *place).rows
    assert [row["judged"] for row in rows] == ["same", "same", "not same"]


def test_record_before_the_report_shows_nothing(habeas: Habeas, casefiles: Path) -> None:
    assert habeas("record", "show", "Pavel Orlin", "--as-of", "2023-10-15", "--workspace", casefiles).rows == []


def test_watch_names_the_statements_under_each_state(habeas: Habeas, casefiles: Path) -> None:
    rows = habeas("watch", "--as-of", "2023-10-20", "--workspace", casefiles).rows
    (person,) = [row for row in rows if row["name"] == "Pavel Orlin"]
    assert (person["state"], bool(person["rests_on"])) == ("held", True)


def test_a_proof_is_checked_by_the_stand_alone_verifier(habeas: Habeas, casefiles: Path, tmp_path: Path) -> None:
    assert habeas("record", "prove", "s-0001", "--out", "proof.json", "--workspace", casefiles).status == 0
    assert habeas("record", "verifier", "verify.py").status == 0
    check = [sys.executable, "-I", "verify.py", "proof.json"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    proof = json.loads((tmp_path / "proof.json").read_text())
    changed = json.dumps(proof).replace("statement.accepted", "statement.rejected")
    (tmp_path / "proof.json").write_text(changed)
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 3


def test_a_form_is_drafted_as_pdf_and_text_with_questions(habeas: Habeas, casefiles: Path, tmp_path: Path) -> None:
    ran = habeas(
        "act",
        "draft",
        "wgeid",
        "--person",
        "Pavel Orlin",
        "--as-of",
        "2023-10-20",
        "--out",
        "out",
        "--draft",
        "--workspace",
        casefiles,
    )
    suffixes = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert (ran.status, suffixes, "ask the family" in ran.err) == (0, [".pdf", ".txt"], True)


def test_a_dry_run_drafts_nothing(habeas: Habeas, casefiles: Path, tmp_path: Path) -> None:
    before = habeas("record", "show", "--log", "--workspace", casefiles).rows
    ran = habeas("act", "draft", "wgeid", "--person", "Pavel Orlin", "--dry-run", "--workspace", casefiles)
    assert ("in a cellar" in ran.out, list(tmp_path.glob("*.pdf"))) == (True, [])
    assert habeas("record", "show", "--log", "--workspace", casefiles).rows == before


def test_a_dossier_needs_consent_then_a_second_person(habeas: Habeas, casefiles: Path, tmp_path: Path) -> None:
    place = ("--workspace", casefiles)
    dossier = ("publish", "dossier", "--person", "Pavel Orlin", *place)
    refused = habeas(*dossier)
    assert (refused.status, first_line(refused).split(":")[0]) == (1, "publish.no-consent")
    allowed = ("--field", "name", "--field", "whereabouts", "--purpose", "publish", "--audience", "public")
    consented = habeas("publish", "consent", "--person", "Pavel Orlin", "--given-by", "his sister", *allowed, *place)
    assert consented.status == 0
    assert "No report about them asks in known words to withhold one: make sure of it." in consented.err
    release = habeas(*dossier).out.split()[0]
    alone = habeas("publish", "approve", release, *place)
    assert (alone.status, first_line(alone).split(":")[0]) == (1, "publish.needs-second-person")
    assert habeas("enrol", "Boris", "--role", "reviewer", "--as", "Vera", *place).status == 0
    published = habeas("publish", "approve", release, "--as", "Boris", "--out", "out", *place)
    assert (published.status, sorted(path.suffix for path in (tmp_path / "out").iterdir())) == (0, [".html", ".pdf"])


def test_verify_says_that_it_holds_and_rebuild_changes_nothing(habeas: Habeas, casefiles: Path) -> None:
    before = habeas("record", "show", "Pavel Orlin", "--workspace", casefiles).rows
    assert habeas("record", "rebuild", "--workspace", casefiles).status == 0
    assert habeas("record", "verify", "--workspace", casefiles).status == 0
    assert habeas("record", "show", "Pavel Orlin", "--workspace", casefiles).rows == before


def test_a_flipped_byte_is_named_with_exit_status_3(habeas: Habeas, casefiles: Path) -> None:
    exhibit = next(path for path in (casefiles / "exhibits").rglob("*") if path.is_file())
    content = bytearray(exhibit.read_bytes())
    content[len(content) // 2] ^= 1
    exhibit.write_bytes(content)
    ran = habeas("record", "verify", "--workspace", casefiles)
    assert (ran.status, exhibit.name in ran.out + ran.err) == (3, True)


def test_export_waits_for_a_second_person_and_writes_what_the_log_holds(
    habeas: Habeas, casefiles: Path, tmp_path: Path
) -> None:
    place = ("--workspace", casefiles)
    vera, boris = (*place, "--as", "Vera"), (*place, "--as", "Boris")
    refused = habeas("record", "export", "out", *place)
    assert (refused.status, refused.err.partition(":")[0]) == (1, "workspace.leave-needed")
    habeas("enrol", "Boris", "--role", "reviewer", *vera)
    leave = habeas("record", "leave", "ask", "export", "--for", "for the court", *vera).out.strip()
    assert habeas("record", "leave", "give", leave, *vera).err.startswith("workspace.leave-not-others")
    assert habeas("record", "leave", "give", leave, *boris).status == 0
    assert [row["state"] for row in habeas("record", "leave", "list", *vera).rows] == ["good"]
    assert habeas("record", "export", "out", *vera).status == 0
    assert [row["state"] for row in habeas("record", "leave", "list", *vera).rows] == ["used"]
    kinds = {path.stem for path in (tmp_path / "out").iterdir()}
    assert {"exhibit.sealed", "statement.accepted"} <= kinds


def test_config_shows_where_each_value_came_from(
    habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HABEAS_PASSPHRASE", "a secret nobody may read")
    ran = habeas("config", "--workspace", casefiles)
    found = {row["setting"]: row for row in ran.rows}
    assert (found["passphrase"]["from"], found["case"]["from"]) == ("environment", "default")
    assert "a secret nobody may read" not in ran.out
