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

from habeas.match.alignment import knows, load_alignment
from habeas.match.forward import log_probabilities
from habeas.match.letters import SCRIPTS, PartTable
from habeas.match.parts import LONGEST_PART, Part, Script
from habeas.match.relatives import NO_KIN, SHARES, Group, Kin, groups_of_keys
from habeas.match.runs import NO_RUNS, Runs, add_parts, runs_of
from habeas.match.speller import Speller

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """Known parts that a written one may be: their numbers, and natural logs of P(written | part), shape (found,)."""

    parts: NDArray[np.int64]
    logs: NDArray[np.float64]


class Vocabulary:
    """All distinct parts of the known names."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._open(add_words(NO_WORDS, parts))

    @classmethod
    def opened(cls, words: Words) -> Vocabulary:
        """Return the vocabulary of parts that are indexed already."""
        vocabulary = cls.__new__(cls)
        vocabulary._open(words)
        return vocabulary

    def _open(self, words: Words) -> None:
        self.parts, self._words, self._speller = words.parts, words, Speller()

    def neighbours(self, written: Part, least_share: float = THOROUGHLY) -> Neighbours:
        """Return the known parts that a written part may be, with the probability of each; in no order."""
        count = COMPARED if least_share == THOROUGHLY else COMPARED_QUICKLY
        keys = self._speller.keys(written)
        near = self._words.runs.nearest(runs_of(keys), count, least_share)
        scripts = self.parts.scripts[near]
        found, logs = [near[:0]], [np.zeros(0)]
        for index in np.unique(scripts).tolist():
            chosen = near[scripts == index]
            found.append(chosen)
            logs.append(self._compare(written, SCRIPTS[index], chosen))
        alike = Neighbours(parts=np.concatenate(found), logs=np.concatenate(logs))
        return self._with_kin(alike, groups_of_keys(keys))

    def _with_kin(self, alike: Neighbours, groups: Sequence[Group]) -> Neighbours:
        """Return the neighbours with the parts that belong to the written one as a given name, if it is one."""
        if not groups:
            return alike
        logs = dict(zip(alike.parts.tolist(), alike.logs.tolist(), strict=True))
        for group in groups:
            for number in self._words.kin.of(group.number):
                logs[number] = max(logs.get(number, _IMPOSSIBLE), float(np.log(SHARES[group.kind])))
        return Neighbours(parts=np.array(list(logs), np.int64), logs=np.array(list(logs.values())))

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """What a vocabulary is made of: the parts, their runs of letters, and which of them are given names of a table."""

    parts: PartTable
    runs: Runs
    kin: Kin


NO_WORDS = Words(parts=PartTable.of([]), runs=NO_RUNS, kin=NO_KIN)


def add_words(words: Words, parts: Sequence[Part]) -> Words:
    """Return the words with further parts, numbered after those that are there."""
    speller = Speller()
    keys = [speller.keys(part) for part in parts]
    return Words(
        parts=words.parts.joined(PartTable.of(parts)),
        runs=add_parts(words.runs, [runs_of(one) for one in keys]),
        kin=words.kin.joined(len(words.parts), [groups_of_keys(one) for one in keys]),
    )
