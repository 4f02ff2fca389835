"""To whom it was done: what tells a victim among the persons of a text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.positions import position_features
from habeas.read.languages.en.incident.scene import Features, Scene, Stand
from habeas.read.languages.en.knowntags import known_tags

_JOINERS = frozenset(", and & ; as well".split())


def victim_candidates(scene: Scene) -> tuple[Entity, ...]:
    """Return the persons whom the text names."""
    return tuple(entity for entity in scene.entities.entities if entity.kind is PartyKind.PERSON and entity.mentions)


def victim_features(scene: Scene) -> dict[str, Features]:
    """Return the features of each candidate by entity id.

    Features of a stand are kept as any (in some mention), share (of the mentions), first (the first mention)
    and pronoun (in some pronoun or description). Names that stand in one list share what is told of one.
    """
    candidates = victim_candidates(scene)
    named = sorted(
        (stand for entity in candidates for stand in scene.stands[entity.id] if stand.is_named),
        key=lambda stand: stand.first,
    )
    told = _told_of(scene, named)
    counts = {entity.id: len(entity.mentions) for entity in candidates}
    firsts = sorted((scene.stands[entity.id][0].first, entity.id) for entity in candidates)
    order = {entity_id: rank for rank, (_, entity_id) in enumerate(firsts)}
    total, ranked = sum(counts.values()), sorted(counts.values())
    found: dict[str, Features] = {}
    for entity in candidates:
        features = _gathered(scene, entity, told)
        count = counts[entity.id]
        features |= {
            "mentions": math.log1p(count),
            "references": math.log1p(len(entity.references)),
            "share": count / total,
            "most named": float(count == ranked[-1]),
            "rank": 1.0 / (1 + len(ranked) - bisect_right(ranked, count)),
            "order": 1.0 / (1 + order[entity.id]),
            "candidates": math.log1p(len(candidates)),
        }
        features |= _of_name(scene, entity) | _of_text(scene)
        found[entity.id] = features
    return found


def _told_of(scene: Scene, named: list[Stand]) -> dict[int, Features]:
    """Return features of each named stand by its first token, shared within lists of names."""
    told = {stand.first: dict(position_features(scene, stand)) for stand in named}
    for group in _lists(scene, named):
        shared = {key: 1.0 for stand in group for key in told[stand.first]}
        for stand in group:
            told[stand.first] |= {f"list {key}": 1.0 for key in shared}
            told[stand.first]["list"] = min(len(group), 6) / 6
    return told


def _lists(scene: Scene, named: list[Stand]) -> list[list[Stand]]:
    """Return runs of at least two names with nothing but commas and "and" between them."""
    runs: list[list[Stand]] = []
    for stand in named:
        last = runs[-1][-1] if runs else None
        if last is not None and last.sentence == stand.sentence and last.last <= stand.first <= last.last + 3:
            between = [scene.lower(position) for position in range(last.last, stand.first)]
            if between and all(word in _JOINERS for word in between):
                runs[-1].append(stand)
                continue
        runs.append([stand])
    return [run for run in runs if len(run) > 1]


def _gathered(scene: Scene, entity: Entity, told: dict[int, Features]) -> Features:
    features: Features = {}
    stands = scene.stands[entity.id]
    named = [stand for stand in stands if stand.is_named]
    for order, stand in enumerate(named):
        for key, value in told[stand.first].items():
            features[f"any {key}"] = max(features.get(f"any {key}", 0.0), value)
            features[f"share {key}"] = features.get(f"share {key}", 0.0) + value / len(named)
            if order == 0:
                features[f"first {key}"] = value
    for stand in stands:
        if not stand.is_named:
            for key in position_features(scene, stand):
                features[f"pronoun {key}"] = 1.0
    return features


def _of_name(scene: Scene, entity: Entity) -> Features:
    """Return features of the name itself and of what the text says the person is."""
    words = entity.name.split()
    first = scene.stands[entity.id][0]
    headline = scene.headline_words
    features: Features = {
        "words": float(len(words)),
        "position": first.first / len(scene.tokens),
        "family name in headline": float(words[-1] in headline),
        "name in headline": float(any(word in headline for word in words if len(word) > 3)),
        "in lead": float(scene.is_lead(first.sentence)),
        "plain words": sum(word.lower() in known_tags() for word in words) / len(words),
        "like a place": float(bool(load_gazetteer().cities(entity.name))),
        "spellings": float(len(entity.spellings)),
        "sex told": float(entity.sex != "unknown"),
        "age told": float(entity.age_group != "unknown"),
    }
    roles = Counter(
        side
        for role in entity.roles
        for word in role.lower().split()
        for side in load_acts().roles.get(word.strip(",."), ())
    )
    features |= {f"role {side}": 1.0 for side in roles}
    features |= {f"occupation {occupation}": 1.0 for occupation in entity.occupations}
    features["kin of another"] = float(entity.id in scene.kin)
    features["has role"] = float(bool(entity.roles))
    return features


def _of_text(scene: Scene) -> Features:
    features = {f"text {act}": math.log1p(count) for act, count in scene.act_counts.items()}
    features["text length"] = math.log1p(len(scene.tokens))
    return features
