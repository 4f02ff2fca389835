"""Parting: brothers stay apart though a row is like both, and the order of the pairs does not matter."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.match.registry.parting import part_into_people
from habeas.match.registry.ties import Ties

ROWS = 10
Said = Mapping[tuple[int, int], float]
PAIR = st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)).filter(lambda pair: pair[0] < pair[1])
TIES = st.dictionaries(PAIR, st.floats(-20, 20, allow_nan=False), min_size=1)


def ties_of(said: Said) -> Ties:
    pairs = np.array(list(said), np.int32).reshape(-1, 2)
    return Ties.of(pairs[:, 0], pairs[:, 1], np.array(list(said.values()), np.float64))


def groups_of(said: Said) -> list[int]:
    """Return for each row the first row of its group."""
    return [int(first) for first in part_into_people(ties_of(said), ROWS)]


def test_pair_that_speaks_for_itself_is_one_group() -> None:
    assert groups_of({(1, 2): 3.0}) == [0, 1, 1, 3, 4, 5, 6, 7, 8, 9]


def test_row_that_is_like_both_brothers_joins_the_likelier_alone() -> None:
    assert groups_of({(1, 2): 9.0, (2, 3): 6.0, (1, 3): -14.0})[1:4] == [1, 1, 3]


def test_chain_of_weak_ties_is_not_one_person() -> None:
    assert groups_of({(row, row + 1): 1.0 for row in range(6)}) == [0, 0, 2, 2, 4, 4, 6, 7, 8, 9]


@given(TIES, st.randoms())
def test_order_of_the_pairs_does_not_matter(said: dict[tuple[int, int], float], chance: st.randoms) -> None:  # type: ignore[valid-type]
    turned = [((right, left), bits) for (left, right), bits in said.items()]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert groups_of(dict(turned)) == groups_of(said)


@given(TIES)
def test_every_group_is_named_by_its_first_row(said: dict[tuple[int, int], float]) -> None:
    first = groups_of(said)
    assert [first[row] for row in first] == first
    assert all(one <= row for row, one in enumerate(first))


@given(TIES)
def test_rows_of_one_group_hang_together_and_those_that_only_speak_for_it_are_one_group(
    said: dict[tuple[int, int], float],
) -> None:
    first, hanging = groups_of(said), ties_of(said).chosen(ties_of(said).bits > 0.0).hanging(ROWS).tolist()
    assert all(hanging[row] == hanging[one] for row, one in enumerate(first))
    for lot in set(hanging):
        rows = [row for row in range(ROWS) if hanging[row] == lot]
        if all(said.get((one, other), 0.0) > 0.0 for one in rows for other in rows if one < other):
            assert {first[row] for row in rows} == {lot}


@given(TIES)
def test_strongest_tie_of_a_row_is_the_strongest_the_first_of_equals(said: dict[tuple[int, int], float]) -> None:
    found = ties_of(said).strongest(ROWS)
    for row in range(ROWS):
        others = [(-bits, sum(pair) - row) for pair, bits in said.items() if row in pair]
        bits, other = min(others, default=(np.inf, -1))
        assert (int(found.other[row]), float(found.bits[row])) == (other, -bits)
