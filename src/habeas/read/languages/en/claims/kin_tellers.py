"""Kin who tell of somebody: "his father said he was beaten" tells of him, and not of the father."""

from __future__ import annotations

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.names.words import load_words

_SEX = {"he": Sex.MAN, "him": Sex.MAN, "she": Sex.WOMAN, "her": Sex.WOMAN}
_MANY = frozenset(("they", "them"))
_OWNED = frozenset("of his her their my our for".split())


def without_tellers(scene: Scene, clause: Clause, head: int | None, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return those whom a pronoun means, where it was taken for kin who tell of somebody else.

    1. "Relatives of the miners said that they": the miners.
    2. "Ivan's father said that he": nobody, as it can be either.
    3. "Ivan's mother said that she" is the mother, unless it is Anna's.
    4. "His father, who was questioned twice, says that he": what befell the father is told already, so it is he.
    """
    word = scene.tokens[head].lower if head is not None else ""
    if head is None or not (word in _SEX or word in _MANY):
        return parties
    return tuple(meant for each in parties for meant in _meant(scene, clause, head, each))


def _meant(scene: Scene, clause: Clause, head: int, party: str) -> tuple[str, ...]:
    if not _tells_for_another(scene, clause, head, party):
        return (party,)
    if scene.tokens[head].lower in _MANY:
        owner = scene.entities.get(party).of
        return (owner,) if owner is not None and scene.kind(owner) is PartyKind.GROUP else ()
    owners = {scene.entities.get(each).sex for each in scene.entities.owners_of(party)}
    if _SEX[scene.tokens[head].lower] is Sex.WOMAN:
        return () if Sex.WOMAN in owners else (party,)
    return (party,) if owners == {Sex.WOMAN} else ()


def _tells_for_another(scene: Scene, clause: Clause, head: int, party: str) -> bool:
    """Return whether a party is the source of its sentence as somebody's kin: "the wives of the miners say"."""
    kin = load_words()
    for told in scene.told_near(head):
        within = told.cue is not None and clause.sentence.start <= told.cue.start < clause.sentence.end
        if not within or told.entity != party or told.source is None:
            continue
        first, last = scene.token_at(told.source.start), scene.token_at(told.source.end - 1) + 1
        source = scene.tokens[first:last]
        is_kin = any(token.lemma in kin.kin or token.lower in kin.kin_plurals for token in source)
        owned = any(token.lower in _OWNED or token.tag == "POS" for token in source)
        if is_kin and owned and not first <= head < last:
            return not any(
                each.relative and first <= (each.subject or -1) < each.first < head for each in clause.predicates
            )
    return False
