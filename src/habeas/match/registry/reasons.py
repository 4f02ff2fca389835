"""Why a row belongs to its group, in words that a person can check against the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.match.registry.gathered import NOT_TOLD, Gathered
from habeas.match.registry.weighing import Weighing

_BORN = ("year", "month", "day")
ALONE = "no other row is like it"


class Reasons:
    """Puts what two rows share, and what parts them, into words."""

    def __init__(self, gathered: Gathered, weighings: Mapping[str, Weighing]) -> None:
        self._gathered = gathered
        self._weighings = weighings
        self._letters = {
            "name": [part.letters for part in gathered.name.parts],
            "place": [part.letters for part in gathered.place.parts],
            "unit": [part.letters for part in gathered.unit.parts],
        }

    def for_pairs(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> list[str]:
        """Return why the left row of each pair is like the right one."""
        columns = self._gathered.columns
        spoken = {kind: self._compare(kind, columns[kind][left], columns[kind][right]) for kind in self._letters}
        return [
            "; ".join(
                [
                    f"like {self._gathered.ids[other]}: {spoken['name'][place]}",
                    *self._born(one, other),
                    *([f"place {spoken['place'][place]}"] if spoken["place"][place] else []),
                    *([f"unit {spoken['unit'][place]}"] if spoken["unit"][place] else []),
                    *self._sex(one, other),
                ]
            )
            for place, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True))
        ]

    def _compare(self, kind: str, left: NDArray[np.int32], right: NDArray[np.int32]) -> list[str]:
        """Return for pairs of values which parts stand for each other, empty where one is not told."""
        words = [""] * len(left)
        told = np.flatnonzero((left >= 0) & (right >= 0))
        if not len(told):
            return words
        weighing, letters = self._weighings[kind], self._letters[kind]
        one, other = left[told].astype(np.int64), right[told].astype(np.int64)
        paired = weighing.pair(one, other)
        of_pairs = zip(
            told.tolist(), weighing.names.parts[one].tolist(), weighing.names.parts[other].tolist(),
            paired.left.tolist(), paired.right.tolist(), strict=True,
        )  # fmt: skip
        for place, ours, theirs, lefts, rights in of_pairs:
            words[place] = ", ".join(_in_words(ours, theirs, dict(zip(lefts, rights, strict=True)), letters))
        return words

    def _born(self, one: int, other: int) -> Iterator[str]:
        columns = self._gathered.columns
        dates = [tuple(int(columns[column][row]) for column in _BORN) for row in (one, other)]
        if NOT_TOLD in (dates[0][0], dates[1][0]):
            return
        if dates[0] == dates[1]:
            yield f"born {_date(dates[0])} in both"
        elif dates[0][0] == dates[1][0] and NOT_TOLD in (dates[0][1], dates[1][1]):
            yield f"born {dates[0][0]} in both"
        else:
            yield f"born {_date(dates[0])} here, {_date(dates[1])} there"

    def _sex(self, one: int, other: int) -> Iterator[str]:
        sexes = self._gathered.columns["sex"][[one, other]].tolist()
        if NOT_TOLD not in sexes and sexes[0] != sexes[1]:
            yield "another sex is given"


def _in_words(
    left: Sequence[int], right: Sequence[int], places: Mapping[int, int], letters: Sequence[str]
) -> Iterator[str]:
    """Yield the pairs of parts, in the order of the left name, then what either has more; below 0 stands for none."""
    for place, part in enumerate(left):
        if part >= 0 and place in places:
            written, known = letters[part], letters[right[places[place]]]
            yield written if written == known else f"{written} ~ {known}"
    for place, part in enumerate(left):
        if part >= 0 and place not in places:
            yield f"{letters[part]} only here"
    taken = frozenset(places.values())
    for place, part in enumerate(right):
        if part >= 0 and place not in taken:
            yield f"{letters[part]} only there"


def _date(date: tuple[int, ...]) -> str:
    return "-".join(f"{number:02}" for number in date if number != NOT_TOLD)
