"""Who passed it on: from the origin to the page."""

from __future__ import annotations

from typing import Protocol

from habeas.facts.source import Link
from habeas.facts.span import Span
from habeas.read.languages.en.speech.candidates import Candidate
from habeas.read.languages.en.speech.contents import Stretch
from habeas.read.languages.en.speech.medium import outside_words
from habeas.read.languages.en.speech.phrases import NAMES, noun_phrase_after
from habeas.read.languages.en.speech.resolve import Draft
from habeas.read.languages.en.speech.subjects import TIMES
from habeas.read.languages.en.speech.unit import Unit

_PASSING = frozenset(
    "distribute post publish air release share broadcast obtain provide quote cite carry run circulate print report "
    "record upload show see send relay collect".split()
)
_CITING = frozenset(("cite", "quote"))


class Speakers(Protocol):
    """Who is named where; the entities of a text."""

    def at(self, span: Span) -> str | None:
        """Return the id of the entity whose mention or reference lies in a span; its syntactic head wins."""
        ...

    def begins_in(self, entity_id: str, span: Span) -> bool:
        """Return whether an entity is told of for the first time in a span."""
        ...

    def is_named_in(self, entity_id: str, span: Span) -> bool:
        """Return whether an entity is named in a span."""
        ...


def chain_of(draft: Draft, entity: str | None, entities: Speakers) -> tuple[Link, ...]:
    """Return the links from the origin on, empty where nobody is named.

    1. "Y reported, citing X": X is the origin and Y passed it on.
    2. Otherwise the source is the origin; whoever was told, aired, posted or quoted it follows.

    A link names an entity by its id, and anybody else by the words of the report.
    """
    lead = draft.lead
    if lead is None or draft.source is None:
        return ()
    speaker = entity or draft.source.of(lead.unit.text)
    near = [*outside_words(draft), *_behind_head(lead)]
    cited = _behind_participle(lead.unit, near, entities, _CITING, "VBG")
    links = [Link(who=cited[0].who, how="said")] if cited else []
    links.append(Link(who=speaker, how="reported" if cited else "said"))
    told = _told(lead, entities)
    links += [told] if told is not None else []
    links += _behind_participle(lead.unit, near, entities, _PASSING, "VBN")
    links += _in_relative_clause(lead.unit, near, entities)
    return tuple({link.who: link for link in reversed(links)}[who] for who in dict.fromkeys(link.who for link in links))


def _behind_head(lead: Candidate) -> range:
    """Return the positions of what is set behind the speaker's name: "X, quoted by Y"."""
    source = lead.source
    return range(0) if source is None or source.head < source.first else range(source.head + 1, source.last + 1)


def _told(lead: Candidate, entities: Speakers) -> Link | None:
    """Return who was told, or who led the interview, where the report names them."""
    stretch = lead.addressee or _interviewer(lead)
    if stretch is None:
        return None
    who = _who(lead.unit, stretch, entities)
    return Link(who=who, how="told") if who else None


def _interviewer(lead: Candidate) -> Stretch | None:
    unit, cue = lead.unit, lead.cue
    if cue is None:
        return None
    for at in range(cue.last, min(cue.last + 12, len(unit) - 2)):
        if unit.lemmas[at] in ("interview", "conversation", "comment") and unit.word(at + 1) in ("with", "to", "for"):
            last = noun_phrase_after(unit, at + 2)
            return Stretch(first=at + 2, last=last) if last is not None else None
    return None


def _behind_participle(
    unit: Unit, positions: list[int], entities: Speakers, lemmas: frozenset[str], tag: str
) -> list[Link]:
    """Return "posted by X" (VBN with by) or "citing X" (VBG) among the words near the cue."""
    found = []
    for at in positions:
        fits = unit.lemmas[at] in lemmas and (unit.tag(at) == tag or (tag == "VBN" and unit.tag(at) == "VBD"))
        start = at + 1 if tag == "VBG" else at + 2
        if not fits or (tag == "VBN" and not _names_a_passer(unit, at + 1)):
            continue
        last = noun_phrase_after(unit, start)
        who = _who(unit, Stretch(first=start, last=last), entities, unnamed=True) if last is not None else None
        if who:
            found.append(Link(who=who, how="quoted" if unit.lemmas[at] in _CITING else unit.words[at]))
    return found


def _names_a_passer(unit: Unit, at: int) -> bool:
    """Return whether "by X", or "on X" that is no day, stands at a position."""
    if unit.word(at) == "on":
        return unit.tag(at + 1) != "CD" and unit.word(at + 1) not in TIMES
    return unit.word(at) == "by"


def _in_relative_clause(unit: Unit, positions: list[int], entities: Speakers) -> list[Link]:
    """Return "in a video that X published"."""
    found = []
    for at in positions:
        if unit.word(at) in ("that", "which") and unit.tag(at - 1) in ("NN", "NNS"):
            last = noun_phrase_after(unit, at + 1)
            if last is not None and unit.lemmas[min(last + 1, len(unit) - 1)] in _PASSING:
                who = _who(unit, Stretch(first=at + 1, last=last), entities, unnamed=True)
                found += [Link(who=who, how=unit.words[last + 1])] if who else []
    return found


def _who(unit: Unit, stretch: Stretch, entities: Speakers, *, unnamed: bool = False) -> str | None:
    """Return the entity of a phrase, or its words where it holds a name or may go without; None for "him"."""
    span = unit.span(stretch.first + (unit.word(stretch.first) in ("to", "with")), stretch.last)
    entity = entities.at(span)
    if entity is not None:
        return entity
    named = unnamed or any(unit.tag(at) in NAMES for at in range(stretch.first, stretch.last + 1))
    return span.of(unit.text) if named else None
