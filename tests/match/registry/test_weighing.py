"""Weighing pairs of names: one that is not told says nothing, and both directions say the same."""

from __future__ import annotations

import numpy as np

from habeas.match.registry.gathered import NOT_TOLD, Spoken
from habeas.match.registry.rows import name_of
from habeas.match.registry.weighing import NAME_COSTS, Weighing


def weighing_of(*names: str) -> Weighing:
    spoken = Spoken()
    for name in names:
        spoken.number(name_of({"name": name}))
    return spoken.weighing(spoken.near_parts(given_names=True), NAME_COSTS)


def test_name_that_is_not_told_says_nothing() -> None:
    told = weighing_of("Arman Koven", "Тимур Бондар")
    left, right = np.array([NOT_TOLD, 0, NOT_TOLD, 0]), np.array([0, NOT_TOLD, NOT_TOLD, 1])
    assert told.weigh(left, right).bits.tolist()[:3] == [0, 0, 0]
    assert told.weigh(left, right).bits.tolist()[3] < 0
    assert weighing_of().weigh(np.array([NOT_TOLD]), np.array([NOT_TOLD])).bits.tolist() == [0]


def test_both_directions_say_the_same() -> None:
    told = weighing_of("Arman Koven", "Ковен Арман Оспанович", "А. Ковен", "Тимур Бондар")
    one, other = (side.ravel() for side in np.meshgrid(np.arange(4), np.arange(4)))
    assert told.weigh(one, other).bits.tolist() == told.weigh(other, one).bits.tolist()


def test_given_names_clash_where_neither_stands_for_the_other() -> None:
    told = weighing_of("Arman Koven", "Ковен Арман Оспанович", "А. Ковен", "Ковен Тимур", "Ковен")
    assert told.weigh(np.zeros(5, np.int64), np.arange(5)).clash.tolist() == [False, False, False, True, False]
