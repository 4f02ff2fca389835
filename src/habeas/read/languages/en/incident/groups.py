"""Groups to whom it was done, with how many they were."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.positions import position_features
from habeas.read.languages.en.incident.scene import Scene, Stand

MOST_GROUPS = 2
_SIGNS = {
    "suffers": 2.0, "object": 1.0, "of act": 1.0, "possesses act": 1.5, "participle": 0.5,
    "does": -2.0, "agent": -2.0, "after by": -2.0, "speaks": -1.0,
}  # fmt: skip
_HARM = ("detain", "kidnap", "disappear", "kill", "torture", "threaten", "attack")
_SUFFERED = frozenset(
    "hold lock take send deny force keep drive threaten coerce round divide gather transfer move search question "
    "conscript mobilise mobilize".split()
)
_LEAST = 2.0
_NOT_VICTIMS = ("official", "culprit")


def victim_groups(scene: Scene) -> tuple[Entity, ...]:
    """Return at most two groups that the text says were harmed, the surest first."""
    scored = [
        (_score_of(scene, entity), entity) for entity in scene.entities.entities if entity.kind is PartyKind.GROUP
    ]
    scored = [pair for pair in scored if pair[0] >= _LEAST]
    scored.sort(key=lambda pair: (-pair[0], pair[1].mentions[0].start))
    return tuple(entity for _, entity in scored[:MOST_GROUPS])


def _score_of(scene: Scene, entity: Entity) -> float:
    sides = load_acts().roles.get(scene.tokens[scene.stands[entity.id][0].last - 1].lemma, ())
    if any(side in _NOT_VICTIMS for side in sides):
        return 0.0
    return sum(_score(scene, stand) for stand in scene.stands[entity.id])


def _score(scene: Scene, stand: Stand) -> float:
    return _told_by_acts(scene, stand) + _told_by_verbs(scene, stand)


def _told_by_verbs(scene: Scene, stand: Stand) -> float:
    """Score verbs that harm only in the passive, or with people as their object: "were held", "locked them up"."""
    if any(scene.tokens[p].tag == "POS" for p in range(stand.last, min(stand.last + 1, len(scene.tokens)))):
        return 0.0
    be = False
    for position in range(stand.last, min(stand.last + 6, scene.sentences[stand.sentence].last)):
        token = scene.tokens[position]
        if token.lemma in ("be", "get") and token.tag[:1] == "V":
            be = True
        elif token.tag in ("VBN", "VBD") and token.lemma in _SUFFERED:
            return 1.5 if be else 0.0
        elif token.tag[:1] == "V" and token.lemma != "have":
            break
    for position in range(stand.first - 1, max(scene.sentences[stand.sentence].first, stand.first - 4) - 1, -1):
        token = scene.tokens[position]
        if token.tag[:2] == "VB":
            return 1.0 if token.lemma in _SUFFERED and token.tag != "VBN" else 0.0
        if token.tag not in ("DT", "JJ", "PRP$", "CD", "RB"):
            break
    return 0.0


def _told_by_acts(scene: Scene, stand: Stand) -> float:
    if not any(act in scene.acts_in[stand.sentence] for act in _HARM):
        return 0.0
    features = position_features(scene, stand)
    return sum(weight for key, weight in _SIGNS.items() if key in features)
