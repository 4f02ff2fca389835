"""A group's tally in words, with the statements under each bound, and the questions of a case."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.ids import StatementId
from habeas.watch import Bounds, scope_in_words, tabulate
from habeas.workspace import TallyView, Workspace
from habeas.workspace.tally_shown import bounds_in_words

DAY = date(2023, 10, 20)


@pytest.fixture
def judged(read: Workspace) -> Workspace:
    """Return the workspace with everything accepted that its report says."""
    for view in read.proposals():
        read.accept(view.id)
    return read


@pytest.fixture
def refusers(judged: Workspace) -> TallyView:
    """Return the tally of the only counted group."""
    (group,) = judged.watch(as_of=DAY).groups
    return judged.tally(group.number, as_of=DAY)


def test_a_tally_says_its_answer_in_words(refusers: TallyView) -> None:
    assert ([one.text for one in refusers.answers], refusers.named) == (["unaccounted for: 61 of 61"], "0 of 61 named")


def test_each_bound_names_the_statements_that_make_it_hold(refusers: TallyView) -> None:
    (answer,) = refusers.answers
    words = [[refusers.quote(one) for one in bound.statements] for bound in answer.bounds]
    assert ([bound.text for bound in answer.bounds], words) == (
        ["at least 61", "at most 61"],
        [["Sixty-one men refused to go"]] * 2,
    )


def test_the_picture_and_its_table_tell_the_same_and_carry_no_style(refusers: TallyView) -> None:
    (row,), svg = tabulate(refusers.series), refusers.svg
    assert (row.number, scope_in_words(row.scope, refusers.names) in svg, "style=" in svg) == ("61", True, False)


def test_every_statement_of_a_tally_has_its_number(refusers: TallyView) -> None:
    assert set(refusers.numbers) == {one for line in refusers.tally.lines for one in line.statements}


def test_the_page_of_a_group_has_the_same_tally(judged: Workspace, refusers: TallyView) -> None:
    shown = judged.record(refusers.number, as_of=DAY).counted
    assert shown is not None
    assert (shown.tally, shown.svg) == (refusers.tally, refusers.svg)


def test_the_page_of_a_person_has_no_tally(judged: Workspace) -> None:
    assert judged.record("Pavel Orlin", as_of=DAY).counted is None


def test_an_unknown_statement_has_no_words(refusers: TallyView) -> None:
    assert refusers.quote(StatementId("s-none")) == ""


@pytest.mark.parametrize(
    ("least", "most", "words"), [(52, 70, "52 to 70"), (7, 7, "7"), (3, None, "at least 3"), (0, 4, "0 to 4")]
)
def test_bounds_are_said_in_words(least: int, most: int | None, words: str) -> None:
    assert bounds_in_words(Bounds(at_least=least, at_most=most)) == words


def test_gaps_come_as_questions_by_how_much_they_would_change(judged: Workspace) -> None:
    found = judged.gaps(as_of=DAY)
    changes = [one.gap.would_change for one in found]
    assert changes == sorted(changes, reverse=True)
    assert ("Who heard of Pavel Orlin last, and when?" in [one.question for one in found]) is True


def test_gaps_are_the_same_from_what_was_seen_already(judged: Workspace) -> None:
    assert judged.gaps(seen=judged.watch(as_of=DAY)) == judged.gaps(as_of=DAY)
