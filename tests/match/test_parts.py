"""Names are taken apart the same way, whatever signs and marks they carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.match.parts import LONGEST_PART, MOST_PARTS, Script, split_name


def letters_of(spelling: str) -> list[str]:
    return [part.letters for part in split_name(spelling)]


@pytest.mark.parametrize(
    ("spelling", "parts"),
    [
        ("Timur  BADMAEV", ["timur", "badmaev"]),
        ("Badmaev-Orlov, T.", ["badmaev", "orlov", "t"]),
        ("O’Tolan", ["o'tolan"]),
        ("Ştefan Łodan", ["stefan", "lodan"]),
        ("Алёна Мар’яна Їжак", ["алена", "мар'яна", "їжак"]),
        ("Mahmud al-Zaydi", ["mahmud", "alzaydi"]),
        ("الْحَسَن عبـد", ["الحسن", "عبد"]),
        ("\u200fתָּמָר\u200e", ["תמר"]),
        ("😀 ’ - …", []),
        ("", []),
    ],
)
def test_name_is_split_into_folded_parts(spelling: str, parts: list[str]) -> None:
    assert letters_of(spelling) == parts


def test_letters_that_look_alike_are_put_right() -> None:
    mixed = "\u0421ергeй Op\u043bo\u0432"  # a Latin e in the first part, Cyrillic among Latin letters in the second
    assert letters_of(mixed) == ["сергей", "орлов"]


def test_accented_latin_letter_in_a_cyrillic_word_is_put_right() -> None:
    assert letters_of("Орлóв") == ["орлов"]


def test_scripts_are_told_apart() -> None:
    assert [part.script for part in split_name("Anna Анна آنا חנה ანა")] == [
        Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.OTHER,
    ]  # fmt: skip


def test_very_long_lines_are_cut() -> None:
    assert letters_of("a" * 10_000) == ["a" * LONGEST_PART]
    assert len(split_name("Jan " * 5_000)) == MOST_PARTS


@given(st.text())
def test_any_text_is_split_into_parts_with_letters(text: str) -> None:
    assert all(0 < len(part.letters) <= LONGEST_PART for part in split_name(text))
