"""The tables of a registry in DuckDB, inside this process; what memory does not hold goes to the work folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from duckdb.func import PythonUDFType
from numpy.typing import NDArray
from splink import DuckDBAPI

from habeas.match.registry.sparse import PairTable
from habeas.match.registry.weighing import Weighing

Weigh = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.int32]]


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
        self._weigh: dict[str, Weigh] = {}

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file."""
        self.make(table, f"select * from read_parquet({quoted(path)})")

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        self._connection.execute(f"create or replace table {table} as {sql}")

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file."""
        self._connection.execute(f"copy ({sql}) to {quoted(path)} (format parquet)")

    def teach(self, kind: str, weighing: Weighing) -> None:
        """Let SQL call `<kind>_bits(left, right)`."""
        self._weigh[kind] = weighing.weigh

        def bits(left: pa.ChunkedArray, right: pa.ChunkedArray) -> pa.Array:
            one, other = (side.to_numpy(zero_copy_only=False).astype(np.int64) for side in (left, right))
            return pa.array(self._weigh[kind](one, other), pa.int32())

        self._connection.create_function(
            f"{kind}_bits", bits, ["INTEGER", "INTEGER"], "INTEGER", type=PythonUDFType.ARROW
        )

    def remember(self, kind: str, sql: str) -> None:
        """Let `<kind>_bits` answer from a table: Splink asks for each step of a comparison anew."""
        found = self._connection.sql(f"select distinct * from ({sql})").to_arrow_table()
        left, right = (found.column(name).to_numpy().astype(np.int64) for name in ("left", "right"))
        known = PairTable.of(left, right, found.column("bits").to_numpy().astype(np.float32))
        self._weigh[kind] = lambda one, other: known.look_up(one, other, 0.0).astype(np.int32)

    def api(self) -> DuckDBAPI:
        """Return these tables as Splink takes them."""
        return DuckDBAPI(self._connection)

    def close(self) -> None:
        """Let everything go."""
        self._connection.close()


def quoted(path: Path) -> str:
    """Return a path as a string of SQL."""
    return "'{}'".format(str(path).replace("'", "''"))
