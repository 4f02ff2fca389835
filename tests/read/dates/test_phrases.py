"""Dates in words in three languages against a table, and the laws that every date keeps.

The bounds in the table were worked out with a calendar in hand, not with the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.edtf import parse_edtf
from habeas.facts.when import Days, When
from habeas.read.languages.en.dates import dates_in as english
from habeas.read.languages.slavic.dates import dates_in as slavic

READERS: dict[str, Callable[[str, date | None], tuple[When, ...]]] = {
    "en": english,
    "ru": partial(slavic, "ru"),
    "uk": partial(slavic, "uk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: the sentence without its brackets, and the words that they held."""

    language: str
    published: date | None
    sentence: str
    words: str
    every: str
    some: str
    edtf: str


def _row(line: str) -> Row:
    language, published, marked, every, some, edtf = line.split("\t")
    words = marked[marked.index("[") + 1 : marked.index("]")] if "[" in marked else ""
    return Row(
        language=language,
        published=date.fromisoformat(published) if published else None,
        sentence=marked.replace("[", "").replace("]", ""),
        words=words,
        every=every,
        some=some,
        edtf=edtf,
    )


ROWS = [
    _row(line)
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def shown(days: Days | None) -> str:
    return f"{days.first or '..'}/{days.last or '..'}" if days else ""


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.language} {row.sentence}" for row in ROWS])
def test_phrase_gives_its_words_and_bounds(row: Row) -> None:
    found = READERS[row.language](row.sentence, row.published)
    when = next((each for each in found if each.words == row.words), None) if row.words else None
    if when is None:
        assert (row.words, [each.words for each in found]) == ("", [])
        return
    assert (shown(when.every), shown(when.some), when.edtf) == (row.every, row.some, row.edtf)


def test_table_is_broad() -> None:
    assert len({(row.language, row.sentence, row.published) for row in ROWS}) >= 400
    assert min(Counter(row.language for row in ROWS).values()) >= 80


@given(
    rows=st.lists(st.sampled_from(ROWS), min_size=1, max_size=4),
    published=st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1))),
)
def test_words_stand_at_their_span_in_order_and_edtf_is_well_formed(rows: list[Row], published: date | None) -> None:
    text = " ".join(row.sentence for row in rows if row.language == rows[0].language)
    found = READERS[rows[0].language](text, published)
    for when in found:
        assert when.span is not None
        assert when.span.of(text) == when.words
        parse_edtf(when.edtf)
    spans = [when.span for when in found if when.span]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(("language", "phrase"), [("en", "on Tuesday"), ("ru", "во вторник"), ("uk", "у вівторок")])
@given(published=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_weekday_is_within_the_week_before_publication(language: str, phrase: str, published: date) -> None:
    (when,) = READERS[language](phrase, published)
    assert when.latest is not None
    assert timedelta(0) <= published - when.latest < timedelta(7)
    assert when.latest.weekday() == 1


@pytest.mark.parametrize(
    ("language", "word"), [("en", "May "), ("ru", "мая "), ("uk", "травня "), ("ru", "за два дня до ")]
)
def test_hostile_text_takes_linear_time(language: str, word: str) -> None:
    assert READERS[language](word * 2_000, date(2022, 7, 20)) == ()
