"""Small trees and linear models, run in plain Python from the figures that training wrote.

`scripts/train_incident.py` writes `model.json`; see DATA.md beside it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from operator import itemgetter, mul
from typing import Any, TypeAlias, cast

LEAF = -1
"""The feature number that marks a leaf in a stored tree."""

Node: TypeAlias = "tuple[int, float, Node, Node]"
"""A decision tree: a feature, a cut, and the nodes to go on with at or below the cut and above it.

A leaf has its value in place of the cut, and nowhere to go on: (LEAF, value, NOWHERE, NOWHERE).
"""

_STRIDE = 15
"""How many trees are followed before it is asked whether the rest can change the answer."""

_DRIFT = 1e-9
"""How far two sums of the same leaves may differ by the order in which they are added."""

NOWHERE = cast("Node", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted trees for one yes-or-no question; `names` are the features, in the order of a row.

    `bounds` tells of each tree the least and the most that it and those behind it add up to.
    """

    names: dict[str, int]
    start: float
    trees: list[Node]
    bounds: list[tuple[float, float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounds", _bounds(self.trees))

    def likeliest(self, answers: Mapping[str, Mapping[str, float]], chance: float) -> str | None:
        """Return the answer with the best chance of "yes", the first of those; None where none has `chance`.

        What can no longer overtake the best one is not followed through the rest of the trees.
        """
        best: str | None = None
        best_chance, least = chance, math.log(chance / (1.0 - chance))
        for answer, features in answers.items():
            score = self._score_from(self.row(features), least)
            likely = _logistic(score) if score is not None else 0.0
            if score is not None and (likely > best_chance or (best is None and likely >= chance)):
                best, best_chance, least = answer, likely, score
        return best

    def _score_from(self, row: list[float], least: float) -> float | None:
        """Return the score of a row, None as soon as it is sure to stay below `least`."""
        total = 0.0
        for begin in range(0, len(self.trees), _STRIDE):
            if self.start + total + self.bounds[begin][1] < least - _DRIFT:
                return None
            for leaf in _leaves(self.trees[begin : begin + _STRIDE], row):
                total += leaf
        return self.start + total

    def reaches(self, features: Mapping[str, float], chance: float) -> bool:
        """Return whether the chance of "yes" is at least so much; trees that cannot change the answer are left out."""
        row = self.row(features)
        least = math.log(chance / (1.0 - chance))
        total = self.start
        for tree, (low, high) in zip(self.trees, self.bounds, strict=True):
            if total + high < least - _DRIFT or total + low > least + _DRIFT:
                return total + low > least
            total += _leaf(tree, row)
        return self.chance(features) >= chance

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance of "yes", 0..1."""
        return _logistic(self.score(features))

    def score(self, features: Mapping[str, float]) -> float:
        """Return the logarithm of the odds of "yes"; features that training never saw count for nothing."""
        return self.score_of(self.row(features))

    def score_of(self, row: list[float]) -> float:
        """Return the score of a row of features."""
        return self.start + sum(_leaves(self.trees, row))

    def row(self, features: Mapping[str, float]) -> list[float]:
        """Return features in the order of `names`, 0 where there is none."""
        row = [0.0] * len(self.names)
        for name, value in features.items():
            index = self.names.get(name)
            if index is not None:
                row[index] = value
        return row


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

    def columns(self, words: Mapping[str, int], figures: Mapping[str, float]) -> dict[int, float]:
        """Return the words and figures of a text by column."""
        columns = word_columns(words, self.words)
        for name, (column, mean, scale) in self.figures.items():
            columns[column] = (figures.get(name, 0.0) - mean) * scale
        return columns

    def scores(self, columns: Mapping[int, float], figures: Mapping[str, float]) -> dict[str, float]:
        """Return each label's score for a text; above 0 is more likely than not."""
        values = list(columns.values())
        pick = itemgetter(*columns) if len(columns) > 1 else lambda row: [row[at] for at in columns]
        found: dict[str, float] = {}
        names, told = None, []
        for label, start, row, trees in zip(self.labels, self.starts, self.weights, self.trees, strict=True):
            if trees.names is not names:
                names, told = trees.names, trees.row(figures)
            linear = start + sum(map(mul, pick(row), values))
            found[label] = (1.0 - self.tree_share) * linear + self.tree_share * trees.score_of(told)
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
        topics=_topics_of(stored["topics"]),
        thresholds=stored["thresholds"],
    )


def read_trees(stored: dict[str, Any]) -> Trees:
    """Return boosted trees from what the training stored."""
    return Trees(
        names={feature: index for index, feature in enumerate(stored["names"])},
        start=stored["start"],
        trees=[_node(*tree, number=0) for tree in stored["trees"]],
    )


def _bounds(trees: list[Node]) -> list[tuple[float, float]]:
    low = high = 0.0
    found: list[tuple[float, float]] = []
    for tree in reversed(trees):
        values = list(_values(tree))
        low, high = low + min(values), high + max(values)
        found.append((low, high))
    return found[::-1]


def _values(node: Node) -> Iterator[float]:
    """Yield the values of the leaves of a tree."""
    feature, cut, below, above = node
    if feature == LEAF:
        yield cut
    else:
        yield from _values(below)
        yield from _values(above)


def _node(features: list[int], cuts: list[float], left: list[int], right: list[int], *, number: int) -> Node:
    """Return the part of a stored tree that begins at a node.

    Node i asks whether feature `features[i]` is at most `cuts[i]`; leaves hold their value in `cuts[i]`.
    """
    if features[number] == LEAF:
        return LEAF, cuts[number], NOWHERE, NOWHERE
    ways = [_node(features, cuts, left, right, number=way[number]) for way in (left, right)]
    return features[number], cuts[number], ways[0], ways[1]


def _leaf(node: Node, row: list[float]) -> float:
    """Return the value of the leaf that a row of features falls into."""
    feature, cut, below, above = node
    while feature >= 0:
        feature, cut, below, above = below if row[feature] <= cut else above
    return cut


def _leaves(trees: list[Node], row: list[float]) -> list[float]:
    """Return the values of the leaves that a row of features falls into: `_leaf` for all trees, without its calls."""
    values: list[float] = []
    for tree in trees:
        feature, cut, below, above = tree
        while feature >= 0:
            feature, cut, below, above = below if row[feature] <= cut else above
        values.append(cut)
    return values


def _topics_of(stored: dict[str, Any]) -> dict[str, Topics]:
    """Return the topics by name; they were trained on the same words and figures, and share their columns."""
    known: dict[str, Topics] = {}
    for name, topic in stored.items():
        made = _topics(topic)
        same = next((each for each in known.values() if (each.words, each.figures) == (made.words, made.figures)), made)
        known[name] = replace(made, words=same.words, figures=same.figures)
    return known


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
