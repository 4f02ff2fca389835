"""What the reader reached on the development half is not lost again; the held half is read by no test."""

from __future__ import annotations

import pytest

from habeas.read import READERS
from tests.gold.figures import ALL, add_up
from tests.gold.score import outcomes_of

FLOORS = {"en": (0.87, 0.46)}
"""By language: least precision and recall over all kinds at the default threshold, a little below what was reached."""


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_figures_on_the_development_half_stay_above_their_floor(language: str) -> None:
    assert language in READERS
    figures = add_up(outcomes_of("development", language))
    least_precision, least_recall = FLOORS[language]
    assert (figures.precision(ALL).value or 0.0) >= least_precision
    assert (figures.recall(ALL).value or 0.0) >= least_recall
