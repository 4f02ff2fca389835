"""Ids: random, of letters that are told apart, and in the order of their numbers where these are given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import new_id

PLACES = st.integers(0, 2**35 - 1)


@given(PLACES, PLACES)
def test_ids_behind_numbers_sort_as_these_do(one: int, other: int) -> None:
    first, second = new_id("e", behind=one), new_id("e", behind=other)
    assert one == other or (first < second) == (one < other)
    assert {len(first), len(second)} == {len(new_id("e"))}


def test_ids_of_one_place_differ_and_use_the_letters_of_all() -> None:
    ids = {new_id("e", behind=7) for _ in range(1000)}
    assert len(ids) == 1000
    assert set("".join(ids)) <= set("e-0123456789abcdefghjkmnpqrstvwxyz")
