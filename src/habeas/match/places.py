"""Places: the type (town, region), today's name and earlier ones, in any script.

1. The word for the type is set aside; a region is not the town that it is called after.
2. Names are compared letter by letter, as those of people are.
3. Names that do not sound alike may be an earlier and a later name of one place: the table of renamings says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from habeas.match.parts import Part, split_name
from habeas.match.speller import Speller

RENAMED_BITS = 8.0
"""What it says that a table knows two names as those of one place: several places may have borne them."""
OTHER_TYPE = -8.0


class PlaceType(StrEnum):
    """What a word beside a place's name says that it is; each lies within those after it."""

    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


_WORDS = {
    PlaceType.SETTLEMENT: (
        "город города городе місто міста місті г м гор town city village село села селі с посёлок поселок пос пгт "
        "смт селище станица деревня хутор settlement village горад вёска аул"
    ),
    PlaceType.DISTRICT: "район района районе району р-н district raion rayon раён",
    PlaceType.REGION: (
        "область области областью області обл oblast region край краю края krai республика республики республіка "
        "republic province вобласць"
    ),
    PlaceType.COUNTRY: "country страна країна",
}
_TYPES = {part: kind for kind, words in _WORDS.items() for word in words.split() for part in split_name(word)}
_SPELLER = Speller()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a spelling says of a place: its type where a word says so, and the parts of its name."""

    kind: PlaceType | None
    parts: tuple[Part, ...]


def read_place(spelling: str) -> Place:
    """Return what a spelling says of a place; a type word is part of the name where nothing else is left."""
    parts = split_name(spelling)
    kinds = [_TYPES[part] for part in parts if part in _TYPES]
    name = tuple(part for part in parts if part not in _TYPES)
    return Place(kind=kinds[0] if kinds else None, parts=name) if name else Place(kind=None, parts=parts)


def differ_in_type(left: Place, right: Place) -> bool:
    """Return whether the types of two places exclude each other; one that is not said excludes nothing."""
    return left.kind is not None and right.kind is not None and left.kind is not right.kind


def are_renamings(left: Place, right: Place) -> bool:
    """Return whether the table knows a place that has borne both names."""
    table = _renamings()
    known = [{row for key in _keys(place.parts) for row in table.get(key, ())} for place in (left, right)]
    return bool(known[0] & known[1]) and not _keys(left.parts) & _keys(right.parts)


def _keys(parts: tuple[Part, ...]) -> set[str]:
    keys = {""}
    for part in parts:
        keys = {f"{before} {key}" for before in keys for key in _SPELLER.keys(part)}
    return keys


@cache
def _renamings() -> dict[str, tuple[int, ...]]:
    """Return for the keys of each name the lines of the table that have it."""
    text = files("habeas.match").joinpath("tables", "renamings.tsv").read_text(encoding="utf-8")
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.splitlines()):
        _, name, others = line.split("\t")
        for spelling in (name, *others.split("|")):
            for key in sorted(_keys(split_name(spelling))):
                found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}
