"""Three invented reports, in three voices: a town's newspaper, a legal-aid bulletin, a foreign correspondent.

Beside each stands what a careful person notes in it (`expected.json`) and the passages that must yield nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.read import read
from tests.read.expectation import Expected, Fields, words_of

REPORTS = Path(__file__).parent / "reports"
FOLDERS = sorted(folder for folder in REPORTS.iterdir() if (folder / "expected.json").is_file())


@cache
def expectations(folder: Path) -> Fields:
    return cast(Fields, json.loads((folder / "expected.json").read_text(encoding="utf-8")))


@cache
def reading_of(folder: Path) -> Reading:
    return read(words_of(folder), published=date.fromisoformat(str(expectations(folder)["published"])))


def listed(key: str) -> Iterator[object]:
    for folder in FOLDERS:
        for number, wanted in enumerate(cast(list[object], expectations(folder)[key]), start=1):
            words = str(wanted["quote"] if isinstance(wanted, dict) else wanted)
            yield pytest.param(folder, wanted, id=f"{folder.name}-{number}-{words[:30]}")


def everything_found(reading: Reading) -> Iterator[Span]:
    """Yield the spans of all that a reading proposes."""
    yield from (statement.span for statement in reading.statements)
    yield from (span for speech in reading.attributions for span in speech.content)
    yield from (span for entity in reading.entities for span in entity.mentions)


@pytest.mark.parametrize(("folder", "wanted"), list(listed("facts")))
def test_report_is_read_as_a_careful_person_would(folder: Path, wanted: Fields) -> None:
    reading, text = reading_of(folder), words_of(folder)
    expected = Expected(wanted=wanted)
    assert any(expected.is_held_by(proposal, reading, text) for proposal in reading.statements)


@pytest.mark.parametrize(("folder", "words"), list(listed("nothing")))
def test_page_furniture_yields_nothing(folder: Path, words: str) -> None:
    start = words_of(folder).index(words)
    place = Span(start=start, end=start + len(words))
    assert [span for span in everything_found(reading_of(folder)) if span.overlaps(place)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_quote_is_the_words_of_the_report(folder: Path) -> None:
    text = words_of(folder)
    statements = reading_of(folder).statements
    assert [statement.quote for statement in statements] == [statement.span.of(text) for statement in statements]
    assert len(statements) >= len(cast(list[object], expectations(folder)["facts"])) // 2
