"""What the dates of a text offer as the incident's."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.read.languages.en.dates import find_dates
from habeas.read.languages.en.incident.days import day_candidates
from tests.read.en.incident.texts import PUBLISHED, scene_of


def edtf_of(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    scene = scene_of(text)
    candidates = day_candidates(scene, find_dates(scene.document, published), published)
    return [one.edtf("day") or one.edtf("month") or one.edtf("year") for one in candidates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was arrested on 3 May 2021.", ["2021-05-03", "2022"]),
        ("He was arrested in May 2021.", ["2021-05", "2022"]),
        ("He was arrested in 2019.", ["2019", "2022"]),
        ("He has been held since 15 March.", ["2022-03-15", "2022"]),
        ("He has been held since March.", ["2022-03", "2022"]),
        ("He was held from 2015 to 2018.", ["2015", "2022"]),
        ("He was arrested.", ["2022"]),
    ],
)
def test_candidate_is_as_precise_as_the_words(text: str, expected: list[str]) -> None:
    assert edtf_of(text) == expected


def test_without_publication_date_there_is_no_year_of_it() -> None:
    assert edtf_of("He was arrested.", None) == []
