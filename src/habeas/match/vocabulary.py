"""The distinct parts of all known names, and the few of them that a written part may be.

Two readings of each part in Latin letters, one by rule and one by what was learned, are cut into short runs of
letters; parts that share rare runs with the written one are compared with it letter by letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from habeas.match.alignment import Alignment, knows, load_alignment, mark
from habeas.match.forward import Numbered, log_probabilities, number_parts
from habeas.match.parts import LONGEST_PART, Part, Script
from habeas.match.romanise import fold_key, romanise

THOROUGHLY = 0.0
QUICKLY = 0.3
"""A known part is compared letter by letter if it shares this much of what the part that shares most does.

A name of one part is compared thoroughly; where there are several, one makes up for what another misses.
"""
COMPARED = 600
"""Known parts that are compared with each written one at most."""
_LONGEST_RUN = 3
_OCCURRENCES = 60_000
_LEAST_RUNS = 8
_IMPOSSIBLE = -700.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Runs of letters and the parts they occur in.

    `starts`: where each run's parts begin, shape (runs + 1,); `parts` and `weights`: shape (occurrences,);
    `rarity`: shape (runs,).
    """

    ids: dict[str, int]
    starts: NDArray[np.int64]
    parts: NDArray[np.int32]
    weights: NDArray[np.float32]
    rarity: NDArray[np.float32]
    part_count: int

    def nearest(self, runs: set[str], count: int, least_share: float) -> NDArray[np.int64]:
        """Return the parts that share the most and the rarest runs, `count` at most, in no order."""
        known = [self.ids[run] for run in runs if run in self.ids]
        if not known:
            return np.zeros(0, np.int64)
        known = self._rarest(known)
        spans = [slice(self.starts[run], self.starts[run + 1]) for run in known]
        parts = np.concatenate([self.parts[span] for span in spans])
        weights = np.concatenate(
            [self.weights[span] * self.rarity[run] for run, span in zip(known, spans, strict=True)]
        )
        sums = np.bincount(parts, weights, self.part_count)
        found = np.flatnonzero(sums > least_share * sums.max())
        if len(found) > count:
            found = found[np.argpartition(-sums[found], count)[:count]]
        return found

    def _rarest(self, runs: list[int]) -> list[int]:
        """Return the rarest runs, as many as occur `_OCCURRENCES` times together, `_LEAST_RUNS` at least."""
        runs = sorted(runs, key=lambda run: -float(self.rarity[run]))
        sums = np.cumsum(self.starts[np.array(runs) + 1] - self.starts[runs])
        return runs[: max(_LEAST_RUNS, int(np.searchsorted(sums, _OCCURRENCES)))]


def index_runs(run_sets: Sequence[set[str]]) -> Runs:
    """Index the runs of all parts: an occurrence weighs its rarity, over the length of its part's vector."""
    ids: dict[str, int] = {}
    columns: list[int] = []
    for runs in run_sets:
        columns += [ids.setdefault(run, len(ids)) for run in runs]
    run_of = np.array(columns, np.int32)
    part_of = np.repeat(np.arange(len(run_sets), dtype=np.int32), [len(runs) for runs in run_sets])
    counts = np.bincount(run_of, minlength=len(ids))
    rarity = np.log((len(run_sets) + 1) / (counts + 1)) + 0.1
    lengths = np.sqrt(np.bincount(part_of, rarity[run_of] ** 2, len(run_sets)))
    order = np.argsort(run_of, kind="stable")
    parts = part_of[order]
    return Runs(
        ids=ids,
        starts=np.concatenate([[0], np.cumsum(counts)]),
        parts=parts,
        weights=(rarity[run_of[order]] / lengths[parts]).astype(np.float32),
        rarity=rarity.astype(np.float32),
        part_count=len(run_sets),
    )


def runs_of(keys: set[str]) -> set[str]:
    """Return all runs of two and three letters of some keys, ends marked, and the first letters."""
    runs = set()
    for key in keys:
        marked = mark(key)
        runs.add(marked[:2] + "1")
        for size in range(2, _LONGEST_RUN + 1):
            runs.update(marked[at : at + size] for at in range(len(marked) - size + 1))
    return runs


