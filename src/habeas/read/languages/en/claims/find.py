"""From a document with its entities, speech and dates to the claims that it makes.

1. Each kind of claim looks at each sentence and drafts what it finds there.
2. Of drafts that say the same thing of the same words, the likeliest and most specific stays.
3. Each draft gets its words, its origin (the innermost speech that holds it), its time, place, polarity, modality,
   and how far it can be relied on.
4. Speech in which nothing was found becomes a remark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from habeas.facts.claim import ActClaim, AppealClaim, RemarkClaim, ResponseClaim, TieClaim
from habeas.facts.source import Attribution, SpeechClass, Style
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal, Where
from habeas.facts.when import When
from habeas.facts.why import sum_of
from habeas.read.languages.en.claims.acts import find_acts, with_conditions_from
from habeas.read.languages.en.claims.appeals import find_appeals
from habeas.read.languages.en.claims.circumstances import (
    is_called_untrue,
    is_denial,
    modality_of,
    polarity_of,
    tells_of_none,
)
from habeas.read.languages.en.claims.confidence import weigh
from habeas.read.languages.en.claims.contact import find_contacts
from habeas.read.languages.en.claims.days import when_of
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.hearsay import in_hearsay
from habeas.read.languages.en.claims.places import fronted_place, goal_in, place_in, tells_of_moving
from habeas.read.languages.en.claims.quoting import words_of
from habeas.read.languages.en.claims.responses import answers, find_responses
from habeas.read.languages.en.claims.sameness import Told, likeliest, without_repetition
from habeas.read.languages.en.claims.scene import Clause, Scene, build_scene
from habeas.read.languages.en.claims.tallies import find_tallies
from habeas.read.languages.en.claims.ties import find_kin, find_ties
from habeas.read.languages.en.claims.unreal import is_false_report, is_undone, mood_of
from habeas.read.languages.en.claims.whereabouts import find_whereabouts
from habeas.read.languages.en.claims.why import why_of, why_remark
from habeas.read.languages.en.counts import find_counts
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names import Entities

_REMARK_WEIGHT = 0.66
_RETOLD_WEIGHT = 0.5
_SCRAP_WEIGHT = 0.4
_SHORT_REMARK = 6
_LONGEST_SENTENCE_TOKENS = 400


def find_claims(
    document: Document,
    entities: Entities,
    attributions: tuple[Attribution, ...],
    dates: tuple[When, ...],
    published: date | None,
) -> tuple[Proposal, ...]:
    """Return what a text claims, in text order, with the exact words and the origin of each claim.

    Args:
        document: The text taken apart.
        entities: Whom and what it names.
        attributions: Its reported speech.
        dates: Its dates in words.
        published: The day of the report; a claim about a later day is never told as actual.
    """
    counts = find_counts(document, tuple(when.span for when in dates if when.span is not None))
    scene = build_scene(document, entities, attributions, dates, counts)
    told = [_told(scene, clause, draft) for clause, draft in likeliest(_drafts(scene))]
    proposals = [_proposal(scene, each, published) for each in without_repetition(told)]
    proposals += _remarks(scene, proposals)
    proposals.sort(key=lambda each: (each.span, each.rule, each.quote))
    return tuple(_numbered(each, number) for number, each in enumerate(proposals, 1))


def _numbered(one: Proposal, number: int) -> Proposal:
    """Return a proposal with its id; `replace` would take three times as long."""
    return Proposal(
        id=f"s{number}", span=one.span, quote=one.quote, attribution=one.attribution, claim=one.claim, when=one.when,
        where=one.where, polarity=one.polarity, modality=one.modality, confidence=one.confidence, rule=one.rule,
        why=one.why,
    )  # fmt: skip


def _drafts(scene: Scene) -> Iterator[tuple[Clause, Draft]]:
    starts = [clause.sentence.first for clause in scene.clauses]
    for draft in find_kin(scene):
        at = bisect_left(starts, draft.trigger + 1) - 1
        if at >= 0 and draft.trigger < scene.clauses[at].sentence.last:
            yield scene.clauses[at], replace(draft, first=max(draft.first, scene.clauses[at].sentence.first))
    counts = list(scene.counts)
    begin = 0
    for clause in scene.clauses:
        while begin < len(counts) and counts[begin].first < clause.sentence.first:
            begin += 1
        end = begin
        while end < len(counts) and counts[end].first < clause.sentence.last:
            end += 1
        if clause.sentence.last - clause.sentence.first > _LONGEST_SENTENCE_TOKENS:
            continue
        for kind in (find_acts, find_contacts, find_whereabouts, find_responses, find_appeals, find_ties):
            for draft in kind(scene, clause):
                if not is_undone(scene, draft):
                    yield clause, draft
        for draft in find_tallies(scene, clause, counts[begin:end]):
            yield clause, draft


def _told(scene: Scene, clause: Clause, draft: Draft) -> Told:
    """Return a draft with the speech that holds it and the mood in which it is told."""
    attribution = scene.attribution(draft.trigger)
    if attribution is None and draft.own_speech:
        attribution = scene.opened_by(draft.trigger)
    modality = draft.modality or modality_of(scene, draft.predicate, clause, attribution)
    if not isinstance(draft.claim, TieClaim):
        modality = mood_of(scene, clause, draft, modality)
        modality = in_hearsay(scene, clause, draft, attribution, modality)
    return Told(clause=clause, draft=draft, attribution=attribution, modality=modality)


def _proposal(scene: Scene, told: Told, published: date | None) -> Proposal:
    clause, draft, attribution, modality = told.clause, told.draft, told.attribution, told.modality
    content = scene.content(draft.trigger, attribution)
    words = words_of(scene, clause, draft, content)
    is_appeal = isinstance(draft.claim, AppealClaim)
    when = when_of(scene, clause, words, content, attribution, own=draft.predicate, is_appeal=is_appeal)
    when = when or _day_of_answer(scene, draft, attribution)
    if modality is Modality.ACTUAL and when and published and when.earliest and when.earliest > published:
        modality = Modality.PLANNED
    polarity = draft.polarity or polarity_of(scene, draft.predicate, draft.trigger)
    if attribution is not None and content is not None and is_denial(scene, attribution):
        polarity = Polarity.DENIED
    if is_called_untrue(scene, clause, draft.predicate.first if draft.predicate is not None else draft.first):
        if polarity is Polarity.DENIED and tells_of_none(scene, draft.predicate):
            # That it is not true of none says of nobody that it is.
            modality = Modality.POSSIBLE
        else:
            polarity = Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED
    if modality is Modality.ALLEGED and is_false_report(scene, clause, draft):
        polarity, modality = Polarity.DENIED, Modality.ACTUAL
    quote = words.of(scene.document.text)
    weighed = weigh(scene, told, modality=modality, polarity=polarity)
    return Proposal(
        id="s0", span=words, quote=quote, attribution=attribution.id if attribution is not None else None,
        claim=with_conditions_from(draft.claim, quote), when=when, where=_where(scene, clause, draft, words),
        polarity=polarity, modality=modality, confidence=sum_of(weighed), rule=draft.rule,
        why=why_of(scene, told, weighed),
    )  # fmt: skip


def _where(scene: Scene, clause: Clause, draft: Draft, words: Span) -> Where | None:
    """Return the place of a claim; of people who were moved, the one to which they were."""
    if tells_of_moving(draft.claim):
        return goal_in(scene, words)
    found = place_in(scene, words, draft.trigger)
    is_act = isinstance(draft.claim, ActClaim) and found is None
    return fronted_place(scene, clause.sentence.first, words) if is_act else found


def _day_of_answer(scene: Scene, draft: Draft, attribution: Attribution | None) -> When | None:
    """Return the day on which an office answered, for what it then did with what it was asked."""
    if not isinstance(draft.claim, ResponseClaim) or attribution is None or attribution.said is None:
        return None
    if draft.claim.by is None or draft.claim.by != attribution.entity or not answers(scene, attribution):
        return None
    return next((when for when in scene.dates if when.span == attribution.said.span), None)


def _remark_confidence(scene: Scene, attribution: Attribution, span: Span) -> float:
    """Return how likely speech is worth keeping: whole sentences in somebody's own words are, scraps are not."""
    first, last = scene.token_at(span.start), scene.token_at(span.end - 1) + 1
    told = any(token.tag in ("VBD", "VBP", "VBZ", "MD") for token in scene.tokens[first:last])
    if not told or last - first < _SHORT_REMARK:
        return _SCRAP_WEIGHT
    return _REMARK_WEIGHT if attribution.style is not Style.INDIRECT else _RETOLD_WEIGHT


def _remarks(scene: Scene, proposals: list[Proposal]) -> Iterator[Proposal]:
    """Yield one remark for each piece of speech that holds no claim."""
    spoken = {proposal.attribution for proposal in proposals}
    for attribution in scene.attributions:
        if attribution.speech_class is not SpeechClass.SPEECH or attribution.id in spoken or not attribution.content:
            continue
        span = max(attribution.content, key=lambda content: content.end - content.start)
        confidence = _remark_confidence(scene, attribution, span)
        yield Proposal(
            id="s0", span=span, quote=span.of(scene.document.text), attribution=attribution.id, claim=RemarkClaim(),
            confidence=confidence, rule="remark/speech", why=why_remark(attribution, confidence),
        )  # fmt: skip
