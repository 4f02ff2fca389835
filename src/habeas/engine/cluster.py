"""A Spark cluster: whether there is one, and a session on it.

What Spark opens on this machine listens on the one address that the master is reached from; with a master on loopback
that is loopback, and nothing can be reached from outside.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from habeas.engine.errors import ClusterFailed, MasterNotThere, NoWorkers, SparkMissing, WrongMaster

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MASTER = re.compile(r"spark://(\[[0-9a-fA-F:]+\]|[^:,/\s]+):(\d{1,5})")
_LOCAL = re.compile(r"local(\[(\d+|\*)\])?")
_ANSWER_S = 5.0
_WORKERS_S = 40
_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A cluster whose master has answered; `address` is the one of this machine that it was reached from."""

    master: str
    address: str

    @classmethod
    def reach(cls, master: str) -> Cluster:
        """Return the cluster at an address, once something answers there.

        Raises:
            WrongMaster: it is no address of a Spark master.
            MasterNotThere: nothing answers within some seconds.
            SparkMissing: Spark or Java is not installed here.
        """
        found = _MASTER.fullmatch(master)
        if found is None and not _LOCAL.fullmatch(master):
            raise WrongMaster(master=master)
        if find_spec("pyspark") is None:
            raise SparkMissing(part="pyspark")
        if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
            raise SparkMissing(part="Java")
        if found is None:
            return cls(master=master, address=_LOOPBACK)
        host, port = found[1].strip("[]"), int(found[2])
        try:
            with socket.create_connection((host, port), timeout=_ANSWER_S) as connection:
                return cls(master=master, address=connection.getsockname()[0])
        except (OSError, OverflowError) as error:
            reason = "it did not answer in time" if isinstance(error, TimeoutError) else "nothing listens there"
            raise MasterNotThere(master=master, reason=reason) from error

    def open(self, name: str) -> SparkSession:
        """Return a session on the cluster; `stop` it in the end.

        Raises:
            ClusterFailed: Spark refused.
            NoWorkers: no worker came.
        """
        from pyspark.sql import SparkSession

        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ["SPARK_LOCAL_IP"] = self.address
        settings = {
            "spark.driver.host": self.address,
            "spark.driver.bindAddress": self.address,
            "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "8",
        }
        builder = SparkSession.builder.master(self.master).appName(name)
        for setting, value in settings.items():
            builder = builder.config(setting, value)
        with told_plainly():
            session = builder.getOrCreate()
        self._wait_for_workers(session)
        return session

    def _wait_for_workers(self, session: SparkSession) -> None:
        if not self.master.startswith("spark:"):
            return
        until = time.monotonic() + _WORKERS_S
        while session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
            if time.monotonic() > until:
                session.stop()
                raise NoWorkers(master=self.master, waited_s=_WORKERS_S)
            time.sleep(0.1)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn whatever Spark raises into a refusal without its own words.

    Raises:
        ClusterFailed: Spark gave up.
    """
    from py4j.protocol import Py4JError, Py4JNetworkError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, Py4JNetworkError, PySparkException, ConnectionError) as error:
        raise ClusterFailed(kind=type(error).__name__) from error
