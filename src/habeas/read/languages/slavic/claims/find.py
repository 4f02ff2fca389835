"""From a document with its people, speech and dates to the claims that it makes.

1. Each kind of claim looks at each word of each sentence and drafts what it finds.
2. Of drafts that say the same of the same people in one sentence, the likeliest stays.
3. Each draft gets its words, its origin (the innermost speech that holds it), and what that speech does to it.
4. Speech in which nothing was found becomes a remark.
5. What one tells and another denies is told once more, as denied by that other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from habeas.facts.claim import ClaimFields, CountClaim, RemarkClaim
from habeas.facts.source import Attribution, SpeechClass
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.facts.when import When
from habeas.read.languages.slavic.claims.appeals import appeals_at, responses_at
from habeas.read.languages.slavic.claims.contact import contacts_at
from habeas.read.languages.slavic.claims.deeds import deeds_at
from habeas.read.languages.slavic.claims.denied import denied_again
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.fates import fates_at
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.claims.silence import silences_at
from habeas.read.languages.slavic.claims.tallies import tally_of
from habeas.read.languages.slavic.claims.ties import ties_at
from habeas.read.languages.slavic.claims.words import load_claim_words
from habeas.read.languages.slavic.counts import FoundCount, find_counts
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.speech import DENIAL, VOICES, SpeechIndex
from habeas.read.languages.slavic.speech.words import load_speech_words
from habeas.read.languages.slavic.why import why_claim

_REMARK = 0.64
_SCRAP = 0.4
_SHORTEST_REMARK = 2
"""How many words a remark has at least."""
_POINTING = frozenset(("pointing back", "headline", "announced"))
_THIS = re.compile(r"\b(?:это|этого|эту|этот|все|всё|це|цього|цю|усе)\b", re.IGNORECASE)
_THIS_REACH = 20
"""How many letters before a word for denying "это" may stand."""
_LEAST = 0.3
"""Drafts that are less likely than this are not proposed at all."""


def find_claims(
    document: Document,
    people: People,
    attributions: tuple[Attribution, ...],
    dates: tuple[When, ...],
    published: date | None,
) -> tuple[Proposal, ...]:
    """Return what a text claims, in text order, with the exact words and the origin of each claim.

    Args:
        document: The text taken apart.
        people: Whom it names and describes.
        attributions: Its reported speech.
        dates: Its dates in words.
        published: The day of the report; a claim about a later day is never told as actual.
    """
    words = load_claim_words(document.language)
    hearsay = load_speech_words(document.language).hearsay
    counts = find_counts(document, tuple(when.span for when in dates if when.span is not None))
    speech = SpeechIndex(attributions)
    begun_on = [count.first for count in counts]
    proposals: list[Proposal] = []
    scene: Scene | None = None
    for sentence in document.sentences:
        scene = Scene(
            document=document, sentence=sentence, people=people, words=words, dates=_touching(sentence, dates),
            hearsay=hearsay, speech=speech, before=scene,
        )  # fmt: skip
        here = counts[bisect_left(begun_on, sentence.first) : bisect_left(begun_on, sentence.last)]
        drafts = _likeliest(_drafts(scene, here))
        proposals += [_proposal(scene, draft, published) for draft in drafts]
    proposals += _remarks(document, attributions, speech, proposals)
    proposals += denied_again(document, attributions, proposals)
    proposals.sort(key=lambda each: (each.span, each.rule, each.quote))
    return tuple(replace(each, id=f"s{number}") for number, each in enumerate(proposals, 1))


def _touching(sentence: Sentence, dates: tuple[When, ...]) -> tuple[When, ...]:
    """Return the dates of a text, which stand in text order, whose words reach into a sentence."""
    first = bisect_right(dates, sentence.start, key=lambda when: when.span.end if when.span is not None else 0)
    last = bisect_left(dates, sentence.end, key=lambda when: when.span.start if when.span is not None else 0)
    return dates[first:last]


def _drafts(scene: Scene, counts: Sequence[FoundCount]) -> Iterator[Draft]:
    for at in range(scene.sentence.first, scene.sentence.last):
        if "impr" in scene.tokens[at].form.features:
            continue  # "позвони маме" asks for it, and nobody has done it
        yield from deeds_at(scene, at)
        yield from contacts_at(scene, at)
        yield from fates_at(scene, at)
        yield from silences_at(scene, at)
        yield from appeals_at(scene, at, counts)
        yield from responses_at(scene, at)
        yield from ties_at(scene, at)
    for number, count in enumerate(counts):
        yield from tally_of(scene, count, counts[:number])


def _likeliest(drafts: Iterator[Draft]) -> list[Draft]:
    """Return one draft for each thing said; counts are never the same as one another."""
    best: dict[object, Draft] = {}
    for draft in drafts:
        key: object = (draft.at, "count") if isinstance(draft.claim, CountClaim) else _sense(draft.claim)
        if draft.confidence >= _LEAST and (key not in best or best[key].confidence < draft.confidence):
            best[key] = draft
    return list(best.values())


def _sense(claim: ClaimFields) -> tuple[object, ...]:
    values = (getattr(claim, name, None) for name in ("act", "state", "tie", "response", "with_whom"))
    return (claim.kind, *values, claim.references()[:1])


def _proposal(scene: Scene, draft: Draft, published: date | None) -> Proposal:
    words = scene.words
    speech = scene.speech.innermost(scene.document.span(draft.at, draft.at + 1))
    polarity, modality, confidence = draft.polarity, draft.modality, draft.confidence
    if speech is not None and speech.cue is not None:
        cue = scene.document.text[speech.cue.start : speech.cue.end].lower()
        lemmas = {form.lemma for token in scene.tokens if token.start == speech.cue.start for form in token.forms}
        denies = not lemmas.isdisjoint(words.scene["denial"]["cues"]) or cue in words.scene["denial"]["cues"]
        if denies and not _denies_another(scene.document.text, speech.cue, speech.content[0]):
            polarity = Polarity.DENIED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
        elif lemmas & words.scene["denial"]["accusing"]:
            modality = Modality.ALLEGED if modality is Modality.ACTUAL else modality
        elif lemmas & words.scene["modality"]["threatened"] and modality in (Modality.ACTUAL, Modality.PLANNED):
            modality = Modality.THREATENED
        if speech.speech_class is not SpeechClass.SPEECH:
            modality = Modality.POSSIBLE if modality is Modality.ACTUAL else modality
    if _lies_ahead(draft.when, published) and modality is Modality.ACTUAL:
        modality = Modality.PLANNED
    return Proposal(
        id="s", span=draft.span, quote=draft.span.of(scene.document.text),
        attribution=speech.id if speech is not None else None, claim=draft.claim, when=draft.when, where=draft.where,
        polarity=polarity, modality=modality, confidence=confidence, rule=draft.rule,
        why=why_claim(
            draft.rule, scene.document.span(draft.at, draft.at + 1), scene.document.text, confidence, draft.doubt
        ),
    )  # fmt: skip


def _denies_another(text: str, cue: Span, content: Span) -> bool:
    """Return whether what is denied stands before a colon, and what is said behind it: "это она отрицает: …"."""
    before = text[: content.start].rstrip()
    return before.endswith(":") and _THIS.search(before, max(0, cue.start - _THIS_REACH)) is not None


def _lies_ahead(when: When | None, published: date | None) -> bool:
    return when is not None and published is not None and when.earliest is not None and when.earliest > published


def _is_a_remark(text: str, speech: Attribution) -> bool:
    """Return whether a piece of speech says something by itself: no question, no word alone, nothing before it."""
    words = speech.content[0].of(text)
    long = len(words.split()) >= _SHORTEST_REMARK
    return long and speech.source is not None and not words.rstrip('»" ').endswith("?") and speech.rule not in _POINTING


def _remarks(
    document: Document, attributions: tuple[Attribution, ...], speech: SpeechIndex, proposals: list[Proposal]
) -> Iterator[Proposal]:
    """Yield the speech that fits no other kind of claim, each piece of it once."""
    told = {proposal.attribution for proposal in proposals}
    outer = {other.id for one in attributions for other in speech.around(one.content[0]) if other is not one}
    for one in attributions:
        if one.id in told or one.rule == DENIAL or one.speech_class is not SpeechClass.SPEECH or one.rule in VOICES:
            continue
        span = one.content[0]
        confidence = _SCRAP if one.id in outer or not _is_a_remark(document.text, one) else _REMARK
        yield Proposal(
            id="s", span=span, quote=span.of(document.text), attribution=one.id, claim=RemarkClaim(),
            confidence=confidence, rule="remark", why=why_claim("remark", one.cue, document.text, confidence),
        )  # fmt: skip
