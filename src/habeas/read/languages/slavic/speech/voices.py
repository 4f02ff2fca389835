"""Whose voice a long stretch of a text is: a turn in a transcript, an answer in an interview, a whole letter.

A mother's letter is no narration of a publisher: what it tells, she says. The same holds for what stands behind
"ЯРЦЕВА:" in a transcript and behind the dash that answers a question. Such a voice lies around all other speech of its
stretch, and its speaker is the one who passed that on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.read.languages.slavic.document import Document, Paragraph
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.speech.authors import author_of
from habeas.read.languages.slavic.speech.words import SpeechWords

__all__ = ["VOICES", "Voice", "voices_of"]

VOICES = frozenset(("turn", "answer", "author"))
"""The rules of this module: speech found by them is wide, and other speech stands within it."""

_LABEL = re.compile(r"([^\W\d_][^\n:.!?«»\"]{1,40}):\s+(?=\S)")
_DASH = re.compile(r"[—–-]\s+")
_TOLD = re.compile(r"[,!?…]»?\s+[—–]\s+[а-яіїєґ]")
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A stretch that somebody says: whose words tell who, which entity it is, and what is said."""

    rule: str
    source: Span | None
    entity: str | None
    contents: tuple[Span, ...]


def voices_of(document: Document, people: People, words: SpeechWords) -> tuple[Voice, ...]:
    """Return the wide voices of a text; a report that a publisher tells has none.

    1. Paragraphs that begin with a name and a colon are turns of a transcript; those of the host are the publisher's.
    2. Paragraphs that begin with a dash behind a question are answers of the one person named before all questions.
    3. Else a text that says "I" outside of all quotations is its author's.
    """
    return (
        tuple(_turns(document, people, words))
        or tuple(_answers(document, people))
        or tuple(_author(document, people, words))
    )


def _turns(document: Document, people: People, words: SpeechWords) -> Iterator[Voice]:
    labels = [_label_of(document.text, paragraph) for paragraph in document.paragraphs]
    often = Counter(label.of(document.text) for label in labels if label is not None)
    sure = [
        at for at, label in enumerate(labels) if label is not None and _is_sure(label.of(document.text), often, words)
    ]
    if len(sure) < _FEWEST:
        return
    labelled, hosts = frozenset(sure), words.hosts | _asking(document, labels, sure)
    called: dict[str, str | None] = {}
    speaking: Span | None = None
    for at, (label, paragraph) in enumerate(zip(labels, document.paragraphs, strict=True)):
        if at in labelled:
            speaking = label
        elif at > sure[-1]:
            speaking = None  # behind the last turn the publisher goes on
        if speaking is None or {word.casefold() for word in _words(speaking.of(document.text))} & hosts:
            continue
        start = _behind(document.text, speaking) if at in labelled else paragraph.start
        name = speaking.of(document.text)
        if name not in called:
            called[name] = _called(people, name) or people.at(speaking)
        if start < paragraph.end:
            yield Voice(
                rule="turn", source=speaking, entity=called[name], contents=(Span(start=start, end=paragraph.end),)
            )  # fmt: skip


def _asking(document: Document, labels: Sequence[Span | None], sure: Sequence[int]) -> frozenset[str]:
    """Return the words of those labels whose turns are mostly questions: they ask, and the publisher with them."""
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for at in sure:
        label, paragraph = labels[at], document.paragraphs[at]
        name = label.of(document.text) if label is not None else ""
        turns[name] += 1
        asked[name] += document.text[paragraph.start : paragraph.end].rstrip('»" ').endswith("?")
    hosts = [name for name in turns if asked[name] * 2 > turns[name]]
    return frozenset(word.casefold() for name in hosts for word in _words(name))


def _label_of(text: str, paragraph: Paragraph) -> Span | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _is_sure(label: str, often: Counter[str], words: SpeechWords) -> bool:
    """Return whether a label names a speaker: all in capitals, the host, or there several times."""
    return label.isupper() or often[label] >= _FEWEST or bool({word.casefold() for word in _words(label)} & words.hosts)


def _behind(text: str, label: Span) -> int:
    at = label.end + 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _called(people: People, label: str) -> str | None:
    """Return the one person whose name ends in the last word of a label, in capitals or not."""
    words = _words(label)
    surname = words[-1].casefold() if words else ""
    found = [
        entity.id
        for entity in people.entities
        if entity.kind is PartyKind.PERSON
        and any(
            _words(name)[-1:] and _words(name)[-1].casefold() == surname for name in (entity.name, *entity.spellings)
        )
    ]
    named = [entity_id for entity_id in found if len(_words(_name_of(people, entity_id))) > 1] or found
    return named[0] if len(named) == 1 else None


def _name_of(people: People, entity_id: str) -> str:
    return next(entity.name for entity in people.entities if entity.id == entity_id)


def _answers(document: Document, people: People) -> Iterator[Voice]:
    answers, first_question = _answering(document)
    if len(answers) < _FEWEST:
        return
    source = _only_person_before(document, people, first_question)
    entity = people.at(source) if source is not None else None
    for paragraph in answers:
        match = _DASH.match(document.text, paragraph.start, paragraph.end)
        start = match.end() if match else paragraph.start
        yield Voice(rule="answer", source=source, entity=entity, contents=(Span(start=start, end=paragraph.end),))


def _answering(document: Document) -> tuple[list[Paragraph], int]:
    """Return the paragraphs that answer a question, and where the first question begins."""
    text, answers, first = document.text, list[Paragraph](), len(document.text)
    asked = False
    for paragraph in document.paragraphs:
        words = text[paragraph.start : paragraph.end].rstrip('»" ')
        dashed = _DASH.match(words) is not None
        if dashed and asked and not _is_told(document, paragraph):
            answers.append(paragraph)
            asked = False
        elif words.endswith("?"):
            first = min(first, paragraph.start)
            asked = True
        else:
            asked = False
    return answers, first


def _is_told(document: Document, paragraph: Paragraph) -> bool:
    """Return whether a paragraph says itself who speaks: a turn of speech, and behind it "— рассказывает жена"."""
    return _TOLD.search(document.text, paragraph.start + 1, paragraph.end) is not None


def _only_person_before(document: Document, people: People, end: int) -> Span | None:
    """Return where the one person who is named before an offset is named; None where two are."""
    found = [
        (mention, entity.id)
        for entity in people.entities
        if entity.kind is PartyKind.PERSON
        for mention in entity.mentions
        if mention.end <= end
    ]
    return min(found)[0] if found and len({entity for _, entity in found}) == 1 else None


def _author(document: Document, people: People, words: SpeechWords) -> Iterator[Voice]:
    author = author_of(document, people, words)
    if author is not None:
        told = (Span(start=each.start, end=each.end) for each in document.paragraphs)
        contents = tuple(each for each in told if author.passed is None or not author.passed.covers(each))
        yield Voice(rule="author", source=author.source, entity=author.entity, contents=contents)
