"""From a document with its entities, speech and dates to the claims that it makes.

1. Each kind of claim looks at each sentence and drafts what it finds there.
2. Of drafts that say the same thing of the same words, the likeliest stays.
3. Each draft gets its words, its origin (the innermost speech that holds it), its time, place, polarity, modality.
4. Speech in which nothing was found becomes a remark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from habeas.facts.claim import ActClaim, ContactClaim, RemarkClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.source import Attribution, SpeechClass
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.facts.when import When
from habeas.read.languages.en.claims.acts import find_acts
from habeas.read.languages.en.claims.appeals import find_appeals
from habeas.read.languages.en.claims.circumstances import modality_of, place_in, polarity_of, when_of
from habeas.read.languages.en.claims.contact import find_contacts
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.responses import find_responses
from habeas.read.languages.en.claims.scene import Clause, Scene, build_scene
from habeas.read.languages.en.claims.tallies import find_tallies
from habeas.read.languages.en.claims.ties import find_kin, find_ties
from habeas.read.languages.en.claims.whereabouts import find_whereabouts
from habeas.read.languages.en.counts import find_counts
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names import Entities

LONGEST_QUOTE = 140
"""How many code points the words of a claim may be, before they are cut to the verb and what follows it."""

_REMARK_WEIGHT = 0.7
_LOOSE = frozenset("and but or that who which whom whether where when as".split())
_NOT_ACTUAL = 0.04
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
    drafted = list(_distinct(_drafts(scene)))
    proposals = [_proposal(scene, clause, draft, published) for clause, draft in drafted]
    proposals += _remarks(scene, proposals)
    proposals.sort(key=lambda each: (each.span, each.rule, each.quote))
    return tuple(replace(each, id=f"s{number}") for number, each in enumerate(proposals, 1))


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
                yield clause, draft
        for draft in find_tallies(scene, clause, counts[begin:end]):
            yield clause, draft


def _distinct(drafts: Iterable[tuple[Clause, Draft]]) -> Iterator[tuple[Clause, Draft]]:
    """Keep the likeliest of the drafts that say the same thing of the same verb or words."""
    best: dict[tuple[object, ...], tuple[Clause, Draft]] = {}
    for clause, draft in drafts:
        key = _sameness(clause, draft)
        known = best.get(key)
        if known is None or _rank(draft) > _rank(known[1]):
            best[key] = (clause, draft)
    yield from best.values()


def _rank(draft: Draft) -> tuple[float, int]:
    return round(draft.weight + 0.03 * len(draft.claim.references()[:2]), 3), draft.last - draft.first


def _sameness(clause: Clause, draft: Draft) -> tuple[object, ...]:
    claim = draft.claim
    verb = draft.predicate.head if draft.predicate is not None else draft.first
    if isinstance(claim, ActClaim):
        group = claim.act if claim.act not in ("detention", "arbitrary detention") else "detention"
        return "act", group, clause.sentence.first, claim.victims or verb
    if isinstance(claim, ContactClaim):
        return "contact", claim.state == "lost", claim.with_whom, clause.sentence.first, claim.of or verb
    if isinstance(claim, WhereaboutsClaim):
        return "whereabouts", claim.state, clause.sentence.first, claim.of or verb
    if isinstance(claim, ResponseClaim):
        return "response", claim.response, clause.sentence.first
    if isinstance(claim, TieClaim):
        return "tie", claim.tie, claim.from_party, claim.to
    return claim.kind, clause.sentence.first, draft.first


def _proposal(scene: Scene, clause: Clause, draft: Draft, published: date | None) -> Proposal:
    attribution = scene.attribution(draft.trigger)
    if attribution is None and draft.own_speech:
        attribution = scene.opened_by(draft.trigger)
    content = scene.content(draft.trigger, attribution)
    words = _words(scene, clause, draft, content)
    when = when_of(scene, clause, words, content, attribution)
    modality = draft.modality or modality_of(scene, draft.predicate, clause, attribution)
    if modality is Modality.ACTUAL and when and published and when.earliest and when.earliest > published:
        modality = Modality.PLANNED
    polarity = draft.polarity or polarity_of(scene, draft.predicate, draft.trigger)
    weight = (
        draft.weight - _NOT_ACTUAL * (modality is not Modality.ACTUAL) - _NOT_ACTUAL * (polarity is Polarity.DENIED)
    )
    return Proposal(
        id="s0", span=words, quote=words.of(scene.document.text),
        attribution=attribution.id if attribution is not None else None,
        claim=draft.claim, when=when, where=place_in(scene, words), polarity=polarity, modality=modality,
        confidence=round(min(max(weight, 0.05), 0.97), 2), rule=draft.rule,
    )  # fmt: skip


def _words(scene: Scene, clause: Clause, draft: Draft, content: Span | None) -> Span:
    """Return the words of a claim: its clause, within the speech that holds it, without marks at the ends."""
    first, last = draft.first, draft.last
    if draft.predicate is not None:
        subject = draft.predicate.subject_first
        near = subject if subject is not None and draft.predicate.first - subject < 24 else draft.predicate.first
        first, last = min(first, near), max(last, draft.predicate.last)
        first -= first > clause.sentence.first and scene.tokens[first - 1].tag == "EX"
    first, last = max(first, clause.sentence.first), min(last, clause.sentence.last)
    if content is not None:
        first = max(first, min(draft.trigger, _first_token(scene, content)))
        while last > draft.trigger + 1 and scene.tokens[last - 1].end > content.end:
            last -= 1
    if scene.tokens[last - 1].end - scene.tokens[first].start > LONGEST_QUOTE:
        first, last = _shortened(scene, draft, last)
    return _trimmed(scene, first, last, draft.trigger)


def _shortened(scene: Scene, draft: Draft, last: int) -> tuple[int, int]:
    """Return the verb and what follows it, as far as a quotation may reach, without losing what made the claim."""
    first = min(draft.first, draft.predicate.first) if draft.predicate is not None else draft.first
    if scene.tokens[draft.last - 1].end - scene.tokens[first].start > LONGEST_QUOTE:
        first = draft.first
    while last > draft.last and scene.tokens[last - 1].end - scene.tokens[first].start > LONGEST_QUOTE:
        last -= 1
    return first, max(last, draft.last)


def _first_token(scene: Scene, content: Span) -> int:
    at = scene.token_at(content.start)
    return at if at >= 0 and scene.tokens[at].start >= content.start else at + 1


def _trimmed(scene: Scene, first: int, last: int, trigger: int) -> Span:
    tokens = scene.tokens
    while last - 1 > trigger and (not tokens[last - 1].text[0].isalnum() or tokens[last - 1].lower in _LOOSE):
        last -= 1
    while first < trigger and (not tokens[first].text[0].isalnum() or tokens[first].lower in _LOOSE):
        first += 1
    return scene.span(first, last)


def _remarks(scene: Scene, proposals: list[Proposal]) -> Iterator[Proposal]:
    """Yield one remark for each piece of speech that holds no claim."""
    spoken = {proposal.attribution for proposal in proposals}
    for attribution in scene.attributions:
        if attribution.speech_class is not SpeechClass.SPEECH or attribution.id in spoken or not attribution.content:
            continue
        span = max(attribution.content, key=lambda content: content.end - content.start)
        yield Proposal(
            id="s0", span=span, quote=span.of(scene.document.text), attribution=attribution.id, claim=RemarkClaim(),
            confidence=_REMARK_WEIGHT, rule="remark/speech",
        )  # fmt: skip
