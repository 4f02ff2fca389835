"""Through what somebody spoke: an interview, a video, a letter."""

from __future__ import annotations

from typing import Protocol

from habeas.facts.source import Medium
from habeas.facts.span import Span
from habeas.read.languages.en.speech.clauses import FINITE
from habeas.read.languages.en.speech.contents import Stretch
from habeas.read.languages.en.speech.lexicon import media_words
from habeas.read.languages.en.speech.phrases import NAMES, NOUNS
from habeas.read.languages.en.speech.resolve import Draft
from habeas.read.languages.en.speech.unit import Unit

_POSTING = frozenset(("tweet", "retweet", "post", "blog"))
_BEFORE_MEDIUM = frozenset("in on during via through from at by to into".split())
_NEWSROOM = frozenset(
    "newspaper paper magazine channel bulletin website site agency newsroom reporter correspondent journalist".split()
)
_REACH = 14


class Named(Protocol):
    """What tells whether a stretch of text names somebody."""

    def at(self, span: Span) -> str | None:
        """Return the id of the entity at a span."""
        ...


def outside_words(draft: Draft) -> list[int]:
    """Return the positions near the cue that are neither content nor source: how, where and when it was said."""
    if draft.lead is None or draft.lead.cue is None:
        return []
    unit, cue, source = draft.lead.unit, draft.lead.cue, draft.lead.source
    taken = {at for stretch in draft.lead.content for at in range(stretch.first, stretch.last + 1)}
    if source is not None:
        taken.update(range(source.first, source.last + 1))
    end = source.last if source is not None and source.inverted else cue.last
    after = [at for at in range(cue.last + 1, min(end + _REACH, len(unit))) if at not in taken]
    begin = source.first if source is not None else cue.first
    first = min(begin, cue.first)
    while first > 0 and unit.tag(first - 1) not in FINITE:
        first -= 1
    before = [at for at in range(max(first, cue.first - 2 * _REACH), cue.first) if at not in taken]
    return after + before


def medium_of(draft: Draft, entities: Named) -> Medium:
    """Return through what the speech reached the report, unknown where the report does not say.

    Looks at what stands near the cue, then at the source itself ("the letter said"), then at the verb; someone
    who told a named listener gave an interview.
    """
    lead = draft.lead
    if lead is None:
        return Medium.UNKNOWN
    near = _medium_among(lead.unit, outside_words(draft))
    if near is not Medium.UNKNOWN:
        return near
    if lead.source is not None and lead.source.head >= lead.source.first:
        positions = list(range(lead.source.first, lead.source.head + 1))
        itself = _medium_of_head(lead.unit, positions)
        if itself is not Medium.UNKNOWN:
            return itself
    if lead.verb in _POSTING:
        return Medium.POST
    told = lead.verb in ("tell", "inform") and lead.addressee is not None
    if told and (_is_reporter(lead.unit, lead.addressee) or _is_named(lead.unit, lead.addressee, entities)):
        return Medium.INTERVIEW
    return Medium.UNKNOWN


def _is_reporter(unit: Unit, stretch: Stretch | None) -> bool:
    """Return whether those told are the ones who write: "told this newspaper", "told us"."""
    if stretch is None or unit.nested:
        return False
    return unit.word(stretch.first) in ("us", "me") or (
        unit.word(stretch.first) in ("this", "our") and unit.lemmas[stretch.last] in _NEWSROOM
    )


def _medium_among(unit: Unit, positions: list[int]) -> Medium:
    media = media_words()
    for at in positions:
        if unit.word(at) in _BEFORE_MEDIUM or unit.lemmas[at] in ("record", "release", "publish", "issue", "write"):
            for word in range(at + 1, min(at + 7, len(unit))):
                if unit.tag(word) in ("IN", "VBD", "VBZ", ",", ".", "Q"):
                    break
                found = media.get(f"{unit.lemmas[word - 1]} {unit.lemmas[word]}") or media.get(unit.lemmas[word])
                if found is not None:
                    return found
    return Medium.UNKNOWN


def _medium_of_head(unit: Unit, positions: list[int]) -> Medium:
    """Return the medium that the source is: the head of its first noun phrase is a medium."""
    head = -1
    for at in positions:
        if unit.tag(at) in ("IN", ",", "TO", "WP", "WDT"):
            break
        head = at if unit.tag(at) in NOUNS else head
    return media_words().get(unit.lemmas[head], Medium.UNKNOWN) if head >= 0 else Medium.UNKNOWN


def _is_named(unit: Unit, stretch: Stretch | None, entities: Named) -> bool:
    if stretch is None:
        return False
    names = any(unit.tag(at) in NAMES for at in range(stretch.first, stretch.last + 1))
    return names and entities.at(unit.span(stretch.first, stretch.last)) is not None
