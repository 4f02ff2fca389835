"""Bounds on groups that nest, part and overlap."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import prove_tallies
from habeas.watch.counting import Apart, Constraint, Flow, Inside, Overlap, Range, Size, find_clashes, make_plan, solve

WHOLE = Size(group="w", at_least=78, at_most=78, label="whole")
EIGHT = Size(group="a", at_least=8, at_most=8, label="eight")
TEN = Size(group="b", at_least=10, at_most=10, label="ten")
NESTED: list[Constraint] = [Inside(part="a", whole="w"), Inside(part="b", whole="w")]


def test_solve_lets_groups_overlap_of_which_nothing_is_said() -> None:
    left = solve([WHOLE, EIGHT, TEN, *NESTED], known="ab").uncovered("w")
    assert left == Range(
        at_least=60, at_most=68, because_least=("eight", "ten", "whole"), because_most=("ten", "whole")
    )


def test_solve_adds_groups_that_are_apart_and_says_by_whose_word() -> None:
    apart = Apart(left="a", right="b", label="apart")
    left = solve([WHOLE, EIGHT, TEN, *NESTED, apart], known="ab").uncovered("w")
    assert (left.at_least, left.at_most, left.because_most) == (60, 60, ("apart", "eight", "ten", "whole"))


def test_solve_lets_no_part_be_larger_than_what_is_left_by_those_apart() -> None:
    counts = [WHOLE, Size(group="a", at_least=50, at_most=None, label="fifty"), *NESTED]
    found = solve([*counts, Apart(left="a", right="b", label="apart")])
    assert found.size("b") == Range(at_least=0, at_most=28, because_least=(), because_most=("apart", "fifty", "whole"))


def test_solve_names_what_no_world_obeys() -> None:
    large = Size(group="a", at_least=150, at_most=150, label="large")
    found = solve([WHOLE, large, Inside(part="a", whole="w", label="of them")])
    assert found.clash == frozenset({"whole", "large", "of them"})


def test_solve_says_where_a_relation_does_not_fit() -> None:
    plan = make_plan([*NESTED, Inside(part="c", whole="a"), Apart(left="c", right="b", label="cousins")])
    assert [one.label for one in plan.unused] == ["cousins"]


def test_plan_leaves_out_circles() -> None:
    plan = make_plan([Inside(part="a", whole="b", label="1"), Inside(part="b", whole="a", label="2"), EIGHT])
    assert plan.circles == (("a", "b"),)


def test_plan_takes_four_in_a_row_to_pieces_by_leaving_one_relation_out() -> None:
    row = [Apart(left=left, right=right, label=left + right) for left, right in ("ab", "bc", "cd")]
    assert len(make_plan(row).unused) == 1


def test_clashes_come_smallest_first_and_say_how_to_make_peace() -> None:
    counts = [WHOLE, Size(group="w", at_least=77, at_most=77, label="other"), EIGHT, *NESTED]
    large = Size(group="a", at_least=100, at_most=None, label="large")
    found = find_clashes([*counts, large])
    assert [sorted(one) for one in found.clashes] == [
        ["eight", "large"], ["large", "other"], ["large", "whole"], ["other", "whole"],
    ]  # fmt: skip
    peace = [sorted(one) for one in found.peace]
    assert peace == [["large", "other"], ["large", "whole"], ["eight", "other", "whole"]]
    assert found.is_complete


def test_clashes_are_twenty_at_most() -> None:
    counts = [Size(group="w", at_least=number, at_most=number, label=f"c{number}") for number in range(9)]
    found = find_clashes(counts)
    assert (len(found.clashes), found.is_complete) == (20, False)


@pytest.mark.parametrize("seed", range(4))
def test_solve_agrees_with_every_world_there_is(seed: int) -> None:
    random = Random(seed)
    for _ in range(100):
        assert not prove_tallies.disagreement(prove_tallies.draw(random), every_clash=False)


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32), order=st.randoms(use_true_random=False))
def test_solve_is_the_same_for_every_order(seed: int, order: Random) -> None:
    drawn = prove_tallies.draw(Random(seed))
    shuffled: list[Constraint] = list(drawn.constraints)
    order.shuffle(shuffled)
    one, other = (solve(constraints, drawn.known) for constraints in (drawn.constraints, shuffled))
    assert (one.clash, one.regions) == (other.clash, other.regions)


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_solve_never_grows_surer_with_less(seed: int) -> None:
    drawn = prove_tallies.draw(Random(seed))
    full = solve(drawn.constraints, drawn.known)
    fewer = [one for one in drawn.constraints if not (isinstance(one, Size) and one.label == "count 0")]
    less = solve(fewer, drawn.known)
    if full.clash is None:
        assert less.clash is None
        assert less.size("a").at_least <= full.size("a").at_least


def test_solve_takes_those_who_went_on_for_part_of_those_before() -> None:
    counts: list[Constraint] = [
        Size(group="held", at_least=41, at_most=41, label="held"),
        Size(group="back", at_least=30, at_most=30, label="back"),
        Flow(part="back", whole="held", label="of the held"),
    ]
    reasons = ("back", "held", "of the held")
    assert solve(counts, known={"back"}).uncovered("held") == Range(
        at_least=11, at_most=11, because_least=reasons, because_most=reasons
    )
    more: list[Constraint] = [*counts[:1], Size(group="back", at_least=50, at_most=50, label="back"), counts[2]]
    assert find_clashes(more).clashes == (frozenset({"held", "back", "of the held"}),)


def test_solve_puts_somebody_into_two_groups_that_overlap() -> None:
    found = solve([Overlap(left="a", right="b", label="both"), *NESTED, WHOLE])
    assert (found.size("a").at_least, found.size("b").at_least, found.size("a").because_least) == (1, 1, ("both",))
    assert found.is_exact is False


@pytest.mark.parametrize("outer", [False, True])
def test_groups_that_overlap_cannot_be_apart_nor_lie_in_groups_that_are(outer: bool) -> None:
    apart = Apart(left="a", right="b", label="apart")
    inner: list[Constraint] = [Inside(part="c", whole="a", label="in a"), Inside(part="d", whole="b", label="in b")]
    both = Overlap(left="d", right="c", label="both") if outer else Overlap(left="b", right="a", label="both")
    expected = {"apart", "both", "in a", "in b"} if outer else {"apart", "both"}
    assert find_clashes([apart, both, *NESTED, *inner]).clashes == (frozenset(expected),)


def test_an_overlap_of_a_part_with_its_whole_is_exact() -> None:
    found = solve([Overlap(left="a", right="w", label="both"), *NESTED, WHOLE])
    assert (found.size("a").at_least, found.is_exact) == (1, True)
