"""Numbers of people against a table, and the laws that every count keeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read.languages.en.counts import FoundCount, find_counts
from habeas.read.languages.en.counts.numbers import figure_of
from habeas.read.languages.en.dates import find_dates
from habeas.read.languages.en.document import Document, parse_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def counts_in(text: str) -> tuple[Document, tuple[FoundCount, ...]]:
    document = parse_document(text)
    dates = find_dates(document, date(2022, 7, 20))
    return document, find_counts(document, tuple(when.span for when in dates if when.span is not None))


def shown(document: Document, found: FoundCount) -> str:
    most = "" if found.count.at_most is None else found.count.at_most
    noun = found.head_lemma or (document.tokens[found.whole].lemma if found.whole is not None else "-")
    return f"{found.count.words} = {found.count.at_least}..{most} {noun} {found.measure.value}"


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_sentence_gives_its_counts(sentence: str, wanted: str) -> None:
    document, found = counts_in(sentence)
    assert "; ".join(shown(document, each) for each in found) == wanted


@given(st.lists(st.sampled_from([row[0] for row in ROWS]), max_size=5))
def test_words_of_a_count_stand_at_its_span_and_in_order(sentences: list[str]) -> None:
    text = " ".join(sentences)
    _, found = counts_in(text)
    assert [each.span.of(text) for each in found] == [each.count.words for each in found]
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)


@given(st.integers(min_value=0, max_value=10_000_000))
def test_figures_with_thousands_marks_are_read_back(number: int) -> None:
    assert figure_of(f"{number:,}") == number


@given(st.integers(min_value=22, max_value=1_800))
def test_exact_number_of_men_is_exact(number: int) -> None:
    _, (found,) = counts_in(f"They saw {number} men in the yard.")
    assert (found.count.at_least, found.count.at_most) == (number, number)
