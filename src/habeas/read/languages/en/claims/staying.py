"""Those who are "still there": in which state, by what the text told last of where they were."""

from __future__ import annotations

from habeas.read.languages.en.claims.scene import Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.counts import FoundCount

STAYING = frozenset("be remain stay sit".split())
_CUSTODY = frozenset(
    "basement cellar garage pit cell dugout colony prison jail gaol dungeon bunker barn wagon detention custody "
    "captivity stockade guardhouse isolator remand cage".split()
)
_FRONT = frozenset("front frontline battlefield trench position unit regiment battalion brigade company".split())
_BACK = 80
"""How many tokens back a place may be told that "there" is taken for."""


def is_pointing(scene: Scene, predicate: Predicate | None) -> bool:
    """Return whether a verb of staying only points to a place told before: "thirty are still there"."""
    if predicate is None or predicate.lemma not in STAYING or predicate.negated:
        return False
    return any(token.lower == "there" for token in scene.tokens[predicate.head + 1 : predicate.last])


def state_of_staying(scene: Scene, found: FoundCount, predicate: Predicate | None) -> str | None:
    """Return `held` for those who stay in custody, by name or by a "there" that means it; None for all others.

    The place last told is meant; one where fewer people went than now stay elsewhere is passed over.
    """
    if predicate is None or predicate.lemma not in STAYING or predicate.negated or predicate.passive:
        return None
    behind = scene.tokens[predicate.head + 1 : predicate.last]
    if any(token.lemma in _CUSTODY for token in behind):
        return "held"
    if not is_pointing(scene, predicate):
        return None
    for at in range(found.first - 1, max(-1, found.first - _BACK), -1):
        lemma = scene.tokens[at].lemma
        if lemma in _CUSTODY:
            return "held"
        if lemma in _FRONT and not _holds_fewer(scene, at, found):
            return None
    return None


def _holds_fewer(scene: Scene, at: int, found: FoundCount) -> bool:
    """Return whether the last number before a place is less than another: "eight went to the front. Seventy …"."""
    before = scene.counts_in(max(0, at - _BACK), at)
    return bool(before) and before[-1].count.at_least < found.count.at_least
