"""Hearsay: what a source only heard from others, and says not to have seen."""

from __future__ import annotations

from habeas.facts.claim import CountClaim
from habeas.facts.source import Attribution
from habeas.facts.statement import Modality
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import NEGATIONS
from habeas.read.languages.en.claims.scene import Clause, Scene

_SELVES = frozenset("himself herself themselves myself ourselves personally firsthand".split())
_SEEING = frozenset(("see", "witness"))
_NOBODY = frozenset("nobody none no neither".split())
_RUMOURS = ("rumour", "rumor", "hearsay", "unconfirmed")
_TOLD_BY_NOBODY = frozenset("say report rumour rumor claim allege believe think presume".split())
_SEEN_WITHIN = 7
_THAT_WITHIN = 8
_NOT_WITHIN = 4
_SAYING_SO = frozenset("he she they i we but".split())
"""How the sentence behind begins that tells what its source did not see."""


def in_hearsay(
    scene: Scene, clause: Clause, draft: Draft, attribution: Attribution | None, modality: Modality
) -> Modality:
    """Return the mood of a claim with the ears through which it came taken in.

    What somebody heard, or says not to have seen, is alleged and not told as it is; what nobody heard is not told.
    """
    heard = (attribution is not None and _is_heard(scene, attribution)) or _is_heard_before(scene, clause, draft)
    if heard and attribution is not None and _is_unheard(scene, attribution):
        return Modality.POSSIBLE
    if modality is not Modality.ACTUAL:
        return modality
    rumoured = attribution is not None and _is_rumour(scene, attribution)
    if attribution is not None and not isinstance(draft.claim, CountClaim):
        # A number that is only believed is told as the estimate that it is.
        rumoured = rumoured or _is_told_by_nobody(scene, attribution)
    unseen = attribution is not None and _is_unseen_by_source(scene, clause)
    return Modality.ALLEGED if heard or rumoured or unseen else modality


def _is_heard(scene: Scene, attribution: Attribution) -> bool:
    """Return whether somebody "heard that" it is so; who "heard the guards beat him" was there himself."""
    if attribution.cue is None or not attribution.content:
        return False
    first = scene.token_at(attribution.cue.start)
    last = scene.token_at(attribution.cue.end - 1) + 1
    cue = scene.tokens[first:last]
    behind = scene.tokens[last : last + _THAT_WITHIN]
    that = any(token.lower == "that" and token.tag == "IN" for token in behind)
    return that and any(token.lemma == "hear" for token in cue)


def _is_heard_before(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Return whether "heard from other soldiers that" leads straight to the verb of a claim."""
    if "hear" not in clause.words:
        return False
    begin = draft.predicate.first if draft.predicate is not None else draft.trigger
    that = None
    for at in range(begin - 1, clause.sentence.first, -1):
        token = scene.tokens[at]
        if that is None and token.lower == "that" and token.tag == "IN":
            that = at
        elif token.tag[:2] in ("VB", "MD"):
            return that is not None and token.lemma == "hear" and that - at < _THAT_WITHIN
    return False


def _is_unheard(scene: Scene, attribution: Attribution) -> bool:
    """Return whether "nobody has heard that", or somebody "has not heard that"."""
    if attribution.cue is None or attribution.source is None:
        return False
    source = attribution.source.of(scene.document.text).lower().split()
    first, last = scene.token_at(attribution.source.end - 1) + 1, scene.token_at(attribution.cue.end - 1) + 1
    between = {token.lower for token in scene.tokens[first:last]}
    return not NEGATIONS.isdisjoint(between) or (bool(source) and source[0] in _NOBODY)


def _is_rumour(scene: Scene, attribution: Attribution) -> bool:
    """Return whether the source is no person: "according to rumours"."""
    source = attribution.source.of(scene.document.text).lower() if attribution.source is not None else ""
    return any(word in source for word in _RUMOURS)


def _is_told_by_nobody(scene: Scene, attribution: Attribution) -> bool:
    """Return whether nobody is named who says so: "it is said that", "they say"."""
    source = attribution.source.of(scene.document.text).lower() if attribution.source is not None else ""
    if attribution.cue is None or attribution.entity is not None or source not in ("", "they", "it"):
        return False
    first = scene.token_at(attribution.cue.start)
    cue = scene.tokens[first : scene.token_at(attribution.cue.end - 1) + 1]
    passive = any(token.lemma in _TOLD_BY_NOBODY and token.tag == "VBN" for token in cue)
    by_them = source == "they" and any(token.lemma == "say" and token.tag == "VBP" for token in cue)
    return by_them or (passive and source != "they")


def _is_unseen_by_source(scene: Scene, clause: Clause) -> bool:
    """Return whether the sentence, or the one behind it, tells that the source did not see it himself."""
    if _tells_unseen(scene, clause):
        return True
    behind = scene.neighbour(clause, 1)
    return (
        behind is not None and scene.tokens[behind.sentence.first].lower in _SAYING_SO and _tells_unseen(scene, behind)
    )


def _tells_unseen(scene: Scene, clause: Clause) -> bool:
    """Return whether words such as "did not see it himself" stand in a sentence."""
    for own in (at for word in _SELVES & clause.words for at in clause.places(word)):
        first = max(clause.sentence.first, own - _SEEN_WITHIN)
        words = scene.tokens[first:own]
        sees = [at for at, token in enumerate(words) if token.lemma in _SEEING]
        if sees and any(token.lower in NEGATIONS for token in words[max(0, sees[-1] - _NOT_WITHIN) : sees[-1]]):
            return True
    return False
