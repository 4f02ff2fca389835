"""`habeas watch diff` from the command line: what was learned between two days."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.cli.watch_diff import NOTHING_HELD
from tests.cli.conftest import Habeas
from tests.cli.refusals import refusals
from tests.cli.test_watch import casefiles

__all__ = ["casefiles"]

DAYS = ("--from", "2023-10-19", "--to", "2023-10-20")


def test_what_was_learned_between_two_days_is_told(habeas: Habeas, casefiles: Path) -> None:
    ran = habeas("watch", "diff", *DAYS, "--why", "--workspace", casefiles)
    told = [(row["what"], row["change"], row.get("name"), row.get("words")) for row in ran.rows]
    assert ran.status == 0
    assert ("person", "came", "Pavel Orlin", None) in told
    assert any(row[0] == "statement" and row[1] == "came" and "cellar" in str(row[3]) for row in told)


def test_as_known_on_one_day_nothing_is_learned(habeas: Habeas, casefiles: Path) -> None:
    ran = habeas("watch", "diff", *DAYS, "--known-on", "2023-10-19", "--workspace", casefiles)
    assert (ran.status, ran.out, ran.err) == (0, "", f"{NOTHING_HELD}\n")
    same = habeas("watch", "diff", "--from", "2023-10-20", "--to", "2023-10-20", "--workspace", casefiles)
    assert (same.status, same.out, same.err) == (0, "", "Nothing changed.\n")


def test_a_person_reads_lines(habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.cli.watch_diff.is_for_a_person", lambda: True)
    lines = habeas("watch", "diff", *DAYS, "--why", "--about", "Pavel Orlin", "--workspace", casefiles).out.splitlines()
    assert lines[0] == "Learned:"
    assert [line for line in lines if "Pavel Orlin: not on record → held" in line] != []
    assert [line for line in lines if "“" in line] != []


def test_as_it_was_known_before_nobody_is_watched(habeas: Habeas, casefiles: Path) -> None:
    assert habeas("watch", "--as-of", "2023-10-20", "--workspace", casefiles).rows != []
    assert habeas("watch", "--as-of", "2023-10-20", "--known-on", "2023-10-19", "--workspace", casefiles).rows == []


def test_both_times_held_still_leave_nothing_to_differ(habeas: Habeas, casefiles: Path) -> None:
    ran = habeas("watch", "diff", *DAYS, "--as-of", "2023-10-20", "--known-on", "2023-10-20", "--workspace", casefiles)
    assert (ran.status, refusals(ran.err)[0].code) == (2, "cli.wrong-usage")
