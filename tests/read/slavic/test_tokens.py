"""Tokens of Russian and Ukrainian text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.span import Span
from habeas.read.languages.slavic.tokens import plain_word, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Её увезли в 6:30.", ["Её", "увезли", "в", "6:30", "."]),
        ("А. С. Дугаров из 11-й бригады", ["А.", "С.", "Дугаров", "из", "11-й", "бригады"]),
        ("в/ч 99999, 20-летний", ["в/ч", "99999", ",", "20-летний"]),
        ("п'ять об’єктів", ["п'ять", "об’єктів"]),
        ("«Нет», — сказала", ["«", "Нет", "»", ",", "—", "сказала"]),
        ("Салтыков-Щедрин... и 12.05.2022", ["Салтыков-Щедрин", "...", "и", "12.05.2022"]),
        ("Си\u200bдоров и мо\u0301лодец", ["Си\u200bдоров", "и", "мо\u0301лодец"]),
    ],
)
def test_text_is_cut_into_words_and_marks(text: str, words: list[str]) -> None:
    assert [piece.text for piece in tokenise(text, Span(start=0, end=len(text)))] == words


@given(st.text(min_size=1, max_size=200) | st.text(alphabet="абв АБВ.«»-\u200b\u0301'\n1", min_size=1, max_size=80))
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    pieces = tokenise(text, Span(start=0, end=len(text)))
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Си\u200bдоров", "Сидоров"),
        ("Cидоpов", "Сидоров"),
        ("Smith", "Smith"),
        ("за\u0301мок", "замок"),
        ("\u200b", "\u200b"),
    ],
)
def test_word_to_look_up_has_nothing_unseen_in_it(written: str, word: str) -> None:
    assert plain_word(written) == word
