"""Whether it is so, may be so or must be so: what surrounds a claim in its sentence."""

from __future__ import annotations

from itertools import pairwise

from habeas.facts.source import Attribution, Style
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.nouns import NEGATIONS
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate

_BY_GOVERNOR = {
    Modality.THREATENED: "threaten warn vow menace",
    Modality.PLANNED: "plan intend prepare want wish hope promise seek agree aim expect pledge decide mean",
    Modality.REQUIRED: "demand order ask urge call require request instruct oblige appeal advise implore beg tell",
    Modality.ALLEGED: "allege accuse suspect charge claim believe rumour rumor purport",
    Modality.POSSIBLE: "fear may risk refuse fail decline forbid allow able unable avoid prevent stop try attempt come "
    "arrive pretend struggle",
}
_GOVERNORS = {word: modality for modality, words in _BY_GOVERNOR.items() for word in words.split()}
_BY_MODAL = {
    **dict.fromkeys(("will", "'ll", "’ll", "shall", "would", "wo"), Modality.PLANNED),
    **dict.fromkeys(("may", "might", "could", "can"), Modality.POSSIBLE),
    **dict.fromkeys(("must", "should", "to"), Modality.REQUIRED),
}
_ALLEGING = frozenset("allegedly reportedly purportedly supposedly apparently presumably rumoured rumored".split())
_DOUBTING = frozenset("if whether unless lest perhaps maybe possibly probably case".split())
_UNTRUE = frozenset("untrue false lie invention nonsense fabrication".split())
_TRUE = frozenset("true case correct".split())
_TOLD_WITHIN = 5
_NEAR = 3


def polarity_of(scene: Scene, predicate: Predicate | None, trigger: int) -> Polarity:
    """Return whether the words deny it: a negated verb, or a verb of denying that governs it."""
    denied = predicate is not None and predicate.negated
    for index in range(max(0, trigger - _NEAR), trigger):
        word = scene.tokens[index].lower
        if word in ("no", "without", "neither", "nor") and scene.tokens[index].tag in ("DT", "IN", "CC", "RB"):
            denied = not denied if index == trigger - 1 else denied
    cue = _governor_lemma(scene, predicate)
    if predicate is not None and not predicate.negated:
        denied = denied or _is_no_longer(scene, predicate)
    if predicate is not None and predicate.infinitive:
        before = [token.lower for token in scene.tokens[max(0, predicate.first - 2) : predicate.first]]
        # "Has yet to be released", "asked them not to arrest him".
        denied = denied != (before in (["yet", "to"], ["not", "to"]))
    return Polarity.DENIED if denied or cue in ("deny", "refute", "reject") else Polarity.AFFIRMED


def _is_no_longer(scene: Scene, predicate: Predicate) -> bool:
    """Return whether "no longer" stands in a verb or right behind "be": "no longer being held", "is no longer in"."""
    last = predicate.head + (3 if predicate.lemma == "be" else 1)
    group = [token.lower for token in scene.tokens[max(0, predicate.first - 2) : last]]
    return ("no", "longer") in pairwise(group)


def is_called_untrue(scene: Scene, clause: Clause, begin: int) -> bool:
    """Return whether "it is not true that" leads to what begins at a token, or "it is false that"."""
    if clause.words.isdisjoint(_UNTRUE | _TRUE):
        return False
    for at in range(begin - 1, clause.sentence.first, -1):
        token = scene.tokens[at]
        if token.lower == "that":
            before = [each.lower for each in scene.tokens[max(clause.sentence.first, at - _TOLD_WITHIN) : at]]
            denied = not NEGATIONS.isdisjoint(before)
            return bool(before) and (before[-1] in _UNTRUE or (before[-1] in _TRUE and denied))
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text == ";":
            return False
    return False


