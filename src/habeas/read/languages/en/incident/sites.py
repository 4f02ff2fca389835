"""Where it happened: what tells the country and the town of the incident among the places of a text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.read.gazetteer import City, load_gazetteer
from habeas.read.languages.en.incident.scene import Features, Scene, Stand

_PREPOSITIONS = ("in", "at", "near", "from", "of", "to", "outside", "around")
_TOWN_WORDS = frozenset("city town village capital suburb".split())
_AREA_WORDS = frozenset("state province district region county governorate oblast".split())


@dataclass(slots=True, kw_only=True)
class _Hint:
    """One token that points to a country: by its name, its adjective, a region or a city of it."""

    code: Final[str]
    position: Final[int]
    kind: Final[str]


def country_features(scene: Scene) -> dict[str, Features]:
    """Return the features of each country that the text points to, by ISO 3166-1 code."""
    hints = sorted(_hints(scene), key=lambda hint: hint.position)
    by_code: dict[str, list[_Hint]] = {}
    for hint in hints:
        by_code.setdefault(hint.code, []).append(hint)
    most = max((len(found) for found in by_code.values()), default=0)
    return {
        code: _of_country(scene, found, order, len(hints), most, len(by_code))
        for order, (code, found) in enumerate(by_code.items())
    }


def _of_country(scene: Scene, hints: list[_Hint], order: int, total: int, most: int, countries: int) -> Features:
    sentences = [scene.sentence_of[hint.position] for hint in hints]
    kinds = Counter(hint.kind for hint in hints)
    with_act = sum(bool(scene.acts_in[number]) for number in sentences)
    near = [scene.act_distance(hint.position) for hint in hints]
    return {
        "hints": math.log1p(len(hints)),
        "share": len(hints) / total,
        "most": float(len(hints) == most),
        "order": 1.0 / (1 + order),
        "first": 1.0 - hints[0].position / len(scene.tokens),
        "headline": float(any(scene.is_headline(number) for number in sentences)),
        "lead": math.log1p(sum(scene.is_lead(number) for number in sentences)),
        "with act": math.log1p(with_act),
        "share with act": with_act / total,
        "nearest act": 1.0 / (1 + min((n for n in near if n is not None), default=99)),
        "after in": math.log1p(sum(scene.lower(hint.position - 1) == "in" for hint in hints)),
        "countries": math.log(countries),
        "is US": float(hints[0].code == "US"),
        "is GB": float(hints[0].code == "GB"),
    } | {f"by {kind}": math.log1p(count) for kind, count in kinds.items()}


def _hints(scene: Scene) -> Iterator[_Hint]:
    gazetteer = load_gazetteer()
    for position, word in enumerate(scene.document.words):
        country = gazetteer.country_by_adjective(word)
        if country is not None and word[0].isupper():
            yield _Hint(code=country.code, position=position, kind="adjective")
    for entity in scene.entities.entities:
        if entity.kind is PartyKind.PLACE:
            told = country_of_place(entity.name)
            if told is not None:
                code, kind = told.code, told.kind
                for stand in scene.stands[entity.id]:
                    yield _Hint(code=code, position=stand.first, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCountry:
    """The ISO code of a place's country, and whether the place is that "country", a "region" or a "city"."""

    code: str
    kind: str


def country_of_place(name: str) -> ToldCountry | None:
    """Return the likeliest country of a place by its name alone."""
    gazetteer = load_gazetteer()
    country = gazetteer.country(name)
    if country is not None:
        return ToldCountry(code=country.code, kind="country")
    cities, regions = gazetteer.cities(name), gazetteer.regions(name)
    if cities and (not regions or cities[0].population > 1_000_000):
        return ToldCountry(code=cities[0].country, kind="city")
    return ToldCountry(code=regions[0].country, kind="region") if regions else None


def town_candidates(scene: Scene) -> tuple[Entity, ...]:
    """Return the places that can be towns: all but countries and whole continents."""
    gazetteer = load_gazetteer()
    return tuple(
        entity
        for entity in scene.entities.entities
        if entity.kind is PartyKind.PLACE and (gazetteer.country(entity.name) is None or gazetteer.cities(entity.name))
    )


def town_features(scene: Scene, country: str | None) -> dict[str, Features]:
    """Return the features of each candidate for the town by entity id; `country` is the code believed so far."""
    candidates = town_candidates(scene)
    counts = {entity.id: len(entity.mentions) for entity in candidates}
    total, most = sum(counts.values()), max(counts.values(), default=1)
    found: dict[str, Features] = {}
    for order, entity in enumerate(candidates):
        stands = scene.stands[entity.id]
        features = _around(scene, stands)
        features |= _in_gazetteer(entity, country)
        features |= {
            "mentions": math.log1p(counts[entity.id]),
            "share": counts[entity.id] / total,
            "most": float(counts[entity.id] == most),
            "order": 1.0 / (1 + order),
            "first": 1.0 - stands[0].first / len(scene.tokens),
            "candidates": math.log1p(len(candidates)),
            "words": float(len(entity.name.split())),
        }
        found[entity.id] = features
    return found


def _in_gazetteer(entity: Entity, country: str | None) -> Features:
    gazetteer = load_gazetteer()
    cities: tuple[City, ...] = gazetteer.cities(entity.name)
    there = [city for city in cities if city.country == country]
    regions = [region for region in gazetteer.regions(entity.name) if country in (None, region.country)]
    return {
        "known": float(bool(cities)),
        "known there": float(bool(there)),
        "population": math.log10(1 + (there or cities)[0].population) if cities else 0.0,
        "capital": float(any(city.is_capital for city in there)),
        "region": float(bool(regions)),
        "only region": float(bool(regions) and not cities),
        "is country": float(gazetteer.country(entity.name) is not None),
    }


def _around(scene: Scene, stands: list[Stand]) -> Features:
    features: Counter[str] = Counter()
    nearest = 99
    for stand in stands:
        before, after = scene.lower(stand.first - 1), scene.lower(stand.last)
        features[f"after {before}" if before in _PREPOSITIONS else "after other"] += 1
        features["before comma"] += after == ","
        features["before area word"] += after in _AREA_WORDS
        features["town word"] += before in _TOWN_WORDS or (
            before == "of" and scene.lower(stand.first - 2) in _TOWN_WORDS
        )
        features["with act"] += bool(scene.acts_in[stand.sentence])
        features["headline"] += scene.is_headline(stand.sentence)
        features["lead"] += scene.is_lead(stand.sentence)
        begins = stand.first == scene.sentences[stand.sentence].first
        features["dateline"] += begins and after in ("(", "—", "–", "-", ":", ",") and scene.is_lead(stand.sentence)
        distance = scene.act_distance(stand.first)
        nearest = min(nearest, distance if distance is not None else 99)
    return {key: math.log1p(count) for key, count in features.items()} | {"nearest act": 1.0 / (1 + nearest)}