def log_slips(written: str, known: str) -> float:
    """Return the natural log of the probability that one part is written for another, by the letters that differ."""
    slips = Levenshtein.distance(written, known)
    return -0.05 * len(known) - 6.0 * slips


class Speller:
    """Writes parts of any script in Latin letters, by rule and as learned."""

    def __init__(self) -> None:
        self._best: dict[Script, dict[str, tuple[str, float]]] = {}

    def keys(self, part: Part) -> set[str]:
        """Return the keys of a part: one by rule, one as learned."""
        written = {romanise(part)}
        if part.script is not Script.LATIN and knows(Script.LATIN, part.script):
            written.add(self.learned(part))
        return {fold_key(one) for one in written}

    def learned(self, part: Part) -> str:
        """Return the likeliest Latin form of a part: the best cut into chunks, the best Latin chunk for each."""
        if part.script not in self._best:
            self._best[part.script] = load_alignment(Script.LATIN, part.script).best_left()
        best, letters = self._best[part.script], mark(part.letters)
        paths: list[tuple[float, str]] = [(0.0, "")]
        for end in range(1, len(letters) + 1):
            ways = [(paths[end - 1][0] - 20.0, paths[end - 1][1])]
            for size in range(1, min(3, end) + 1):
                found = best.get(letters[end - size : end])
                if found is not None:
                    ways.append((paths[end - size][0] + found[1], paths[end - size][1] + found[0]))
            paths.append(max(ways))
        return paths[-1][1].strip("^$")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """Known parts that a written one may be: their numbers, and natural logs of P(written | part), shape (found,)."""

    parts: NDArray[np.int64]
    logs: NDArray[np.float64]


class Vocabulary:
    """All distinct parts of the known names."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._speller = Speller()
        self._runs = index_runs([runs_of(self._speller.keys(part)) for part in parts])
        by_script: dict[Script, list[int]] = defaultdict(list)
        for number, part in enumerate(parts):
            by_script[part.script].append(number)
        self._numbers = {script: np.array(numbers) for script, numbers in by_script.items()}
        self._place = np.zeros(len(parts), np.int64)
        self._scripts = np.zeros(len(parts), np.int8)
        for index, (_, numbers) in enumerate(self._numbers.items()):
            self._place[numbers] = np.arange(len(numbers))
            self._scripts[numbers] = index
        self._numbered: dict[tuple[Script, Script], Numbered] = {}

    def neighbours(self, written: Part, count: int = COMPARED, least_share: float = THOROUGHLY) -> Neighbours:
        """Return the known parts that a written part may be, with the probability of each; in no order."""
        near = self._runs.nearest(runs_of(self._speller.keys(written)), count, least_share)
        found, logs = [near[:0]], [np.zeros(0)]
        for index, script in enumerate(self._numbers):
            chosen = near[self._scripts[near] == index]
            if len(chosen):
                found.append(chosen)
                logs.append(self._compare(written, script, chosen))
        return Neighbours(parts=np.concatenate(found), logs=np.concatenate(logs))

    def _compare(self, written: Part, script: Script, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the natural log of P(written | part) for known parts of one script, shape (chosen,).

        Without an alignment between the two scripts, the written part is read in Latin letters first; within a script
        that has none with itself, every letter that differs counts alike.
        """
        if written.script is script and not knows(script, script):
            letters = (self.parts[number].letters for number in chosen)
            return np.array([log_slips(written.letters, other) for other in letters])
        if not knows(written.script, script) and knows(Script.LATIN, written.script):
            written = Part(script=Script.LATIN, letters=self._speller.learned(written)[:LONGEST_PART])
        if not knows(written.script, script):
            return np.full(len(chosen), _IMPOSSIBLE)
        alignment = load_alignment(written.script, script)
        known = self._number(written.script, script, alignment)
        return log_probabilities(written.letters, known, self._place[chosen], alignment)

    def _number(self, written: Script, known: Script, alignment: Alignment) -> Numbered:
        if (written, known) not in self._numbered:
            letters = [self.parts[number].letters for number in self._numbers[known]]
            self._numbered[written, known] = number_parts(letters, alignment)
        return self._numbered[written, known]
