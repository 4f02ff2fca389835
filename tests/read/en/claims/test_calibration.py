"""A confidence is the share of such proposals that were right; it never falls where the weight rises."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read.languages.en.claims.calibration import Knot, calibrated, load_kinds, load_knots, worth

KNOTS = (Knot(weight=0.6, share=0.4), Knot(weight=0.8, share=0.9))


@pytest.mark.parametrize(("weight", "share"), [(0.3, 0.2), (0.6, 0.4), (0.7, 0.65), (0.8, 0.9), (0.95, 0.9)])
def test_weight_lies_on_the_line_between_what_was_measured(weight: float, share: float) -> None:
    assert calibrated(weight, KNOTS) == pytest.approx(share)


def test_nothing_measured_changes_nothing() -> None:
    assert calibrated(0.7, ()) == 0.7


def test_packaged_table_never_falls() -> None:
    knots = load_knots()
    assert len(knots) > 2
    assert all(one.weight < two.weight and one.share <= two.share for one, two in pairwise(knots))


@given(st.floats(min_value=0.0, max_value=1.0), st.floats(min_value=0.0, max_value=1.0))
def test_more_weight_is_never_less_confidence(one: float, other: float) -> None:
    assert calibrated(min(one, other)) <= calibrated(max(one, other))


def test_kind_that_was_right_less_often_keeps_a_part_of_the_share() -> None:
    kinds = load_kinds()
    assert all(0 < part < 1 for part in kinds.values())
    assert worth(0.8, "whereabouts") == pytest.approx(calibrated(0.8) * kinds["whereabouts"])


def test_kind_that_was_right_as_often_keeps_the_share() -> None:
    assert worth(0.8, "act") == calibrated(0.8)
