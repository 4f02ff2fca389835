"""Train the small models that choose the principal incident, and measure them by cross-validation.

    python scripts/train_incident.py GOLD.json [--folds 5] [--write src/habeas/read/languages/en/incident/model.json]

GOLD.json is the training part of HRDsAttack (Ran et al. 2023, MIT), in the form that its authors publish. Needs
scikit-learn (requirements-train.lock); Habeas itself does not, since the models are JSON that plain Python runs.

1. Read each article; compute the features of its candidates with the reader's own functions.
2. Label candidates by the gold coding.
3. Fit boosted trees for victims, country, town, year, month, day; linear models for violations and perpetrators.
4. With --folds: fit on all articles but a fifth, answer for that fifth, and write readings for the scorer.

Words enter a model only if at least `LEAST_ARTICLES` articles have them, and never names or numbers, so that no
model remembers one article. The seed is fixed; the same input gives the same model.
"""

from __future__ import annotations

import argparse
import html
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from habeas.facts.reading import Incident
from habeas.facts.when import When
from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.dates import find_dates
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.incident.days import day_candidates, day_features
from habeas.read.languages.en.incident.finder import tell_incident
from habeas.read.languages.en.incident.gist import gist_features, gist_words
from habeas.read.languages.en.incident.models import LEAF, read_model, word_columns
from habeas.read.languages.en.incident.scene import Features, Scene
from habeas.read.languages.en.incident.sites import country_features, town_candidates, town_features
from habeas.read.languages.en.incident.victims import victim_candidates, victim_features
from habeas.read.languages.en.names import find_entities

SEED = 20220720
LEAST_ARTICLES = 8
LEAST_ROWS = 8
VIOLATIONS = ("arbitrary detention", "enforced disappearance", "killing", "kidnapping", "torture", "other")
THRESHOLDS = {
    "victim": 0.3, "violation": -0.8, "country": 0.1, "town": 0.1, "year": 0.2, "month": 0.1, "day": 0.12,
}  # fmt: skip
UNTOLD = {"", "none", "unknown", "nan", "n/a", "insufficient information"}
MONTHS = "january february march april may june july august september october november december".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article: its scene, its gold coding, and labelled candidates by question."""

    id: str
    scene: Scene
    published: date
    dates: tuple[When, ...]
    words: dict[str, int]
    figures: Features
    violations: frozenset[str]
    perpetrator: str | None
    rows: dict[str, list[tuple[Features, bool]]]


def article_text(sample: dict[str, Any]) -> str:
    """Return title and paragraphs, parted by blank lines."""
    raw = sample["Input.article_interface"]
    paragraphs = re.findall(r"<p>(.*?)</p>", raw, flags=re.DOTALL) or [raw]
    body = "\n\n".join(html.unescape(re.sub(r"<[^>]+>", "", paragraph)).strip() for paragraph in paragraphs)
    return f"{(sample.get('Input.title') or '').strip()}\n\n{body}\n"


def told(value: object) -> str | None:
    """Return a gold value in small letters, None where it says nothing."""
    text = str(value).strip().lower()
    return None if text in UNTOLD else text


def month_number(value: object) -> int | None:
    """Return a gold month, written as a number or in words."""
    text = told(value)
    if text is None:
        return None
    if re.fullmatch(r"\d+(\.0)?", text):
        return int(float(text))
    return next((number for number, month in enumerate(MONTHS, start=1) if month[:3] == text[:3]), None)


def whole_number(value: object) -> int | None:
    """Return a gold year or day."""
    text = told(value)
    return int(float(text)) if text and re.fullmatch(r"\d+(\.0)?", text) else None


def example(article: dict[str, Any]) -> Example:
    """Read one article and label its candidates."""
    sample, gold = article["sample"], article["merged_sample"]
    document = parse_document(article_text(sample))
    scene = Scene(document, find_entities(document))
    published = date.fromisoformat(sample["Input.publish_date"][:10])
    dates = find_dates(document, published)
    return Example(
        id=str(sample["Input.GLOBALEVENTID"]),
        scene=scene,
        published=published,
        dates=dates,
        words=gist_words(scene),
        figures=gist_features(scene),
        violations=frozenset(violation.lower() for violation in gold["violation_types"]),
        perpetrator=told(gold.get("perpetrator_type")),
        rows={
            "victim": victim_rows(scene, gold),
            "country": country_rows(scene, gold),
            "town": town_rows(scene, gold),
            **day_rows(scene, dates, published, gold),
        },
    )


def victim_rows(scene: Scene, gold: dict[str, Any]) -> list[tuple[Features, bool]]:
    """Label persons: a victim's words are all in the name, or the other way round."""
    names = [
        set(victim["victim_name"].lower().split())
        for victim in gold["victims"]
        if told(victim.get("victim_name")) and victim.get("victim_population_type") == "individual"
    ]
    features = victim_features(scene)
    rows: list[tuple[Features, bool]] = []
    for entity in victim_candidates(scene):
        words = set(entity.name.lower().split())
        rows.append((features[entity.id], any(words <= name or name <= words for name in names)))
    return rows


