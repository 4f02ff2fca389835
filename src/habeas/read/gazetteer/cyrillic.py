"""The same places by their Russian and Ukrainian names, in dictionary form."""

from __future__ import annotations

from functools import cache

from habeas.read.gazetteer.places import City, Country, Region, city_of, load_gazetteer, read_lines, read_table
from habeas.read.gazetteer.spelling import fold_spelling


class CyrillicGazetteer:
    """Places by Cyrillic spelling; every name of a place leads to the same record, old names and both languages' too.

    Source:
        GeoNames, CC BY 4.0; Unicode CLDR, Unicode License V3; see DATA.md beside this file.
    """

    def __init__(self) -> None:
        """Read the packaged files."""
        self._cities = read_lines("cities_cyrillic.gz")
        self._countries: dict[str, str] = {}
        self._regions: dict[str, Region] = {}
        self._adjectives: dict[str, Region] = {}
        for line in read_table("country_words_cyrillic.tsv"):
            code, russian, ukrainian, others = line.split("\t")
            for name in filter(None, (russian, ukrainian, *others.split("|"))):
                self._countries.setdefault(fold_spelling(name), code)
        for line in read_table("region_words_cyrillic.tsv"):
            name, country, russian, ukrainian, others = line.split("\t")
            region = Region(name=name, country=country)
            for spelling in filter(None, others.split("|")):
                self._regions[fold_spelling(spelling)] = region
            for adjective in filter(None, (*russian.split("|"), *ukrainian.split("|"))):
                self._adjectives[fold_spelling(adjective)] = region

    def cities(self, name: str) -> tuple[City, ...]:
        """Return the cities of that name, the most populous first."""
        records = self._cities.get(fold_spelling(name))
        return tuple(city_of(record) for record in records.split(";")) if records else ()

    def knows_city(self, name: str) -> bool:
        """Return whether there is a city of that name."""
        return fold_spelling(name) in self._cities

    def country(self, name: str) -> Country | None:
        """Return the country of that name."""
        code = self._countries.get(fold_spelling(name))
        if code is None:
            return None
        return load_gazetteer().country_by_code(code) or Country(code=code, name=name)

    def region(self, name: str) -> Region | None:
        """Return the region of that name (Бурятия, Донеччина)."""
        return self._regions.get(fold_spelling(name))

    def region_by_adjective(self, word: str) -> Region | None:
        """Return the region that an adjective in dictionary form names with "область" or "край" (донецкий)."""
        return self._adjectives.get(fold_spelling(word))


@cache
def load_cyrillic() -> CyrillicGazetteer:
    """Return the one Cyrillic gazetteer of this process."""
    return CyrillicGazetteer()
