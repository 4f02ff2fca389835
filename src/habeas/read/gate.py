"""The gate: no exact words, no proposal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


Value = TypeVar("Value", bound=_Numbered)
Told = TypeVar("Told", Attribution, Proposal)


def pass_gate(text: str, reading: Reading) -> Reading:
    """Return the reading without whatever the text does not bear out.

    1. Spans must lie in the text; an entity without a mention and without a reference in it goes.
    2. Attributions must have words, and point at an entity that is there.
    3. A proposal's quote must be the text at its span, byte for byte, outside page furniture, and everything that
       it points at must be there.
    4. An id is used once; proposals and attributions stand in the order of the text.
    5. An explanation points at words of the text, or it points at nothing.
    """
    length = len(text)
    cut = [_cut(entity, length) for entity in _first_of_each(reading.entities)]
    entities = {entity.id: entity for entity in cut if entity is not None}
    attributions = {
        attribution.id: _with_cues_within(attribution, length)
        for attribution in _first_of_each(reading.attributions)
        if _is_backed(attribution, length, entities)
    }
    furniture = sorted(reading.furniture)
    statements = [
        _with_cues_within(proposal, length)
        for proposal in _first_of_each(reading.statements)
        if _has_exact_words(text, proposal, furniture) and _points_at(proposal, entities, attributions)
    ]
    return replace(
        reading,
        entities=tuple(entities.values()),
        attributions=tuple(sorted(attributions.values(), key=_place_of)),
        statements=tuple(sorted(statements, key=lambda proposal: (proposal.span, proposal.id))),
    )


def _first_of_each(numbered: Iterable[Value]) -> list[Value]:
    found: dict[str, Value] = {}
    for value in numbered:
        found.setdefault(value.id, value)
    return list(found.values())


def _cut(entity: Entity, length: int) -> Entity | None:
    """Return the entity with those of its spans that lie in the text, None where there are none."""
    if all(span.end <= length for spans in (entity.mentions, entity.references) for span in spans):
        return entity if entity.mentions or entity.references else None
    mentions = tuple(span for span in entity.mentions if span.end <= length)
    references = tuple(span for span in entity.references if span.end <= length)
    return replace(entity, mentions=mentions, references=references) if mentions or references else None


def _with_cues_within(told: Told, length: int) -> Told:
    """Return a proposal or attribution whose explanation points at words of the text alone."""
    why = told.why
    if why is None or all(cue.end <= length for cue in why.cues):
        return told
    return replace(told, why=replace(why, cues=tuple(cue for cue in why.cues if cue.end <= length)))


def _is_backed(attribution: Attribution, length: int, entities: dict[str, Entity]) -> bool:
    said = attribution.said
    spans = [*attribution.content, attribution.source, attribution.cue, said.span if said else None]
    in_text = all(span is None or span.end <= length for span in spans)
    known = [link.who in entities for link in attribution.chain if _is_entity_id(link.who)]
    named = attribution.entity is None or attribution.entity in entities
    return bool(attribution.content) and in_text and named and all(known)


def _is_entity_id(who: str) -> bool:
    """Return whether a link of a chain names an entity; a publisher may stand there in words."""
    return who[:1] == "e" and who[1:].isdigit()


def _has_exact_words(text: str, proposal: Proposal, furniture: list[Span]) -> bool:
    spans = [proposal.when.span if proposal.when else None, proposal.where.span if proposal.where else None]
    return (
        proposal.span.of(text) == proposal.quote
        and proposal.span.end <= len(text)
        and all(span is None or span.end <= len(text) for span in spans)
        and not _meets(proposal.span, furniture)
        and 0 <= proposal.confidence <= 1
    )


def _meets(span: Span, passages: list[Span]) -> bool:
    """Return whether a span shares a code point with one of `passages`, which are in order and do not overlap."""
    after = bisect_left(passages, span.end, key=lambda passage: passage.start)
    return after > 0 and passages[after - 1].overlaps(span)


def _points_at(proposal: Proposal, entities: dict[str, Entity], attributions: dict[str, Attribution]) -> bool:
    references = [*proposal.claim.references(), *([proposal.where.entity] if proposal.where else [])]
    spoken = proposal.attribution is None or proposal.attribution in attributions
    return spoken and all(reference in entities for reference in references)


def _place_of(attribution: Attribution) -> tuple[Span, str]:
    return min(attribution.content), attribution.id
