"""The tables of a registry on a Spark cluster; the tables of near parts go to every machine of it, as a broadcast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.cluster import Cluster, told_plainly
from habeas.match.registry.weighing import Weighing

if TYPE_CHECKING:
    from splink import SparkAPI


class SparkTables:
    """Tables on a cluster. What comes in is read here and sent there: the cluster does not see this machine's files."""

    def __init__(self, cluster: Cluster) -> None:
        """Open a session on a cluster.

        Raises:
            ClusterFailed, NoWorkers: there is nothing to work with.
        """
        self._session = cluster.open("habeas match dedupe")

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file of this machine."""
        with told_plainly():
            self._session.createDataFrame(pq.read_table(path)).persist().createOrReplaceTempView(table)

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        with told_plainly():
            self._session.sql(sql).persist().createOrReplaceTempView(table)

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file of this machine."""
        with told_plainly():
            found = self._session.sql(sql).toArrow()
        pq.write_table(found, path)

    def teach(self, kind: str, weighing: Weighing) -> None:
        """Let SQL call `<kind>_bits(left, right)` on every machine."""
        from pyspark.sql.functions import arrow_udf  # type: ignore[attr-defined]

        sent = self._session.sparkContext.broadcast(weighing)

        def bits(left: pa.Array, right: pa.Array) -> pa.Array:
            one, other = (side.to_numpy(zero_copy_only=False).astype(np.int64) for side in (left, right))
            return pa.array(sent.value.weigh(one, other), pa.int32())

        bits.__annotations__ = {"left": pa.Array, "right": pa.Array, "return": pa.Array}
        with told_plainly():
            self._session.udf.register(f"{kind}_bits", arrow_udf(bits, "int"))

    def remember(self, kind: str, sql: str) -> None:
        """Weigh again instead: the machines share that work, and nothing of the size of the pairs comes here."""

    def api(self) -> SparkAPI:
        """Return these tables as Splink takes them; none of its own functions on strings is needed."""
        from splink import SparkAPI

        return SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=self._session, break_lineage_method="persist", register_udfs_automatically=False
        )

    def close(self) -> None:
        """Give the cluster back."""
        self._session.stop()
