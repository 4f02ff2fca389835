"""Splink's part: what the levels say is summed up for each pair, and what hangs together is found."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from splink import Linker
from splink.internals.database_api import DatabaseAPISubClass

from habeas.match.registry.model import Weights, splink_settings

SHOWN_PROBABILITY = 2.0**-10
"""Pairs that are less probable are left out; the parting counts them as never seen."""
HANGING_PROBABILITY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The names of two tables of Splink's: scored pairs, and rows with the number of what they hang together with."""

    pairs: str
    hanging: str


def score_pairs(api: DatabaseAPISubClass, *, records: str, pairs: str, rows: int, weights: Weights) -> Scored:
    """Score the pairs of a table, and find what hangs together."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    table = api.register(records)
    linker = Linker(table, splink_settings(rows, weights), log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    scored = linker.inference.predict(threshold_match_probability=SHOWN_PROBABILITY, warning_mode="never")
    hanging = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, HANGING_PROBABILITY)
    return Scored(pairs=scored.physical_name, hanging=hanging.physical_name)
