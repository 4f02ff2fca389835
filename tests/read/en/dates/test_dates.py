"""Dates in words against a table, and the laws that every date keeps."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.edtf import parse_edtf
from habeas.read.languages.en.dates import dates_in

PUBLISHED = date(2022, 7, 20)
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PHRASES = [row[0] for row in ROWS]


@pytest.mark.parametrize(("phrase", "words", "edtf", "every"), ROWS, ids=PHRASES)
def test_phrase_gives_its_bounds(phrase: str, words: str, edtf: str, every: str) -> None:
    found = dates_in(phrase, PUBLISHED)
    last = found[-1] if found else None
    certain = f"{last.every.first}/{last.every.last}" if last and last.every else ""
    assert (last.words if last else "", last.edtf if last else "", certain) == (words, edtf, every)


def test_table_is_broad() -> None:
    assert len(set(PHRASES)) >= 120


@given(phrases=st.lists(st.sampled_from(PHRASES), max_size=4), published=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_words_stand_at_their_span_and_edtf_is_well_formed(phrases: list[str], published: date) -> None:
    text = ". ".join(phrases)
    found = dates_in(text, published)
    for when in found:
        assert when.span is not None
        assert when.span.of(text) == when.words
        parse_edtf(when.edtf)
    starts = [when.span.start for when in found if when.span]
    assert starts == sorted(starts)


@given(published=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_weekday_is_within_the_week_before_publication(published: date) -> None:
    (when,) = dates_in("on Tuesday", published)
    assert when.latest is not None
    assert timedelta(0) <= published - when.latest < timedelta(7)
    assert when.latest.weekday() == 1


def test_without_publication_only_full_dates_are_dates() -> None:
    assert [when.edtf for when in dates_in("on Tuesday, last week, 4 May, and on 4 May 2021 in 2020", None)] == [
        "2021-05-04",
        "2020",
    ]


def test_hostile_text_takes_linear_time() -> None:
    assert dates_in("May " * 4_000 + "the " * 4_000 + "1/" * 4_000, PUBLISHED) == ()
