"""Many inputs on a Spark cluster: the same function, the same outcomes in the same order as in local processes.

Inputs go out in batches, so that no more than one batch is in memory here. The machines of the cluster need the same
version of the program; inputs must hold what they are made of, since other machines do not see this one's files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic

from habeas.engine.cluster import Cluster, told_plainly
from habeas.engine.outcome import Given, Made, Outcome, attempt

_FOR_EACH_CORE = 32
"""How many inputs of a batch there are for each core of the cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkEngine:
    """Runs on a cluster that was reached."""

    cluster: Cluster

    def run(self, function: Callable[[Given], Made], inputs: Iterable[Given]) -> Iterator[Outcome[Made]]:
        """Yield an outcome for each input, in input order (see `Engine`).

        Raises:
            ClusterFailed: Spark gave up; outcomes that were yielded before are right.
            NoWorkers: no worker came.
        """
        session = self.cluster.open("habeas")
        try:
            context = session.sparkContext
            size = max(1, context.defaultParallelism) * _FOR_EACH_CORE
            numbered = enumerate(inputs)
            while batch := list(islice(numbered, size)):
                with told_plainly():
                    slices = min(len(batch), max(1, context.defaultParallelism) * 4)
                    made: list[Outcome[Made]] = context.parallelize(batch, slices).map(_Attempt(function)).collect()
                yield from made
        finally:
            session.stop()


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[Given, Made]):
    """The function as Spark calls it: with one numbered input."""

    function: Callable[[Given], Made]

    def __call__(self, numbered: tuple[int, Given]) -> Outcome[Made]:
        place, given = numbered
        return attempt(self.function, place, given)
