"""Trees and linear models run in plain Python."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read.languages.en.incident.models import (
    LEAF,
    NOWHERE,
    Node,
    Topics,
    Trees,
    load_model,
    read_trees,
    word_columns,
)

MODEL_FEATURES = sorted(load_model().rankers["victim"].names)
STUMP: Node = (0, 0.5, (LEAF, -2.0, NOWHERE, NOWHERE), (LEAF, 2.0, NOWHERE, NOWHERE))


@pytest.mark.parametrize(("value", "expected"), [(0.0, -2.0), (0.5, -2.0), (0.6, 2.0)])
def test_tree_goes_below_up_to_the_cut(value: float, expected: float) -> None:
    assert Trees(names={"hits": 0}, start=0.0, trees=[STUMP]).score({"hits": value}) == expected


def test_stored_tree_is_read_from_its_first_node() -> None:
    stored = {"names": ["hits"], "start": 0.0, "trees": [[[0, LEAF, LEAF], [0.5, -2.0, 2.0], [1, 0, 0], [2, 0, 0]]]}

    assert read_trees(stored).trees == [STUMP]


def test_chance_is_the_logistic_of_the_sum() -> None:
    trees = Trees(names={"hits": 0}, start=1.0, trees=[STUMP, STUMP])

    assert trees.chance({"hits": 1.0}) == pytest.approx(1 / (1 + math.exp(-5.0)))


@given(
    values=st.dictionaries(st.sampled_from(MODEL_FEATURES), st.floats(0, 3), max_size=12), chance=st.floats(0.05, 0.95)
)
def test_chance_is_reached_where_it_is_at_least_so_much(values: dict[str, float], chance: float) -> None:
    victims = load_model().rankers["victim"]

    assert victims.reaches(values, chance) == (victims.chance(values) >= chance)


@given(
    answers=st.dictionaries(
        st.sampled_from("abcdef"),
        st.dictionaries(st.sampled_from(sorted(load_model().rankers["town"].names)), st.floats(0, 3), max_size=12),
        max_size=6,
    ),
    chance=st.floats(0.05, 0.6),
)
def test_likeliest_answer_is_the_first_of_the_best_chance(answers: dict[str, dict[str, float]], chance: float) -> None:
    towns = load_model().rankers["town"]
    chances = {answer: towns.chance(features) for answer, features in answers.items()}
    best = max(chances, key=lambda answer: chances[answer], default=None)

    assert towns.likeliest(answers, chance) == (best if best is not None and chances[best] >= chance else None)


def test_feature_never_seen_counts_for_nothing() -> None:
    trees = Trees(names={"hits": 0}, start=0.0, trees=[STUMP])

    assert trees.chance({"other": 9.0}) == trees.chance({})


def test_words_are_brought_to_length_one() -> None:
    columns = word_columns({"arrest": 3, "prison": 1, "unseen": 5}, {"arrest": (0, 2.0), "prison": (1, 1.5)})

    assert set(columns) == {0, 1}
    assert sum(value * value for value in columns.values()) == pytest.approx(1.0)


def test_topics_weigh_words_figures_and_trees() -> None:
    topics = Topics(
        labels=["killing"],
        starts=[0.5],
        words={"kill": (0, 1.0)},
        figures={"hits": (1, 1.0, 2.0)},
        weights=[[3.0, 1.0]],
        trees=[Trees(names={"hits": 0}, start=0.0, trees=[STUMP])],
        tree_share=0.25,
    )

    figures = {"hits": 2.0}
    assert topics.scores(topics.columns({"kill": 4}, figures), figures) == {
        "killing": pytest.approx(0.75 * (0.5 + 3.0 + 2.0) + 0.25 * 2.0)
    }


def test_packaged_model_answers_every_question() -> None:
    model = load_model()

    assert set(model.rankers) == {"victim", "country", "town", "year", "month", "day"}
    assert set(model.topics) == {"violation", "perpetrator"}
    assert set(model.thresholds) == {*model.rankers, "violation"}