def tells_of_none(scene: Scene, predicate: Predicate | None) -> bool:
    """Return whether the subject of a verb is nobody: "none of them was released"."""
    if predicate is None or predicate.subject is None:
        return False
    first = predicate.subject_first if predicate.subject_first is not None else predicate.subject
    around = scene.tokens[max(0, first - 2) : predicate.first]
    return any(token.lower in ("none", "nobody", "neither", "no", "no-one") for token in around)


def is_denial(scene: Scene, attribution: Attribution) -> bool:
    """Return whether somebody is told to deny what follows: "denied that anybody had been arrested"."""
    if attribution.cue is None or attribution.style is not Style.INDIRECT:
        return False
    words = attribution.cue.of(scene.document.text).lower().split()
    first = scene.token_at(attribution.cue.start)
    before = (token.lower for token in scene.tokens[max(0, first - 2) : first])
    if not NEGATIONS.isdisjoint((*words, *before)):
        return False  # Who "did not deny that" it happened has not denied it.
    return any(word.startswith(("deny", "denie", "denying", "refut", "rebut")) for word in words)


def modality_of(scene: Scene, predicate: Predicate | None, clause: Clause, attribution: Attribution | None) -> Modality:
    """Return what kind of being so the words claim: threatened, planned, required, possible, alleged or actual."""
    if predicate is None:
        return Modality.ACTUAL
    governor = _GOVERNORS.get(_governor_lemma(scene, predicate))
    beside = governor in (Modality.ALLEGED, Modality.POSSIBLE) and not _is_parted(scene, predicate)
    infinitive = predicate.infinitive or scene.tokens[predicate.head].tag in ("VB", "VBP")
    if governor is not None and (infinitive or beside):
        return governor
    modal = next((_BY_MODAL[word] for word in predicate.modals if word in _BY_MODAL), None)
    if predicate.perfect and not {"must", "would"}.isdisjoint(predicate.modals):
        return Modality.POSSIBLE
    threat = _is_threat(scene, attribution)
    if threat and modal in (Modality.PLANNED, Modality.POSSIBLE):
        return Modality.THREATENED
    before = scene.tokens[max(clause.sentence.first, predicate.first - 6) : predicate.head]
    words = {token.lower for token in before}
    if modal is None and words & _ALLEGING:
        return Modality.ALLEGED
    if modal is None and _is_hypothetical(scene, predicate, clause):
        return Modality.POSSIBLE
    return modal or Modality.ACTUAL


def _is_parted(scene: Scene, predicate: Predicate) -> bool:
    """Return whether a comma, "and" or "not" stands between a verb and the one before it: "feared killed" has none."""
    between = scene.tokens[(predicate.governor or predicate.first - 1) + 1 : predicate.head]
    return any(token.tag in ("CC", ",", "RB", "IN") for token in between)


def _is_hypothetical(scene: Scene, predicate: Predicate, clause: Clause) -> bool:
    begin = predicate.subject_first if predicate.subject_first is not None else predicate.first
    before = scene.tokens[max(clause.sentence.first, begin - 2) : begin]
    question = scene.tokens[clause.sentence.last - 1].text == "?" and not predicate.past
    return question or any(token.lower in _DOUBTING for token in before) or _is_inverted(scene, predicate, clause)


def _is_inverted(scene: Scene, predicate: Predicate, clause: Clause) -> bool:
    """Return whether a sentence begins with the verb and so sets a condition: "Had Ivan Orsk been arrested, …"."""
    first = clause.sentence.first
    if scene.tokens[first].lower not in ("had", "were"):
        return False
    parted = any(token.text == "," for token in scene.tokens[first : predicate.head])
    return not parted and all(each.head >= predicate.head or each.head == first for each in clause.predicates)


def _is_threat(scene: Scene, attribution: Attribution | None) -> bool:
    cue = attribution.cue.of(scene.document.text).lower() if attribution and attribution.cue else ""
    return any(word.startswith(("threat", "warn", "vow", "promis")) for word in cue.split())


def _governor_lemma(scene: Scene, predicate: Predicate | None) -> str:
    return scene.tokens[predicate.governor].lemma if predicate is not None and predicate.governor is not None else ""
