"""Reading as a whole: which reader, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.read import READERS, EmptyText, NoReaderYet, read

REPORT = (
    "Anna Petrova, the mother of a conscript, told the Northern Courier on Tuesday that eight men were held in a shed."
)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n ", "\u00a0"])
def test_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyText) as refused:
        read(text)
    assert refused.value.code == "read.empty-text"


def test_language_without_a_reader_is_refused() -> None:
    with pytest.raises(NoReaderYet) as refused:
        read("Les hommes ont été emmenés de la caserne et personne ne les a revus depuis.")
    assert (refused.value.code, refused.value.language) == ("read.no-reader-yet", "und")


def test_named_language_goes_before_what_the_text_looks_like() -> None:
    assert read("Zarechensk", language="en").language == "en"


def test_same_text_gives_the_same_reading() -> None:
    assert read(REPORT, published=date(2022, 7, 20)) == read(REPORT, published=date(2022, 7, 20))


def test_reading_names_its_reader_and_the_day() -> None:
    reading = read(REPORT, published=date(2022, 7, 20))
    assert (reading.reader, reading.language, reading.published) == (READERS["en"]().name, "en", date(2022, 7, 20))
