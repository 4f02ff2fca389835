"""Given names that are one name though their letters differ: short forms, and forms in other languages.

The tables are written by hand (`tables/README.md`). A part is looked up in them by its Latin keys, so that a short form
written in Latin letters meets the full name in Cyrillic ones.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from habeas.match.parts import Part, make_part
from habeas.match.speller import Speller

SHORT_FORM_LANGUAGES = ("ru", "uk", "en")


class Kinship(StrEnum):
    """How two given names belong together though their letters differ."""

    SHORT = "short form"
    LANGUAGE = "the same name in another language"
    ROOT = "another name of the same root"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kin:
    """Which known parts belong to which groups: pairs, in the order of the parts; both of shape (pairs,)."""

    groups: NDArray[np.int32]
    parts: NDArray[np.int32]

    def of(self, group: int) -> list[int]:
        """Return the numbers of the known parts of a group."""
        numbers: list[int] = self.parts[self.groups == group].tolist()
        return numbers

    def joined(self, first: int, groups: Sequence[Sequence[Group]]) -> Kin:
        """Return the pairs with those of further parts, numbered from `first`."""
        pairs = [(group.number, number) for number, some in enumerate(groups, start=first) for group in some]
        new = np.array(pairs, np.int32).reshape(-1, 2)
        return Kin(groups=np.concatenate([self.groups, new[:, 0]]), parts=np.concatenate([self.parts, new[:, 1]]))


NO_KIN = Kin(groups=np.zeros(0, np.int32), parts=np.zeros(0, np.int32))
SHARES = {Kinship.SHORT: 0.03, Kinship.LANGUAGE: 0.03, Kinship.ROOT: 0.002}
"""How often a bearer of one is written with the other, by rule of thumb; what it says in bits follows from that."""
_KINDS = {"same": Kinship.LANGUAGE, "related": Kinship.ROOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of a table: its number, and of which kind."""

    number: int
    kind: Kinship


def groups_of(part: Part) -> tuple[Group, ...]:
    """Return the groups that a part belongs to by its Latin keys, none for most."""
    return groups_of_keys(_SPELLER.keys(part))


def groups_of_keys(keys: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups of a part with these Latin keys; an initial belongs to none."""
    tables = _tables()
    found = {group.number: group for key in keys if len(key) > 1 for group in tables.get(_plain(key), ())}
    return tuple(found[number] for number in sorted(found))


def kinship(one: Part, other: Part) -> Kinship | None:
    """Return how two parts belong together as given names, the closest way first; None if they do not.

    Two spellings of one form belong together by their letters, which is no kinship.
    """
    if set(_SPELLER.keys(one)) & set(_SPELLER.keys(other)):
        return None
    shared = {group.number for group in groups_of(one)}
    kinds = {group.kind for group in groups_of(other) if group.number in shared}
    return next((kind for kind in Kinship if kind in kinds), None)


def tables_checksum() -> str:
    """Return one checksum over all tables: what was indexed with others has to be indexed again."""
    texts = (_text(name) for name in _table_names())
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


_SPELLER = Speller()


@cache
def _tables() -> dict[str, tuple[Group, ...]]:
    """Return the groups by the Latin keys of their forms."""
    found: dict[str, dict[int, Group]] = defaultdict(dict)
    for number, (kind, forms) in enumerate(_rows()):
        for form in forms:
            for key in _SPELLER.keys(make_part(form)):
                found[_plain(key)][number] = Group(number=number, kind=kind)
    return {key: tuple(groups.values()) for key, groups in found.items()}


def _plain(key: str) -> str:
    """Return a key without the sound that some spellings put before a first e (Yevgeny)."""
    return key[1:] if key.startswith("ie") else key


def _rows() -> Iterator[tuple[Kinship, list[str]]]:
    for name in _table_names():
        for line in _text(name).splitlines():
            head, _, rest = line.partition("\t")
            if name == "equivalents":
                yield _KINDS[head], rest.split()
            else:
                yield Kinship.SHORT, [head, *rest.split()]


def _table_names() -> tuple[str, ...]:
    return ("equivalents", *(f"short_forms_{language}" for language in SHORT_FORM_LANGUAGES))


@cache
def _text(name: str) -> str:
    return files("habeas.match").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
