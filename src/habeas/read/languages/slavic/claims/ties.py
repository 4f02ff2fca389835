"""Ties: whose mother, whose commander, a soldier of which brigade."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import TieClaim
from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.people import Meant

_KIN = " of"
_POSSESSIVES = {"его": Sex.MAN, "её": Sex.WOMAN, "ее": Sex.WOMAN, "його": Sex.MAN, "її": Sex.WOMAN}
_ONES_OWN = frozenset("мой наш твой ваш свой мій твій свій".split())
_OF = {
    "commander": "commander of",
    "member": "member of",
    "lawyer": "lawyer of",
    "founder": "founder of",
    "head": "head of",
}
_TOLD_REACH = 60
_UNSURE = 0.36
"""What a guess of either side takes from the confidence."""


def ties_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what one noun tells of ties: "жена Ивана", "её сын", "командир 15-й бригады", "боец бригады"."""
    token = scene.tokens[at]
    if not any(form.part == "NOUN" and not form.is_plural for form in token.forms):
        return
    name = scene.words.name_in(token, "ties")
    who = scene.people.at_token(at) if name is not None else None
    who = who or (_named_behind(scene, at) if name is not None else None)
    if name is None or who is None or scene.people.kind_of(who.entity) is not PartyKind.PERSON:
        return
    kin = name.endswith(_KIN)
    to = _whose(scene, at) if kin or name == "lawyer" else _body_behind(scene, at)
    if to is None or to.entity == who.entity:
        return
    tie = name if kin else _OF[name]
    first, last = max(scene.sentence.first, at - 1), min(scene.sentence.last, at + 6)
    end = max([index + 1 for index in range(at, last) if scene.people.at_token(index) in (who, to)] or [at + 1])
    begin = first if scene.tokens[first].lower in _POSSESSIVES else at
    doubt = 0.0 if to.is_sure and who.is_sure else _UNSURE
    yield Draft(
        claim=TieClaim(tie=tie, from_party=who.entity, to=to.entity),
        span=scene.document.span(begin, max(end, at + 1)), at=at, rule="tie",
        confidence=round(0.86 - doubt, 2), doubt=doubt,
    )  # fmt: skip


def _named_behind(scene: Scene, at: int) -> Meant | None:
    for index in range(at + 1, min(scene.sentence.last, at + 5)):
        meant = scene.people.at_token(index)
        if meant is not None and scene.people.kind_of(meant.entity) is PartyKind.PERSON:
            return meant
    return None


def _whose(scene: Scene, at: int) -> Meant | None:
    """Return the genitive behind a kin word, or the one whom "его", "её" before it stands for.

    A name behind "моего мужа" is his own: whose husband he is, "моего" told.
    """
    if at > scene.sentence.first and scene.tokens[at - 1].lemma in _ONES_OWN:
        return None
    for index in range(at + 1, min(scene.sentence.last, at + 5)):
        token = scene.tokens[index]
        meant = scene.people.at_token(index)
        if meant is not None and scene.people.kind_of(meant.entity) is PartyKind.PERSON:
            # "Мать солдата Анна Петрова": a name that begins in no genitive is the mother herself.
            if not any(form.case == "gent" for form in token.forms):
                break
            if not token.is_capital and _named_behind(scene, index) == meant:
                continue
            marked = {form.case for form in token.forms if form.marks}
            genitive = token.form.case == "gent" or (marked and marked <= {"gent", "accs"})
            if genitive and meant != scene.people.at_token(at):
                return meant
        if token.form.part not in ("NOUN", "ADJF", "PRTF", "NUMB", "UNKN"):
            break
    before = scene.tokens[at - 1].lower if at > scene.sentence.first else ""
    if before in _POSSESSIVES:
        return _last_of(scene, at - 1, _POSSESSIVES[before])
    return None


def _last_of(scene: Scene, at: int, sex: Sex) -> Meant | None:
    """Return whom grammar gave a pronoun to, else the last person of a sex told before it: a guess where several were.

    Those whose sex nobody told count too, but for a guess only.
    """
    told = scene.people.at_token(at)
    relative = scene.people.at_token(at + 1)  # "его отец" as a whole stands for the father
    if told is not None and told.is_sure and told != relative and scene.people.kind_of(told.entity) is PartyKind.PERSON:
        return told
    met = ((index, scene.people.at_token(index)) for index in range(at - 1, max(-1, at - _TOLD_REACH), -1))
    found = [(index, each.entity) for index, each in met if each is not None and _may_be(scene, each, sex)]
    if not found:
        return None
    near = scene.before.sentence.first if scene.before is not None else scene.sentence.first
    at_last, last = found[0]
    alone = at_last >= near and all(entity == last for index, entity in found if index >= near)
    return Meant(entity=last, is_sure=alone and scene.people.sex_of(last) is sex)


def _may_be(scene: Scene, who: Meant, sex: Sex) -> bool:
    person = scene.people.kind_of(who.entity) is PartyKind.PERSON
    return person and scene.people.sex_of(who.entity) in (sex, Sex.UNKNOWN)


def _body_behind(scene: Scene, at: int) -> Meant | None:
    """Return the unit or organisation behind "командир", "боец", past its adjectives."""
    for index in range(at + 1, min(scene.sentence.last, at + 5)):
        meant = scene.people.at_token(index)
        if meant is not None:
            kind = scene.people.kind_of(meant.entity)
            if kind in (PartyKind.UNIT, PartyKind.ORGANIZATION):
                return meant
            if kind is not PartyKind.PERSON:
                return None
        elif scene.tokens[index].form.part in ("VERB", "PREP", "CONJ", "PNCT"):
            return None
    return None
