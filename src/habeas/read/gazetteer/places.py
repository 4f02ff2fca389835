"""Cities, regions and countries of the world by the names that reports use."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from habeas.read.gazetteer.spelling import fold_spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A populated place; `country` is an ISO 3166-1 code, coordinates are degrees in WGS 84."""

    name: str
    country: str
    region: str | None
    population: int
    latitude: float
    longitude: float
    is_capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A first-order division of a country (oblast, state, province)."""

    name: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its ISO 3166-1 code (XK for Kosovo) and the name that English reports use."""

    code: str
    name: str


class Gazetteer:
    """Places by spelling. Loads in a few hundredths of a second; records are parsed when asked for.

    Source:
        GeoNames, CC BY 4.0; see DATA.md beside this file.
    """

    def __init__(self) -> None:
        """Read the packaged files."""
        self._cities = read_lines("cities.gz")
        self._regions = read_lines("regions.gz")
        self._countries: dict[str, Country] = {}
        self._by_code: dict[str, Country] = {}
        self._adjectives: dict[str, Country] = {}
        self._read_country_words()
        self._read_region_words()

    def cities(self, name: str) -> tuple[City, ...]:
        """Return the cities of that name, the most populous first."""
        records = self._cities.get(fold_spelling(name))
        return _cities_of(records) if records else ()

    def regions(self, name: str) -> tuple[Region, ...]:
        """Return the regions of that name."""
        records = self._regions.get(fold_spelling(name))
        return _regions_of(records) if records else ()

    def country(self, name: str) -> Country | None:
        """Return the country of that name, short or long."""
        return self._countries.get(_without_article(name))

    def country_by_code(self, code: str) -> Country | None:
        """Return the country of an ISO 3166-1 code."""
        return self._by_code.get(code)

    def country_by_adjective(self, word: str) -> Country | None:
        """Return the country that an adjective or a people's name belongs to ("Kenyan", "Kenyans")."""
        return self._adjectives.get(word)

    def _read_country_words(self) -> None:
        for line in read_table("country_words.tsv"):
            code, name, others, adjectives = line.split("\t")
            country = Country(code=code, name=name)
            self._by_code[code] = country
            for spelling in (name, *filter(None, others.split("|"))):
                self._countries[_without_article(spelling)] = country
            for adjective in filter(None, adjectives.split("|")):
                self._adjectives[adjective] = self._adjectives[adjective + "s"] = country

    def _read_region_words(self) -> None:
        for line in read_table("region_words.tsv"):
            name, others, country = line.split("\t")
            for spelling in (name, *filter(None, others.split("|"))):
                folded = fold_spelling(spelling)
                known = self._regions.get(folded)
                if known is None:
                    self._regions[folded] = f"{name}|{country}"
                elif f"|{country}" not in known:
                    self._regions[folded] = f"{known};{name}|{country}"


@cache
def load_gazetteer() -> Gazetteer:
    """Return the one gazetteer of this process."""
    return Gazetteer()


def read_lines(name: str) -> dict[str, str]:
    """Return the records of a packaged file by their spelling."""
    packed = files(__package__).joinpath(name).read_bytes()
    # Keys and records lie in two blocks: two splits and a zip load four times faster than a split per line.
    spellings, _, records = gzip.decompress(packed).decode("utf-8").partition("\n\n")
    return dict(zip(spellings.split("\n"), records.split("\n"), strict=True))


def read_table(name: str) -> list[str]:
    """Return the lines of a packaged table without its comments."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@lru_cache(maxsize=2_000)
def _cities_of(records: str) -> tuple[City, ...]:
    return tuple(city_of(record) for record in records.split(";"))


@lru_cache(maxsize=2_000)
def _regions_of(records: str) -> tuple[Region, ...]:
    parts = (record.split("|") for record in records.split(";"))
    return tuple(Region(name=name, country=country) for name, country in parts)


def city_of(record: str) -> City:
    """Return the city that a record of the packaged files describes."""
    name, country, region, population, latitude, longitude, capital = record.split("|")
    return City(
        name=name,
        country=country,
        region=region or None,
        population=int(population),
        latitude=float(latitude),
        longitude=float(longitude),
        is_capital=bool(capital),
    )


@lru_cache(maxsize=20_000)
def _without_article(name: str) -> str:
    # Case is kept where a word would otherwise be read as a country: "us", "car".
    folded = name if name.isupper() else fold_spelling(name)
    return folded.removeprefix("the ").replace(".", "")
