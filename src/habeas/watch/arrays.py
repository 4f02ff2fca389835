"""Numbers for everybody at once: what stands in columns, and the few steps over them that the answers are made of.

A batch of people is answered by steps over whole columns rather than by a loop over each one's statements; a batch may
be of one. A column has one entry for each row of evidence; `owner` says by number whose each row is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Numbering(dict[str, int]):
    """Numbers for words and ids in the order of first sight; what is empty has the number 0."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with the empty word, then some others."""
        super().__init__((word, number) for number, word in enumerate(("", *words)))

    def __missing__(self, word: str) -> int:
        """Return the next number for a word that is new."""
        number = self[word] = len(self)
        return number

    def copy(self) -> Numbering:
        """Return the same numbers, to which others can be added."""
        copied = Numbering()
        copied.update(self)
        return copied

    def take(self, words: Iterable[str]) -> None:
        """Give numbers to words that have none."""
        for word in words:
            self.setdefault(word, len(self))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Columns of one length, each of the shape (entries,): its fields, which a table of some kind names."""

    def where(self, kept: Flags | Numbers) -> Self:
        """Return the entries that are marked, or those at some places, in the order of these."""
        return type(self)(**{one.name: getattr(self, one.name)[kept] for one in fields(self)})

    def followed_by(self, *others: Self) -> Self:
        """Return the entries of this one, then those of others."""
        parts = (self, *others)
        return type(self)(
            **{one.name: np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(self)}
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Owned(Table):
    """Rows with the number of whose they are."""

    owner: Numbers
    row: Numbers

    def pairs(self, row_count: int) -> Numbers:
        """Return one number for each pair of an owner and a row; there are `row_count` rows."""
        return self.owner * row_count + self.row

    def in_order(self) -> Self:
        """Return them in the order of the owners, and of the rows of each; of equal pairs in any order."""
        return self.where(np.argsort(self.pairs(int(self.row.max(initial=0)) + 1)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelf:
    """Rows by name: those of name `n` are `rows[starts[n]:starts[n + 1]]`, in rising order.

    `starts` has the shape (names + 1,), and `rows` as many entries as there are pairs of a name and a row.
    """

    rows: Numbers
    starts: Numbers

    def of(self, name: int) -> Numbers:
        """Return the rows of one name."""
        return self.rows[self.starts[name] : self.starts[name + 1]]

    def has(self, name: int) -> bool:
        """Return whether a name has rows."""
        return bool(self.starts[name] < self.starts[name + 1])

    def owned(self) -> Owned:
        """Return all rows with the names whose they are."""
        return Owned(owner=np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts)), row=self.rows)

    def of_each(self, names: Numbers) -> Owned:
        """Return the rows of some names, each owned by the place of its name among them."""
        first = self.starts[names]
        counts = self.starts[names + 1] - first
        owner = np.repeat(np.arange(len(names)), counts)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        return Owned(owner=owner, row=self.rows[np.repeat(first, counts) + within])


def shelve(named: Owned, name_count: int) -> Shelf:
    """Return rows by the numbers of their names, which come in order (see `Owned.in_order`), as a shelf."""
    starts = np.zeros(name_count + 1, np.int64)
    np.cumsum(np.bincount(named.owner, minlength=name_count), out=starts[1:])
    return Shelf(rows=named.row, starts=starts)


def once_each(given: Numbers) -> Numbers:
    """Return the numbers that stand in a column, each once, in rising order."""
    # To sort them takes a tenth of what `np.unique` takes to hash them.
    risen = np.sort(given)
    return risen[np.concatenate(([True], risen[1:] != risen[:-1]))] if len(risen) else risen


def numbers(given: list[int]) -> Numbers:
    """Return whole numbers as a column."""
    return np.array(given, np.int64)


def flags(given: list[bool]) -> Flags:
    """Return yes and no as a column."""
    return np.array(given, np.bool_)


def scattered(places: list[int], values: list[int], size: int) -> Numbers:
    """Return a column of shape (size,) with values at some places, and 0 at all others."""
    found = np.zeros(size, np.int64)
    found[places] = values
    return found


def marked(places: list[int] | Numbers, size: int) -> Flags:
    """Return a column of shape (size,) that is true at some places."""
    found = np.zeros(size, np.bool_)
    found[places] = True
    return found


def most(owner: Numbers, values: Numbers, size: int, none: int = -1) -> Numbers:
    """Return the highest value of each owner, of shape (size,); `none` where an owner has no higher one."""
    found = np.full(size, none, np.int64)
    np.maximum.at(found, owner, values)
    return found


def least(owner: Numbers, values: Numbers, size: int, none: int) -> Numbers:
    """Return the lowest value of each owner, of shape (size,); `none` where an owner has no lower one."""
    found = np.full(size, none, np.int64)
    np.minimum.at(found, owner, values)
    return found


def pick(column: Numbers, places: Numbers, none: int = 0) -> Numbers:
    """Return what stands at some places of a column; `none` where the place is -1."""
    return np.where(places < 0, none, column[places]) if len(column) else np.full(len(places), none)
