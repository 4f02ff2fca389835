"""A Spark cluster that is not there is told within seconds."""

from __future__ import annotations

import socket

import pytest

from habeas.engine.cluster import Cluster
from habeas.engine.errors import MasterNotThere, WrongMaster


@pytest.mark.parametrize("master", ["", "localhost:7077", "spark://", "spark://host", "yarn", "spark://a b:1"])
def test_address_that_is_none_of_a_master_is_refused(master: str) -> None:
    with pytest.raises(WrongMaster):
        Cluster.reach(master)


@pytest.mark.spark
def test_master_that_is_not_there_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(MasterNotThere) as refused:
        Cluster.reach(f"spark://127.0.0.1:{port}")
    assert len(list(refused.value.lines())) == 4


@pytest.mark.spark
@pytest.mark.parametrize("port", [0, 99_999])
def test_port_that_cannot_be_is_told(port: int) -> None:
    with pytest.raises(MasterNotThere):
        Cluster.reach(f"spark://127.0.0.1:{port}")
