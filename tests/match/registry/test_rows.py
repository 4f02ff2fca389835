"""Rows of a registry: names with roles, dates as far as they are told, units by number."""

from __future__ import annotations

import pytest

from habeas.match.registry.rows import born_of, name_of, read_row, unit_of
from habeas.match.registry.weighing import Role


@pytest.mark.parametrize(
    ("written", "read"),
    [("1990-05-07", (1990, 5, 7)), ("1990-05", (1990, 5, 0)), ("1990", (1990, 0, 0)), ("07.05.1990", (1990, 5, 7)),
     ("around 1990", (1990, 0, 0)), ("1989 or 1990", (0, 0, 0)), ("", (0, 0, 0)), ("1990-17-40", (1990, 0, 0))],
)  # fmt: skip
def test_day_of_birth_is_read_as_far_as_it_is_told(written: str, read: tuple[int, int, int]) -> None:
    assert born_of(written) == read


def test_roles_come_from_the_columns_and_from_the_ending_of_a_patronymic() -> None:
    from_columns = name_of({"name": "Ospan Arman", "given": "Arman", "family": "Ospan"})
    alone = name_of({"name": "Арман Серикович Оспан"})
    assert [role for _, role in from_columns] == [Role.FAMILY, Role.GIVEN]
    assert [role for _, role in alone] == [Role.UNKNOWN, Role.PATRONYMIC, Role.UNKNOWN]


def test_number_of_a_unit_stands_apart_from_its_words() -> None:
    assert [(part.letters, role) for part, role in unit_of("0709-й полк")] == [
        ("709", Role.GIVEN), ("полк", Role.FAMILY),
    ]  # fmt: skip


def test_name_of_ten_thousand_letters_is_cut_and_of_signs_alone_is_empty() -> None:
    assert max(len(part.letters) for part, _ in read_row({"id": "1", "name": "я" * 10_000}).name) <= 40
    assert read_row({"id": "1", "name": "🙂 \u202e —"}).name == ()
