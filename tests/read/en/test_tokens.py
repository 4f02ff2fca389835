"""Tokens and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.span import Span
from habeas.read.languages.en.tokens import tokenise
from habeas.read.layout import split_paragraphs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("Orlov’s son can’t call", ["Orlov", "’s", "son", "ca", "n’t", "call"]),
        ("1,200 men, 12.5% at 10:30", ["1,200", "men", ",", "12.5%", "at", "10:30"]),
        ("a 25-year-old, the 64th Brigade", ["a", "25-year-old", ",", "the", "64th", "Brigade"]),
        ("Lt. Orlov of the U.S. Army", ["Lt.", "Orlov", "of", "the", "U.S.", "Army"]),
        (
            "see https://example.org/a?b=1 or a.b@example.org",
            ["see", "https://example.org/a?b=1", "or", "a.b@example.org"],
        ),
        ("wait… now... go--no", ["wait", "…", "now", "...", "go", "--", "no"]),
        ("''Go,'' ``no''", ["''", "Go", ",", "''", "``", "no", "''"]),
    ],
)
def test_text_is_cut_into_words_and_marks(text: str, words: list[str]) -> None:
    assert tokenise(text, Span(start=0, end=len(text))).words == words


@given(st.text(min_size=1, max_size=200))
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    pieces = tokenise(text, Span(start=0, end=len(text)))
    assert [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)] == pieces.words
    assert "".join("".join(pieces.words).split()) == "".join(text.split())


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs("One.\n  Two. \r\n\r\nThree.\n") == ["One.", "Two.", "Three."]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    block = (
        "The men were taken from the barracks in the night\nand nobody has seen any of them since the lorries went\n"
        "to the east."
    )
    assert paragraphs(f"{block}\n\nShe waits.") == [block, "She waits."]


def test_list_of_whole_sentences_is_not_joined() -> None:
    lines = [
        "The men were taken from the barracks in the night.",
        "Nobody has seen any of them since the lorries left.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_white_space_alone_has_no_paragraphs() -> None:
    assert paragraphs(" \n\t\n ") == []
