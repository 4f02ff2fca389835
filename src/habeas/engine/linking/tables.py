"""What a database must offer for a registry's duplicates to be found in it: DuckDB and Spark both do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from splink.internals.database_api import DatabaseAPISubClass

from habeas.match.registry.weighing import Weighing


class Tables(Protocol):
    """Tables of one search, and functions that SQL may call."""

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file."""
        ...

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        ...

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file."""
        ...

    def teach(self, kind: str, weighing: Weighing) -> None:
        """Let SQL call `<kind>_bits(left, right)`: what two values, given by number, say for being one."""
        ...

    def remember(self, kind: str, sql: str) -> None:
        """Let `<kind>_bits` answer from a table of left, right and bits, where that is quicker than to weigh again."""
        ...

    def api(self) -> DatabaseAPISubClass:
        """Return these tables as Splink takes them."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...
