"""One row of a registry, read strictly: the parts of its name with their roles, and what else tells people apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.match.dispensable import is_dispensable
from habeas.match.parts import Part, split_name
from habeas.match.registry.weighing import Role

COLUMNS = ("id", "name", "given", "family", "patronymic", "sex", "born", "place", "unit", "source")
"""Columns that a registry may have; the first two it must have."""
LONGEST = 1000
"""Letters of a cell that count."""
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_POINTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NUMBER = re.compile(r"\d+")
_SEXES = {
    "m": 1, "male": 1, "man": 1, "м": 1, "муж": 1, "мужской": 1, "мужчина": 1, "чол": 1, "чоловіча": 1,
    "f": 2, "female": 2, "woman": 2, "ж": 2, "жен": 2, "женский": 2, "женщина": 2, "жін": 2, "жіноча": 2,
}  # fmt: skip
_ROLES = (("family", Role.FAMILY), ("given", Role.GIVEN), ("patronymic", Role.PATRONYMIC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says. `born` is year, month and day, 0 for what is not told; `sex` 1 male, 2 female, 0 not told."""

    id: str
    name: tuple[tuple[Part, Role], ...]
    sex: int
    born: tuple[int, int, int]
    place: tuple[tuple[Part, Role], ...]
    unit: tuple[tuple[Part, Role], ...]


def read_row(cells: Mapping[str, str]) -> Row:
    """Return what a row says, from its cells by column."""
    return Row(
        id=cells["id"],
        name=name_of(cells),
        sex=_SEXES.get(cells.get("sex", "").strip().casefold().rstrip("."), 0),
        born=born_of(cells.get("born", "")),
        place=tuple((part, Role.UNKNOWN) for part in _parts(cells.get("place", "")[:LONGEST])),
        unit=unit_of(cells.get("unit", "")[:LONGEST]),
    )


def name_of(cells: Mapping[str, str]) -> tuple[tuple[Part, Role], ...]:
    """Return the distinct parts of a name with their roles: those of the columns first, then what the name has more.

    Without columns a patronymic is known by its ending, and the roles of other parts stay open.
    """
    found: dict[Part, Role] = {}
    words: list[str] = []
    for column, role in _ROLES:
        if written := cells.get(column, ""):
            words += written.split()
            for part in _parts(written[:LONGEST]):
                found.setdefault(part, role)
    name = cells.get("name", "")
    if sorted(name.split()) != sorted(words):
        for part in split_name(name[:LONGEST]):
            found.setdefault(part, Role.PATRONYMIC if is_dispensable(part) else Role.UNKNOWN)
    return tuple(found.items())


@lru_cache(maxsize=65536)
def _parts(written: str) -> tuple[Part, ...]:
    return split_name(written)


@lru_cache(maxsize=65536)
def unit_of(written: str) -> tuple[tuple[Part, Role], ...]:
    """Return the parts of a unit: its numbers, which must agree, and its words, which each tongue has its own of."""
    numbers = [(split_name(number.lstrip("0") or "0")[0], Role.GIVEN) for number in _NUMBER.findall(written)]
    words = [(part, Role.FAMILY) for part in split_name(_NUMBER.sub(" ", written)) if len(part.letters) > 2]
    return tuple(dict.fromkeys([*numbers, *words]))


def born_of(written: str) -> tuple[int, int, int]:
    """Return year, month and day of birth as far as they are told, in whole numbers; 0 for what is not."""
    plain = written.strip()
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(number or 0) for number in found.groups())
    elif found := _POINTED.fullmatch(plain):
        day, month, year = (int(number) for number in found.groups())
    else:
        years = _YEAR.findall(plain)
        year, month, day = (int(years[0]), 0, 0) if len(years) == 1 else (0, 0, 0)
    return (year, month, day) if month <= 12 and day <= 31 else (year, 0, 0)
