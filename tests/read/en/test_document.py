"""A text taken apart: sentences, quotations, and how the parts point at each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.read.languages.en.document import Document, parse_document
from habeas.read.languages.en.sentences import LONGEST_TOKENS


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in parse_document(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        (
            "Lt. Orlov and Dr. Petrova left at 5 p.m. on Oct. 3.",
            ["Lt. Orlov and Dr. Petrova left at 5 p.m. on Oct. 3."],
        ),
        ("They live in the U.S. The army called.", ["They live in the U.S.", "The army called."]),
        ("“Why?” Petrova asked. Nobody knew.", ["“Why?” Petrova asked.", "Nobody knew."]),
        ("“We waited. Nobody came.” Then it rained.", ["“We waited.", "Nobody came.”", "Then it rained."]),
        ("Orlov was taken (he is 19.) He is ill.", ["Orlov was taken (he is 19.)", "He is ill."]),
        ("no full stop at all", ["no full stop at all"]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_text_without_punctuation_is_cut_at_a_length() -> None:
    words = "word " * (LONGEST_TOKENS * 3)
    document = parse_document(words)
    assert {sentence.last - sentence.first for sentence in document.sentences} == {LONGEST_TOKENS}


def quotations(text: str) -> list[tuple[str, bool]]:
    return [(text[quote.start : quote.end], quote.closed) for quote in parse_document(text).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "go".', [('"no"', True), ('"go"', True)]),
        ("He said “they told me ‘go’ twice” to us.", [("“they told me ‘go’ twice”", True)]),
        ("She said ''I said, 'go,''' and left.", [("''I said, 'go,'''", True)]),
        ("A board 5\" wide, the soldiers' mothers' list.", []),
        ("He said “we wait. “Then we go,” she said.", [("“we wait.", False), ("“Then we go,”", True)]),
        ("He said “we wait.", [("“we wait.", False)]),
        ("no opening” here", []),
        ("— Go, — he said. — Now.", [("Go,", True), ("Now.", True)]),
        ("— AFP", []),
        ("the ‘special’ unit", [("‘special’", True)]),
    ],
)
def test_quotations_are_found_in_every_style(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quotations(text) == expected


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quotations("He said “we wait.\nShe left.\n“Go,” he said.") == [("“we wait.", False), ("“Go,”", True)]


def assert_parts_fit(document: Document) -> None:
    for token in document.tokens:
        assert document.text[token.start : token.end] == token.text
        if token.quote is not None:
            assert document.quotes[token.quote].start <= token.start < document.quotes[token.quote].end
    covered = [at for sentence in document.sentences for at in range(sentence.first, sentence.last)]
    assert covered == list(range(len(document.tokens)))
    listed = [at for paragraph in document.paragraphs for at in range(paragraph.first, paragraph.last)]
    assert listed == list(range(len(document.sentences)))
    for number, paragraph in enumerate(document.paragraphs):
        assert {sentence.paragraph for sentence in document.sentences_of(paragraph)} == {number}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*"ab AB.,!?“”\"'‘’«»—–()\n\t5", "Mr. ", "said "]), max_size=120).map("".join))
def test_parts_of_any_text_fit_together(text: str) -> None:
    assert_parts_fit(parse_document(text))


def test_furniture_is_in_no_sentence() -> None:
    text = "Share\n\nThe men were taken.\n\nBoris Orlov / Selenga Press"
    document = parse_document(text)
    assert (sentences(text), [span.of(text) for span in document.furniture]) == (
        ["The men were taken."],
        ["Share", "Boris Orlov / Selenga Press"],
    )


@pytest.mark.parametrize(
    "piece", ['"', "'", "''", "(", "“a b. ", "'a ", "— A. — he said. ", "He said “go.” ", "x" * 50, "you «"]
)
def test_hostile_text_takes_time_by_its_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert_parts_fit(parse_document(text))
