"""How well groups agree with the people behind the rows, over all pairs of rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Shares of pairs, from 0 to 1: of those put together, that are right; of those that belong together, that were."""

    precision: float
    recall: float


def column(path: Path, name: str) -> dict[str, str]:
    """Return one column of a CSV file by id."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row[name] for row in csv.DictReader(stream)}


def agreement(clusters: Mapping[str, str], persons: Mapping[str, str]) -> Agreement:
    """Return how well clusters agree with the persons behind the rows."""
    both = _pairs((clusters[id_], persons[id_]) for id_ in persons)
    return Agreement(precision=both / _pairs(clusters.values()), recall=both / _pairs(persons.values()))


def _pairs(labels: Iterable[object]) -> float:
    return sum(count * (count - 1) / 2 for count in Counter(labels).values())
