"""On which day it happened: never the day of another happening that the sentence tells by the way."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.read import read


def days_of(text: str) -> dict[str, str | None]:
    """Return the day of each act and state by its first word."""
    statements = read(text, published=date(2023, 5, 14), language="en").statements
    told = [each for each in statements if each.claim.kind in ("act", "whereabouts")]
    return {
        getattr(each.claim, "act", getattr(each.claim, "state", "")): each.when.edtf if each.when else None
        for each in told
    }


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Ivan Torv, arrested on 3 May, was beaten on 5 May.",
            {"arrest": "2023-05-03", "ill-treatment": "2023-05-05"},
        ),
        ("After he was questioned on 3 May, Ivan Torv was beaten.", {"ill-treatment": None}),
        ("Ivan Torv was released three weeks after his arrest on 3 May.", {"released": None}),
        ("Ivan Torv was arrested for a speech of 3 May.", {"arrest": None}),
        ("Ivan Torv was arrested for a protest of 1 May on 3 May.", {"arrest": "2023-05-03"}),
        ("Ivan Torv was arrested for a speech on 3 May.", {"arrest": None}),
        ("Ivan Torv was arrested in connection with a blast on 3 May.", {"arrest": None}),
        ("Ivan Torv was beaten because of a quarrel on 3 May.", {"ill-treatment": None}),
        ("Ivan Torv was beaten with a pipe on 3 May.", {"ill-treatment": "2023-05-03"}),
        ("Ivan Torv was arrested for the second time on 3 May.", {"arrest": "2023-05-03"}),
        ("Ivan Torv was arrested on 3 May after a protest.", {"arrest": "2023-05-03"}),
        (
            "Two brothers held for a week in a cellar were freed on 3 May.",
            {"detention": None, "released": "2023-05-03", "held": None},
        ),
        ("After a protest on 3 May Ivan Torv was arrested.", {"arrest": "2023-05-03"}),
        (
            "Ivan Torv was beaten on 1 May and arrested on 3 May.",
            {"ill-treatment": "2023-05-01", "arrest": "2023-05-03"},
        ),
    ],
)
def test_day_is_of_the_happening_itself(text: str, days: dict[str, str | None]) -> None:
    assert days_of(text) == days
