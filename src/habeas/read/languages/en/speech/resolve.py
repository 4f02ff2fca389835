"""From candidates to drafts: one owner for each content, quotations that go on, nothing twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from habeas.facts.source import SpeechClass
from habeas.facts.span import Span
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.speech.candidates import Candidate, verbal_candidates
from habeas.read.languages.en.speech.leanings import leaning_candidates
from habeas.read.languages.en.speech.phrasal import phrasal_candidates
from habeas.read.languages.en.speech.turns import turn_candidate, turn_paragraphs, whole_turn
from habeas.read.languages.en.speech.unit import QUOTATION, Unit, units_of, units_within

_OVERLAP = 0.8
_MOST_STRETCHES = 60
_TELLING = frozenset("say tell write report confirm inform claim deny explain".split())


@dataclass(slots=True, kw_only=True)
class Draft:
    """An attribution in code points; `lead` is the candidate that it comes from, None for a bare quotation."""

    source: Final[Span | None]
    cue: Final[Span | None]
    content: Final[tuple[Span, ...]]
    lead: Final[Candidate | None]

    @property
    def size(self) -> int:
        """How many code points of content it has."""
        return sum(span.end - span.start for span in self.content)


@dataclass(slots=True, kw_only=True)
class _Running:
    """What carries over from one sentence to the next while a text is read."""

    speaker: int | None = None
    waiting: Span | None = None
    open_quote: bool = False


def drafts_of(document: Document) -> list[Draft]:
    """Return the attributions of a document in text order.

    1. In each sentence, find candidates; drop those whose content a better one has.
    2. A sentence that is one quotation alone goes on with the speech before it in the paragraph, or waits for the
       first speech behind it; a quotation left open goes on in the next paragraph.
    3. Inside longer quotations, look again: people quote others.
    """
    drafts: list[Draft] = []
    running = _Running()
    turns = turn_paragraphs(document)
    for number in range(len(document.paragraphs)):
        _read_paragraph(document, number, running, drafts, is_turn=number in turns)
    return sorted(drafts, key=lambda draft: (draft.content[0], draft.cue or draft.content[0]))


def _read_paragraph(document: Document, number: int, running: _Running, drafts: list[Draft], *, is_turn: bool) -> None:
    paragraph = document.paragraphs[number]
    running.waiting = None
    units = list(units_of(document, paragraph, number))
    if not running.open_quote and any(_bare_quotation(unit) is None for unit in units):
        running.speaker = None
    turn = turn_candidate(units[0]) if is_turn else None
    if turn is not None:
        drafts.append(replace(_draft(turn), content=(whole_turn(turn, units[-1]),)))
        units = [replace(unit, nested=True) for unit in units]
    for unit in units:
        bare = _bare_quotation(unit)
        if bare is not None:
            _carry_on(bare, running, drafts)
        else:
            _read_unit(unit, running, drafts)
        running.open_quote = _leaves_open(document, unit)
    for unit in units_within(document, paragraph, number, _TELLING):
        drafts += [_draft(candidate) for candidate in _chosen(unit) if _holds_inside(candidate)]


def _read_unit(unit: Unit, running: _Running, drafts: list[Draft]) -> None:
    found = [_draft(candidate) for candidate in _chosen(unit) if not unit.nested or _holds_inside(candidate)]
    direct = [
        at
        for at, draft in enumerate(found)
        if draft.lead is not None and (draft.lead.is_direct or draft.lead.frame in "tz")
    ]
    if running.waiting is not None and direct:
        first = found[direct[0]]
        found[direct[0]] = replace(first, content=(running.waiting, *first.content))
    running.waiting = None
    running.speaker = len(drafts) + direct[-1] if direct else None
    drafts += found


def _carry_on(quotation: Span, running: _Running, drafts: list[Draft]) -> None:
    if running.speaker is not None:
        draft = drafts[running.speaker]
        if len(draft.content) < _MOST_STRETCHES:
            drafts[running.speaker] = replace(draft, content=(*draft.content, quotation))
    elif running.waiting is None:
        running.waiting = quotation
    else:
        running.waiting = Span(start=running.waiting.start, end=quotation.end)


def _bare_quotation(unit: Unit) -> Span | None:
    """Return the span of a sentence that consists of quotations and marks alone."""
    if QUOTATION not in unit.tags:
        return None
    quotations = [at for at, tag in enumerate(unit.tags) if tag == QUOTATION]
    others = [tag for tag in unit.tags if tag != QUOTATION]
    if len(others) > 2 or any(tag[0].isalpha() and tag != "CC" for tag in others):
        return None
    return unit.span(quotations[0], quotations[-1])


def _leaves_open(document: Document, unit: Unit) -> bool:
    last = unit.nodes[-1]
    return last.quote is not None and unit.is_quotation(len(unit) - 1) and not document.quotes[last.quote].closed


def _chosen(unit: Unit) -> list[Candidate]:
    """Return the candidates of a unit, the better one of any two that claim nearly the same words for one verb."""
    candidates = sorted(
        [*verbal_candidates(unit), *phrasal_candidates(unit), *leaning_candidates(unit)], key=lambda found: -found.score
    )
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(_same_content(candidate, other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda found: found.content[0].first)


def _same_content(one: Candidate, other: Candidate) -> bool:
    ones, others = _positions(one), _positions(other)
    return len(ones & others) > _OVERLAP * len(ones | others)


def _positions(candidate: Candidate) -> set[int]:
    return {at for stretch in candidate.content for at in range(stretch.first, stretch.last + 1)}


def _holds_inside(candidate: Candidate) -> bool:
    """Return whether an attribution within somebody's speech is sure enough: a third person told something."""
    source = candidate.source
    if source is None or candidate.speech_class is not SpeechClass.SPEECH or candidate.frame not in "qtz":
        return False
    speaks_for_self = candidate.unit.word(source.last) in ("i", "we", "you", "it", "that", "which", "this")
    told = candidate.verb in _TELLING and (candidate.frame == "t" or candidate.verb == "tell")
    return told and not speaks_for_self


def _draft(candidate: Candidate) -> Draft:
    unit = candidate.unit
    spans = [unit.span(stretch.first, stretch.last) for stretch in candidate.content if stretch.first <= stretch.last]
    source, cue = candidate.source, candidate.cue
    return Draft(
        source=unit.span(source.first, source.last) if source else None,
        cue=unit.span(cue.first, cue.last) if cue else None,
        content=tuple(spans),
        lead=candidate,
    )
