"""Where something is told to have happened, and where people were taken to: "перевели из Ломовки в Песчаный"."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.facts.statement import Where
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch, part_around

_OUT_OF = frozenset("из з із".split())
_INTO = frozenset("в во на у до к под із з из".split())
MOVES = ("transferred", "sent back", "returned")
"""What verbs of moving tell."""
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


def where_at(scene: Scene, clause: Stretch, at: int) -> Where | None:
    """Return the place beside the verb at a token, else that of its clause: "в Ломовке его били и держали".

    Whither another verb moves somebody, or whence, is not where this one was done.
    """
    part = part_around(scene.tokens, clause, at)
    where = where_of(scene, part)
    if where is not None or part == clause:
        return where
    where = where_of(scene, clause)
    if where is None:
        return None
    index = next(each for each in clause.inside if scene.tokens[each].start == where.span.start)
    behind = index >= part.last and any(_is_moved(scene, each) for each in range(part.last, clause.last))
    return None if behind or _lead(scene, clause, index) in _OUT_OF else where


def _is_moved(scene: Scene, index: int) -> bool:
    return any(each.value in MOVES for each in scene.words.told_by(*scene.tokens[index].forms))


def whither(scene: Scene, clause: Stretch, at: int) -> Where | None:
    """Return the place to which the verb at a token moves somebody, None where it is left, or of another verb."""
    part = part_around(scene.tokens, clause, at)
    where = where_of(scene, part)
    if where is None:
        return None
    index = next(each for each in part.inside if scene.tokens[each].start == where.span.start)
    return None if _lead(scene, part, index) in _OUT_OF else where


def _lead(scene: Scene, clause: Stretch, index: int) -> str:
    """Return the preposition before a name, "" where none stands near."""
    before = range(index - 1, max(clause.first, index - _REACH) - 1, -1)
    return next((scene.tokens[at].lower for at in before if scene.tokens[at].lower in _INTO), "")
