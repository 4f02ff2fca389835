"""How exact a place is: a country, a region, or something smaller; and which larger place of the text it lies in.

A release shows places as exactly as consent allows, so it must know which of them are countries and regions. What the
gazetteer does not know for certain stays exact, and is hidden first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.read.gazetteer import load_cyrillic, load_gazetteer

COUNTRY, REGION = "country", "region"
"""The roles of a place that tell how wide it is."""

_TYPES = frozenset(
    "oblast region province krai republic state county district область край республика республіка округ".split()
)
_FEMININE = (("ская", "ский"), ("цкая", "цкий"), ("ська", "ський"), ("цька", "цький"), ("ское", "ский"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a place's name means: `role` is country, region or empty; the codes tell where it lies, where certain."""

    role: str = ""
    region: str | None = None
    country: str | None = None


def with_levels(reading: Reading) -> Reading:
    """Return a reading whose places tell their level as a role, and the larger place of the same text as `of`."""
    levels = {entity.id: level_of(entity.name) for entity in reading.entities if entity.kind is PartyKind.PLACE}
    if not levels:
        return reading
    wider = _Wider(levels)
    return replace(reading, entities=tuple(_with_level(entity, levels, wider) for entity in reading.entities))


def _with_level(entity: Entity, levels: Mapping[str, Level], wider: _Wider) -> Entity:
    level = levels.get(entity.id)
    if level is None:
        return entity
    roles = (level.role, *entity.roles) if level.role and level.role not in entity.roles else entity.roles
    return replace(entity, roles=roles, of=entity.of or wider.around(entity.id, level))


class _Wider:
    """Finds the larger places of one reading."""

    def __init__(self, levels: Mapping[str, Level]) -> None:
        self._countries = {level.country: number for number, level in levels.items() if level.role == COUNTRY}
        self._regions = {
            (level.region, level.country): number for number, level in levels.items() if level.role == REGION
        }

    def around(self, number: str, level: Level) -> str | None:
        """Return the id of the nearest larger place that the text names."""
        if level.role != REGION and level.region is not None:
            region = self._regions.get((level.region, level.country))
            if region is not None and region != number:
                return region
        country = self._countries.get(level.country) if level.country and level.role != COUNTRY else None
        return country if country != number else None


@lru_cache(maxsize=4096)
def level_of(name: str) -> Level:
    """Return what is certain of a place's name, in Latin or Cyrillic letters.

    1. A country, unless a region is called the same: "Georgia" stays open.
    2. A region, if its type stands beside it or no town is called the same.
    3. A town that is the only one of its name, or ten times as populous as the next.
    """
    return _cyrillic_level(name) if any("\u0400" <= letter <= "\u04ff" for letter in name) else _latin_level(name)


def _cyrillic_level(name: str) -> Level:
    gazetteer = load_cyrillic()
    words = name.split()
    typed = [word for word in words if word.lower() in _TYPES]
    bare = " ".join(word for word in words if word.lower() not in _TYPES)
    country = gazetteer.country(name)
    if country is not None:
        return Level(role=COUNTRY, country=country.code)
    region = gazetteer.region(name) or (gazetteer.region(bare) if typed else None)
    if region is None and typed:
        region = gazetteer.region_by_adjective(_masculine(bare.lower()))
    if region is not None and (typed or not gazetteer.knows_city(name)):
        return Level(role=REGION, region=region.name, country=region.country)
    return _town_level([(city.region, city.country, city.population) for city in gazetteer.cities(name)])


def _latin_level(name: str) -> Level:
    gazetteer = load_gazetteer()
    words = name.split()
    typed = [word for word in words if word.lower() in _TYPES]
    bare = " ".join(word for word in words if word.lower() not in (*_TYPES, "of", "the"))
    country, regions = gazetteer.country(name), gazetteer.regions(name) or (gazetteer.regions(bare) if typed else ())
    cities = gazetteer.cities(name)
    if country is not None:
        return Level(role=COUNTRY, country=country.code) if not regions else Level()
    if regions and (typed or not cities):
        only = regions[0] if len(regions) == 1 else None
        return Level(
            role=REGION, region=only.name if only else None, country=only.country if only else None
        )  # fmt: skip
    return _town_level([(city.region, city.country, city.population) for city in cities])


def _town_level(towns: list[tuple[str | None, str, int]]) -> Level:
    if not towns or (len(towns) > 1 and towns[0][2] < 10 * towns[1][2]):
        return Level()
    region, country, _ = towns[0]
    return Level(region=region, country=country)


def _masculine(adjective: str) -> str:
    return next((adjective.removesuffix(a) + b for a, b in _FEMININE if adjective.endswith(a)), adjective)
