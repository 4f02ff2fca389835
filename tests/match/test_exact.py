"""The switch for exact spelling: letters count, order and capitals do not."""

from __future__ import annotations

import pytest

from habeas.match.exact import ExactNames, holds_exactly

NAMES = ExactNames(["Анна Орлова", "Anna Orlova", "орлова анна", "", "Анна-Мария Орлова"])


@pytest.mark.parametrize(
    ("written", "places"),
    [("Орлова Анна", [0, 2]), ("ANNA ORLOVA", [1]), ("Анна Орлов", []), ("", []), ("\u200fАнна Мария Орлова", [4])],
)
def test_exact_names_are_found_by_their_letters_alone(written: str, places: list[int]) -> None:
    assert NAMES.look_up(written) == places


def test_a_spelling_holds_the_words_it_has() -> None:
    assert holds_exactly("Анна Павловна Орлова", "орлова анна")
    assert not holds_exactly("Анна Павловна Орлова", "Орлов")
    assert not holds_exactly("Анна", "")
