"""What was learned about how one script is written in another: probabilities of chunks of letters side by side.

An alignment holds a joint probability for each pair of chunks, up to 3 letters on the left and 2 on the right, one of
them possibly nothing. Every part has a mark at its beginning and its end, so that chunks can tell where they stand.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from habeas.match.errors import DamagedAlignment
from habeas.match.parts import Script

if TYPE_CHECKING:
    from habeas.match.letters import Numbering

BEGIN, END = "^", "$"
_FLOOR = 2e-7
"""Probability that a single letter always keeps against any other, or against nothing."""
_NAMES = {
    (Script.LATIN, Script.CYRILLIC): "latin-cyrillic",
    (Script.LATIN, Script.ARABIC): "latin-arabic",
    (Script.LATIN, Script.HEBREW): "latin-hebrew",
    (Script.LATIN, Script.LATIN): "latin-latin",
    (Script.CYRILLIC, Script.CYRILLIC): "cyrillic-cyrillic",
}
Table = NDArray[np.float64]
"""Joint probabilities, shape (left chunks, right chunks). Row and column 0 stand for nothing, the last but one for
a letter never seen, the last for a chunk that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """The chunks of one side: their numbers, and how many letters the longest has."""

    ids: dict[str, int]
    longest: int

    def number(self, letters: str, at: int, size: int) -> int:
        """Return the number of the chunk of `size` letters at a position of a marked part."""
        chunk = letters[at : at + size]
        known = self.ids.get(chunk)
        if known is not None and len(chunk) == size:
            return known
        return len(self.ids) + (size != 1 or len(chunk) != 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Alignment:
    """How parts of the left script are written in the right one.

    `marginal`: probability of each right chunk whatever stands on the left, shape (right chunks,).
    """

    left: Side
    right: Side
    table: Table
    marginal: Table

    @cached_property
    def single(self) -> NDArray[np.float32]:
        """The table in single precision."""
        return self.table.astype(np.float32)

    @cached_property
    def right_numbering(self) -> Numbering:
        """What numbers the chunks of many parts of the right script at once."""
        from habeas.match.letters import Numbering

        return Numbering.of(self.right)

    def flipped(self) -> Alignment:
        """Return the alignment seen from the other side."""
        return make_alignment(self.right, self.left, np.ascontiguousarray(self.table.T))

    def best_left(self) -> dict[str, tuple[str, float]]:
        """Return for each right chunk its likeliest left chunk, and the log of their joint probability."""
        names = [*self.left.ids, "", ""]
        best = self.table[:, : len(self.right.ids)].argmax(axis=0)
        return {
            chunk: (names[best[number]], float(np.log(self.table[best[number], number] + 1e-300)))
            for chunk, number in self.right.ids.items()
            if chunk
        }


def mark(letters: str) -> str:
    """Return a part's letters between its marks."""
    return f"{BEGIN}{letters}{END}"


def make_alignment(left: Side, right: Side, table: Table) -> Alignment:
    """Return an alignment with the marginal of its right side.

    A right chunk may follow any number of left letters that stand against nothing, hence the division.
    """
    marginal = table.sum(axis=0) / (1.0 - table[:, 0].sum())
    marginal[0] = 0.0
    return Alignment(left=left, right=right, table=table, marginal=marginal)


def knows(left: Script, right: Script) -> bool:
    """Return whether there is an alignment between two scripts, in either direction."""
    return (left, right) in _NAMES or (right, left) in _NAMES


@cache
def load_alignment(left: Script, right: Script) -> Alignment:
    """Return the alignment between two scripts that ships with the program.

    Raises:
        KeyError: there is none; ask `knows` first.
        DamagedAlignment: its file is not the one that shipped.
    """
    if (left, right) not in _NAMES:
        return load_alignment(right, left).flipped()
    name = f"{_NAMES[left, right]}.json.gz"
    packed = files("habeas.match").joinpath("alignments", name).read_bytes()
    if hashlib.sha256(packed).hexdigest() != _checksums().get(name):
        raise DamagedAlignment(file=name)
    return read_alignment(gzip.decompress(packed))


@cache
def _checksums() -> dict[str, str]:
    lines = files("habeas.match").joinpath("alignments", "CHECKSUMS.txt").read_text(encoding="ascii").splitlines()
    return {name: checksum for checksum, name in (line.split() for line in lines)}


def alignments_checksum() -> str:
    """Return one checksum over all alignments that ship: keys made from others cannot be compared."""
    return hashlib.sha256(repr(sorted(_checksums().items())).encode()).hexdigest()


def read_alignment(written: bytes) -> Alignment:
    """Return the alignment that a JSON text of the training script holds."""
    held = json.loads(written)
    left, right = (_make_side(held[name]) for name in ("left", "right"))
    counts = np.array(held["counts"])
    table = np.zeros((len(left.ids) + 2, len(right.ids) + 2))
    table[counts[:, 0].astype(int), counts[:, 1].astype(int)] = counts[:, 2] / counts[:, 2].sum()
    _lay_floor(table, left, right)
    return make_alignment(left, right, table / table.sum())


def _make_side(chunks: list[str]) -> Side:
    return Side(ids={chunk: number for number, chunk in enumerate(chunks)}, longest=max(map(len, chunks)))


def _lay_floor(table: Table, left: Side, right: Side) -> None:
    """Let any single letter stand against any other or against nothing, marks excepted."""
    rows, columns = (
        [number for chunk, number in side.ids.items() if len(chunk) == 1 and chunk not in (BEGIN, END)]
        + [len(side.ids)]
        for side in (left, right)
    )
    table[np.ix_(rows, columns)] += _FLOOR
    table[rows, 0] += _FLOOR
    table[0, columns] += _FLOOR
    table[left.ids[BEGIN], right.ids[BEGIN]] += _FLOOR
    table[left.ids[END], right.ids[END]] += _FLOOR
