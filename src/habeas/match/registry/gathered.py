"""A registry as arrays: each distinct part, name, place and unit once, and numbers for them by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from habeas.match.dispensable import is_dispensable
from habeas.match.parts import Part
from habeas.match.registry.near import NearParts, find_near_parts
from habeas.match.registry.rows import Row
from habeas.match.registry.weighing import Costs, Letters, Names, Role, Weighing
from habeas.match.romanise import fold_key, romanise

NOT_TOLD = -1
Written = tuple[tuple[Part, Role], ...]


@dataclass(slots=True, kw_only=True)
class Spoken:
    """What a column of names, places or units holds: distinct parts with their counts, and distinct whole values."""

    parts: dict[Part, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    values: dict[Written, int] = field(default_factory=dict)
    rows: int = 0

    def number(self, written: Written) -> int:
        """Return the number of a value, `NOT_TOLD` for an empty one, and count its parts."""
        if not written:
            return NOT_TOLD
        self.rows += 1
        for part, _ in written:
            number = self.parts.setdefault(part, len(self.parts))
            if number == len(self.counts):
                self.counts.append(0)
            self.counts[number] += 1
        return self.values.setdefault(written, len(self.values))

    def near_parts(self, *, given_names: bool = False) -> NearParts:
        """Return the table of near parts of this column."""
        return find_near_parts(list(self.parts), np.array(self.counts, np.int64), self.rows, given_names=given_names)

    def weighing(self, near: NearParts, costs: Costs) -> Weighing:
        """Return what weighs pairs of values of this column."""
        names = Names.of([[(self.parts[part], role) for part, role in value] for value in self.values])
        letters = Letters.of(list(self.parts), np.array(self.counts, np.int64))
        return Weighing.of(names, near, letters, costs)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gathered:
    """A registry. `columns`: numbers by row, in row order; names, places and units are numbered."""

    ids: list[str]
    columns: dict[str, NDArray[np.int32]]
    name: Spoken
    place: Spoken
    unit: Spoken

    def spoken(self, kind: str) -> Spoken:
        """Return what one of the columns name, place and unit holds."""
        return {"name": self.name, "place": self.place, "unit": self.unit}[kind]


def gather(rows: Iterable[Row]) -> Gathered:
    """Return the rows of a registry as arrays."""
    ids: list[str] = []
    spoken = {column: Spoken() for column in ("name", "place", "unit")}
    numbers: dict[str, list[int]] = {column: [] for column in ("name", "place", "unit", "sex", "year", "month", "day")}
    for row in rows:
        ids.append(row.id)
        numbers["name"].append(spoken["name"].number(row.name))
        numbers["place"].append(spoken["place"].number(row.place))
        numbers["unit"].append(spoken["unit"].number(row.unit))
        numbers["sex"].append(row.sex or NOT_TOLD)
        for column, number in zip(("year", "month", "day"), row.born, strict=True):
            numbers[column].append(number or NOT_TOLD)
    columns = {column: np.array(found, np.int32) for column, found in numbers.items()}
    return Gathered(ids=ids, columns=columns, name=spoken["name"], place=spoken["place"], unit=spoken["unit"])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlaceParts:
    """The parts of each distinct place, numbered by the reading in which scripts meet; shape (pairs,)."""

    place: NDArray[np.int32]
    part: NDArray[np.int32]


def place_parts_of(spoken: Spoken) -> PlaceParts:
    """Return the parts of all distinct places."""
    keys: dict[str, int] = {}
    pairs = sorted({
        (place, keys.setdefault(fold_key(romanise(part)), len(keys)))
        for value, place in spoken.values.items()
        for part, _ in value
    })  # fmt: skip
    table = np.array(pairs, np.int64).reshape(-1, 2)
    return PlaceParts(place=table[:, 0].astype(np.int32), part=table[:, 1].astype(np.int32))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """Where names may meet: a telling part of a name, and a letter that another part of it begins with; by name."""

    name: NDArray[np.int32]
    part: NDArray[np.int32]
    letter: NDArray[np.int8]


def cells_of(spoken: Spoken, letters: Letters) -> Cells:
    """Return the cells of all distinct names; initials and patronymics are no telling parts."""
    numbered = list(spoken.parts)
    telling = [not part.is_initial and not is_dispensable(part) for part in numbered]
    found = sorted(
        {cell for value, name in spoken.values.items() for cell in _cells(value, name, spoken, telling, letters)}
    )
    table = np.array(found, np.int64).reshape(-1, 3)
    return Cells(
        name=table[:, 0].astype(np.int32), part=table[:, 1].astype(np.int32), letter=table[:, 2].astype(np.int8)
    )


def _cells(
    value: Written, name: int, spoken: Spoken, telling: Sequence[bool], letters: Letters
) -> Iterator[tuple[int, int, int]]:
    numbers = [spoken.parts[part] for part, role in value]
    roles = [role for _, role in value]
    for place, part in enumerate(numbers):
        if telling[part]:
            others = [other for at, other in enumerate(numbers) if at != place and roles[at] is not Role.PATRONYMIC]
            yield from ((name, part, letter) for other in others for letter in _letters_in(int(letters.masks[other])))
            if not others:
                yield name, part, NOT_TOLD


def _letters_in(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
