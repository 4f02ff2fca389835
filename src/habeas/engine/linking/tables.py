"""What a database must offer for a registry's duplicates to be found in it: DuckDB and Spark both do."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa
from splink.internals.database_api import DatabaseAPISubClass

from habeas.match.registry.model import said
from habeas.match.registry.weighing import Weighing

AT_ONCE = 1 << 16
"""Pairs that are weighed at once."""


class Tables(Protocol):
    """Tables of one search."""

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file."""
        ...

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        ...

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file."""
        ...

    def weigh(self, table: str, sql: str, weighing: Weighing) -> None:
        """Make a table of a query's columns one and other, values given by number, and what they say for being one.

        That is a column `said`, which `model.bits_of` and `model.clash_of` take apart.
        """
        ...

    def api(self) -> DatabaseAPISubClass:
        """Return these tables as Splink takes them."""
        ...

    def told_plainly(self) -> AbstractContextManager[None]:
        """Return what turns the errors of the database into refusals, while it works."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...


def weigh_values(one: pa.Array, other: pa.Array, weighing: Weighing) -> pa.Array:
    """Return what is said for pairs of values, given by number, as one number each: `model.said`."""
    left, right = (side.to_numpy(zero_copy_only=False).astype(np.int64) for side in (one, other))
    weighed = weighing.weigh(left, right)
    return pa.array(said(weighed), pa.int32())
