"""Who did it: the entity that stands as the doer of acts most often, and the kind of actor."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.positions import position_features
from habeas.read.languages.en.incident.scene import Scene, Stand

_SIGNS = {
    "does": 2.0, "agent": 2.0, "after by": 1.0, "participle": -0.5, "suffers": -2.0, "object": -0.5,
    "possesses act": -0.5, "of act": -1.0, "speaks": -0.5,
}  # fmt: skip
_LEAST = 2.0
_FREEING = ("free", "prosecute")


def likeliest_agent(scene: Scene, victims: frozenset[str]) -> Entity | None:
    """Return the entity with the most signs of having done what was done; None where none has enough."""
    best: Entity | None = None
    best_score = _LEAST
    for entity in scene.entities.entities:
        if entity.kind is PartyKind.PLACE or entity.id in victims:
            continue
        score = sum(_score(scene, stand) for stand in scene.stands[entity.id] if scene.acts_in[stand.sentence])
        if any(word.lower() in load_acts().actors for word in entity.name.split()):
            score *= 1.5
        if score > best_score:
            best, best_score = entity, score
    return best


def _score(scene: Scene, stand: Stand) -> float:
    features = position_features(scene, stand)
    freeing = any(f"does {act}" in features for act in _FREEING)
    return sum(weight for key, weight in _SIGNS.items() if key in features) * (0.3 if freeing else 1.0)
