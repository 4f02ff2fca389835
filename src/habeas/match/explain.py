"""Why two spellings may be one name: letter by letter, in bits.

1. The parts of both are paired so that the evidence is greatest.
2. Each pair is cut into chunks in the likeliest way. A pair of chunks speaks for the two being one part by how much
   more often they stand side by side than they would by chance: log2 P(both) − log2 P(one) P(other).
3. The sum over a pair of parts is the evidence of its likeliest reading; the look-up adds up all readings, and knows
   how frequent a part is, so its figures differ a little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from habeas.match.alignment import BEGIN, END, Alignment, knows, load_alignment, mark
from habeas.match.errors import NothingToCompare
from habeas.match.pairing import (
    DISPENSABLE_WITHOUT_COUNTERPART,
    KNOWN_WITHOUT_COUNTERPART,
    WRITTEN_WITHOUT_COUNTERPART,
    first_letter,
    is_dispensable,
)
from habeas.match.parts import Part, Script, split_name
from habeas.match.vocabulary import Speller

INITIAL_BITS = 4.0
"""What a fitting initial says, where no list of names tells how rare the letter is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Letters of both sides that stand for each other, and what that says in bits; one side may be empty."""

    left: str
    right: str
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedPart:
    """A part of each spelling, the steps from one to the other, and their sum in bits; one side may be empty."""

    left: str
    right: str
    bits: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two spellings may be one name, part by part; `bits` is the sum."""

    parts: tuple[PairedPart, ...]
    bits: float


def explain(left: str, right: str) -> Explanation:
    """Return why two spellings may be one name, or why not.

    Raises:
        NothingToCompare: one of them holds no letters.
    """
    lefts, rights = list(split_name(left)), list(split_name(right))
    for side, parts in (("left", lefts), ("right", rights)):
        if not parts:
            raise NothingToCompare(side=side)
    compared = {(i, j): compare_parts(one, other) for i, one in enumerate(lefts) for j, other in enumerate(rights)}
    paired: dict[int, int] = {}
    for (i, j), found in sorted(compared.items(), key=lambda pair: -pair[1].bits):
        if found.bits > WRITTEN_WITHOUT_COUNTERPART and i not in paired and j not in paired.values():
            paired[i] = j
    shown = [compared[i, paired[i]] if i in paired else _alone(part, is_left=True) for i, part in enumerate(lefts)]
    shown += [_alone(part, is_left=False) for j, part in enumerate(rights) if j not in paired.values()]
    return Explanation(parts=tuple(shown), bits=sum(part.bits for part in shown))


def _alone(part: Part, *, is_left: bool) -> PairedPart:
    usual = WRITTEN_WITHOUT_COUNTERPART if is_left else KNOWN_WITHOUT_COUNTERPART
    bits = DISPENSABLE_WITHOUT_COUNTERPART if is_dispensable(part) else usual
    return PairedPart(left=part.letters if is_left else "", right="" if is_left else part.letters, bits=bits, steps=())


def compare_parts(left: Part, right: Part) -> PairedPart:
    """Return what two parts say for each other, along their likeliest cut into chunks."""
    if left.is_initial or right.is_initial:
        bits = INITIAL_BITS if first_letter(left) == first_letter(right) else -2 * INITIAL_BITS
        return PairedPart(left=left.letters, right=right.letters, bits=bits, steps=())
    one, other = left, right
    if not knows(one.script, other.script):
        one, other = _in_latin(one), _in_latin(other)
    if not knows(one.script, other.script):
        bits = float(len(one.letters)) if one == other else 2 * WRITTEN_WITHOUT_COUNTERPART
        return PairedPart(left=left.letters, right=right.letters, bits=bits, steps=())
    steps = likeliest_steps(one.letters, other.letters, load_alignment(one.script, other.script))
    return PairedPart(left=left.letters, right=right.letters, bits=sum(step.bits for step in steps), steps=tuple(steps))


def _in_latin(part: Part) -> Part:
    if part.script is Script.LATIN or not knows(Script.LATIN, part.script):
        return part
    return Part(script=Script.LATIN, letters=Speller().learned(part))


def likeliest_steps(left: str, right: str, alignment: Alignment) -> Sequence[Step]:
    """Return the likeliest way to cut two parts into chunks side by side, in order."""
    letters, others = mark(left), mark(right)
    alone = (
        np.log2(np.maximum(alignment.table.sum(axis=1), 1e-12)),
        np.log2(np.maximum(alignment.table.sum(axis=0), 1e-12)),
    )
    joint = np.log2(np.maximum(alignment.table, 1e-30))
    best: dict[tuple[int, int], tuple[float, Step | None, tuple[int, int]]] = {(0, 0): (0.0, None, (0, 0))}
    for i in range(len(letters) + 1):
        for j in range(len(others) + 1):
            if (i, j) not in best:
                continue
            for a, b in _moves(alignment, len(letters) - i, len(others) - j):
                row, column = alignment.left.number(letters, i, a), alignment.right.number(others, j, b)
                way = best[i, j][0] + float(joint[row, column])
                if (i + a, j + b) not in best or way > best[i + a, j + b][0]:
                    bits = joint[row, column] - (alone[0][row] if a else 0.0) - (alone[1][column] if b else 0.0)
                    step = Step(left=letters[i : i + a], right=others[j : j + b], bits=float(bits))
                    best[i + a, j + b] = (way, step, (i, j))
    return _walk_back(best, (len(letters), len(others)))


def _moves(alignment: Alignment, lefts: int, rights: int) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a in range(min(alignment.left.longest, lefts) + 1)
        for b in range(min(alignment.right.longest, rights) + 1)
        if (a, b) != (0, 0) and (min(a, b) > 0 or max(a, b) == 1)
    ]


def _walk_back(
    best: dict[tuple[int, int], tuple[float, Step | None, tuple[int, int]]], end: tuple[int, int]
) -> Sequence[Step]:
    steps = []
    at = end
    while (step := best[at][1]) is not None:
        if (step.left, step.right) not in ((BEGIN, BEGIN), (END, END)):
            steps.append(step)
        at = best[at][2]
    return steps[::-1]
