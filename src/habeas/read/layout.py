"""How a text is laid out, in every language alike: paragraphs, sentences and quotations as stretches of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from habeas.facts.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\r|\n|\u2029)[ \t\u00a0]*(?:\r\n|\r|\n|\u2029)")
_ENDS_SENTENCE = re.compile(r"[.?!:…][\"”’»')\]]*$")


@dataclass(slots=True, kw_only=True)
class Sentence:
    """Tokens `first` to `last` (end exclusive), code points `start` to `end`, in one paragraph."""

    first: Final[int]
    last: Final[int]
    paragraph: Final[int]
    start: Final[int]
    end: Final[int]


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Sentences `first` to `last` (end exclusive), code points `start` to `end`."""

    first: Final[int]
    last: Final[int]
    start: Final[int]
    end: Final[int]


@dataclass(slots=True, kw_only=True)
class Quote:
    """A quotation, marks included; `closed` is False where its end is a guess."""

    start: Final[int]
    end: Final[int]
    closed: Final[bool]


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
