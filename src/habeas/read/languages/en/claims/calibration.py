"""What a confidence has been worth: how many of a hundred such proposals a careful person let stand.

`data/calibration.tsv` is written by `scripts/calibrate_reading.py` from invented reports with labels: the share for
each weight, and for each kind of claim that was right less often than its weights tell, what part of them it keeps.
Below the first weight, where a proposal lacks something, confidence falls with the weight.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CALIBRATION = "as often as such proposals were right"
"""The reason by which an explanation tells what calibration has changed."""

_PACKAGE = "habeas.read.languages.en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """Proposals of about this weight were right in this share, 0 to 1."""

    weight: float
    share: float


@cache
def load_knots() -> tuple[Knot, ...]:
    """Return the measured points, by weight, read once."""
    rows = [row for row in _rows() if row[0][0].isdigit()]
    return tuple(Knot(weight=float(weight), share=float(share)) for weight, share, *_ in rows)


@cache
def load_kinds() -> Mapping[str, float]:
    """Return, for each kind of claim that is right less often than its weights tell, what part of them it keeps."""
    return {kind: float(part) for kind, part, *_ in _rows() if kind.isalpha()}


def _rows() -> list[list[str]]:
    text = (files(_PACKAGE) / "claims" / "data" / "calibration.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def worth(weight: float, kind: str) -> float:
    """Return the share of proposals of a weight and kind of claim that were right."""
    return calibrated(weight) * load_kinds().get(kind, 1.0)


def calibrated(weight: float, knots: tuple[Knot, ...] | None = None) -> float:
    """Return the share of proposals of a weight that were right: on the line between the two nearest points.

    Args:
        weight: What the reasons for and against a claim add up to.
        knots: The measured points; those of the packaged table where it is None.
    """
    points = load_knots() if knots is None else knots
    if not points or weight < points[0].weight:
        return weight * (points[0].share / points[0].weight if points else 1.0)
    after = bisect_right(points, weight, key=lambda knot: knot.weight)
    if after == len(points):
        return points[-1].share
    left, right = points[after - 1], points[after]
    part = (weight - left.weight) / (right.weight - left.weight)
    return left.share + part * (right.share - left.share)
