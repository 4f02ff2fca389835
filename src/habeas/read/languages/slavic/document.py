"""A Russian or Ukrainian text taken apart: tokens with their readings, sentences, paragraphs, quotations, furniture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.facts.span import Span
from habeas.read.languages.slavic.agreement import in_context
from habeas.read.languages.slavic.furniture import find_furniture
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.quotes import find_quotes, quoted_through
from habeas.read.languages.slavic.salutation import with_salutations
from habeas.read.languages.slavic.sentences import sentence_ends
from habeas.read.languages.slavic.tokens import Piece, Token, plain_word, tokenise
from habeas.read.languages.slavic.wordlists import Wordlists
from habeas.read.layout import Paragraph, Quote, Sentence, split_paragraphs

__all__ = ["Document", "Paragraph", "Quote", "Sentence", "Token", "parse_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text and what it consists of.

    `sentences` index `tokens`, `paragraphs` index `sentences`, tokens index `quotes`. Page furniture is in none of
    them: its spans are in `furniture`.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
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

    def sentence_at(self, token: int) -> int:
        """Return the index of the sentence that a token stands in."""
        return bisect_right(self.sentences, token, key=lambda sentence: sentence.first) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of tokens `first` to `last` (end exclusive)."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)


def parse_document(text: str, morphology: Morphology, words: Wordlists) -> Document:
    """Return a text taken apart, in time that grows with its length and not faster."""
    lines = split_paragraphs(text)
    furniture = find_furniture(text, lines, words)
    passed_over = set(furniture)
    told = [line for line in lines if line not in passed_over]
    builder = _Builder(text, morphology, words, quoted_through(text, told))
    for line in told:
        builder.add(line)
    return Document(
        text=text,
        language=words.language,
        tokens=tuple(builder.tokens),
        sentences=tuple(builder.sentences),
        paragraphs=tuple(builder.paragraphs),
        quotes=tuple(builder.quotes),
        furniture=furniture,
    )


class _Builder:
    """Collects the parts of a document, paragraph by paragraph."""

    def __init__(self, text: str, morphology: Morphology, words: Wordlists, through: Mapping[Span, int]) -> None:
        self.text = text
        self.morphology = morphology
        self.words = words
        self.through = through
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[Paragraph] = []
        self.quotes: list[Quote] = []

    def add(self, paragraph: Span) -> None:
        """Take one paragraph apart."""
        pieces = tokenise(self.text, paragraph)
        first = len(self.sentences)
        tokens = self._tokens(pieces, self._quotes(paragraph))
        begun = 0
        for end in with_salutations(tokens, sentence_ends(pieces, self.words)):
            at = len(self.tokens)
            self.tokens += in_context(tokens[begun:end])
            self.sentences.append(
                Sentence(
                    first=at,
                    last=len(self.tokens),
                    paragraph=len(self.paragraphs),
                    start=pieces[begun].start,
                    end=pieces[end - 1].end,
                )
            )
            begun = end
        self.paragraphs.append(
            Paragraph(first=first, last=len(self.sentences), start=paragraph.start, end=paragraph.end)
        )

    def _quotes(self, paragraph: Span) -> list[Quote]:
        """Return the quotations of a paragraph, one that goes on from a paragraph before among them."""
        end = self.through.get(paragraph)
        if end is None:
            return find_quotes(self.text, paragraph, self.words.says)
        whole = Quote(start=paragraph.start, end=end, closed=True)
        if end == paragraph.end:
            return [whole]
        return [whole, *find_quotes(self.text, Span(start=end, end=paragraph.end), self.words.says)]

    def _tokens(self, pieces: list[Piece], quotes: list[Quote]) -> list[Token]:
        """Return the pieces with their readings and the quotation that each stands in."""
        offset = len(self.quotes)
        self.quotes += quotes
        tokens: list[Token] = []
        upcoming = 0
        for piece in pieces:
            while upcoming < len(quotes) and quotes[upcoming].end <= piece.start:
                upcoming += 1
            inside = upcoming < len(quotes) and quotes[upcoming].start <= piece.start
            word = plain_word(piece.text)
            tokens.append(
                Token(
                    start=piece.start,
                    end=piece.end,
                    text=piece.text,
                    word=word,
                    forms=self.morphology.forms(word.lower()),
                    quote=offset + upcoming if inside else None,
                )
            )
        return tokens
