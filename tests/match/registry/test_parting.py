"""Parting: brothers stay apart though a row is like both, and the order of the pairs does not matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.match.registry.parting import Group, Tie, part_into_people

ROWS = st.integers(0, 9)
TIES = st.dictionaries(
    st.tuples(ROWS, ROWS).filter(lambda pair: pair[0] < pair[1]), st.floats(-20, 20, allow_nan=False), min_size=1
)


def tie(left: int, right: int, bits: float) -> Tie:
    return Tie(left=left, right=right, bits=bits)


def test_pair_that_speaks_for_itself_is_one_group() -> None:
    assert part_into_people([tie(1, 2, 3.0)]) == (Group(rows=(1, 2)),)


def test_row_that_is_like_both_brothers_joins_the_likelier_alone() -> None:
    ties = [tie(1, 2, 9.0), tie(2, 3, 6.0), tie(1, 3, -14.0)]
    assert part_into_people(ties) == (Group(rows=(1, 2)), Group(rows=(3,)))


def test_chain_of_weak_ties_is_not_one_person() -> None:
    ties = [tie(row, row + 1, 1.0) for row in range(6)]
    assert max(len(group.rows) for group in part_into_people(ties)) == 2


@given(TIES, st.randoms())
def test_order_of_the_pairs_does_not_matter(bits: dict[tuple[int, int], float], chance: st.randoms) -> None:  # type: ignore[valid-type]
    ties = [tie(left, right, said) for (left, right), said in bits.items()]
    shuffled = list(ties)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert part_into_people(shuffled) == part_into_people(ties)


@given(TIES)
def test_every_row_is_in_one_group(bits: dict[tuple[int, int], float]) -> None:
    groups = part_into_people([tie(left, right, said) for (left, right), said in bits.items()])
    rows = [row for group in groups for row in group.rows]
    assert sorted(rows) == sorted({row for pair in bits for row in pair})