def gold_country(gold: dict[str, Any]) -> str | None:
    """Return the ISO code of the gold country."""
    name = told(gold.get("country"))
    country = load_gazetteer().country(name.title().replace("'S", "'s")) if name else None
    country = country or (load_gazetteer().country(name.upper()) if name else None)
    return country.code if country else None


def country_rows(scene: Scene, gold: dict[str, Any]) -> list[tuple[Features, bool]]:
    """Label countries by their code."""
    code = gold_country(gold)
    return [(features, found == code) for found, features in country_features(scene).items()]


def town_rows(scene: Scene, gold: dict[str, Any]) -> list[tuple[Features, bool]]:
    """Label towns by any of their spellings."""
    city = told(gold.get("city"))
    features = town_features(scene, gold_country(gold))
    return [
        (features[entity.id], city in {spelling.lower() for spelling in entity.spellings})
        for entity in town_candidates(scene)
    ]


def day_rows(
    scene: Scene, dates: tuple[When, ...], published: date, gold: dict[str, Any]
) -> dict[str, list[tuple[Features, bool]]]:
    """Label dates: right to the year, to the month, to the day."""
    year, month, day = whole_number(gold.get("year")), month_number(gold.get("month")), whole_number(gold.get("date"))
    candidates = day_candidates(scene, dates, published)
    rows: dict[str, list[tuple[Features, bool]]] = {"year": [], "month": [], "day": []}
    for candidate, features in zip(candidates, day_features(scene, candidates, published), strict=True):
        right_month = candidate.month is not None and candidate.month == month
        rows["year"].append((features, candidate.year == year))
        rows["month"].append((features, candidate.year == year and right_month))
        rows["day"].append((features, right_month and candidate.day is not None and candidate.day == day))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How many trees there are, how many leaves each may have, how fast they learn, how few rows a leaf may have."""

    trees: int
    leaves: int
    rate: float
    leaf_rows: int


RANKER = Shape(trees=90, leaves=12, rate=0.06, leaf_rows=15)
LABEL = Shape(trees=60, leaves=6, rate=0.06, leaf_rows=12)
TREE_SHARE = {"violation": 0.6, "perpetrator": 0.3}
"""How much the trees over figures weigh beside the linear model, 0 to 1."""


def fit_ranker(examples: Sequence[Example], question: str) -> dict[str, Any]:
    """Fit boosted trees on the candidates of all examples; return them as JSON values."""
    rows = [row for one in examples for row in one.rows[question]]
    return fit_trees([features for features, _ in rows], [label for _, label in rows], RANKER)


def fit_trees(rows: Sequence[Features], labels: Sequence[bool], shape: Shape) -> dict[str, Any]:
    """Fit boosted trees; return them as JSON values. Features that hardly any row has are left out."""
    seen = Counter(name for features in rows for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= LEAST_ROWS)
    table = np.array([[features.get(name, 0.0) for name in names] for features in rows])
    trees = HistGradientBoostingClassifier(
        max_iter=shape.trees,
        learning_rate=shape.rate,
        max_leaf_nodes=shape.leaves,
        l2_regularization=2.0,
        min_samples_leaf=shape.leaf_rows,
        max_features=0.5,
        early_stopping=False,
        random_state=SEED,
    ).fit(table, np.array(labels))
    return {
        "names": names,
        "start": round(float(trees._baseline_prediction.ravel()[0]), 5),
        "trees": [exported(stage[0].nodes) for stage in trees._predictors],
    }


def exported(nodes: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """Return one tree's nodes as four lists: feature, cut or value, left, right."""
    leaf = [bool(node["is_leaf"]) for node in nodes]
    return [
        [LEAF if end else int(node["feature_idx"]) for node, end in zip(nodes, leaf, strict=True)],
        [
            round(float(node["value"] if end else node["num_threshold"]), 6)
            for node, end in zip(nodes, leaf, strict=True)
        ],
        [int(node["left"]) for node in nodes],
        [int(node["right"]) for node in nodes],
    ]


