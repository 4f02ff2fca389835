"""How a name stands to the acts around it."""

from __future__ import annotations

import pytest

from habeas.read.languages.en.incident.positions import position_features
from habeas.read.languages.en.incident.scene import Scene
from tests.read.en.incident.texts import scene_of


def features_of(text: str) -> dict[str, float]:
    scene: Scene = scene_of(text)
    entity = next(one for one in scene.entities.entities if one.name == "Anna Petrova")
    return position_features(scene, scene.stands[entity.id][0])


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("It is known that Anna Petrova was arrested.", "suffers detain"),
        ("Anna Petrova, a nurse, was kidnapped.", "suffers kidnap"),
        ("Police beat Anna Petrova.", "object torture"),
        ("The murder of Anna Petrova shocked them.", "of act kill"),
        ("Anna Petrova's arrest shocked them.", "possesses detain"),
        ("He was killed by Anna Petrova.", "after by"),
        ("Anna Petrova killed him.", "does kill"),
        ("Anna Petrova said that it rained.", "speaks"),
        ("After being arrested, Anna Petrova wept.", "suffers detain"),
        ("Anna Petrova, 34, left.", "age"),
        ("Minister Anna Petrova left.", "official left"),
    ],
)
def test_position_is_told_by_the_words_around(text: str, feature: str) -> None:
    assert features_of(text)[feature] == 1.0


def test_victim_of_one_clause_does_not_act_in_it() -> None:
    assert "does detain" not in features_of("Anna Petrova was arrested.")
