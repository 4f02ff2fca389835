"""Events that one tells and another denies: "его отпустили, говорит сосед, но жена это отрицает"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.speech import DENIAL
from habeas.read.languages.slavic.why import why_claim

_EVENTS = (ActClaim, WhereaboutsClaim, ContactClaim)
_SURE = 0.79
"""How often "это" of a denial means the one event that was told right before it."""
_CHARGE = re.compile(
    r"\b(?:за|якобы|будто|нібито|буцімто|подозрени\w*|обвинени\w*|підозр\w+|звинуваченн\w+|из-за|через|бо|потому|как|як"
    r"|обвин\w+|звинува\w+|подозрева\w+|підозрюва\w+|счита\w+|вважа\w+|называ\w+|назва\w+)\b"
)
_HE = frozenset("он она они він вона вони".split())
_DOUBTED = (Modality.ALLEGED, Modality.POSSIBLE)


def denied_again(
    document: Document, attributions: Sequence[Attribution], proposals: Sequence[Proposal]
) -> Iterator[Proposal]:
    """Yield the one event that each denial denies; of two told before it nobody knows which is meant."""
    speakers = {one.id: one.entity for one in attributions}
    events = [each for each in proposals if isinstance(each.claim, _EVENTS) and each.why is not None]
    for one in attributions:
        if one.rule != DENIAL or one.cue is None:
            continue
        told = [each for each in events if one.content[0].covers(_cue_of(each))]
        itself = any(one.entity in (*each.claim.references(), speakers.get(each.attribution or "")) for each in told)
        if (one.entity is not None and itself) or len({_cue_of(each) for each in told}) != 1:
            continue
        if _tells_why(document, one):
            continue
        yield from (_denied(document, one, one.cue, each) for each in told)


def _tells_why(document: Document, denial: Attribution) -> bool:
    """Return whether a charge is told, which may be what is denied: "арестовали за поджог, но он это отрицает"."""
    told = denial.content[0]
    said = document.text[told.start : told.end].casefold()
    by_itself = denial.source is not None and document.text[denial.source.start : denial.source.end].casefold() in _HE
    return by_itself or _CHARGE.search(said) is not None


def _cue_of(event: Proposal) -> Span:
    return event.why.cues[0] if event.why is not None and event.why.cues else event.span


def _denied(document: Document, denial: Attribution, cue: Span, event: Proposal) -> Proposal:
    """Return an event as one who denies it tells of it, with the words of both."""
    end = max(cue.end, denial.source.end) if denial.source is not None else cue.end
    span = Span(start=event.span.start, end=end)
    confidence = min(event.confidence, _SURE)
    affirmed = event.polarity is Polarity.AFFIRMED
    return replace(
        event, span=span, quote=span.of(document.text), attribution=denial.id, rule="denied again",
        polarity=Polarity.DENIED if affirmed else Polarity.AFFIRMED, confidence=confidence,
        modality=Modality.ACTUAL if event.modality in _DOUBTED else event.modality,
        why=why_claim("denied again", cue, document.text, confidence),
    )  # fmt: skip
