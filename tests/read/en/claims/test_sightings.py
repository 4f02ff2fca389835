"""Who was seen in a cell was held there that day; who was seen elsewhere, or by nobody, was not."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import WhereaboutsClaim
from habeas.read import read

PUBLISHED = date(2023, 5, 14)


def held(text: str) -> list[tuple[tuple[str, ...], str | None, date | None]]:
    """Return who is told to be held, in which place, on which day, among what is told as it is."""
    reading = read(text, published=PUBLISHED, language="en")
    told = ((each.claim, each.when) for each in reading.statements if each.modality == "actual")
    return [
        (
            tuple(reading.entity(one).name for one in claim.of),
            reading.entity(claim.place).name if claim.place else None,
            when.earliest if when else None,
        )
        for claim, when in told
        if isinstance(claim, WhereaboutsClaim) and claim.state == "held"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Danylo Kestrov has not called. A colleague, Vera Ostin, saw him on 14 April in the cells in Lomovka.",
            (("Danylo Kestrov",), "Lomovka", date(2023, 4, 14)),
        ),
        (
            "Vera Ostin saw Danylo Kestrov in a cell in Lomovka on 14 April.",
            (("Danylo Kestrov",), "Lomovka", date(2023, 4, 14)),
        ),
        ("Ivan Torv was recognised in the prison on 3 May.", (("Ivan Torv",), None, date(2023, 5, 3))),
    ],
)
def test_who_was_seen_in_a_cell_was_held_there(text: str, told: tuple[tuple[str, ...], str | None, date]) -> None:
    assert held(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Torv saw Ivan Torv in a video on 3 May.",
        "Ivan Torv was last seen at a checkpoint near Lomovka on 3 May.",
        "Nobody saw Ivan Torv in the prison on 3 May.",
        "Anna Torv hopes to see Ivan Torv in prison.",
        "She saw Ivan Torv at the market last year.",
        "Anna Torv met relatives in the basement of the church.",
        "Anna Torv saw Pavel Drozd, who works in the prison, on 3 May.",
        "The lawyer saw Ivan Torv in the prison director's office.",
    ],
)
def test_who_was_seen_elsewhere_or_by_nobody_is_not_told_to_be_held(text: str) -> None:
    assert held(text) == []
