"""Counts of people: how many of whom, in which state, part of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.facts.claim import CountClaim, Measure
from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of
from habeas.read.languages.slavic.claims.places import where_at, whither
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.counts import FoundCount
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch

_STATES = {
    "arrest": "arrested", "detention": "detained", "abduction": "abducted", "killing": "killed", "torture": "tortured",
    "ill-treatment": "beaten", "release": "released", "refusal to serve": "refused", "resignation": "resigned",
    "held": "held", "transferred": "transferred", "returned": "returned", "sent back": "sent back", "dead": "killed",
    "unknown": "missing", "conviction": "convicted", "trial": "tried", "threat": "threatened",
}  # fmt: skip
_MOVED = _STATES["transferred"]
_NOT = "not "
_NOT_SO = frozenset(("не",))
_FINITE = ("VERB", "PRTS")
_UNSURE = 0.3
"""What a guess of those who are counted takes from the confidence."""


def tally_of(scene: Scene, found: FoundCount, before: Sequence[FoundCount]) -> Iterator[Draft]:
    """Yield the claim of one count where people are counted."""
    clause = scene.clause(found.first)
    if _is_no_number_of(scene, found):
        return
    told = _told_before(scene, clause, found, before)
    counted = _counted(scene, found)
    if counted is None and told is not None:
        counted = _counted(scene, told)
    if counted is None and not (found.partitive and found.whole is None and before):
        return
    if _are_of_kin(scene, clause, found):
        return
    if counted is not None and scene.people.kind_of(counted.entity) is PartyKind.PERSON:
        return  # "семью Ивана" is no seven of him
    is_whole = _is_whole_of_another(scene, clause, found)
    stated = clause if told is None else Stretch(first=scene.clause(told.first).first, last=found.phrase_last)
    state = _state(scene, stated, () if is_whole else _FINITE, counted) or _state(scene, clause, ("PRTF",))
    if state is not None and is_conditional(scene, stated):
        return  # "если сорок солдат не отпустят", "неправда, что сорок солдат погибли"
    if found.count.at_most == 0 and state is not None:
        state = state.removeprefix(_NOT)  # "никто не задержан": nobody is, and not nobody is not
    whole = scene.meant(found.whole) if found.whole is not None else None
    part_of = whole or (_counted(scene, before[-1]) if found.partitive and before else None)
    group = counted.entity if counted is not None else None
    if whole is not None and found.whole is not None:
        group = whole.entity
    confidence = 0.86 if state or found.head is not None else 0.62
    confidence -= 0.2 if found.vague and not state else 0
    confidence -= 0.3 if found.partitive and (found.count.at_most == 1 or not state) else 0
    guessed = counted is not None and not counted.is_sure and found.head is None
    doubt = _UNSURE if guessed and not _tells_the_whole(scene, clause, counted) else 0.0
    about = None if group is not None else scene.tokens[found.whole].text if found.whole is not None else None
    yield Draft(
        claim=CountClaim(
            of=group, number=found.count, state=state, about=about, measure=found.measure,
            part_of=part_of.entity if part_of is not None and part_of.entity != group else None,
            base=part_of.entity if part_of is not None and found.measure is Measure.SHARE else None,
        ),
        span=scene.span(stated), at=found.first, rule="count", confidence=round(confidence - doubt, 2),
        when=when_of(scene, stated),
        where=(whither if state == _MOVED else where_at)(scene, stated, _verb_of(scene, stated, found)),
        modality=modality_of(scene, stated, found.first),
        doubt=doubt,
    )  # fmt: skip


def _verb_of(scene: Scene, clause: Stretch, found: FoundCount) -> int:
    """Return the first verb of a clause, which tells the state of the counted; the number where there is none."""
    verbs = (index for index in clause.inside if scene.tokens[index].form.part in _FINITE)
    return next(verbs, found.first)


def _counted(scene: Scene, found: FoundCount) -> Meant | None:
    """Return the group of the noun that is counted; "их 12 человек" is theirs."""
    head = found.head if found.head is not None else found.whole
    if head is None:
        return scene.meant(found.last - 1)
    before = scene.meant(found.first - 1) if found.first > scene.sentence.first else None
    if before is not None and scene.tokens[found.first - 1].form.part == "NPRO":
        return before
    return scene.meant(head)


def _is_no_number_of(scene: Scene, found: FoundCount) -> bool:
    """Return whether a number is told to be wrong: both of "не двоих, а пятерых" and of "двоих, а не пятерых"."""
    return found.first > scene.sentence.first and scene.tokens[found.first - 1].lower in _NOT_SO


def _told_before(scene: Scene, clause: Stretch, found: FoundCount, before: Sequence[FoundCount]) -> FoundCount | None:
    """Return the wrong number that one corrects, whose clause tells of what: "отпустили не двоих, а пятерых"."""
    wrong = before[-1] if before else None
    lead = scene.tokens[found.first - 2 : found.first] if found.first - 2 >= scene.sentence.first else ()
    corrects = [token.lower for token in lead] in ([",", "а"], [",", "але"])
    if wrong is None or not corrects or not _is_no_number_of(scene, wrong):
        return None
    near = wrong.phrase_last >= found.first - 2
    alone = not any(scene.tokens[index].form.part in _FINITE for index in clause.inside)
    return wrong if near and alone else None


def _are_of_kin(scene: Scene, clause: Stretch, found: FoundCount) -> bool:
    """Return whether a number only tells whose father somebody is: "отец двоих детей", not "у матери двое детей"."""
    at = found.first - 1
    if at < clause.first or not (scene.words.name_in(scene.tokens[at], "ties") or "").endswith(" of"):
        return False
    while at > clause.first and scene.tokens[at - 1].form.part in ("ADJF", "NPRO"):
        at -= 1
    governed = at > clause.first and scene.tokens[at - 1].form.part in ("PREP", "NOUN")
    return not governed and any(form.case == "gent" for form in scene.tokens[found.first].forms)


def _is_whole_of_another(scene: Scene, clause: Stretch, found: FoundCount) -> bool:
    """Return whether "78" of "из 78 отказников восемь вернули" tells how many there are, and the verb of others."""
    others = (index for index in clause.inside if not found.first <= index < found.last)
    is_out_of = found.head is not None and scene.out_of(clause, found.head) >= 0
    return is_out_of and any(scene.is_number(index) for index in others)


def _tells_the_whole(scene: Scene, clause: Stretch, counted: Meant | None) -> bool:
    """Return whether the clause says out of whom: then "восемь" can be of nobody else."""
    wholes = (index for index in clause.inside if scene.out_of(clause, index) >= 0)
    told = {each.entity for each in map(scene.meant, wholes) if each is not None and each.is_sure}
    return counted is not None and counted.entity in told


def _is_done_to_another(scene: Scene, clause: Stretch, verb: int, counted: Meant | None) -> bool:
    """Return whether those who are counted did it: "трое солдат избили Лунина"."""
    if counted is None or scene.tokens[verb].form.part != "VERB":
        return False
    victim = scene.object_of(clause, verb)
    return victim is not None and victim.entity != counted.entity


def _state(scene: Scene, clause: Stretch, parts: Sequence[str], counted: Meant | None = None) -> str | None:
    """Return in which state the counted are, by the first word of their clause that is one of the parts of speech."""
    for index in clause.inside:
        for form in scene.tokens[index].forms:
            for trigger in scene.words.told_by(form):
                taken = trigger.frame == "object" and (
                    scene.takes_a_thing(clause, index) or _is_done_to_another(scene, clause, index, counted)
                )
                if (
                    form.part in parts
                    and trigger.value in _STATES
                    and trigger.frame not in ("noun", "to")
                    and not taken
                ):
                    denied = index > clause.first and scene.tokens[index - 1].lower == "не"
                    return f"{_NOT}{_STATES[trigger.value]}" if denied else _STATES[trigger.value]
    return None
