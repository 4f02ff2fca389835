"""The table by pairs answers as a dictionary does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.match.registry.sparse import PairTable

NUMBERS = st.integers(0, 40)


@given(st.dictionaries(st.tuples(NUMBERS, NUMBERS), st.integers(-50, 50)), st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_table_answers_as_a_dictionary(held: dict[tuple[int, int], int], asked: list[tuple[int, int]]) -> None:
    pairs = np.array(list(held), np.int64).reshape(-1, 2)
    table = PairTable.of(pairs[:, 0], pairs[:, 1], np.array(list(held.values()), np.float32))
    wanted = np.array(asked + list(held), np.int64).reshape(-1, 2)
    found = table.look_up(wanted[:, 0], wanted[:, 1], -99.0)
    assert found.tolist() == [held.get(pair, -99) for pair in [*asked, *held]]
