"""Short runs of letters and the parts they occur in: what finds the few known parts that a written one may be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from habeas.match.alignment import mark

_LONGEST_RUN = 3
_OCCURRENCES = 30_000
_LEAST_RUNS = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class Runs:
    """Runs of letters and the parts they occur in.

    `names`: the runs; `starts`: where each run's parts begin in `parts`, shape (runs + 1,); `parts`: shape
    (occurrences,), ascending within a run.
    """

    names: Sequence[str]
    starts: NDArray[np.int32]
    parts: NDArray[np.int32]
    part_count: int

    @cached_property
    def ids(self) -> dict[str, int]:
        """The number of each run."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def rarity(self) -> NDArray[np.float32]:
        """How much a run says, shape (runs,)."""
        rarity: NDArray[np.float32] = (np.log((self.part_count + 1) / (np.diff(self.starts) + 1)) + 0.1).astype(
            np.float32
        )
        return rarity

    @cached_property
    def lengths(self) -> NDArray[np.float32]:
        """The length of each part as a vector of its runs, shape (parts,); never 0."""
        squares = np.repeat(self.rarity**2, np.diff(self.starts))
        lengths = np.sqrt(np.bincount(self.parts, squares, self.part_count))
        return np.maximum(lengths, 1e-6).astype(np.float32)

    def nearest(self, runs: Collection[str], count: int, least_share: float) -> NDArray[np.int64]:
        """Return the parts that share the most and the rarest runs, `count` at most, in no order."""
        known = [self.ids[run] for run in runs if run in self.ids]
        if not known:
            return np.zeros(0, np.int64)
        sums = self._shared(np.array(self._rarest(known)))
        sums /= self.lengths
        found = np.flatnonzero(sums > least_share * sums.max())
        if len(found) > count:
            found = found[np.argpartition(-sums[found], count)[:count]]
        return found

    def _shared(self, runs: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return how much each part shares with some runs, shape (parts,)."""
        begins, ends = self.starts[runs], self.starts[runs + 1]
        parts = np.concatenate([self.parts[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)])
        bounds = np.concatenate([[0], np.cumsum(ends - begins)]).astype(np.int32)
        borne = csc_array((np.ones(len(parts), np.float32), parts, bounds), shape=(self.part_count, len(runs)))
        shared: NDArray[np.float32] = borne @ (self.rarity[runs] ** 2)
        return shared

    def _rarest(self, runs: list[int]) -> list[int]:
        """Return the rarest runs, as many as occur `_OCCURRENCES` times together, `_LEAST_RUNS` at least."""
        numbers = np.array(runs)
        often = self.starts[numbers + 1] - self.starts[numbers]
        order = np.argsort(often, kind="stable")
        kept = max(_LEAST_RUNS, int(np.searchsorted(np.cumsum(often[order]), _OCCURRENCES)))
        rarest: list[int] = numbers[order[:kept]].tolist()
        return rarest


NO_RUNS = Runs(names=(), starts=np.zeros(1, np.int32), parts=np.zeros(0, np.int32), part_count=0)


def add_parts(runs: Runs, run_lists: Sequence[Collection[str]]) -> Runs:
    """Return the runs with further parts, numbered after those that are there; each part with its own runs."""
    ids = dict(runs.ids)
    new = [ids.setdefault(run, len(ids)) for run_list in run_lists for run in run_list]
    run_of = np.concatenate(
        [np.repeat(np.arange(len(runs.names), dtype=np.int32), np.diff(runs.starts)), np.array(new, np.int32)]
    )
    owners = np.arange(runs.part_count, runs.part_count + len(run_lists), dtype=np.int32)
    part_of = np.concatenate([runs.parts, np.repeat(owners, [len(run_list) for run_list in run_lists])])
    counts = np.bincount(run_of, minlength=len(ids))
    return Runs(
        names=tuple(ids),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        parts=part_of[np.argsort(run_of, kind="stable")],
        part_count=runs.part_count + len(run_lists),
    )


def runs_of(keys: Collection[str]) -> list[str]:
    """Return all runs of two and three letters of some keys, ends marked, and the first letters; each run once."""
    runs: dict[str, None] = {}
    for key in keys:
        marked = mark(key)
        runs[marked[:2] + "1"] = None
        for size in range(2, _LONGEST_RUN + 1):
            runs.update(dict.fromkeys(marked[at : at + size] for at in range(len(marked) - size + 1)))
    return list(runs)
