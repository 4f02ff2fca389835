"""Splink as its own documentation sets it up, trained on the spot: what whole registries are measured against."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How Splink is set up for one set of rows; `training` are the blockings that its parameters are learned in."""

    blocking: tuple[tuple[str, ...], ...]
    comparisons: tuple[object, ...]
    training: tuple[str, ...]
    certain: tuple[str, ...]


HISTORICAL = Setup(
    blocking=(
        ("substr(first_name,1,3)", "substr(surname,1,4)"), ("surname", "dob"), ("first_name", "dob"),
        ("postcode_fake", "first_name"), ("postcode_fake", "surname"), ("dob", "birth_place"),
        ("substr(postcode_fake,1,3)", "dob"), ("substr(postcode_fake,1,3)", "first_name"),
        ("substr(postcode_fake,1,3)", "surname"),
        ("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
    ),
    comparisons=(
        cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="first_and_surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ),
    training=("l.first_name = r.first_name and l.surname = r.surname", "l.dob = r.dob"),
    certain=(
        "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
        ("substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname "
        "and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)"),
        "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
    ),
)  # fmt: skip
"""Blocking, comparisons and training of Splink's own example for its data set of historical persons."""
ROMANISED = Setup(
    blocking=(
        ("family", "given"), ("substr(family,1,4)", "substr(given,1,3)"), ("family", "dob"), ("given", "dob"),
        ("dob", "place"), ("family", "place"), ("substr(family,1,3)", "substr(given,1,1)", "substr(dob,1,4)"),
    ),
    comparisons=(
        cl.ForenameSurnameComparison("given", "family"),
        cl.JaroWinklerAtThresholds("patronymic", [0.9, 0.8]),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.JaroWinklerAtThresholds("place", [0.95, 0.85]),
        cl.ExactMatch("sex"),
    ),
    training=("l.given = r.given and l.family = r.family", "l.dob = r.dob"),
    certain=("l.given = r.given and l.family = r.family and l.dob = r.dob",),
)  # fmt: skip
"""The same way of setting it up, for rows whose names and places were written in Latin letters first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The clusters by threshold and id, and the processor seconds of training, prediction and one clustering."""

    clusters: Mapping[float, Mapping[str, str]]
    seconds: float


def run_splink(rows: pa.Table, setup: Setup) -> Run:
    """Train Splink on rows with the column unique_id, predict, and cluster at all thresholds; on one thread."""
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    begun = time.process_time()
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in setup.blocking],
        comparisons=list(setup.comparisons),  # type: ignore[arg-type]
    )
    linker = Linker(DuckDBAPI(connection).register(rows), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(list(setup.certain), recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6)
    for blocking in setup.training:
        linker.training.estimate_parameters_using_expectation_maximisation(blocking)
    predicted = linker.inference.predict(threshold_match_probability=0.2)
    clusters, trained = {}, time.process_time() - begun
    first = 0.0
    for threshold in THRESHOLDS:
        begun = time.process_time()
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        first = first or time.process_time() - begun
        query = f"select unique_id, cluster_id from {found.physical_name}"  # noqa: S608
        clusters[threshold] = dict(connection.execute(query).fetchall())
    return Run(clusters=clusters, seconds=trained + first)
