"""The word lists by which names and descriptions are told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.facts.party import Sex

_SEXES = {"man": Sex.MAN, "woman": Sex.WOMAN, "neutral": Sex.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sets of lower-case words; the dictionaries say what a word tells of a person."""

    title_sex: dict[str, Sex]
    ranks: frozenset[str]
    titles: frozenset[str]
    kin: dict[str, Sex]
    kin_plurals: frozenset[str]
    person_nouns: dict[str, Sex]
    people_plurals: frozenset[str]
    audiences: frozenset[str]
    officials: frozenset[str]
    occupations: dict[str, str]
    organization_heads: frozenset[str]
    acronyms_not: frozenset[str]
    collectives: frozenset[str]
    standing: frozenset[str]
    linking: frozenset[str]
    things: frozenset[str]
    unit_heads: frozenset[str]
    weak_unit_heads: frozenset[str]
    place_types: frozenset[str]
    place_suffixes: frozenset[str]
    standing_places: frozenset[str]
    before_places: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    soft: frozenset[str]
    heads: frozenset[str]
    """Every noun that may head a description of people or of a standing body."""


@cache
def load_words() -> Words:
    """Return the word lists, read once."""
    tables = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))

    def words(table: str, key: str) -> frozenset[str]:
        return frozenset(word.replace("_", " ") for word in tables[table][key].split())

    def sexes(table: str) -> dict[str, Sex]:
        return {word: sex for key, sex in _SEXES.items() for word in words(table, key)}

    title_sex, kin = sexes("titles"), sexes("kin")
    return Words(
        title_sex=title_sex,
        ranks=words("titles", "ranks"),
        titles=frozenset(title_sex) | words("titles", "ranks") | words("titles", "offices"),
        kin=kin,
        kin_plurals=words("kin", "plurals"),
        person_nouns=sexes("people"),
        people_plurals=words("people", "plurals"),
        audiences=words("people", "audiences"),
        officials=words("people", "officials"),
        occupations={word: name for name in tables["occupations"] for word in words("occupations", name)},
        organization_heads=words("organizations", "heads"),
        acronyms_not=words("organizations", "acronyms_not"),
        collectives=words("organizations", "collective"),
        standing=words("organizations", "standing"),
        heads=frozenset(kin)
        | sexes("people").keys()
        | words("kin", "plurals")
        | words("people", "plurals")
        | words("organizations", "standing")
        | {"office"},
        linking=words("organizations", "linking"),
        things=words("things", "heads"),
        unit_heads=words("units", "heads"),
        weak_unit_heads=words("units", "weak"),
        place_types=words("places", "types"),
        place_suffixes=words("places", "suffix"),
        standing_places=words("places", "standing"),
        before_places=words("places", "before"),
        particles=words("particles", "inner"),
        never=words("never", "words"),
        soft=words("never", "soft"),
    )
