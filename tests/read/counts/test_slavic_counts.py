"""Russian and Ukrainian numbers against a table, and the laws that every count keeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.read.languages.slavic.counts import FoundCount, find_counts
from habeas.read.languages.slavic.dates import dates_in
from habeas.read.languages.slavic.document import Document, parse_document
from habeas.read.languages.slavic.morphology import dictionary
from habeas.read.languages.slavic.wordlists import load_wordlists

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def counts_in(language: str, text: str) -> tuple[Document, tuple[FoundCount, ...]]:
    document = parse_document(text, dictionary(language), load_wordlists(language))
    dates = dates_in(language, text, date(2022, 7, 20))
    return document, find_counts(document, tuple(when.span for when in dates if when.span is not None))


def shown(document: Document, found: FoundCount) -> str:
    most = "" if found.count.at_most is None else found.count.at_most
    counted = found.head if found.head is not None else found.whole
    noun = document.tokens[counted].text if counted is not None else "-"
    part = " part" if found.partitive else ""
    return f"{found.count.words} = {found.count.at_least}..{most} {noun} {found.measure.value}{part}"


@pytest.mark.parametrize(("language", "sentence", "wanted"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_sentence_gives_its_counts(language: str, sentence: str, wanted: str) -> None:
    document, found = counts_in(language, sentence)
    assert "; ".join(shown(document, each) for each in found) == wanted


@settings(max_examples=30)
@given(st.lists(st.sampled_from([row[1] for row in ROWS if row[0] == "ru"]), max_size=5))
def test_words_of_a_count_stand_at_its_span_and_in_order(sentences: list[str]) -> None:
    text = " ".join(sentences)
    _, found = counts_in("ru", text)
    assert [each.span.of(text) for each in found] == [each.count.words for each in found]
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)


@settings(max_examples=30)
@given(st.integers(min_value=22, max_value=1_800))
def test_exact_number_of_people_is_exact(number: int) -> None:
    _, (found,) = counts_in("ru", f"Во дворе видели {number} человек.")
    assert (found.count.at_least, found.count.at_most) == (number, number)
