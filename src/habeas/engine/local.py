"""Many inputs in processes of this machine.

1. A window of inputs, a few for each process, is handed to a pool; the oldest is waited for, so that outcomes come in
   order and no more than the window is in memory.
2. When a process dies, nobody knows over which input. Those of the window that have no answer are then run one at a
   time: the one that kills its process is told, the others get their answers, and the work goes on with a new pool.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from threading import Thread

from habeas.engine.errors import ProcessDied
from habeas.engine.outcome import Given, Made, Outcome, attempt

_AT_ONCE = 4
"""How many inputs wait for each process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEngine:
    """Runs in `jobs` processes of this machine; with one job, in this process itself."""

    jobs: int = 1

    def run(self, function: Callable[[Given], Made], inputs: Iterable[Given]) -> Iterator[Outcome[Made]]:
        """Yield an outcome for each input, in input order (see `Engine`)."""
        numbered = enumerate(inputs)
        if self.jobs <= 1:
            for place, given in numbered:
                yield attempt(function, place, given)
            return
        left: deque[tuple[int, Given]] = deque()
        while True:
            yield from self._run_until_a_process_dies(function, numbered, left)
            if not left:
                return
            yield from _run_one_by_one(function, left)

    def _run_until_a_process_dies(
        self, function: Callable[[Given], Made], numbered: Iterator[tuple[int, Given]], left: deque[tuple[int, Given]]
    ) -> Iterator[Outcome[Made]]:
        """Yield outcomes; `left` holds the inputs that were taken and have none, at the end those of a dead pool."""
        waiting: deque[Future[Outcome[Made]]] = deque()
        pool = _open_pool(self.jobs)
        try:
            while True:
                for place, given in islice(numbered, self.jobs * _AT_ONCE - len(waiting)):
                    left.append((place, given))
                    waiting.append(pool.submit(attempt, function, place, given))
                if not waiting:
                    return
                outcome = waiting.popleft().result()
                left.popleft()
                yield outcome
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _run_one_by_one(function: Callable[[Given], Made], left: deque[tuple[int, Given]]) -> Iterator[Outcome[Made]]:
    """Yield an outcome for each input that is left, one at a time, so that it is plain which kills its process."""
    while left:
        with _open_pool(1) as pool:
            try:
                while left:
                    place, given = left[0]
                    yield pool.submit(attempt, function, place, given).result()
                    left.popleft()
            except BrokenProcessPool:
                place, _ = left.popleft()
                yield Outcome(place=place, error=ProcessDied(place=place))


def _open_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool whose processes start from a clean one, since a process with threads cannot be forked safely."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None, "a process of a pool has a parent"

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    Thread(target=end_with_parent, daemon=True).start()
