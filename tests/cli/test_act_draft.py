"""`habeas act draft` and `habeas act forms`, as a user has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.workspace import Workspace
from tests.act.test_own_form import OWN
from tests.cli.conftest import Habeas
from tests.workspace.conftest import REPORT

ABOUT = ("--person", "Pavel Orlin", "--as-of", "2023-10-20")


@pytest.fixture
def place(habeas: Habeas, tmp_path: Path) -> tuple[object, ...]:
    """Return the options for a workspace that holds one accepted statement about the conscript."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    options = ("--workspace", tmp_path / "casefiles")
    assert habeas("collect", "report.txt", "--published", "2023-10-16", *options).status == 0
    assert habeas("read", "--new", *options).status == 0
    with Workspace.open(tmp_path / "casefiles") as workspace:
        workspace.accept(next(one.id for one in workspace.proposals() if "held in a cellar" in one.proposal.quote))
    return options


def test_nothing_is_written_without_consent(habeas: Habeas, place: tuple[object, ...], tmp_path: Path) -> None:
    ran = habeas("act", "draft", "wgeid", *ABOUT, "--out", "out", *place)
    lines = ran.err.splitlines()
    assert (ran.status, lines[0].split(":")[0], len(lines)) == (1, "act.no-authorisation", 4)
    assert "--draft" in lines[3]
    assert "Orlin" not in ran.err
    assert not (tmp_path / "out").exists()


def test_a_marked_draft_a_document_and_a_sheet_are_written(
    habeas: Habeas, place: tuple[object, ...], tmp_path: Path
) -> None:
    wanted = ("--language", "ru", "--docx", "--questions", "uk", "--draft", "--out", "out")
    ran = habeas("act", "draft", "icrc", *ABOUT, *wanted, *place)
    names = sorted(path.name.split("2023-10-20")[0].split("-p-")[0] for path in (tmp_path / "out").iterdir())
    assert (ran.status, names) == (0, ["icrc-ru"] * 5)
    assert "ask the family: 1.3 (обов’язково): Як повністю звати батька та матір?" in ran.err


def test_the_sheet_is_in_the_language_of_the_form_where_none_is_named(
    habeas: Habeas, place: tuple[object, ...], tmp_path: Path
) -> None:
    assert habeas("act", "draft", "icrc", *ABOUT, "--draft", "--out", "out", *place, "--questions").status == 0
    assert len([path for path in (tmp_path / "out").iterdir() if "-questions-en" in path.name]) == 2


def test_a_form_of_ones_own_is_a_file(habeas: Habeas, place: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    ran = habeas("act", "draft", "own.toml", *ABOUT, "--language", "en", "--dry-run", *place)
    assert (ran.status, ran.out.splitlines()[0]) == (0, "INQUIRY TO AN OFFICE")
    missing = habeas("act", "draft", "other.toml", *ABOUT, "--dry-run", *place)
    assert (missing.status, missing.err.split(":")[0]) == (2, "act.form-file-unreadable")


def test_a_language_that_is_not_taken_is_refused(habeas: Habeas, place: tuple[object, ...]) -> None:
    ran = habeas("act", "draft", "prosecutor-ru", *ABOUT, "--language", "uk", "--draft", *place)
    assert (ran.status, ran.err.split(":")[0]) == (2, "act.language-not-taken")


def test_forms_are_listed_with_their_languages_and_none_claims_to_be_checked(habeas: Habeas) -> None:
    rows = {str(row["form"]): row for row in habeas("act", "forms", "--json").rows}
    assert {name: row["languages"] for name, row in rows.items()} == {
        "ced": "en, ru", "commander-ru": "ru", "commander-ua": "uk", "icrc": "en, ru, uk", "ombudsman-ru": "ru",
        "ombudsman-ua": "uk", "prosecutor-ru": "ru", "prosecutor-ua": "uk", "wgad": "en, ru", "wgeid": "en, ru",
    }  # fmt: skip
    assert {row["checked"] for row in rows.values()} == {"no"}


def test_steps_of_the_ledger_fill_the_form_and_why_names_their_entry(habeas: Habeas, place: tuple[object, ...]) -> None:
    sent = ("--to", "Office", "--for", "Pavel Orlin", "--sent", "2023-10-09", "--rule", "ru-prosecutor")
    assert habeas("act", "file", *sent, *place).status == 0
    ran = habeas("act", "draft", "wgeid", *ABOUT, "--dry-run", "--json", "--why", *place)
    (row,) = ran.rows
    lines = {box["number"]: box["lines"] for box in row["boxes"]}  # type: ignore[attr-defined]
    ((source,),) = [[one for one in row["why"] if "appeal" in one]]  # type: ignore[attr-defined]
    assert lines["5.1"] == [{"text": "appeal, sent on 9 October 2023, to Office", "notes": [source["number"]]}]
    assert (source["appeal"], row["checked"], row["may_be_sent"], row["files"]) == ("a-0001", "no", False, [])


def test_a_draft_as_json_names_its_files_and_prints_nothing_else(
    habeas: Habeas, place: tuple[object, ...], tmp_path: Path
) -> None:
    ran = habeas("act", "draft", "icrc", *ABOUT, "--draft", "--out", "out", "--json", *place)
    (row,) = ran.rows
    assert sorted(map(Path, row["files"])) == sorted(  # type: ignore[call-overload]
        path.relative_to(tmp_path) for path in (tmp_path / "out").iterdir()
    )
    assert "why" not in row


def test_why_shows_the_words_under_each_line(habeas: Habeas, place: tuple[object, ...]) -> None:
    ran = habeas("act", "draft", "wgeid", *ABOUT, "--dry-run", "--why", *place)
    lines = [line.strip() for line in ran.out.splitlines()]
    words = "“Pavel Orlin is held in a cellar near Zarechensk” — Anna Orlina (interview), passed on by Signal TV"
    assert [line.startswith("[") for line in lines if words in line] == [True]
