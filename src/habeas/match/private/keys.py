"""The keys of a person, by which two spellings in two scripts meet without being shown.

A key is two name parts, each as its consonants in Latin letters, in the order of the alphabet, and the year of birth.
So the order of the parts is free, a patronymic is left out, vowels and endings do not matter ("Timur Badmaev" and
"Бадмаева Тимура" have one key), and letters that are written in several ways (g and h, kh and h, j and dzh) fall
together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, product

from habeas.match.dispensable import is_dispensable
from habeas.match.parts import Part, Script, split_name
from habeas.match.romanise import fold_key, romanise

MOST_KEYS = 6
"""Keys that each person is given; who has fewer is given some that match nobody, so that all look alike."""
_MOST_PARTS = 4
_VOWELS = re.compile(r"[aeiou]+")
_SOFT_C, _HARD_C = re.compile(r"c(?=[eiy])"), re.compile(r"c(?![hkz])")
_DOUBLED = re.compile(r"(.)\1+")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_NO_YEAR = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of a list: the name as written, or given and family name apart, and the day or year of birth."""

    name: str
    given: str = ""
    family: str = ""
    born: str = ""


def keys_of(person: Person) -> tuple[str, ...]:
    """Return the keys of a person, sorted, `MOST_KEYS` at most; none where the name has not two parts."""
    year = year_of(person.born)
    keys = set()
    for one, other in _pairs(person):
        for left, right in product(bones_of(one), bones_of(other)):
            if left and right:
                keys.add(" ".join((*sorted((left, right)), year)))
    return tuple(sorted(keys)[:MOST_KEYS])


def year_of(born: str) -> str:
    """Return the year in a date as written, `-` where there is none."""
    found = _YEAR.search(born)
    return found[1] if found else _NO_YEAR


def _pairs(person: Person) -> list[tuple[Part, Part]]:
    given, family = (
        [part for part in split_name(name) if not part.is_initial] for name in (person.given, person.family)
    )
    if given and family:
        return list(product(given[:1], family[:_MOST_PARTS]))
    parts = [part for part in split_name(person.name) if not part.is_initial]
    if len(parts) > 2:
        kept = [part for part in parts if not is_dispensable(part)]
        parts = kept if len(kept) >= 2 else parts
    return list(combinations(parts[:_MOST_PARTS], 2))


def bones_of(part: Part) -> tuple[str, ...]:
    """Return the consonants of a name part in Latin letters, in each of the ways that its first letter may be meant."""
    latin = romanise(part).replace("'", "")
    readings = [latin]
    if part.script is Script.LATIN:
        latin = _HARD_C.sub("k", _SOFT_C.sub("s", latin))
        readings = [latin, "dzh" + latin[1:]] if latin.startswith("j") else [latin]
    return tuple(dict.fromkeys(_bones(reading) for reading in readings))


def _bones(latin: str) -> str:
    folded = fold_key(latin).replace("g", "h")
    consonants = _DOUBLED.sub(r"\1", _VOWELS.sub("", folded))
    return consonants or folded[:1]
