"""Counts that cannot all be true stand among the contradictions of a case, each set once."""

from typing import cast

from habeas.facts.ids import StatementId
from habeas.facts.statement import Statement
from habeas.watch import contradictions, index_statements, tally, whereabouts
from habeas.workspace.held import Held
from habeas.workspace.views import CaseWatch, GroupWatch
from tests.watch.test_tallies import AS_OF, counted
from tests.watch.world import GROUP, PARTIES


def seen(*statements: Statement) -> CaseWatch:
    index = index_statements(statements, PARTIES, AS_OF)
    group = GroupWatch(
        number="p-0001", party=PARTIES[GROUP], whereabouts=whereabouts(GROUP, index), tally=tally(GROUP, index)
    )
    # The same counts bound a group and what holds it: they clash in both, and are one clash.
    return CaseWatch(
        as_of=AS_OF, persons=(), groups=(group, group), contradictions=contradictions(statements),
        held=cast("Held", None),
    )  # fmt: skip


def test_a_part_that_is_larger_than_the_whole_is_a_clash_though_no_pair_of_statements_is() -> None:
    found = seen(counted(1, 26), counted(2, 52, state="transferred"))
    assert found.contradictions == ()
    assert (found.count_clashes, found.clash_count) == (((StatementId("s-001"), StatementId("s-002")),), 1)


def test_two_counts_of_one_thing_are_told_once() -> None:
    found = seen(counted(1, 78), counted(2, 77))
    assert (len(found.contradictions), found.count_clashes, found.clash_count) == (1, (), 1)


def test_counts_that_fit_are_no_clash() -> None:
    assert seen(counted(1, 78), counted(2, 52, state="transferred")).clash_count == 0
