"""Splink's part: what the levels say is summed up for each pair."""

from __future__ import annotations

import logging

from splink import Linker
from splink.internals.database_api import DatabaseAPISubClass
from splink.internals.exceptions import SplinkException

from habeas.match.registry.model import Weights, splink_settings

SHOWN_PROBABILITY = 2.0**-10
"""Pairs that are less probable are left out; the parting counts them as never seen."""


def score_pairs(api: DatabaseAPISubClass, *, records: str, pairs: str, rows: int, weights: Weights) -> str:
    """Return the name of Splink's table with the score of each pair of a table, as `match_weight` in bits."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    try:
        linker = Linker(api.register(records), splink_settings(rows, weights), log_level=None, validate_settings=False)
        linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
        scored = linker.inference.predict(threshold_match_probability=SHOWN_PROBABILITY, warning_mode="never")
    except SplinkException as error:
        # What the database said is told by who opened it.
        raise (error.__cause__ or error) from None
    return str(scored.physical_name)
