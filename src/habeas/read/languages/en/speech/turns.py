"""Conversations written out: "COMMANDER: …" at the beginning of paragraph after paragraph."""

from __future__ import annotations

import re
from collections import Counter

from habeas.facts.source import SpeechClass
from habeas.facts.span import Span
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.speech.candidates import Candidate
from habeas.read.languages.en.speech.contents import Stretch
from habeas.read.languages.en.speech.subjects import Subject
from habeas.read.languages.en.speech.unit import Unit

_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z0-9][\w.’'-]*){0,3}(?: \([^)]{1,30}\))?):\s")
_IN_A_ROW = 3


def turn_paragraphs(document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs that are turns of a conversation.

    A label before a colon counts when three labelled paragraphs or more stand in a row and one label comes again:
    a list of headings has other labels every time.
    """
    labels = [_LABEL.match(document.text, paragraph.start, paragraph.end) for paragraph in document.paragraphs]
    turns: set[int] = set()
    run: list[int] = []
    for number, label in enumerate([*labels, None]):
        if label is not None:
            run.append(number)
            continue
        counts = Counter(found[1] for at in run if (found := labels[at]) is not None)
        if len(run) >= _IN_A_ROW and max(counts.values()) > 1 and len(counts) > 1:
            turns.update(run)
        run = []
    return frozenset(turns)


def turn_candidate(unit: Unit) -> Candidate | None:
    """Return the turn that begins with a unit: the label speaks; the caller adds the sentences behind it."""
    colon = next((at for at in range(1, len(unit) - 1) if unit.word(at) == ":"), None)
    if colon is None:
        return None
    return Candidate(
        unit=unit,
        source=Subject(first=0, last=colon - 1, head=colon - 1),
        cue=Stretch(first=colon, last=colon),
        content=(Stretch(first=colon + 1, last=len(unit) - 1),),
        speech_class=SpeechClass.SPEECH,
        frame="q",
        verb=":",
        score=0.9,
    )


def whole_turn(candidate: Candidate, last: Unit) -> Span:
    """Return the words of a turn, from behind its label to the end of its last sentence."""
    first = candidate.unit.nodes[candidate.content[0].first]
    return Span(start=first.start, end=last.nodes[-1].end)
