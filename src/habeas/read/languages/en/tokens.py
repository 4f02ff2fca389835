"""From characters to tokens, and from lines to paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.facts.span import Span

_TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Cpl|Pvt|Capt|Cmdr|Adm|Maj|Brig|Rev|Fr|Hon|Messrs|Atty|"
    "St|Jr|Sr|Inc|Corp|Co|Ltd|No|Nos|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Calif|Fla|Mass|Ariz|Wis|Mich|Minn|Conn|Tenn|Ky|Md|Ore|Ill|Wash|Del|Ala|Pa|Va|Ga|Art|art|para|approx|est"
)
_TOKEN = re.compile(
    r"[a-z]+(?=[ ,\n])"  # most words of most texts, at once
    r"|https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|''|``|[-–—]{2,}|\.{2,}|…"
    r"|(?:[A-Za-z]\.){2,}"
    rf"|(?:{_TITLES}|[A-Z])\.(?=\s?[\w(,])"
    r"|n[’']t\b|[’'](?:s|re|ve|d|ll|m|S|RE|VE|D|LL|M)\b"
    r"|(?:[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Cc]a|[Cc]ould|[Ww]o|[Ww]ould"
    r"|[Ss]hould|[Mm]ust|[Mm]ight|[Nn]eed)(?=n[’']t\b)"
    r"|[$£€₽₴]?\d++(?:[.,:]\d++)*+(?:%|st\b|nd\b|rd\b|th\b|s\b|k\b|m\b|bn\b)?+(?![^\W\d_])(?!-[^\W\d_])"
    r"|[^\W_]+(?:[-‐‑&/][^\W_]+)*"
    r"|[@#]\w+|\S"
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\r|\n|\u2029)[ \t\u00a0]*(?:\r\n|\r|\n|\u2029)")
_ENDS_SENTENCE = re.compile(r"[.?!:…][\"”’»')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or mark: code points `start` to `end`, its words, tag (Penn Treebank) and lemma in lower case.

    `quote` is the index of the quotation that it stands in, None outside of quotations.
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    quote: int | None = None

    @property
    def lower(self) -> str:
        """The words in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A token before anything is known of it: code points `start` to `end`, and the words."""

    start: int
    end: int
    text: str


def tokenise(text: str, span: Span) -> list[Piece]:
    """Return the tokens of one stretch of a text; white space alone is left out."""
    return [Piece(start=m.start(), end=m.end(), text=m.group()) for m in _TOKEN.finditer(text, span.start, span.end)]


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, without the white space around them.

    A line is a paragraph, unless the lines of a block are wrapped at a fixed width: then the block is one.
    """
    spans: list[Span] = []
    block: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        line = _stripped(text, match.start(), match.end())
        if block and (line is None or _BLANK.match(text, end)):
            spans += _paragraphs_of(text, block)
            block = []
        if line is not None:
            block.append(line)
        end = match.end()
    return tuple(spans + _paragraphs_of(text, block))


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start=start + left, end=start + right) if left < right else None


def _paragraphs_of(text: str, block: list[Span]) -> list[Span]:
    """Return the lines of a block, or the block as one where its lines look wrapped."""
    inner = block[:-1]
    if not inner:
        return block
    widths = [line.end - line.start for line in inner]
    broken_off = sum(1 for line in inner if not _ENDS_SENTENCE.search(line.of(text)[-4:]))
    wrapped = max(widths) <= 120 and min(widths) >= 0.6 * max(widths) and max(widths) >= 40
    if wrapped and 2 * broken_off > len(inner):
        return [Span(start=block[0].start, end=block[-1].end)]
    return block
