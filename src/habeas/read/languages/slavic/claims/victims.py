"""Everybody to whom one deed was done: names that "и" joins, and those whom "их" stands for."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.draft import Deed
from habeas.read.languages.slavic.claims.scene import NUMBERS, Scene
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import FINITE, Stretch, is_plural_verb

_AND = frozenset("и та і й".split())
_MORE = frozenset("ещё еще ще".split())
_THEM = frozenset("их їх".split())
_THEY = _THEM | frozenset(("они", "вони"))
_WITH = frozenset("с со з із зі".split())
_TOGETHER = frozenset("вместе разом".split())
NOMINATIVE = frozenset(("nomn",))
_OBJECTIVE = frozenset(("accs", "gent"))
_SENTENCES_BACK = 2
_LONGEST = 60
"""How many tokens of a sentence are looked over for deeds."""
_MOST_JOINED = 8


def objects_of(scene: Scene, clause: Stretch, verb: int) -> tuple[Meant, ...]:
    """Return all to whom a verb is done, nobody where "их" could only stand for the captors told before."""
    victim = scene.object_of(clause, verb)
    if victim is None:
        return ()
    them = next((index for index in _pronouns(scene, clause) if scene.meant(index) == victim), None)
    return joined(scene, clause, victim, _OBJECTIVE) if them is None else _those_meant(scene, clause, victim)


def joined(scene: Scene, clause: Stretch, who: Meant, cases: frozenset[str]) -> tuple[Meant, ...]:
    """Return a person with those whose names a comma or "и" joins to his: "держат Дениса Котова и Руслана Зимина".

    A group with a number may have one person before it who is none of that number: "мой сын и ещё 77 человек".
    """
    if scene.people.kind_of(who.entity) is PartyKind.GROUP:
        one = _one_more(scene, clause, who, cases)
        return (who,) if one is None else (one, who)
    if scene.people.kind_of(who.entity) is not PartyKind.PERSON:
        return (who,)
    block = [index for index in clause.inside if scene.meant(index) == who]
    if not block:
        return (who,)
    before = [*_named_before(scene, clause, block[0], cases)][::-1]
    behind = [*_named_behind(scene, block[-1] + 1, cases)]
    return (*before, who, *(each for each in behind if each not in before and each != who))


def _one_more(scene: Scene, clause: Stretch, who: Meant, cases: frozenset[str]) -> Meant | None:
    """Return the person before "и ещё 77 человек", None where no number or nobody stands there."""
    at = next((index for index in clause.inside if scene.meant(index) == who), clause.first)
    numbers = 0
    while at - 1 > clause.first and scene.tokens[at - 1].form.part in (*NUMBERS, "ADJF"):
        at -= 1
        numbers += scene.tokens[at].form.part in NUMBERS
    at -= scene.tokens[at - 1].lower in _MORE
    if not (numbers or scene.tokens[at].form.part in NUMBERS) or scene.tokens[at - 1].lower not in _AND:
        return None
    one = scene.meant(at - 2) if at - 2 >= clause.first else None
    person = one is not None and scene.people.kind_of(one.entity) is PartyKind.PERSON
    fits = any(form.case in cases for form in scene.tokens[at - 2].forms)
    return one if person and fits and not scene.behind_preposition(clause, at - 2) else None


def _named_behind(scene: Scene, at: int, cases: frozenset[str]) -> Iterator[Meant]:
    """Yield the persons whose names follow, if "и" joins the last of them and no verb of its own stands behind."""
    found: list[Meant] = []
    last, ands = scene.sentence.last, 0
    while (
        at + 1 < last and len(found) < _MOST_JOINED and (scene.tokens[at].lower in _AND or scene.tokens[at].text == ",")
    ):
        named = _named(scene, at + 1, cases)
        if named is None:
            break
        ands += scene.tokens[at].lower in _AND
        found.append(named)
        at += 1
        while at < last and scene.meant(at) == named:
            at += 1
    if ands and not (at < last and scene.tokens[at].form.part in FINITE):
        yield from found


def _named_before(scene: Scene, clause: Stretch, at: int, cases: frozenset[str]) -> Iterator[Meant]:
    """Yield the persons whose names come before, the nearest first, if no verb before could be theirs."""
    found: list[Meant] = []
    ands = 0
    while at - 2 >= clause.first and (scene.tokens[at - 1].lower in _AND or scene.tokens[at - 1].text == ","):
        named = _named(scene, at - 2, cases)
        if named is None or len(found) == _MOST_JOINED:
            break
        ands += scene.tokens[at - 1].lower in _AND
        found.append(named)
        at -= 1
        while at - 1 >= clause.first and scene.meant(at - 1) == named:
            at -= 1
    free = all(scene.tokens[index].form.part not in (*FINITE, "NOUN", "PREP") for index in range(clause.first, at))
    if ands and free:
        yield from found


def _named(scene: Scene, at: int, cases: frozenset[str]) -> Meant | None:
    """Return the person whose name stands at a token in one of the cases."""
    meant, token = scene.meant(at), scene.tokens[at]
    if meant is None or not token.is_capital or scene.people.kind_of(meant.entity) is not PartyKind.PERSON:
        return None
    return meant if any(form.case in cases for form in token.forms) else None


def _pronouns(scene: Scene, clause: Stretch) -> Iterator[int]:
    return (index for index in clause.inside if scene.tokens[index].lower in _THEM)


def _those_meant(scene: Scene, clause: Stretch, guess: Meant) -> tuple[Meant, ...]:
    """Return the victims of the last deed for a pronoun that was given to those who did it, or to nobody told."""
    victims: tuple[Meant, ...] = ()
    did_it = False
    for deed in _deeds_before(scene, clause):
        if any(each.entity == guess.entity for each in deed.victims):
            return (guess,)
        did_it = did_it or (deed.perpetrator is not None and deed.perpetrator.entity == guess.entity)
        victims = victims or deed.victims
    many = len(victims) > 1 or any(scene.people.kind_of(each.entity) is PartyKind.GROUP for each in victims)
    if did_it:
        return victims if many else ()
    return victims if many and _is_unnamed(scene, guess) else (guess,)


def _is_unnamed(scene: Scene, who: Meant) -> bool:
    """Return whether a group has no other name than the pronoun."""
    return next(each for each in scene.people.entities if each.id == who.entity).name.lower() in _THEY


def _deeds_before(scene: Scene, clause: Stretch) -> Iterator[Deed]:
    """Yield the deeds told before a clause, the last first, in its sentence and the two before it."""
    past: Scene | None = scene
    end = clause.first
    for _ in range(_SENTENCES_BACK + 1):
        if past is None:
            return
        for verb in range(end - 1, max(past.sentence.first, end - _LONGEST) - 1, -1):
            if _is_deed(past, verb):
                if verb not in past.deeds:
                    past.deeds[verb] = _deed(past, verb)
                yield past.deeds[verb]
        past = past.before
        end = past.sentence.last if past is not None else end


def _is_deed(scene: Scene, verb: int) -> bool:
    return any(
        trigger.frame == "object" and form.part in ("VERB", "PRTS")
        for form in scene.tokens[verb].forms
        for trigger in scene.words.told_by(form)
    )


def _deed(scene: Scene, verb: int) -> Deed:
    clause, plural = scene.clause(verb), is_plural_verb(scene.tokens[verb])
    if scene.tokens[verb].form.part == "PRTS":
        victim, by = scene.subject_of(clause, verb, plural=plural), scene.agent_of(clause, verb)
        cases = NOMINATIVE
    else:
        victim, by = scene.object_of(clause, verb), scene.subject_of(clause, verb, plural=plural)
        cases = _OBJECTIVE
    pronoun = victim is not None and any(scene.meant(index) == victim for index in _pronouns(scene, clause))
    if victim is None or pronoun:
        return Deed(victims=(), perpetrator=by)
    victims = joined(scene, clause, victim, cases)
    companions = [each for each in _companions(scene, clause) if each.entity not in {one.entity for one in victims}]
    return Deed(victims=(*companions, *victims), perpetrator=by)


def _companions(scene: Scene, clause: Stretch) -> Iterator[Meant]:
    """Yield the person of "вместе с ним", "разом із Петром"."""
    for index in range(clause.first, clause.last - 2):
        if scene.tokens[index].lower in _TOGETHER and scene.tokens[index + 1].lower in _WITH:
            meant = scene.meant(index + 2)
            if meant is not None:
                yield meant
