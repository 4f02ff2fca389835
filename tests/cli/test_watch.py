"""`habeas watch` with its subcommands, on an invented report of which everything was accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from habeas.cli.watch import lines_once
from habeas.facts.claim import CountClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId
from habeas.watch import index_statements, tally, whereabouts
from habeas.workspace import GroupWatch, Provenance, Workspace
from tests.cli.conftest import Copied, Habeas
from tests.watch.world import EIGHT, GROUP, PARTIES, said
from tests.workspace.conftest import REPORT, Clock

NOT_CALLED = "\nPavel Orlin has not called his family since 3 October.\n"
AS_OF = ("--as-of", "2023-10-20")


@pytest.fixture
def casefiles(copied: Copied, tmp_path: Path) -> Path:
    """Return a workspace with everything accepted that the report says."""
    copied(_make, tmp_path / "casefiles")
    return tmp_path / "casefiles"


def _make(folder: Path) -> None:
    with Workspace.create(folder, actor="Vera", passphrase=None, clock=Clock()) as workspace:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher="Steppe Herald")
        list(workspace.collect_content((REPORT + NOT_CALLED).encode(), name="report.txt", provenance=provenance))
        list(workspace.read())
        for view in workspace.proposals():
            workspace.accept(view.id)


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands speak as to a person."""
    for module in ("watch", "watch_tally", "watch_gaps"):
        monkeypatch.setattr(f"habeas.cli.{module}.is_for_a_person", lambda: True)


@pytest.fixture
def group(casefiles: Path) -> str:
    """Return the number of the only counted group."""
    with Workspace.open(casefiles, clock=Clock()) as workspace:
        (found,) = workspace.watch(as_of=date(2023, 10, 20)).groups
        return found.number


def test_a_tally_is_one_row_with_its_bounds(habeas: Habeas, casefiles: Path, group: str) -> None:
    ran = habeas("watch", "tally", group, *AS_OF, "--workspace", casefiles)
    (row,) = ran.rows
    assert (ran.status, row["named"], row["conflicts"]) == (0, "0 of 61 named", [])
    assert "'answer': 'unaccounted for: 61 of 61'" in str(row["answers"])


@pytest.mark.usefixtures("on_a_terminal")
def test_a_tally_shows_why_each_bound_holds(habeas: Habeas, casefiles: Path, group: str) -> None:
    plain = habeas("watch", "tally", group, *AS_OF, "--workspace", casefiles).out
    why = habeas("watch", "tally", group, *AS_OF, "--why", "--workspace", casefiles).out
    assert ("unaccounted for: 61 of 61" in plain, "Sixty-one men" in plain) == (True, False)
    assert ("at most 61, because of s-" in why, "“Sixty-one men refused to go”" in why) == (True, True)


def test_a_tally_is_drawn_to_a_file(habeas: Habeas, casefiles: Path, group: str, tmp_path: Path) -> None:
    assert habeas("watch", "tally", group, "--svg", "out/group.svg", "--workspace", casefiles).status == 0
    assert (tmp_path / "out" / "group.svg").read_text().startswith("<svg ")


def test_a_tally_of_nobody_known_is_refused(habeas: Habeas, casefiles: Path) -> None:
    ran = habeas("watch", "tally", "Nobody at all", "--workspace", casefiles)
    assert (ran.status, len(ran.err.splitlines())) == (1, 4)


def test_gaps_come_with_what_they_would_change(habeas: Habeas, casefiles: Path) -> None:
    rows = habeas("watch", "gaps", *AS_OF, "--workspace", casefiles).rows
    assert "Who heard of Pavel Orlin last, and when?" in [row["question"] for row in rows]
    assert all(isinstance(row["would_change"], float) for row in rows)


@pytest.mark.usefixtures("on_a_terminal")
def test_gaps_show_the_words_that_leave_them_open(habeas: Habeas, casefiles: Path) -> None:
    plain = habeas("watch", "gaps", *AS_OF, "--workspace", casefiles).out
    why = habeas("watch", "gaps", *AS_OF, "--why", "--workspace", casefiles).out
    assert ("“" in plain, "“" in why) == (False, True)


def test_options_before_a_subcommand_are_refused(habeas: Habeas, casefiles: Path) -> None:
    assert habeas("watch", "--why", "gaps", "--workspace", casefiles).status == 2


@pytest.mark.usefixtures("on_a_terminal")
def test_watch_without_a_subcommand_shows_everyone(habeas: Habeas, casefiles: Path) -> None:
    out = habeas("watch", *AS_OF, "--workspace", casefiles).out
    assert ("Pavel Orlin: held" in out, out.count("refused · 1 origin")) == (True, 1)


def test_each_count_stands_under_one_group_only() -> None:
    def count(of: PartyId, number: int) -> CountClaim:
        return CountClaim(of=of, number=Count(at_least=number, at_most=number, words=str(number)))

    index = index_statements([said(1, count(GROUP, 20)), said(2, count(EIGHT, 8))], PARTIES, date(2022, 8, 1))
    part, whole = (
        GroupWatch(number=one, party=PARTIES[one], whereabouts=whereabouts(one, index), tally=tally(one, index))
        for one in (EIGHT, GROUP)
    )
    ((listed, lines),) = lines_once([part, whole])
    assert (listed.party.id, [line.count.words for line in lines]) == (GROUP, ["20", "8"])
