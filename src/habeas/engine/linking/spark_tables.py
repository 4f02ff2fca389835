"""The tables of a registry on a Spark cluster; the tables of near parts go to every machine of it, as a broadcast."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.cluster import Cluster, told_plainly
from habeas.engine.linking.tables import AT_ONCE, weigh_values
from habeas.match.registry.weighing import Weighing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from splink import SparkAPI


class SparkTables:
    """Tables on a cluster. What comes in is read here and sent there: the cluster does not see this machine's files."""

    def __init__(self, cluster: Cluster) -> None:
        """Open a session on a cluster.

        Raises:
            ClusterFailed, NoWorkers: there is nothing to work with.
        """
        self._session = cluster.open("habeas match dedupe")
        self._session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(AT_ONCE))

    def load(self, table: str, path: Path) -> None:
        """Make a table of a Parquet file of this machine."""
        self._keep(table, self._session.createDataFrame(pq.read_table(path)))

    def make(self, table: str, sql: str) -> None:
        """Make a table of a query."""
        self._keep(table, self._session.sql(sql))

    def save(self, sql: str, path: Path) -> None:
        """Write what a query finds to one Parquet file of this machine."""
        pq.write_table(self._session.sql(sql).toArrow(), path)

    def weigh(self, table: str, sql: str, weighing: Weighing) -> None:
        """Make a table of a query's columns one and other, and what they say, worked out on every machine."""
        from pyspark.sql.functions import arrow_udf  # type: ignore[attr-defined]

        sent = self._session.sparkContext.broadcast(weighing)

        def bits(one: pa.Array, other: pa.Array) -> pa.Array:
            return weigh_values(one, other, sent.value)

        bits.__annotations__ = {"one": pa.Array, "other": pa.Array, "return": pa.Array}
        self._keep(table, self._session.sql(sql).withColumn("said", arrow_udf(bits, "int")("one", "other")))
        sent.unpersist()

    def _keep(self, table: str, found: DataFrame) -> None:
        """Give what was found a name. It is worked out now, and what led to it forgotten: plans would grow for ever."""
        found.localCheckpoint(eager=True).createOrReplaceTempView(table)

    def told_plainly(self) -> AbstractContextManager[None]:
        """Return what turns whatever Spark raises into a refusal."""
        return told_plainly()

    def api(self) -> SparkAPI:
        """Return these tables as Splink takes them; none of its own functions on strings is needed."""
        from splink import SparkAPI

        return SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=self._session, break_lineage_method="persist", register_udfs_automatically=False
        )

    def close(self) -> None:
        """Give the cluster back."""
        self._session.stop()
