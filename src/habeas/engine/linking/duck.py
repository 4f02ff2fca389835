"""The tables of a registry in DuckDB, inside this process; what memory does not hold goes to the work folder."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import duckdb
import pyarrow as pa
from splink import DuckDBAPI

from habeas.engine.linking.tables import AT_ONCE, weigh_values
from habeas.match.registry.weighing import Weighing


class DuckTables:
    """Tables in DuckDB."""

    def __init__(self, folder: Path, *, threads: int, memory_gb: float) -> None:
        """Open an empty database that spills to a folder.

        Args:
            memory_gb: What DuckDB itself may take, in gigabytes; the rest of the process comes on top.
        """
        self._connection = duckdb.connect()
        for setting, value in (
            ("memory_limit", f"'{memory_gb}GB'"),
            ("threads", str(threads)),
            ("preserve_insertion_order", "false"),
            ("temp_directory", quoted(folder / "spill")),
        ):
            self._connection.execute(f"set {setting} = {value}")

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file."""
        self.make(table, f"select * from read_parquet({quoted(path)})")

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        self._connection.execute(f"create or replace table {table} as {sql}")

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file."""
        self._connection.execute(f"copy ({sql}) to {quoted(path)} (format parquet)")

    def weigh(self, table: str, sql: str, weighing: Weighing) -> None:
        """Make a table of a query's columns one and other, and what they say."""
        pairs = self._connection.sql(sql).to_arrow_table()
        bits = [
            weigh_values(batch.column("one"), batch.column("other"), weighing)
            for batch in pairs.to_batches(max_chunksize=AT_ONCE)
        ]
        weighed = pairs.append_column("said", pa.chunked_array(bits, pa.int32()))
        self._connection.register("weighed", weighed)
        self.make(table, "select * from weighed")
        self._connection.unregister("weighed")

    def api(self) -> DuckDBAPI:
        """Return these tables as Splink takes them."""
        return DuckDBAPI(self._connection)

    def told_plainly(self) -> AbstractContextManager[None]:
        """Return nothing of its own: what DuckDB says of a full disk is told by the work folder."""
        return nullcontext()

    def close(self) -> None:
        """Let everything go."""
        self._connection.close()


def quoted(path: Path) -> str:
    """Return a path as a string of SQL."""
    return "'{}'".format(str(path).replace("'", "''"))
