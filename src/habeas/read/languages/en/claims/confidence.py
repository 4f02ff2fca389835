"""How far a careful reader would accept a proposal as it stands, from 0 to 1, and the reasons that add up to it.

The weight of a wording says how often the words mean this. What is taken away here: that it is only possible or
demanded, that nobody is named to whom it happened, that the sentence speaks in general, that a number counts people
of whom nothing is said that a case would note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    ContactClaim,
    CountClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.source import SpeechClass
from habeas.facts.statement import Modality, Polarity
from habeas.facts.why import Weighed, sum_of
from habeas.read.languages.en.claims.calibration import CALIBRATION, worth
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.patterns import rule_of
from habeas.read.languages.en.claims.relevance import counts_for_a_case
from habeas.read.languages.en.claims.sameness import Told
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.tokens import Token

_LEAST, _MOST = 0.05, 0.97
_DOUBTFUL = 0.55
"""The most that a claim can have that lacks what makes it usable: below what is shown by default."""

_BY_MODALITY = {
    Modality.ACTUAL: 0.0, Modality.ALLEGED: 0.04, Modality.THREATENED: 0.04, Modality.PLANNED: 0.12,
    Modality.REQUIRED: 0.2, Modality.POSSIBLE: 0.3,
}  # fmt: skip
_DENIED = 0.04
_BELIEVED = 0.06
_IN_GENERAL = 0.3
_IN_PURPOSE = 0.25
_GENERAL_SUBJECTS = frozenset("whoever anyone anybody everyone everybody someone somebody nobody one you".split())
_NOBODY = frozenset("no nobody none neither no-one".split())
_LAW = frozenset(
    "law laws constitution convention covenant treaty statute code legislation provision article paragraph crime "
    "offence offense penalty punishable".split()
)
_INTENTS = frozenset(
    "refusal call plan attempt pressure order demand request decision promise right bid effort need chance way ability "
    "willingness proposal offer failure reluctance pledge move intention desire wish threat readiness appeal".split()
)
"""Nouns whose infinitive tells what is wanted, or was not done: "the refusal to resign"."""

_FACTIVE = frozenset(
    "force make compel oblige manage begin start continue go come see hear watch let help have use threaten refuse "
    "cause lead order tell allow permit keep be dare coerce pressure press push agree decline persuade happen appear "
    "proceed return stop fail try seem ask demand plan intend want decide promise vow wish hope expect seek prepare "
    "forbid claim believe allege say know find".split()
)
"""Verbs that tell, or whose mood is told elsewhere, what the infinitive behind them says."""


def weigh(scene: Scene, told: Told, *, modality: Modality, polarity: Polarity) -> tuple[Weighed, ...]:
    """Return what speaks for a claim and what against it; the sum is its confidence."""
    reasons = [
        Weighed(reason=reason, by=by) for reason, by in _reasons(scene, told, modality, polarity) if round(by, 2)
    ]
    weight = sum(each.by for each in reasons)
    if weight < _LEAST:
        reasons.append(Weighed(reason=f"never less than {_LEAST:.2f}", by=_LEAST - weight))
    elif _lacks_a_party(scene, told.clause, told.draft) and weight > _DOUBTFUL:
        reasons.append(Weighed(reason=f"not said of whom: {_DOUBTFUL} at most", by=_DOUBTFUL - weight))
    elif told.is_implied and weight > _DOUBTFUL:
        reasons.append(Weighed(reason=f"a fuller claim says it too: {_DOUBTFUL} at most", by=_DOUBTFUL - weight))
    elif weight > _MOST:
        reasons.append(Weighed(reason=f"never more than {_MOST}", by=_MOST - weight))
    weight = sum(each.by for each in reasons)
    change = worth(weight, told.draft.claim.kind) - weight
    if round(change, 2):
        reasons.append(Weighed(reason=CALIBRATION, by=change))
    rounded = [Weighed(reason=each.reason, by=round(each.by, 2)) for each in reasons]
    drift = round(round(sum(each.by for each in reasons), 2) - sum_of(rounded), 2)
    return (Weighed(reason=rounded[0].reason, by=round(rounded[0].by + drift, 2)), *rounded[1:])


def _reasons(scene: Scene, told: Told, modality: Modality, polarity: Polarity) -> Iterator[tuple[str, float]]:
    """Yield how often the wording means this, then what was found that speaks for or against it."""
    clause, draft, attribution = told.clause, told.draft, told.attribution
    rule = rule_of(draft.rule)
    wording = draft.weight if rule is None else rule.weight
    yield "how often these words mean this", wording
    yield "who and what stands around them", draft.weight - wording
    yield f"told as {modality.value}", -_BY_MODALITY[modality]
    yield "denied", -_DENIED * (polarity is Polarity.DENIED)
    if attribution is not None and attribution.speech_class is not SpeechClass.SPEECH:
        yield "thought or wished, not said", -_BELIEVED
    if not isinstance(draft.claim, TieClaim):
        general = _is_general(scene.tokens, clause, draft)
        yield "the sentence speaks of anybody, or of the law", -_IN_GENERAL * general
        yield "an aim, not a happening", -_IN_PURPOSE * _is_purpose(scene, draft)
        asked = scene.tokens[clause.sentence.last - 1].text == "?"
        yield "a question", -_IN_GENERAL * asked


def _is_general(tokens: Sequence[Token], clause: Clause, draft: Draft) -> bool:
    """Return whether a sentence speaks of anybody, or of the law, and not of a happening."""
    predicate = draft.predicate
    if predicate is not None and predicate.subject is not None and not predicate.past and not predicate.perfect:
        subject = tokens[predicate.subject].lower
        if subject in _GENERAL_SUBJECTS and not predicate.negated:
            return True
        if predicate.relative and subject in ("those", "people", "persons", "anyone", "all"):
            return True
    if _LAW.isdisjoint(clause.words):
        return False
    return not any(each.past or each.perfect for each in clause.predicates)


def _is_purpose(scene: Scene, draft: Draft) -> bool:
    """Return whether an infinitive tells what something is for, or stands alone: "to shoot deserters"."""
    predicate = draft.predicate
    if predicate is None or not predicate.infinitive or draft.first < predicate.first:
        return False
    if predicate.first > 1 and scene.tokens[predicate.first - 2].lemma in _INTENTS:
        return True
    return predicate.governor is None or scene.tokens[predicate.governor].lemma not in _FACTIVE


def _lacks_a_party(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Return whether it is not said of whom it is, so that nobody could file it."""
    claim = draft.claim
    match claim:
        case ActClaim():
            return not claim.victims and claim.act != "search" and not _of_nobody(scene.tokens, draft)
        case WhereaboutsClaim():
            return not claim.of and not draft.counted and not _of_nobody(scene.tokens, draft)
        case ContactClaim():
            return not claim.of
        case ResponseClaim():
            return claim.by is None and claim.about is None
        case AppealClaim():
            return not claim.by and claim.number is None
        case TieClaim():
            return not any(scene.entities.get(party).mentions for party in (claim.from_party, claim.to))
        case CountClaim():
            # "At least 40 were detained" counts people without a noun; else a count of nobody is of things or a part.
            of_nobody = claim.of is None and draft.rule != "count/bare"
            return of_nobody or not counts_for_a_case(scene, clause, draft, claim)
        case _:
            return False


def _of_nobody(tokens: Sequence[Token], draft: Draft) -> bool:
    """Return whether the words say that it happened to nobody: "no one has been detained"."""
    predicate = draft.predicate
    if predicate is None or predicate.subject is None or not predicate.negated:
        return False
    first = predicate.subject_first if predicate.subject_first is not None else predicate.subject
    return {tokens[first].lower, tokens[predicate.subject].lower} & _NOBODY != frozenset()
