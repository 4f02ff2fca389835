"""A sentence as the search for speech sees it: every quotation is one node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.facts.span import Span
from habeas.read.languages.en.document import Document, Paragraph, Quote
from habeas.read.languages.en.tokens import Token

QUOTATION = "Q"
"""The tag of a node that stands for a whole quotation."""

_OPENING = 2
_LONGEST_UNIT = 400
_LONGEST_TITLE = 30


@dataclass(slots=True, kw_only=True)
class Unit:
    """Nodes of one sentence (tokens, and quotations as one node each), with their words, tags and lemmas.

    Sentences that end inside a quotation belong to one unit. Positions are indexes of nodes; past either end
    words and tags are empty.
    """

    text: Final[str]
    nodes: Final[tuple[Token, ...]]
    words: Final[tuple[str, ...]]
    tags: Final[tuple[str, ...]]
    lemmas: Final[tuple[str, ...]]
    paragraph: Final[int]
    nested: Final[bool]

    def __len__(self) -> int:
        return len(self.nodes)

    def word(self, at: int) -> str:
        """Return the word at a position in lower case."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """Return the tag at a position."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def is_quotation(self, at: int) -> bool:
        """Return whether a quotation stands at a position."""
        return 0 <= at < len(self.tags) and self.tags[at] == QUOTATION

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one position to another, both included."""
        return Span(start=self.nodes[first].start, end=self.nodes[last].end)

    def inner_end(self, at: int) -> str:
        """Return the last sign inside the quotation at a position."""
        words = self.text[self.nodes[at].start : self.nodes[at].end].rstrip("”\"’'» ")
        return words[-1:]

    def ends_speech(self, at: int) -> bool:
        """Return whether the quotation at a position is somebody's words rather than a title: long, or a sentence."""
        node = self.nodes[at]
        return self.inner_end(at) in (",", ".", "?", "!") and node.end - node.start > _LONGEST_TITLE


def make_unit(text: str, nodes: list[Token], paragraph: int, *, nested: bool) -> Unit:
    """Return a unit of the given nodes."""
    return Unit(
        text=text,
        nodes=tuple(nodes),
        words=tuple([node.lower for node in nodes]),
        tags=tuple([node.tag for node in nodes]),
        lemmas=tuple([node.lemma for node in nodes]),
        paragraph=paragraph,
        nested=nested,
    )


def units_of(document: Document, paragraph: Paragraph, number: int) -> Iterator[Unit]:
    """Yield the units of one paragraph."""
    nodes: list[Token] = []
    owner: int | None = None
    for sentence in document.sentences_of(paragraph):
        begins_inside = owner is not None and document.tokens[sentence.first].quote == owner
        if nodes and (not begins_inside or len(nodes) > _LONGEST_UNIT):
            yield make_unit(document.text, nodes, number, nested=False)
            nodes, owner = [], None
        tokens = document.tokens_of(sentence)
        if document.inside[sentence.first : sentence.last].count(None) == len(tokens):
            nodes += tokens
            owner = None
            continue
        for token in tokens:
            if token.quote is None:
                nodes.append(token)
            elif token.quote != owner:
                nodes.append(_quotation(document.text, document.quotes[token.quote], token.quote))
            owner = token.quote
    if nodes:
        yield make_unit(document.text, nodes, number, nested=False)


def units_within(document: Document, paragraph: Paragraph, number: int, verbs: frozenset[str]) -> Iterator[Unit]:
    """Yield the sentences inside the longer quotations of a paragraph that have one of `verbs`: people quote others."""
    for sentence in document.sentences_of(paragraph):
        first, last = sentence.first, sentence.last
        if verbs.isdisjoint(document.lemmas[first:last]) or document.inside[first:last].count(None) == last - first:
            continue
        inner: dict[int, list[Token]] = {}
        for token in document.tokens_of(sentence):
            if token.quote is not None and token.tag not in ("``", "''"):
                inner.setdefault(token.quote, []).append(token)
        for tokens in inner.values():
            if len(tokens) > _OPENING and not verbs.isdisjoint([token.lemma for token in tokens]):
                yield make_unit(document.text, tokens, number, nested=True)


def _quotation(text: str, quote: Quote, index: int) -> Token:
    return Token(
        start=quote.start,
        end=quote.end,
        text=text[quote.start : quote.end],
        lower="",
        tag=QUOTATION,
        lemma="",
        quote=index,
    )
