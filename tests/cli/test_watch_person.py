"""What `habeas watch` says of one person, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from habeas.cli.watch_person import person_row, person_why
from habeas.facts.claim import WhereaboutsClaim
from habeas.facts.when import on_day
from habeas.watch import index_statements, whereabouts
from habeas.watch.custody import label_of
from habeas.workspace import CaseWatch, Provenance, Workspace
from tests.cli.conftest import Copied
from tests.workspace.conftest import REPORT, Clock

NOT_CALLED = "\nPavel Orlin has not called his family since 3 October.\n"


@pytest.fixture
def seen(copied: Copied, tmp_path: Path) -> Iterator[CaseWatch]:
    copied(_make, tmp_path / "casefiles")
    with Workspace.open(tmp_path / "casefiles", clock=Clock()) as workspace:
        yield workspace.watch(as_of=date(2023, 10, 20))


def _make(folder: Path) -> None:
    with Workspace.create(folder, actor="Vera", passphrase=None, clock=Clock()) as workspace:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher="Steppe Herald")
        list(workspace.collect_content((REPORT + NOT_CALLED).encode(), name="report.txt", provenance=provenance))
        list(workspace.read())
        for view in workspace.proposals():
            workspace.accept(view.id)


def test_a_person_as_json_has_state_age_custody_and_clocks_and_with_why_the_words(seen: CaseWatch) -> None:
    (person,) = [one for one in seen.persons if one.party.name == "Pavel Orlin"]
    row = person_row(person, seen, why=True)
    assert (row["state"], row["code"], row["label"], row["custody"]) == (
        "held", "99", "not known what those who hold them say", "unknown",
    )  # fmt: skip
    assert (row["newest_at_least_days"], row["since"]) == (7, "2023-10-03")
    why = row["why"]
    assert isinstance(why, dict)
    assert "Pavel Orlin is held in a cellar near Zarechensk" in why.values()
    assert "why" not in person_row(person, seen, why=False)


def test_the_lines_under_a_person_name_who_says_so(seen: CaseWatch) -> None:
    (person,) = [one for one in seen.persons if one.party.name == "Pavel Orlin"]
    lines = list(person_why(person, seen))
    assert lines[0].startswith("since 2023-10-03; newest evidence ")
    assert lines[0].endswith("99 not known what those who hold them say")
    assert "so says: “Pavel Orlin is held in a cellar near Zarechensk” Anna Orlina" in lines


def test_the_history_of_a_person_stands_under_them_where_it_is_no_longer_so(seen: CaseWatch) -> None:
    (person,) = [one for one in seen.persons if one.party.name == "Pavel Orlin"]
    row = person_row(person, seen, why=True)
    history = row["history"]
    assert isinstance(history, list)
    assert [one["statement"] for one in history] == [one.statement for one in person.whereabouts.history]
    assert {(one["state"], one["days"], one["through"]) for one in history} == {
        ("held", "2023-10-03", None),
        ("held", "an unknown day to 2023-10-13", None),
    }
    told = {one["statement"] for one in history}
    other = next(one for one in seen.held.statements if one.id not in told)
    freed = replace(
        other, claim=WhereaboutsClaim(of=(person.party.id,), state="released"), when=on_day(seen.as_of),
        published_on=seen.as_of, origin=replace(other.origin, said_edtf=None),
    )  # fmt: skip
    later = [freed if one is other else one for one in seen.held.statements]
    past = replace(
        person, whereabouts=whereabouts(person.party.id, index_statements(later, seen.held.parties, seen.as_of))
    )
    before = [line for line in person_why(past, seen) if line.startswith("before, ")]
    assert len(before) == len(past.whereabouts.history) - 1
    assert any("Pavel Orlin is held in a cellar near Zarechensk" in line for line in before)
    assert not any(line.startswith("before, ") for line in person_why(person, seen))


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("01010103", "held at a known place; contact is permitted with a humanitarian body"),
        ("01010204", "held at a known place; contact is not permitted with a human-rights body"),
        ("02", "those who hold them deny it"),
    ],
)
def test_a_code_has_a_label_of_our_own(code: str, label: str) -> None:
    assert label_of(code) == label
