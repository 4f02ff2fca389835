"""The appeals ledger from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Copied, Habeas, Ran
from tests.workspace.conftest import REPORT

FILE = (
    "act", "file", "--to", "Garrison prosecutor of Zarechensk", "--for", "Pavel Orlin", "--sent", "2023-10-20",
    "--rule", "ru-prosecutor", "--state", "ru",
)  # fmt: skip


@pytest.fixture
def casefiles(copied: Copied, habeas: Habeas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace in which the report was collected and read, and everything it says accepted."""
    copied(_make, tmp_path / "casefiles")
    monkeypatch.setenv("HABEAS_WORKSPACE", str(tmp_path / "casefiles"))
    return tmp_path / "casefiles"


def _make(folder: Path) -> None:
    from habeas.workspace import Provenance, Workspace

    with Workspace.create(folder, actor="Vera", passphrase=None) as workspace:
        provenance = Provenance(published_on=date(2023, 10, 16))
        list(workspace.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(workspace.read())
        for view in workspace.proposals():
            workspace.accept(view.id)


def state(habeas: Habeas, as_of: str, *options: str) -> dict[str, object]:
    """Return how the first appeal stands on a day."""
    return habeas("act", "due", "--as-of", as_of, "--only", "a-0001", *options).rows[0]


def last_lines(ran: Ran) -> list[str]:
    return ran.err.splitlines()[-4:]


def test_an_appeal_is_filed_received_and_unanswered(habeas: Habeas, casefiles: Path) -> None:
    assert habeas(*FILE).out == "a-0001\n"
    assert state(habeas, "2023-12-01")["state"] == "perhaps no answer"
    assert habeas("act", "received", "a-0001", "--on", "2023-10-23").status == 0
    row = state(habeas, "2023-12-01", "--why")
    assert (row["state"], row["no_answer_since"], row["over_at"]) == (
        "no answer",
        "2023-11-28",
        "2023-11-27 21:00:00+00:00",
    )
    assert str(row["why"]).endswith("text not checked)")
    assert row["rule_checked"] is False


def test_a_denial_prints_the_words_that_it_stands_against(habeas: Habeas, casefiles: Path) -> None:
    habeas(*FILE, "--received", "2023-10-23")
    answered = habeas("act", "answer", "a-0001", "--response", "denied the event", "--on", "2023-11-01")
    assert "in a cellar" in answered.out
    row = state(habeas, "2023-12-01")
    assert (row["state"], row["late_days"]) == ("answered", 0)


def test_on_a_terminal_an_appeal_whose_person_was_erased_says_so(
    habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    habeas(*FILE)
    monkeypatch.setattr("habeas.cli.act_due.is_for_a_person", lambda: True)
    monkeypatch.setattr("habeas.workspace.ledger_shown.canonical_of", lambda parties, held: ())
    lines = habeas("act", "due", "--as-of", "2023-12-02", "--only", "a-0001").out.splitlines()
    assert lines[0].endswith(" · Garrison prosecutor of Zarechensk · for an erased person")


def test_what_was_entered_says_how_it_stands(habeas: Habeas, casefiles: Path) -> None:
    (filed,) = habeas(*FILE, "--received", "2023-10-23", "--as-of", "2023-11-01", "--json").rows
    assert (filed["number"], filed["state"], filed["ends_last"]) == ("a-0001", "waiting", "2023-11-27")
    sent = ("--response", "helped", "--on", "2023-11-01", "--json", "--why")
    (answered,) = habeas("act", "answer", "a-0001", *sent).rows
    assert (answered["state"], "text not checked" in str(answered["why"])) == ("answered", True)


def test_twenty_appeals_stay_twenty(habeas: Habeas, casefiles: Path) -> None:
    assert len(habeas(*FILE, "--times", 20).out.split()) == 20
    assert len([row for row in habeas("act", "due").rows if row["kind"] == "appeal"]) == 20


def test_a_mistake_is_struck_out(habeas: Habeas, casefiles: Path) -> None:
    habeas(*FILE)
    assert habeas("act", "strike", "a-0001", "--reason", "typed twice").status == 0
    assert last_lines(habeas("act", "due", "--only", "a-0001"))[0] == (
        "workspace.unknown-object: there is no appeal a-0001 in this case"
    )


def test_an_answer_before_the_appeal_is_refused_in_four_lines(habeas: Habeas, casefiles: Path) -> None:
    habeas(*FILE)
    ran = habeas("act", "answer", "a-0001", "--response", "helped", "--on", "2023-10-19")
    assert ran.status == 1
    said = "a-0001 was sent on 2023-10-20 at the earliest, so it cannot have been answered on 2023-10-19"
    assert last_lines(ran) == [
        f"act.answered-before-sent: {said}",
        "  while  entering what followed an appeal",
        "  kept   nothing changed",
        "  do     check both dates on the papers; a wrong entry is struck out with: habeas act strike",
    ]


@pytest.mark.parametrize("sent", ["2023-13-01", "yesterday", "2099-01-01", "1899-01-01"])
def test_a_day_that_cannot_be_is_refused(habeas: Habeas, casefiles: Path, sent: str) -> None:
    ran = habeas("act", "file", "--to", "Office", "--for", "Pavel Orlin", "--sent", sent)
    assert (ran.status, ran.out) == (2, "")


def test_a_calendar_that_ends_is_an_error_beside_the_others(habeas: Habeas, casefiles: Path) -> None:
    short = (Path(__file__).parents[2] / "src/habeas/act/calendars/ru.toml").read_text(encoding="utf-8")
    (casefiles / "calendars").mkdir()
    (casefiles / "calendars" / "ru.toml").write_text(
        short.replace("last_year = 2026", "last_year = 2023"), encoding="utf-8"
    )
    habeas(*FILE, "--received", "2023-12-20")
    habeas(*FILE, "--received", "2023-10-23")
    ran = habeas("act", "due", "--as-of", "2024-03-01")
    assert ran.status == 1
    assert [row["number"] for row in ran.rows if row["kind"] == "appeal"] == ["a-0002"]
    assert last_lines(ran) == [
        "act.calendar-ends: the working-day calendar for RU stops at 2023-12-31",
        "  while  computing the reply term of appeal a-0001",
        '  kept   nothing changed; a-0001 is still "waiting"',
        "  do     add 2024 to calendars/ru.toml, then: habeas act due --only a-0001",
    ]


def test_on_a_terminal_the_rule_stands_under_the_line(
    habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    habeas(*FILE, "--received", "2023-10-23")
    told = ("--response", "no information", "--gist", "he is on no list")
    habeas("act", "answer", "a-0001", *told, "--on", "2023-11-30")
    habeas("act", "answer", "a-0001", "--response", "denied the event", "--on", "2023-12-01")
    monkeypatch.setattr("habeas.cli.act_due.is_for_a_person", lambda: True)
    lines = habeas("act", "due", "--as-of", "2023-12-02", "--why", "--only", "a-0001").out.splitlines()
    assert lines[0] == (
        "a-0001  answered on 2023-11-30, 3 days late · Garrison prosecutor of Zarechensk · for Pavel Orlin"
    )
    assert lines[1].startswith("        answered on 2023-11-30: no information · he is on no list  [")
    assert "        ru-prosecutor: " in "\n".join(lines)
    assert [line for line in lines if "“" in line and "against" in line]


def test_calendar_and_digest_are_printed_and_nothing_is_sent(habeas: Habeas, casefiles: Path, tmp_path: Path) -> None:
    habeas(*FILE, "--received", "2023-10-23")
    assert habeas("act", "calendar", "--as-of", "2023-11-01", "--out", tmp_path / "due.ics").status == 0
    feed = (tmp_path / "due.ics").read_bytes().decode()
    assert "SUMMARY:a-0001: reply due (ru-prosecutor)\r\n" in feed
    told = habeas("act", "calendar", "--as-of", "2023-11-01", "--json", "--why")
    assert [(row["number"], row["ends_last"]) for row in told.rows] == [("a-0001", "2023-11-27")]
    assert "text not checked" in told.err
    digest = habeas("act", "digest", "--as-of", "2023-11-28")
    assert "since 2023-11-28  a-0001: no answer (ru-prosecutor)" in digest.out
    assert "Nothing was sent" in digest.err
    assert last_lines(habeas("act", "digest", "--send"))[0] == (
        "act.no-mail-server: nothing is sent: the setting smtp_host is empty or cannot be"
    )


def test_rules_say_whether_their_text_was_read(habeas: Habeas, casefiles: Path) -> None:
    assert {row["checked"] for row in habeas("act", "rules").rows} == {"no"}


def test_responsibility_is_never_stronger_than_its_statements(
    habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = habeas("act", "responsible", "--person", "Pavel Orlin").rows
    assert rows
    assert [row for row in rows if row["direct"] or row["units"]] == []
    monkeypatch.setattr("habeas.cli.act_responsible.is_for_a_person", lambda: True)
    shown = habeas("act", "responsible", "--person", "Pavel Orlin", "--why").out
    assert "nobody is named as the one who did it" in shown
    assert "“" in shown
