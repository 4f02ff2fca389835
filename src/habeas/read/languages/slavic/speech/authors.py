"""Who writes: the author of a letter, a post or a complaint that says "I", by its head or its signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.read.languages.slavic.document import Document, Paragraph, Sentence
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

__all__ = ["Author", "author_of"]

_SELF = frozenset(("я", "мой", "мій"))
_OURS = frozenset(("мы", "наш", "ми"))
_BEING = frozenset(("быть", "бути", "є"))
_ME = frozenset(("меня", "мене"))
_CALLED = frozenset(("зовут", "звать", "звати"))
_FROM = frozenset(("от", "від"))
_FEWEST = 2
_LEAST_SHARE = 0.12
"""In so many of the sentences outside of quotations an author says "I" at least."""

_HEAD = 5
_LONGEST_SIGNATURE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who writes: the words that tell it, the entity, and the line that names the author and says nothing else."""

    source: Span
    entity: str | None
    passed: Span | None = None


def author_of(document: Document, people: People, words: SpeechWords) -> Author | None:
    """Return who writes a text in the first person; None where a publisher tells it.

    An author who signs nowhere is the "I" of the text: its words are the source, and nobody is named.
    """
    told = [sentence for sentence in document.sentences if not _is_quoted(document, sentence)]
    ones = [index for sentence in told for index in _first_persons(document, sentence, many=False)]
    if _is_often(document, ones, told):
        return (
            _named_by_oneself(document, people)
            or _sender(document, people)
            or _named_above_title(document, people)
            or _signature(document, people)
            or Author(source=document.span(ones[0], ones[0] + 1), entity=None)
        )
    many = [index for sentence in told for index in _first_persons(document, sentence, many=True)]
    return _heading_body(document, people) if _is_often(document, many, told) else None


def _is_quoted(document: Document, sentence: Sentence) -> bool:
    return all(token.quote is not None or token.form.part == "PNCT" for token in document.tokens_of(sentence))


def _first_persons(document: Document, sentence: Sentence, *, many: bool) -> Iterator[int]:
    """Yield the tokens by which a sentence says "I", or "we", outside of its quotations."""
    words = _OURS if many else _SELF
    for index in range(sentence.first, sentence.last):
        token = document.tokens[index]
        verbs = [form for form in token.forms if form.part == "VERB"]
        verb = token.form.part == "VERB" and all(_is_first(form, many=many) for form in verbs)
        if token.quote is None and (token.lemma in words or verb):
            yield index


def _is_first(form: Form, *, many: bool) -> bool:
    """Return whether a verb is in the first person; "є" has that form and means all persons."""
    return "1per" in form.features and form.is_plural == many and form.lemma not in _BEING


def _is_often(document: Document, found: list[int], told: list[Sentence]) -> bool:
    sentences = {document.sentence_at(index) for index in found}
    return len(sentences) >= _FEWEST and len(sentences) >= _LEAST_SHARE * len(told)


def _named_by_oneself(document: Document, people: People) -> Author | None:
    """Read "меня зовут Анна Петрова", "мене звати Анна", outside of quotations."""
    for index, (token, behind) in enumerate(pairwise(document.tokens)):
        if token.lower in _ME and behind.lower in _CALLED and token.quote is None and index + 2 < len(document.tokens):
            return _person(document, people, index + 2, min(index + 5, len(document.tokens)))
    return None


def _sender(document: Document, people: People) -> Author | None:
    """Read a line "от Петровой Анны Ивановны" at the head of a letter."""
    for line in _head_lines(document):
        if len(line) > 1 and document.tokens[line[0]].lower in _FROM:
            return _person(document, people, line[1], line[-1] + 1, passed=document.span(line[0], line[-1] + 1))
    return None


def _named_above_title(document: Document, people: People) -> Author | None:
    """Read a line of nothing but a name between the addressee and a title such as "СКАРГА"."""
    lines = _head_lines(document)
    for line, below in pairwise(lines[1:]):
        titled = all(document.tokens[index].text.isupper() for index in below)
        if titled and len(line) <= 4 and all(document.tokens[index].is_capital for index in line):
            return _person(document, people, line[0], line[-1] + 1)
    return None


def _head_lines(document: Document) -> list[list[int]]:
    """Return the tokens of the first lines of a text, line by line."""
    lines: list[list[int]] = []
    end = 0
    for index, token in enumerate(document.tokens):
        if not lines or "\n" in document.text[end : token.start]:
            if len(lines) > _HEAD:
                break
            lines.append([])
        lines[-1].append(index)
        end = token.end
    return lines


def _signature(document: Document, people: People) -> Author | None:
    """Read a short sentence without a verb at the end, or a short first line, that names a person."""
    if not document.sentences:
        return None
    for sentence in (document.sentences[-1], document.sentences[0]):
        tokens = document.tokens_of(sentence)
        short = len(tokens) <= _LONGEST_SIGNATURE and not any(_is_predicate(token) for token in tokens)
        if short and not any(token.text in ":?«" for token in tokens):
            found = _person(document, people, sentence.first, sentence.last)
            if found is not None:
                return found
    return None


def _is_predicate(token: Token) -> bool:
    return token.form.part in ("VERB", "INFN", "PRTS", "PRED")


def _person(document: Document, people: People, first: int, last: int, *, passed: Span | None = None) -> Author | None:
    """Return the person of a line, whose words are the source; `passed` is the line where it has more words."""
    span = document.span(first, last)
    entity = people.at(span)
    if entity is None or people.kind_of(entity) is not PartyKind.PERSON:
        return None
    return Author(source=span, entity=entity, passed=passed or span)


def _heading_body(document: Document, people: People) -> Author | None:
    """Read a first line that begins with a body and a colon: "Фонд «Берег»: что известно"."""
    if not document.paragraphs:
        return None
    first, last = _tokens_of(document, document.paragraphs[0])
    colon = next((index for index in range(first, last) if document.tokens[index].text == ":"), None)
    if colon is None or colon == first or colon - first > _LONGEST_SIGNATURE:
        return None
    span = document.span(first, colon)
    entity = people.at(span)
    if entity is None or people.kind_of(entity) not in (PartyKind.ORGANIZATION, PartyKind.UNIT):
        return None
    return Author(source=span, entity=entity)


def _tokens_of(document: Document, paragraph: Paragraph) -> tuple[int, int]:
    return document.sentences[paragraph.first].first, document.sentences[paragraph.last - 1].last
