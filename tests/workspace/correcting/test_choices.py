"""A date typed by hand: EDTF, or words of any language that the desk's reports are written in."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.workspace.correcting.choices import when_in
from habeas.workspace.correcting.errors import DateNotUnderstood

PUBLISHED = date(2022, 7, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2022-05", date(2022, 5, 1), date(2022, 5, 31)),
        ("on Tuesday", date(2022, 7, 19), date(2022, 7, 19)),
        ("во вторник", date(2022, 7, 19), date(2022, 7, 19)),
        ("у вівторок", date(2022, 7, 19), date(2022, 7, 19)),
        ("3 марта 2022", date(2022, 3, 3), date(2022, 3, 3)),
        ("3 березня 2022", date(2022, 3, 3), date(2022, 3, 3)),
        ("в начале мая", date(2022, 5, 1), date(2022, 5, 10)),
        ("на початку травня", date(2022, 5, 1), date(2022, 5, 10)),
        ("05/04/2022", date(2022, 4, 5), date(2022, 5, 4)),
    ],
)
def test_typed_date_is_read_in_each_language(words: str, first: date, last: date) -> None:
    when = when_in({"when": words}, published=PUBLISHED)
    assert when is not None
    assert (when.earliest, when.latest) == (first, last)


def test_typed_date_brings_no_words_of_the_report() -> None:
    when = when_in({"when": "во вторник"}, published=PUBLISHED)
    assert when is not None
    assert (when.words, when.span) == ("", None)


@pytest.mark.parametrize("words", ["вторник или среда", "не во вторник", "скоро", "Tuesday or so"])
def test_words_that_leave_doubt_are_refused(words: str) -> None:
    with pytest.raises(DateNotUnderstood):
        when_in({"when": words}, published=PUBLISHED)
