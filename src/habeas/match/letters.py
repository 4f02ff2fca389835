"""Known parts as arrays of letters, so that many are compared at once and a file of them can be mapped into memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from habeas.match.alignment import BEGIN, END, Side
from habeas.match.parts import Part, Script

SCRIPTS = tuple(Script)
_CODE_POINTS = 0x10000
_PADDING = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class PartTable(Sequence[Part]):
    """Parts in a row.

    `letters`: code points of all parts, shape (letters,); `starts`: where each part begins, shape (parts + 1,);
    `scripts`: each part's place in `SCRIPTS`, shape (parts,).
    """

    letters: NDArray[np.uint32]
    starts: NDArray[np.int32]
    scripts: NDArray[np.int8]

    @classmethod
    def of(cls, parts: Sequence[Part]) -> PartTable:
        """Return the table of some parts."""
        lengths = [len(part.letters) for part in parts]
        return cls(
            letters=np.frombuffer("".join(part.letters for part in parts).encode("utf-32-le"), np.uint32),
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32),
            scripts=np.array([SCRIPTS.index(part.script) for part in parts], np.int8),
        )

    def __len__(self) -> int:
        return len(self.scripts)

    @overload
    def __getitem__(self, number: int) -> Part: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Part]: ...
    def __getitem__(self, number: int | slice) -> Part | Sequence[Part]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        letters = self.letters[self.starts[number] : self.starts[number + 1]].tobytes().decode("utf-32-le")
        return Part(script=SCRIPTS[self.scripts[number]], letters=letters)

    def joined(self, further: PartTable) -> PartTable:
        """Return the table with further parts behind those it has."""
        return PartTable(
            letters=np.concatenate([self.letters, further.letters]),
            starts=np.concatenate([self.starts, further.starts[1:] + self.starts[-1]]),
            scripts=np.concatenate([self.scripts, further.scripts]),
        )

    @cached_property
    def lengths(self) -> NDArray[np.int32]:
        """How many letters each part has, shape (parts,)."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbering:
    """Finds the numbers of one side's chunks for many parts at once.

    `codes`: a small code for each code point, 0 for a letter never seen, shape (65536,); `chunks`: for each chunk
    length the number of the chunk by the codes of its letters, shape (codes,) * length.
    """

    codes: NDArray[np.int16]
    chunks: tuple[NDArray[np.int16], ...]

    @classmethod
    def of(cls, side: Side) -> Numbering:
        """Return the numbering of a side: code 0 stands for an unknown letter, 1 for what lies behind the end."""
        single = sorted(chunk for chunk in side.ids if len(chunk) == 1 and ord(chunk) < _CODE_POINTS)
        codes = np.zeros(_CODE_POINTS, np.int16)
        code_of = {letter: code for code, letter in enumerate(single, start=2)}
        codes[[ord(letter) for letter in single]] = list(code_of.values())
        unknown, impossible = len(side.ids), len(side.ids) + 1
        chunks = []
        for size in range(1, side.longest + 1):
            numbers = np.full((len(single) + 2,) * size, impossible, np.int16)
            for chunk, number in side.ids.items():
                if len(chunk) == size and all(letter in code_of for letter in chunk):
                    numbers[tuple(code_of[letter] for letter in chunk)] = number
            chunks.append(numbers)
        chunks[0][0] = unknown
        return cls(codes=codes, chunks=tuple(chunks))

    def number(self, table: PartTable, chosen: NDArray[np.int64]) -> list[NDArray[np.int16]]:
        """Return for each chunk length the numbers of the chunks of some marked parts, shape (positions, chosen)."""
        lengths = table.lengths[chosen]
        width = int(lengths.max(initial=0))
        positions = np.arange(width, dtype=np.int32)[:, None]
        at = np.minimum(table.starts[chosen][None, :] + positions, max(len(table.letters) - 1, 0))
        marked = np.full((width + 2, len(chosen)), _PADDING, np.int16)
        if width:
            letters = self.codes[np.minimum(table.letters[at], _CODE_POINTS - 1)]
            marked[1:-1] = np.where(positions < lengths[None, :], letters, _PADDING)
        marked[0] = self.codes[ord(BEGIN)]
        marked[lengths + 1, np.arange(len(chosen))] = self.codes[ord(END)]
        spans = len(marked)
        return [
            numbers[tuple(marked[shift : spans - size + 1 + shift] for shift in range(size))]
            for size, numbers in enumerate(self.chunks, start=1)
            if size <= spans
        ]
