"""The distinct parts of all known names, and the few of them that a written part may be.

Two readings of each part in Latin letters, one by rule and one by what was learned, are cut into short runs of
letters; parts that share rare runs with the written one are compared with it letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from habeas.match.alignment import knows, load_alignment, mark
from habeas.match.forward import log_probabilities
from habeas.match.letters import SCRIPTS, PartTable
from habeas.match.parts import LONGEST_PART, Part, Script
from habeas.match.romanise import fold_key, romanise
from habeas.match.runs import NO_RUNS, Runs, add_parts, runs_of

THOROUGHLY = 0.0
QUICKLY = 0.3
"""A known part is compared letter by letter if it shares this much of what the part that shares most does.

A name of one part is compared thoroughly; where there are several, one makes up for what another misses.
"""
COMPARED, COMPARED_QUICKLY = 600, 250
"""Known parts that are compared with each written one at most."""
_IMPOSSIBLE = -700.0


def log_slips(written: str, known: str) -> float:
    """Return the natural log of the probability that one part is written for another, by the letters that differ."""
    slips = Levenshtein.distance(written, known)
    return -0.05 * len(known) - 6.0 * slips


class Speller:
    """Writes parts of any script in Latin letters, by rule and as learned."""

    def __init__(self) -> None:
        self._best: dict[Script, dict[str, tuple[str, float]]] = {}

    def keys(self, part: Part) -> tuple[str, ...]:
        """Return the keys of a part: one by rule, and one as learned where that is another."""
        by_rule = fold_key(romanise(part))
        if part.script is Script.LATIN or not knows(Script.LATIN, part.script):
            return (by_rule,)
        as_learned = fold_key(self.learned(part))
        return (by_rule,) if as_learned == by_rule else (by_rule, as_learned)

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
        self.parts = parts if isinstance(parts, PartTable) else PartTable.of(parts)
        self._speller = Speller()
        self._runs = index_parts(self.parts, self._speller)

    @classmethod
    def opened(cls, parts: PartTable, runs: Runs) -> Vocabulary:
        """Return the vocabulary of parts whose runs are indexed already."""
        vocabulary = cls.__new__(cls)
        vocabulary.parts, vocabulary._runs, vocabulary._speller = parts, runs, Speller()
        return vocabulary

    def neighbours(self, written: Part, least_share: float = THOROUGHLY) -> Neighbours:
        """Return the known parts that a written part may be, with the probability of each; in no order."""
        count = COMPARED if least_share == THOROUGHLY else COMPARED_QUICKLY
        near = self._runs.nearest(runs_of(self._speller.keys(written)), count, least_share)
        scripts = self.parts.scripts[near]
        found, logs = [near[:0]], [np.zeros(0)]
        for index in np.unique(scripts).tolist():
            chosen = near[scripts == index]
            found.append(chosen)
            logs.append(self._compare(written, SCRIPTS[index], chosen))
        return Neighbours(parts=np.concatenate(found), logs=np.concatenate(logs))

    def _compare(self, written: Part, script: Script, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the natural log of P(written | part) for known parts of one script, shape (chosen,).

        Without an alignment between the two scripts, the written part is read in Latin letters first; within a script
        that has none with itself, every letter that differs counts alike.
        """
        if written.script is script and not knows(script, script):
            letters = (self.parts[number].letters for number in chosen.tolist())
            return np.array([log_slips(written.letters, other) for other in letters])
        if not knows(written.script, script) and knows(Script.LATIN, written.script):
            written = Part(script=Script.LATIN, letters=self._speller.learned(written)[:LONGEST_PART])
        if not knows(written.script, script):
            return np.full(len(chosen), _IMPOSSIBLE)
        return log_probabilities(written.letters, self.parts, chosen, load_alignment(written.script, script))


def index_parts(parts: Sequence[Part], speller: Speller, known: Runs = NO_RUNS) -> Runs:
    """Return the runs of `known` parts and of some further ones."""
    return add_parts(known, [runs_of(speller.keys(part)) for part in parts])
