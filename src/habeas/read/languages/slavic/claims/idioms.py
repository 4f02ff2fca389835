"""Verbs of deeds that mean something else beside some words: "задержала пробка", "забрали в армию"."""

from __future__ import annotations

from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.claims.words import Trigger
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, part_around

_UP_TO = frozenset(("до",))
_INTO = frozenset("в во на за у".split())
_SURE = 0.8
"""What a verb that hardly means anything else is given: "арестовать", and not "забрать"."""


def is_harmless(scene: Scene, clause: Stretch, at: int, trigger: Trigger) -> bool:
    """Return whether the words beside a verb tell that it is meant otherwise.

    1. An illness or the weather does it.
    2. Somebody is "held" in the picture or for a fool.
    3. "Забрали" and "посадили" tell of an army, a school, a table; "бросила" of nobody's cell.
    4. Somebody "spends" a lesson in a prison, and not days.
    """
    part = part_around(scene.tokens, clause, at)
    if trigger.frame == "object" and any(
        _is_cause(scene, part, index) for index in scene.find(part, "idiom", "causes")
    ):
        return True
    if trigger.value == "held" and _is_behind(scene, part, at, "states"):
        return True
    if trigger.frame == "located":
        return scene.words.has(scene.tokens[at], "idiom", "spend") and scene.takes_a_thing(part, at)
    if trigger.value != "detention" or trigger.confidence >= _SURE:
        return False
    left = scene.words.has(scene.tokens[at], "idiom", "leave")
    return _is_taken_to(scene, part, at) or (left and not scene.holds(part, "places", "custody"))


def is_by_kin(scene: Scene, clause: Stretch, trigger: Trigger, by: Meant | None) -> bool:
    """Return whether kin or friends fetch or leave somebody: "забрала мать", "бросили друзья"."""
    if by is None or trigger.value != "detention" or trigger.confidence >= _SURE:
        return False
    named = (index for index in clause.inside if scene.meant(index) == by)
    return scene.people.is_kin(by.entity) or any(scene.words.has(scene.tokens[each], "whose", "of") for each in named)


def _is_cause(scene: Scene, part: Stretch, index: int) -> bool:
    nominative = any(form.case == "nomn" for form in scene.tokens[index].forms)
    return nominative and not scene.behind_preposition(part, index)


def _is_taken_to(scene: Scene, part: Stretch, at: int) -> bool:
    """Return whether somebody is taken to an army or a hospital; "забрали из школы", "в больнице" tell no end."""
    for index in scene.find(part, "idiom", "ends"):
        lead, case = scene.tokens[index - 1].lower, scene.tokens[index].form.case
        if index > at + 1 and (lead in _UP_TO or (lead in _INTO and case == "accs")):
            return True
    return False


def _is_behind(scene: Scene, part: Stretch, at: int, name: str) -> bool:
    found = (index for index in scene.find(part, "idiom", name) if index > at)
    return any(scene.behind_preposition(part, index) for index in found)
