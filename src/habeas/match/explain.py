"""Why two spellings may be one name: letter by letter, in bits.

1. The parts of both are paired so that the evidence is greatest.
2. Each pair is cut into chunks in the likeliest way. A pair of chunks speaks for the two being one part by how much
   more often they stand side by side than they would by chance: log2 P(both) − log2 P(one) P(other).
3. The sum over a pair of parts is the evidence of its likeliest reading; the look-up adds up all readings, and knows
   how frequent a part is, so its figures differ a little.
4. Given names that are one though their letters differ, numbers of units, types and renamings of places say what
   their tables say of them. What a person should know besides (a call sign that was left out, an ending that may be
   another's) is a note.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from habeas.match.alignment import BEGIN, END, Alignment, knows, load_alignment, mark
from habeas.match.apart import set_apart
from habeas.match.dispensable import is_dispensable
from habeas.match.endings import differ_in_sex
from habeas.match.errors import NothingToCompare
from habeas.match.evidence import log_usual
from habeas.match.pairing import (
    DISPENSABLE_WITHOUT_COUNTERPART,
    KNOWN_WITHOUT_COUNTERPART,
    WRITTEN_WITHOUT_COUNTERPART,
    first_letter,
)
from habeas.match.parts import Part, Script, make_part, mixed_words, split_name
from habeas.match.places import OTHER_TYPE, RENAMED_BITS, Place, are_renamings, differ_in_type, read_place
from habeas.match.relatives import SHARES, kinship
from habeas.match.speller import Speller
from habeas.match.units import compare_units, is_numbered, read_unit

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
    """A part of each spelling, the steps from one to the other, and their sum in bits; one side may be empty.

    `why` says what else than letters the bits come from.
    """

    left: str
    right: str
    bits: float
    steps: tuple[Step, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two spellings may be one name, part by part; `bits` is the sum, `notes` say what a person should know."""

    parts: tuple[PairedPart, ...]
    bits: float
    notes: tuple[str, ...] = ()


class Kind(StrEnum):
    """What two spellings name."""

    PERSON = "person"
    PLACE = "place"
    UNIT = "unit"


def explain(left: str, right: str, kind: Kind = Kind.PERSON) -> Explanation:
    """Return why two spellings may be one name, or why not.

    Raises:
        NothingToCompare: one of them holds no letters of a name.
    """
    if kind is Kind.UNIT:
        return _explain_units(left, right)
    if kind is Kind.PLACE:
        return _explain_places(read_place(left), read_place(right), _letters_notes(left, right))
    lefts, rights = _parts_of(left, right)
    paired = pair(lefts, rights)
    return _summed(paired, (*_letters_notes(left, right), *_name_notes(left, right, paired)))


def _parts_of(left: str, right: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    found = split_name(left), split_name(right)
    for side, parts in zip(("left", "right"), found, strict=True):
        if not parts:
            raise NothingToCompare(side=side)
    return found


def _summed(parts: Sequence[PairedPart], notes: Sequence[str]) -> Explanation:
    return Explanation(parts=tuple(parts), bits=sum(part.bits for part in parts), notes=tuple(notes))


def pair(
    lefts: Sequence[Part], rights: Sequence[Part], compare: Callable[[Part, Part], PairedPart] | None = None
) -> list[PairedPart]:
    """Return the parts of two names, each beside its counterpart or alone, compared by `compare_parts` or another."""
    compare = compare or compare_parts
    compared = {(i, j): compare(one, other) for i, one in enumerate(lefts) for j, other in enumerate(rights)}
    paired: dict[int, int] = {}
    for (i, j), found in sorted(compared.items(), key=lambda both: -both[1].bits):
        if found.bits > WRITTEN_WITHOUT_COUNTERPART and i not in paired and j not in paired.values():
            paired[i] = j
    shown = [compared[i, paired[i]] if i in paired else _alone(part, is_left=True) for i, part in enumerate(lefts)]
    return shown + [_alone(part, is_left=False) for j, part in enumerate(rights) if j not in paired.values()]


def _letters_notes(left: str, right: str) -> list[str]:
    mixed = [word for spelling in (left, right) for word in mixed_words(spelling)]
    return [f"{word} mixes letters of two scripts that look alike; they were put right" for word in mixed]


def _name_notes(left: str, right: str, paired: Sequence[PairedPart]) -> list[str]:
    signs = [sign for spelling in (left, right) for sign in set_apart(spelling).call_signs]
    notes = [f"the call sign {sign} was left out: it is never compared as a name" for sign in signs]
    return notes + [
        f"{part.left}, {part.right}: a man's and a woman's ending, or another case: a question, no proof"
        for part in paired
        if part.left and part.right and differ_in_sex(make_part(part.left), make_part(part.right))
    ]


def _explain_places(left: Place, right: Place, notes: Sequence[str]) -> Explanation:
    for side, place in (("left", left), ("right", right)):
        if not place.parts:
            raise NothingToCompare(side=side)
    names = [" ".join(part.letters for part in place.parts) for place in (left, right)]
    if are_renamings(left, right):
        renamed = PairedPart(left=names[0], right=names[1], bits=RENAMED_BITS, why="names that one place has borne")
        parts = [renamed]
    else:
        parts = pair(left.parts, right.parts)
    if left.kind and right.kind and differ_in_type(left, right):
        parts.append(PairedPart(left=left.kind, right=right.kind, bits=OTHER_TYPE, why="another type of place"))
    return _summed(parts, notes)


def _explain_units(left: str, right: str) -> Explanation:
    units = read_unit(left), read_unit(right)
    if not any(is_numbered(unit) for unit in units):
        lefts, rights = _parts_of(left, right)
        return _summed(pair(lefts, rights), _letters_notes(left, right))
    found = [
        PairedPart(left=one.left, right=one.right, bits=one.bits, why=one.why)
        for one in compare_units(units[0], units[1])
    ]
    return _summed(found, _letters_notes(left, right))


def _alone(part: Part, *, is_left: bool) -> PairedPart:
    usual = WRITTEN_WITHOUT_COUNTERPART if is_left else KNOWN_WITHOUT_COUNTERPART
    bits = DISPENSABLE_WITHOUT_COUNTERPART if is_dispensable(part) else usual
    return PairedPart(left=part.letters if is_left else "", right="" if is_left else part.letters, bits=bits)


def compare_parts(left: Part, right: Part) -> PairedPart:
    """Return what two parts say for each other: by their letters, or by the tables of given names."""
    if left.is_initial or right.is_initial:
        bits = INITIAL_BITS if first_letter(left) == first_letter(right) else -2 * INITIAL_BITS
        return PairedPart(left=left.letters, right=right.letters, bits=bits, why="initial")
    by_letters = _compare_letters(left, right)
    kin = kinship(left, right)
    if kin is None:
        return by_letters
    bits = (math.log(SHARES[kin]) - max(log_usual(left), log_usual(right))) / math.log(2.0)
    if bits <= by_letters.bits:
        return by_letters
    return PairedPart(left=left.letters, right=right.letters, bits=bits, why=kin.value)


def _compare_letters(left: Part, right: Part) -> PairedPart:
    one, other = left, right
    if not knows(one.script, other.script):
        one, other = _in_latin(one), _in_latin(other)
    if not knows(one.script, other.script):
        bits = float(len(one.letters)) if one == other else 2 * WRITTEN_WITHOUT_COUNTERPART
        return PairedPart(left=left.letters, right=right.letters, bits=bits)
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
