"""Small trees and linear models, run in plain Python from the figures that training wrote.

`scripts/train_incident.py` writes `model.json`; see DATA.md beside it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any, TypeAlias, cast

LEAF = -1
"""The feature number that marks a leaf in a stored tree."""

Node: TypeAlias = "tuple[int, float, Node, Node]"
"""A decision tree: a feature, a cut, and the nodes to go on with at or below the cut and above it.

A leaf has its value in place of the cut, and nowhere to go on: (LEAF, value, NOWHERE, NOWHERE).
"""

NOWHERE = cast("Node", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted trees for one yes-or-no question; `names` are the features, in the order of a row."""

    names: dict[str, int]
    start: float
    trees: list[Node]

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance of "yes", 0..1."""
        return _logistic(self.score(features))

    def score(self, features: Mapping[str, float]) -> float:
        """Return the logarithm of the odds of "yes"; features that training never saw count for nothing."""
        row = [0.0] * len(self.names)
        for name, value in features.items():
            index = self.names.get(name)
            if index is not None:
                row[index] = value
        return self.start + sum(_leaves(self.trees, row))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """For each label, a linear model over words and figures of a text, together with trees over the figures.

    `words`: word → (column, inverse document frequency); `figures`: name → (column, mean, scale). Words are
    weighed by the logarithm of their count and brought to length 1 together. `tree_share` (0..1) is the trees'
    part in the score.
    """

    labels: list[str]
    starts: list[float]
    words: dict[str, tuple[int, float]]
    figures: dict[str, tuple[int, float, float]]
    weights: list[list[float]]
    trees: list[Trees]
    tree_share: float

    def scores(self, words: Mapping[str, int], figures: Mapping[str, float]) -> dict[str, float]:
        """Return each label's score; above 0 is more likely than not."""
        columns = word_columns(words, self.words)
        for name, (column, mean, scale) in self.figures.items():
            columns[column] = (figures.get(name, 0.0) - mean) * scale
        values = list(columns.values())
        found: dict[str, float] = {}
        for label, start, row, trees in zip(self.labels, self.starts, self.weights, self.trees, strict=True):
            linear = start + sum(map(mul, map(row.__getitem__, columns), values))
            found[label] = (1.0 - self.tree_share) * linear + self.tree_share * trees.score(figures)
        return found


def word_columns(counts: Mapping[str, int], words: Mapping[str, tuple[int, float]]) -> dict[int, float]:
    """Return the weight of each known word by column, of length 1 together."""
    columns: dict[int, float] = {}
    for word, count in counts.items():
        known = words.get(word)
        if known is not None:
            columns[known[0]] = (1.0 + math.log(count)) * known[1]
    length = math.sqrt(sum(value * value for value in columns.values())) or 1.0
    return {column: value / length for column, value in columns.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All that was learned: rankers by question, topics by question, and the least chance for an answer."""

    rankers: dict[str, Trees]
    topics: dict[str, Topics]
    thresholds: dict[str, float]


@cache
def load_model() -> Model:
    """Return the packaged model, read once."""
    return read_model(files(__package__).joinpath("model.json").read_text("utf-8"))


def read_model(text: str) -> Model:
    """Return the model that a JSON text holds."""
    stored = json.loads(text)
    return Model(
        rankers={name: read_trees(ranker) for name, ranker in stored["rankers"].items()},
        topics={name: _topics(topic) for name, topic in stored["topics"].items()},
        thresholds=stored["thresholds"],
    )


def read_trees(stored: dict[str, Any]) -> Trees:
    """Return boosted trees from what the training stored."""
    return Trees(
        names={feature: index for index, feature in enumerate(stored["names"])},
        start=stored["start"],
        trees=[_node(*tree, number=0) for tree in stored["trees"]],
    )


def _node(features: list[int], cuts: list[float], left: list[int], right: list[int], *, number: int) -> Node:
    """Return the part of a stored tree that begins at a node.

    Node i asks whether feature `features[i]` is at most `cuts[i]`; leaves hold their value in `cuts[i]`.
    """
    if features[number] == LEAF:
        return LEAF, cuts[number], NOWHERE, NOWHERE
    ways = [_node(features, cuts, left, right, number=way[number]) for way in (left, right)]
    return features[number], cuts[number], ways[0], ways[1]


def _leaves(trees: list[Node], row: list[float]) -> list[float]:
    """Return the values of the leaves that a row of features falls into."""
    values: list[float] = []
    for tree in trees:
        feature, cut, below, above = tree
        while feature >= 0:
            feature, cut, below, above = below if row[feature] <= cut else above
        values.append(cut)
    return values


def _topics(stored: dict[str, Any]) -> Topics:
    return Topics(
        labels=stored["labels"],
        starts=stored["starts"],
        words={word: (column, weight) for word, column, weight in stored["words"]},
        figures={figure: (column, mean, scale) for figure, column, mean, scale in stored["figures"]},
        weights=stored["weights"],
        trees=[read_trees(trees) for trees in stored["trees"]],
        tree_share=stored["tree_share"],
    )


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))
