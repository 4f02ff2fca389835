"""Arithmetic of counts never claims more than its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.count import Count, add_disjoint, subtract_part
from habeas.facts.errors import MalformedFact


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Draw a count, open above or not."""
    least = draw(st.integers(0, 200))
    most = draw(st.none() | st.integers(least, 400))
    return Count(at_least=least, at_most=most, words=str(least))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Count, int]:
    """Draw a count and a true number that satisfies it."""
    count = draw(counts())
    return count, draw(st.integers(count.at_least, 400 if count.at_most is None else count.at_most))


def satisfied(count: Count, number: int) -> bool:
    """Return whether a number lies within a count."""
    return count.at_least <= number and (count.at_most is None or number <= count.at_most)


@given(st.lists(worlds(), min_size=1, max_size=5))
def test_the_sum_of_disjoint_groups_holds_in_every_world(parts: list[tuple[Count, int]]) -> None:
    total = add_disjoint(tuple(count for count, _ in parts))
    assert satisfied(total, sum(number for _, number in parts))


@given(worlds(), worlds())
def test_what_is_left_holds_in_every_world(whole: tuple[Count, int], part: tuple[Count, int]) -> None:
    if part[1] > whole[1]:
        return
    assert satisfied(subtract_part(whole[0], part[0]), whole[1] - part[1])


@given(counts(), counts())
def test_counts_agree_exactly_when_some_number_satisfies_both(one: Count, other: Count) -> None:
    both = [number for number in range(401) if satisfied(one, number) and satisfied(other, number)]
    assert one.agrees_with(other) == bool(both)


def test_a_part_larger_than_its_whole_is_refused() -> None:
    whole = Count(at_least=5, at_most=7, words="five to seven")
    with pytest.raises(MalformedFact):
        subtract_part(whole, Count(at_least=8, at_most=8, words="eight"))


@pytest.mark.parametrize(("least", "most"), [(3, 2), (-1, 4)])
def test_crossed_or_negative_bounds_are_refused(least: int, most: int) -> None:
    with pytest.raises(MalformedFact):
        Count(at_least=least, at_most=most, words="")


def test_seventy_eight_less_eight_is_seventy() -> None:
    left = subtract_part(Count(at_least=78, at_most=78, words="78"), Count(at_least=8, at_most=8, words="eight"))
    assert (left.at_least, left.at_most, left.is_exact) == (70, 70, True)
