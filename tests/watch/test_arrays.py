"""Rows by number, and the few steps over them that answers are made of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.watch.arrays import Numbering, Owned, least, marked, most, numbers, once_each, pick, scattered, shelve


def owned(owner: list[int], row: list[int]) -> Owned:
    return Owned(owner=numbers(owner), row=numbers(row))


def test_numbering_keeps_what_it_gave_and_leaves_0_to_nothing() -> None:
    number_of = Numbering(("any",))
    assert [number_of[word] for word in ("", "any", "held", "any", "held")] == [0, 1, 2, 1, 2]
    number_of.take(("held", "free"))
    assert dict(number_of) == {"": 0, "any": 1, "held": 2, "free": 3}


def test_shelf_gives_the_rows_of_one_name_and_of_several() -> None:
    shelf = shelve(owned([2, 0], [5, 9]).followed_by(owned([2], [4])).in_order(), 4)
    assert [shelf.of(name).tolist() for name in range(4)] == [[9], [], [4, 5], []]
    assert [shelf.has(name) for name in range(4)] == [True, False, True, False]
    several = shelf.of_each(numbers([2, 1, 2, 0]))
    assert (several.owner.tolist(), several.row.tolist()) == ([0, 0, 2, 2, 3], [4, 5, 4, 5, 9])
    assert shelf.owned().owner.tolist() == [0, 2, 2]


def test_most_and_least_are_those_of_each_owner() -> None:
    owner, values = numbers([0, 2, 0]), numbers([4, 7, 9])
    assert most(owner, values, 3).tolist() == [9, -1, 7]
    assert least(owner, values, 3, 100).tolist() == [4, 100, 7]


def test_pick_finds_nothing_at_no_place() -> None:
    assert pick(numbers([7, 8]), numbers([1, -1, 0])).tolist() == [8, 0, 7]
    assert pick(numbers([]), numbers([-1, -1]), -1).tolist() == [-1, -1]


def test_columns_of_what_few_have_are_empty_elsewhere() -> None:
    assert scattered([2], [5], 4).tolist() == [0, 0, 5, 0]
    assert np.flatnonzero(marked([1, 3], 4)).tolist() == [1, 3]


@given(st.lists(st.integers(-3, 3)))
def test_numbers_stand_once_each_in_rising_order(given_numbers: list[int]) -> None:
    assert once_each(numbers(given_numbers)).tolist() == sorted(set(given_numbers))


def test_tables_are_joined_and_taken_column_by_column() -> None:
    both = owned([3], [4]).followed_by(owned([1, 1], [2, 0]))
    assert (both.owner.tolist(), both.row.tolist()) == ([3, 1, 1], [4, 2, 0])
    kept = both.where(np.array([True, False, True]))
    assert (kept.owner.tolist(), kept.row.tolist()) == ([3, 1], [4, 0])
    assert both.in_order().row.tolist() == [0, 2, 4]
