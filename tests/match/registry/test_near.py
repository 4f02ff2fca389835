"""Near parts: in any script, in any case, in everyday form, with a slip; and never more than being equal says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from habeas.match.parts import Part, split_name
from habeas.match.registry.near import UNKNOWN_NAMES, UNKNOWN_SHARE, NearParts, find_near_parts

SPELLINGS = (
    *"Bondar Бондар Бондаря Zhuravlyov Журавлёв Журавлев Журавлеву".split(),
    *"Николай Mykola Коля Kolya Edward Ted Zarina Оспан".split(),
)


def parts_of(words: Sequence[str]) -> list[Part]:
    return list(dict.fromkeys(part for word in words for part in split_name(word)))


@pytest.fixture(scope="module")
def table() -> dict[frozenset[str], float]:
    """Bits by pair of spellings, folded."""
    parts = parts_of(SPELLINGS)
    return by_pair(parts, find_near_parts(parts, np.ones(len(parts), np.int64), 1000, given_names=True))


def by_pair(parts: list[Part], near: NearParts) -> dict[frozenset[str], float]:
    rows = zip(near.part.tolist(), near.neighbour.tolist(), near.bits.tolist(), strict=True)
    return {frozenset((parts[one].letters, parts[other].letters)): bits for one, other, bits in rows}


@pytest.mark.parametrize(
    ("one", "other"),
    [("bondar", "бондар"), ("бондар", "бондаря"), ("bondar", "бондаря"), ("zhuravlyov", "журавлев"),
     ("журавлев", "журавлеву"), ("николай", "коля"), ("николай", "kolya"), ("edward", "ted")],
)  # fmt: skip
def test_spellings_of_one_part_are_near(table: dict[frozenset[str], float], one: str, other: str) -> None:
    assert table.get(frozenset((one, other)), -99.0) > 0.0


def test_parts_that_are_unlike_are_not_near(table: dict[frozenset[str], float]) -> None:
    assert [pair for pair in table if pair in (frozenset(("zarina", "оспан")), frozenset(("edward", "zarina")))] == []


def test_table_has_both_directions_and_every_part_itself() -> None:
    parts = parts_of(["Bondar", "Бондар", "Zarina"])
    near = find_near_parts(parts, np.array([3, 2, 1]), 10, given_names=False)
    pairs = set(zip(near.part.tolist(), near.neighbour.tolist(), strict=True))
    assert {(number, number) for number in range(3)} <= pairs
    assert {(other, one) for one, other in pairs} == pairs


def test_nearness_never_says_more_than_being_equal() -> None:
    parts = parts_of(SPELLINGS)
    counts = np.arange(1, len(parts) + 1)
    near = find_near_parts(parts, counts, 1000, given_names=True)
    own = -np.log2((counts + UNKNOWN_NAMES * UNKNOWN_SHARE) / (1000 + UNKNOWN_NAMES))
    assert (near.bits <= np.minimum(own[near.part], own[near.neighbour]) + 0.01).all()


def test_empty_vocabulary_has_no_near_parts() -> None:
    near = find_near_parts([], np.zeros(0, np.int64), 0, given_names=True)
    assert (len(near.part), len(near.bits)) == (0, 0)
