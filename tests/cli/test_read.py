"""`habeas read`: JSON as the contract has it, order, errors on their line, and what a person sees."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from habeas.cli.read import read_command

REPORT = """The Fen Gazette

Families look for two brothers

Anna Petrell, the mother of Ivan Petrell, said in a video message on Tuesday that her son has not called since Friday.

“Twelve men were taken away in a lorry,” Petrell said. “There were no calls, no lawyer, nothing.”

At least 40 soldiers refused to fight in May.
"""
KEYS = ["file", "language", "published", "reader", "entities", "attributions", "statements", "incident"]
STATEMENT_KEYS = [
    "id", "span", "quote", "attribution", "claim", "when", "where", "polarity", "modality", "confidence",
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*arguments: str | Path, given: str | None = None) -> Result:
    # With the settings of the whole command line: click keeps the help option that it finds first.
    words = [str(each) for each in arguments]
    helps = ["-h", "--help"]
    return CliRunner().invoke(read_command, words, input=given, standalone_mode=False, help_option_names=helps)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_has_the_keys_of_the_contract_in_their_order(report: Path) -> None:
    (reading,) = lines(run(report, "--published", "2022-07-20", "--json"))
    statements = reading["statements"]
    assert isinstance(statements, list)
    assert list(reading) == KEYS
    assert [list(each) for each in statements] == [STATEMENT_KEYS] * len(statements)
    assert (reading["language"], reading["published"]) == ("en", "2022-07-20")


def test_json_quotes_are_the_words_at_their_span(report: Path) -> None:
    (reading,) = lines(run(report, "--json"))
    statements = reading["statements"]
    assert isinstance(statements, list)
    assert statements != []
    assert [REPORT[slice(*each["span"])] for each in statements] == [each["quote"] for each in statements]


def test_captured_output_is_json_without_being_asked(report: Path) -> None:
    assert list(lines(run(report))[0]) == KEYS


def test_bad_file_gets_its_line_and_the_rest_go_on(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = run(empty, tmp_path / "gone.txt", report, "--json")
    first, second, third = lines(result)
    assert first == {"file": str(empty), "error": first["error"]}
    assert [each["error"]["code"] for each in (first, second)] == [  # type: ignore[index]
        "collect.empty-file",
        "collect.vanished",
    ]
    assert third["file"] == str(report)
    assert result.return_value == 1


def test_language_without_a_reader_is_an_error_on_its_line(report: Path) -> None:
    result = run(report, "--language", "ka", "--json")
    assert lines(result)[0]["error"]["code"] == "read.no-reader-yet"  # type: ignore[index]
    assert result.return_value == 1


def test_folder_and_manifest_give_day_and_language(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(REPORT, encoding="utf-8")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("file,published,language\nb.txt,2022-07-20,en\nc.txt,,\n", encoding="utf-8")
    found = lines(run(folder, "--manifest", manifest, "--json"))
    assert [(each["file"], each.get("published"), "error" in each) for each in found] == [
        ("text/a.txt", None, False),
        ("text/b.txt", "2022-07-20", False),
        ("c.txt", None, True),
    ]


def test_manifest_without_a_file_column_is_wrong_usage(report: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("name\nx\n", encoding="utf-8")
    result = run(report, "--manifest", manifest)
    assert "no column called file" in str(result.exception)


def test_standard_input_is_called_a_dash() -> None:
    (reading,) = lines(run("-", "--json", given=REPORT))
    assert reading["file"] == "-"


def test_many_processes_give_the_same_bytes(report: Path, tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(REPORT + f"\nA further {number + 2} men left.\n", encoding="utf-8")
        paths.append(path)
    one = run(*paths, "--json")
    assert one.stdout.count("\n") == 5
    assert run(*paths, "--json", "--jobs", "2").stdout == one.stdout


def test_text_is_printed_to_the_letter(report: Path) -> None:
    assert run(report, "--text").stdout_bytes == REPORT.encode()


def test_day_to_come_is_refused(report: Path) -> None:
    result = run(report, "--published", "2999-01-01")
    assert getattr(result.exception, "code", None) == "collect.future-date"


def test_nothing_named_is_wrong_usage() -> None:
    assert "Name at least one file" in str(run().exception)


def test_person_sees_claims_by_origin(report: Path) -> None:
    shown = run(report, "--published", "2022-07-20", "--all").stdout.splitlines()
    assert shown[0].startswith("report.txt · English · published 2022-07-20 · ")
    headings = [line for line in shown if line.startswith("Anna Petrell")]
    assert headings[0].startswith("Anna Petrell, mother of Ivan Petrell — video")
    assert "nobody named (the publisher's own words)" in shown


def test_all_marks_the_doubtful_with_their_confidence_and_no_other(report: Path) -> None:
    row = json.loads(run(report, "--json").stdout)
    doubtful = [one for one in row["statements"] if one["confidence"] < 0.6 and one["claim"]["kind"] != "remark"]
    shown = run(report, "--inline", "--all").stdout
    assert shown.count("(doubtful, ") == len(doubtful) > 0
    assert f"(doubtful, {doubtful[0]['confidence'] * 100:.0f} %" in shown
    assert "(doubtful, " not in run(report, "--inline").stdout


def test_inline_shows_the_report_with_marks_under_the_words(report: Path) -> None:
    shown = run(report, "--inline").stdout.splitlines()
    at = shown.index("At least 40 soldiers refused to fight in May.")
    assert shown[at + 1].startswith("‾‾‾")
    assert re.match(r" *s\d+ act: refusal to serve", shown[at + 2])


def test_why_tells_rule_words_and_confidence(report: Path) -> None:
    refusal = next(line for line in run(report, "--inline").stdout.splitlines() if "act: refusal to serve" in line)
    asked = refusal.split()[0]
    told = run(report, "--why", asked).stdout
    assert told.startswith(f"{asked} · act · refusal to serve → soldiers\n")
    assert [line.split()[0] for line in told.splitlines()[1:] if line[2] != " "] == [
        "words", "said", "because", "rule", "set", "sentence", "confidence",
    ]  # fmt: skip
    at = REPORT.index("refused to fight")
    assert f"set off by   “refused to fight” {at}–{at + len('refused to fight')}" in told


def test_why_all_tells_of_every_claim_and_every_speech(report: Path) -> None:
    (reading,) = lines(run(report, "--json"))
    statements, speech = reading["statements"], reading["attributions"]
    assert isinstance(statements, list)
    assert isinstance(speech, list)
    headings = [line.split(" · ")[0] for line in run(report, "--why", "all").stdout.splitlines() if " · " in line[:8]]
    assert headings == [each["id"] for each in [*statements, *speech]]


def test_why_of_what_is_not_there_is_refused(report: Path) -> None:
    result = run(report, "--why", "s999")
    assert (result.stdout, result.return_value) == ("", 1)
    assert result.stderr.startswith(f"cli.not-in-reading: the reading of {report} has no s999\n")


def test_json_explains_what_is_asked_for_and_nothing_else(report: Path) -> None:
    (plain,), (told,) = lines(run(report, "--json")), lines(run(report, "--json", "--why", "s1", "--why", "a1"))
    extended = {"statements": "s1", "attributions": "a1"}
    for part, one in extended.items():
        members, bare = told[part], plain[part]
        assert isinstance(members, list)
        assert [each["id"] for each in members if "why" in each] == [one]
        assert [each["id"] for each in members if "rule" in each] == [one]
        assert [{key: each[key] for key in each if key not in ("rule", "why")} for each in members] == bare
    assert {key: told[key] for key in KEYS if key not in extended} == {
        key: plain[key] for key in KEYS if key not in extended
    }


def test_terminal_is_not_moved_by_what_a_report_holds(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("At least 40 soldiers \x1b[2Jrefused to fight in the town.\n", encoding="utf-8")
    for look in ("--inline", "--all"):
        shown = run(path, look).stdout
        assert "40 soldiers" in shown
        assert "\x1b" not in shown


def test_reading_a_file_imports_no_web_framework(report: Path) -> None:
    program = (
        "import sys; from habeas.cli.read import read_command;"
        f"read_command([{str(report)!r}, '--json'], standalone_mode=False);"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'sqlcipher3')], file=sys.stderr)"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert finished.stderr.splitlines()[-1] == "[]"
