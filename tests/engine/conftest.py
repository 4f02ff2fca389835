"""The Spark cluster that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.cluster import missing_for_spark, running_cluster


@pytest.fixture(scope="session")
def spark_master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a master with two workers on loopback."""
    if missing := missing_for_spark():
        pytest.skip(missing)
    with running_cluster(tmp_path_factory.mktemp("cluster")) as master:
        yield master
