"""The index of a list of names: its distinct parts, their runs of letters, and which names bear which part.

An index is a few arrays. It grows by further names without the old ones being read again, and is then the same, to
the last number, as if all had been indexed at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from habeas.match.pairing import traits_of
from habeas.match.parts import Part, split_name
from habeas.match.vocabulary import NO_WORDS, Words, add_words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameIndex:
    """A list of names, ready to be looked up in.

    `traits`: what pairing needs to know of each part (see `KnownPart`), shape (parts,); `members`: the numbers of
    each name's parts, name after name, shape (parts borne,); `name_starts`: where each name's begin, shape (names +
    1,); `bearers`: the names that bear each part, ascending, part after part, shape (parts borne,); `bearer_starts`:
    where each part's begin, shape (parts + 1,).
    """

    words: Words
    traits: NDArray[np.uint32]
    members: NDArray[np.int32]
    name_starts: NDArray[np.int32]
    bearers: NDArray[np.int32]
    bearer_starts: NDArray[np.int32]

    @property
    def count(self) -> int:
        """How many names the list has."""
        return len(self.name_starts) - 1


NO_NAMES = NameIndex(
    words=NO_WORDS,
    traits=np.zeros(0, np.uint32),
    members=np.zeros(0, np.int32),
    name_starts=np.zeros(1, np.int32),
    bearers=np.zeros(0, np.int32),
    bearer_starts=np.zeros(1, np.int32),
)


def grow(index: NameIndex, spellings: Iterable[str]) -> NameIndex:
    """Return the index with further names behind those it has."""
    ids: dict[Part, int] = {part: number for number, part in enumerate(index.words.parts)}
    known = len(ids)
    added = [[ids.setdefault(part, len(ids)) for part in dict.fromkeys(split_name(name))] for name in spellings]
    new = list(ids)[known:]
    members = np.concatenate([index.members, np.fromiter(chain.from_iterable(added), np.int32)])
    ends = index.name_starts[-1] + np.cumsum([len(numbers) for numbers in added], dtype=np.int64)
    name_starts = np.concatenate([index.name_starts, ends]).astype(np.int32)
    owners = np.repeat(np.arange(len(name_starts) - 1, dtype=np.int32), np.diff(name_starts))
    borne = np.bincount(members, minlength=len(ids))
    return NameIndex(
        words=add_words(index.words, new),
        traits=np.concatenate([index.traits, np.array([traits_of(part) for part in new], np.uint32)]),
        members=members,
        name_starts=name_starts,
        bearers=owners[np.argsort(members, kind="stable")],
        bearer_starts=np.concatenate([[0], np.cumsum(borne)]).astype(np.int32),
    )
