"""An English text taken apart: tokens with tags and lemmas, sentences, paragraphs, quotations, page furniture."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from habeas.facts.span import Span
from habeas.read.languages.en.furniture import find_furniture
from habeas.read.languages.en.quotes import find_quotes
from habeas.read.languages.en.salutation import with_salutations
from habeas.read.languages.en.sentences import sentence_ends
from habeas.read.languages.en.tags import Known, known_words, tag_sentence
from habeas.read.languages.en.tokens import Pieces, Token, tokenise
from habeas.read.layout import Paragraph, Quote, Sentence, split_paragraphs

__all__ = ["Document", "Paragraph", "Quote", "Sentence", "Token", "parse_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text and what it consists of.

    `sentences` index `tokens`, `paragraphs` index `sentences`, tokens index `quotes`. Page furniture is in none of
    them: its spans are in `furniture`. `starts`, `words`, `lowers`, `tags`, `lemmas` and `inside` (the quotation) hold
    what the tokens hold, token by token: many questions are about one of these alone, and a list answers them without
    a look at any token.
    """

    text: str
    tokens: tuple[Token, ...]
    starts: list[int]
    words: list[str]
    lowers: list[str]
    tags: list[str]
    lemmas: list[str]
    inside: list[int | None]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quote, ...]
    furniture: tuple[Span, ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentences_of(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """Return the sentences of one paragraph."""
        return self.sentences[paragraph.first : paragraph.last]


def parse_document(text: str) -> Document:
    """Return a text taken apart, in time that grows with its length and not faster."""
    lines = split_paragraphs(text)
    furniture = find_furniture(text, lines)
    passed_over = set(furniture)
    builder = _Builder(text)
    for line in lines:
        if line not in passed_over:
            builder.add(line)
    return Document(
        text=text,
        tokens=tuple(builder.tokens),
        starts=builder.starts,
        words=builder.words,
        lowers=builder.lowers,
        tags=builder.tags,
        lemmas=builder.lemmas,
        inside=builder.inside,
        sentences=tuple(builder.sentences),
        paragraphs=tuple(builder.paragraphs),
        quotes=tuple(builder.quotes),
        furniture=furniture,
    )


class _Builder:
    """Collects the parts of a document, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        self.words: list[str] = []
        self.lowers: list[str] = []
        self.tags: list[str] = []
        self.lemmas: list[str] = []
        self.inside: list[int | None] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[Paragraph] = []
        self.quotes: list[Quote] = []

    def add(self, paragraph: Span) -> None:
        """Take one paragraph apart."""
        pieces = tokenise(self.text, paragraph)
        known = known_words(pieces.words)
        owners = self._owners(pieces, find_quotes(self.text, paragraph))
        first_sentence, begun = len(self.sentences), 0
        for end in with_salutations(pieces.words, sentence_ends(pieces)):
            self._add_sentence(pieces, known, begun, end, owners)
            begun = end
        self.paragraphs.append(
            Paragraph(first=first_sentence, last=len(self.sentences), start=paragraph.start, end=paragraph.end)
        )

    def _owners(self, pieces: Pieces, quotes: list[Quote]) -> list[int | None]:
        """Return for each token the index of the quotation that it stands in."""
        owners: list[int | None] = [None] * len(pieces.starts)
        begun, offset = 0, len(self.quotes)
        for number, quote in enumerate(quotes, offset):
            begun = bisect_left(pieces.starts, quote.start, begun)
            end = bisect_left(pieces.starts, quote.end, begun)
            owners[begun:end] = [number] * (end - begun)
            begun = end
        self.quotes += quotes
        return owners

    def _add_sentence(self, pieces: Pieces, known: list[Known], begun: int, end: int, owners: list[int | None]) -> None:
        first = len(self.tokens)
        told = tag_sentence(known[begun:end])
        starts, ends, inside = pieces.starts[begun:end], pieces.ends[begun:end], owners[begun:end]
        self.starts += starts
        self.words += told.words
        self.lowers += told.lowers
        self.tags += told.tags
        self.lemmas += told.lemmas
        self.inside += inside
        self.tokens += map(Token, starts, ends, told.words, told.lowers, told.tags, told.lemmas, inside)
        self.sentences.append(
            Sentence(
                first=first,
                last=len(self.tokens),
                paragraph=len(self.paragraphs),
                start=pieces.starts[begun],
                end=pieces.ends[end - 1],
            )
        )
