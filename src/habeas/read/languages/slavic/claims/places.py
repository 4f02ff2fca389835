"""Where something is told to have happened, and where people were taken to: "перевели из Ломовки в Песчаный"."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.facts.statement import Where
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch

_OUT_OF = frozenset("из з із".split())
_INTO = frozenset("в во на у до к под із з из".split())
_REACH = 3
"""How many tokens before a name its preposition may stand."""


def where_of(scene: Scene, clause: Stretch) -> Where | None:
    """Return the place named in a clause behind "в", "на" and the like; not where people refuse to go.

    One behind "из" only where there is no other.
    """
    left: Where | None = None
    for index in clause.inside:
        if any(each.frame == "refusal" for each in scene.words.triggers.get(scene.tokens[index].lemma, ())):
            return left
        lead = _lead(scene, clause, index)
        meant = scene.people.at_token(index) if lead else None
        if meant is None or scene.people.kind_of(meant.entity) is not PartyKind.PLACE:
            continue
        found = Where(entity=meant.entity, span=scene.document.span(index, index + 1))
        if lead not in _OUT_OF:
            return found
        left = left or found
    return left


def whither(scene: Scene, clause: Stretch) -> Where | None:
    """Return the place of a clause, None where it is the one that is left: "вывезли из Ломовки"."""
    where = where_of(scene, clause)
    if where is None:
        return None
    at = next(index for index in clause.inside if scene.tokens[index].start == where.span.start)
    return None if _lead(scene, clause, at) in _OUT_OF else where


def _lead(scene: Scene, clause: Stretch, index: int) -> str:
    """Return the preposition before a name, "" where none stands near."""
    before = range(index - 1, max(clause.first, index - _REACH) - 1, -1)
    return next((scene.tokens[at].lower for at in before if scene.tokens[at].lower in _INTO), "")