def fit_topics(examples: Sequence[Example], labels: Sequence[str], question: str) -> dict[str, Any]:
    """Fit one linear model per label over words and figures; return them as JSON values."""
    articles = Counter(word for one in examples for word in one.words)
    words = sorted(word for word, count in articles.items() if LEAST_ARTICLES <= count <= 0.6 * len(examples))
    known = {
        word: (column, math.log((1 + len(examples)) / (1 + articles[word])) + 1.0) for column, word in enumerate(words)
    }
    names = sorted({name for one in examples for name in one.figures})
    figures = np.array([[one.figures.get(name, 0.0) for name in names] for one in examples])
    means, scales = figures.mean(axis=0), FIGURE_WEIGHT / (figures.std(axis=0) + 1e-6)
    table = np.zeros((len(examples), len(words) + len(names)))
    for row, one in enumerate(examples):
        for column, value in word_columns(one.words, known).items():
            table[row, column] = value
    table[:, len(words) :] = (figures - means) * scales
    fitted = [
        LogisticRegression(C=2.0, max_iter=1000).fit(table, [is_labelled(one, label, question) for one in examples])
        for label in labels
    ]
    return {
        "labels": list(labels),
        "starts": [round(float(one.intercept_[0]), 4) for one in fitted],
        "words": [[word, column, round(weight, 4)] for word, (column, weight) in known.items()],
        "figures": [
            [name, len(words) + index, round(float(means[index]), 5), round(float(scales[index]), 5)]
            for index, name in enumerate(names)
        ],
        "weights": [[round(float(weight), 3) for weight in one.coef_[0]] for one in fitted],
        "trees": [
            fit_trees([one.figures for one in examples], [is_labelled(one, label, question) for one in examples], LABEL)
            for label in labels
        ],
        "tree_share": TREE_SHARE[question],
    }


FIGURE_WEIGHT = 0.15
"""How much a figure of one standard deviation weighs beside all words of a text together."""


def is_labelled(one: Example, label: str, question: str) -> bool:
    """Return whether the gold coding has a label."""
    return label in one.violations if question == "violation" else label == one.perpetrator


def fit(examples: Sequence[Example]) -> str:
    """Fit everything; return the model as JSON text."""
    kinds = Counter(one.perpetrator for one in examples if one.perpetrator)
    perpetrators = sorted(kind for kind, count in kinds.items() if count >= LEAST_ARTICLES)
    return json.dumps(
        {
            "rankers": {
                question: fit_ranker(examples, question)
                for question in ("victim", "country", "town", "year", "month", "day")
            },
            "topics": {
                "violation": fit_topics(examples, VIOLATIONS, "violation"),
                "perpetrator": fit_topics(examples, perpetrators, "perpetrator"),
            },
            "thresholds": THRESHOLDS,
        },
        separators=(",", ":"),
    )


def cross_validate(examples: list[Example], folds: int, target: Path) -> None:
    """Write a reading for each article, answered by a model that has not seen it."""
    with target.open("w", encoding="utf-8") as out:
        for rest, part in KFold(folds, shuffle=True, random_state=SEED).split(examples):
            model = read_model(fit([examples[index] for index in rest]))
            for index in part:
                one = examples[index]
                incident = tell_incident(one.scene, one.dates, one.published, model)
                out.write(json.dumps({"file": f"{one.id}.txt", "incident": incident_json(incident)}) + "\n")


def incident_json(incident: Incident) -> dict[str, Any]:
    """Return an incident in the form that the scorer reads."""
    return {
        "perpetrators": [{"name": one.name, "type": one.type} for one in incident.perpetrators],
        "violations": list(incident.violations),
        "victims": [
            {
                "name": victim.name,
                "kind": victim.kind.value,
                "sex": victim.sex.value,
                "age_group": victim.age_group.value,
                "occupations": list(victim.occupations),
            }
            for victim in incident.victims
        ],
        "place": {
            "city": incident.place.city,
            "region": incident.place.region,
            "country": incident.place.country,
        },
        "when": {"edtf": incident.when.edtf},
    }


def main() -> None:
    """Read, then cross-validate or write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--readings", type=Path, help="where cross-validated readings go (JSON Lines)")
    parser.add_argument("--write", type=Path, help="where the model trained on all articles goes")
    arguments = parser.parse_args()
    examples = [example(article) for article in json.loads(arguments.gold.read_text("utf-8"))]
    if arguments.readings:
        cross_validate(examples, arguments.folds, arguments.readings)
    if arguments.write:
        arguments.write.write_text(fit(examples) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
