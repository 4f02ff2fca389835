"""Two spellings are explained letter by letter, and the letters add up."""

from __future__ import annotations

import pytest

from habeas.match.errors import NothingToCompare
from habeas.match.explain import explain


def test_declined_and_swapped_name_is_explained_part_by_part() -> None:
    explained = explain("Timur Badmaev", "Бадмаева Тимура")
    assert [(part.left, part.right) for part in explained.parts] == [("timur", "тимура"), ("badmaev", "бадмаева")]
    assert [part.bits > 10 for part in explained.parts] == [True, True]


@pytest.mark.parametrize(
    ("left", "right"), [("Timur", "Тимура"), ("Shura", "Щура"), ("Dorji", "Дорджи"), ("חנה", "Hana")]
)
def test_steps_spell_both_parts_and_add_up(left: str, right: str) -> None:
    part = explain(left, right).parts[0]
    assert "".join(step.left for step in part.steps).strip("^$") == part.left
    assert "".join(step.right for step in part.steps).strip("^$") == part.right
    assert sum(step.bits for step in part.steps) == pytest.approx(part.bits)


def test_unlike_parts_speak_against() -> None:
    assert explain("Boris", "Тимур").bits < 0


def test_missing_patronymic_costs_little_and_a_missing_name_more() -> None:
    alone = explain("Timur Badmaev", "Тимур Бадмаев").bits
    assert explain("Timur Badmaev", "Тимур Сергеевич Бадмаев").bits == alone - 0.5
    assert explain("Timur Badmaev Holm", "Тимур Бадмаев").bits == alone - 6.0


def test_initial_speaks_for_the_part_it_begins() -> None:
    assert [part.bits > 0 for part in explain("T. Badmaev", "Тимур Бадмаев").parts] == [True, True]


def test_spelling_without_letters_is_refused() -> None:
    with pytest.raises(NothingToCompare) as refused:
        explain("Anna", "😀")
    assert refused.value.side == "right"
