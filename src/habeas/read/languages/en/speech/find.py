"""Reported speech as attributions: sources resolved, style, medium and chain filled in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from habeas.facts.source import Attribution, Medium, SpeechClass, Style
from habeas.facts.span import Span
from habeas.read.languages.en.document import Document, Quote
from habeas.read.languages.en.speech.chain import Speakers, chain_of
from habeas.read.languages.en.speech.medium import medium_of
from habeas.read.languages.en.speech.phrases import NAMES
from habeas.read.languages.en.speech.resolve import Draft, drafts_of
from habeas.read.languages.en.speech.subjects import RELATIVE_WORDS, Subject
from habeas.read.languages.en.speech.unit import Unit
from habeas.read.languages.en.speech.why import rule_of, why_of

_ANONYMOUS = frozenset("anonymity anonymously unnamed anonymous".split())
_NAMED = frozenset("named identified".split())
_ASIDE = 8
"""How many words behind a source may tell that it stays unnamed: "…, speaking on condition of anonymity, said"."""


def find_attributions(document: Document, entities: Speakers) -> tuple[Attribution, ...]:
    """Return every piece of reported speech of a document, in text order, numbered `a1`, `a2`, ….

    The source is the whole phrase that names the speaker; `entity` is who that is, pronouns included. `chain` begins
    with the origin and goes on with whoever passed it on: those told, those who aired, posted or quoted it. `said`
    stays empty: see `add_days`.
    """
    found: list[Attribution] = []
    before: tuple[Draft, Attribution] | None = None
    for number, draft in enumerate(drafts_of(document), start=1):
        attribution = _attribution(document, entities, draft, number)
        if before is not None and attribution.medium is Medium.UNKNOWN and _goes_on(before, draft, attribution):
            attribution = replace(attribution, medium=before[1].medium)
        if draft.lead is not None and not draft.lead.unit.nested:
            before = draft, attribution
        found.append(attribution)
    return tuple(found)


def _goes_on(before: tuple[Draft, Attribution], draft: Draft, attribution: Attribution) -> bool:
    """Return whether the same voice goes on in the same paragraph: then it is through the same medium.

    The same person, or "it" behind a letter, a message or a statement.
    """
    last, lead = before[0].lead, draft.lead
    if last is None or lead is None or lead.unit.nested or lead.source is None:
        return False
    refers_back = lead.unit.word(lead.source.first) == "it" and before[1].entity is None
    same = refers_back if attribution.entity is None else attribution.entity == before[1].entity
    return same and lead.unit.paragraph == last.unit.paragraph and attribution.speech_class is SpeechClass.SPEECH


def _attribution(document: Document, entities: Speakers, draft: Draft, number: int) -> Attribution:
    entity = _speaker(draft, entities)
    return Attribution(
        id=f"a{number}",
        source=draft.source,
        entity=entity,
        cue=draft.cue,
        content=draft.content,
        style=_style(document, draft.content),
        medium=medium_of(draft, entities),
        speech_class=draft.lead.speech_class if draft.lead else SpeechClass.SPEECH,
        chain=chain_of(draft, entity, entities),
        rule=rule_of(draft),
        why=why_of(draft, document.text),
    )


def _speaker(draft: Draft, entities: Speakers) -> str | None:
    """Return the entity that the source names; for a relative pronoun, the one that it refers back to."""
    source = draft.lead.source if draft.lead else None
    if draft.lead is None or source is None or draft.source is None:
        return None
    unit = draft.lead.unit
    if source.head < source.first and unit.word(source.first) in RELATIVE_WORDS:
        return entities.at(unit.span(source.head, source.head)) if source.head >= 0 else None
    named = unit.tag(source.first) == "PRP$" and unit.tag(source.last) in NAMES
    # "According to his mother Anna": she speaks, and not he; nor does the town where his mother lives.
    named = named and not any(unit.tag(at) == "IN" for at in range(source.first, source.last))
    found = entities.at(unit.span(source.last, source.last)) if named else entities.at(draft.source)
    found = found or entities.at(unit.span(source.first, source.head))
    if unit.word(source.first) == "they" and source.first == source.last and _are_told_of(draft, found, entities):
        return None
    if (
        unit.word(source.first) in ("he", "she")
        and source.first == source.last
        and _is_named_by(draft, found, entities)
    ):
        return None
    return None if _stays_unnamed(unit, source, found, entities) else found


def _are_told_of(draft: Draft, found: str | None, entities: Speakers) -> bool:
    """Return whether the only ones whom "they" was given to are those told of: "ten men, they say, stayed there"."""
    return found is not None and any(entities.begins_in(found, span) for span in draft.content)


def _is_named_by(draft: Draft, found: str | None, entities: Speakers) -> bool:
    """Return whether what "he" says names him, so that it is another who says it: "he said that Ivan was beaten"."""
    return found is not None and any(entities.is_named_in(found, span) for span in draft.content)


def _stays_unnamed(unit: Unit, source: Subject, found: str | None, entities: Speakers) -> bool:
    """Return whether somebody of a body asks not to be named: he does not speak for it."""
    joint = next((at for at in range(source.first, source.head + 1) if unit.tag(at) == "IN"), source.first)
    if found is None or joint == source.first or entities.at(unit.span(source.first, joint - 1)) is not None:
        return False
    near = range(source.first, min(len(unit), source.last + _ASIDE))
    return any(unit.word(at) in _ANONYMOUS or (unit.word(at) == "not" and _names_behind(unit, at)) for at in near)


def _names_behind(unit: Unit, at: int) -> bool:
    """Return whether "to be named" or "be identified" follows a "not"."""
    return any(unit.word(behind) in _NAMED for behind in range(at + 1, min(at + 4, len(unit))))


def _style(document: Document, content: tuple[Span, ...]) -> Style:
    """Return how the words are given: all of them within quotation marks, none, or some."""
    inside = sum(_quoted_length(document.quotes, span) for span in content)
    whole = sum(len(span.of(document.text).strip(" ,.")) for span in content)
    if inside == 0:
        return Style.INDIRECT
    return Style.DIRECT if inside >= whole - 2 * len(content) else Style.MIXED


def _quoted_length(quotes: tuple[Quote, ...], span: Span) -> int:
    """Return how many code points of a span stand within quotations; `quotes` are in text order."""
    at = bisect_right(quotes, span.start, key=lambda quote: quote.end)
    length = 0
    while at < len(quotes) and quotes[at].start < span.end:
        length += min(quotes[at].end, span.end) - max(quotes[at].start, span.start)
        at += 1
    return length
