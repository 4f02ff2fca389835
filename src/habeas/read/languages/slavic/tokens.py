"""From characters to tokens, in Russian and Ukrainian."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from habeas.facts.span import Span
from habeas.read.languages.slavic.morphology import Form

INVISIBLE = "\u00ad\u0300\u0301\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, stress marks, zero-width and bidirectional characters: they stand inside words and mean nothing."""

_INNER = rf"[^\W_][^\W_{INVISIBLE}]*(?:[{INVISIBLE}]+[^\W_]+)*"
_TOKEN = re.compile(
    r"[а-яё]+(?=[ ,\n])"  # most words of most texts, at once
    r"|https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|''|``|[-–—]{2,}|\.{2,}|…"
    r"|\d++(?:[.,:]\d++)*+%?+(?![^\W\d_])(?![-‐‑/]\w)"
    rf"|[А-ЯЁІЇЄҐA-Z]\.(?=\s?(?:[А-ЯЁІЇЄҐA-Z(«„\"]|-[А-ЯЁІЇЄҐ]\.))"
    rf"|{_INNER}(?:[-‐‑/'’ʼ`]{_INNER})*"
    r"|[@#]\w+|\S"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_LOOKALIKES = str.maketrans("ABCEHIKMOPTXYaceiopxyë", "АВСЕНІКМОРТХУасеіорхуё")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-zë]")


@dataclass(slots=True, kw_only=True)
class Piece:
    """A token before anything is known of it: code points `start` to `end`, and the words."""

    start: Final[int]
    end: Final[int]
    text: Final[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or mark: code points `start` to `end`, its words, and how they can be understood.

    `word` is the text without what cannot be seen, and with look-alike Latin letters made Cyrillic: for looking up,
    never for showing; `lower` is that in small letters. `forms` are the possible readings, the likeliest first: it is
    `form`, and `lemma` its dictionary form. `quote` is the index of the quotation
    that the token stands in, None outside of quotations.
    """

    start: int
    end: int
    text: str
    word: str
    forms: tuple[Form, ...]
    quote: int | None = None
    form: Form = field(init=False, compare=False)
    lemma: str = field(init=False, compare=False)
    lower: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "form", self.forms[0])
        object.__setattr__(self, "lemma", self.forms[0].lemma)
        object.__setattr__(self, "lower", self.word.lower())

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.word[:1].isupper()

    def can_be(self, *parts: str) -> bool:
        """Return whether some reading of the word is one of these parts of speech."""
        return any(form.part in parts for form in self.forms)


def tokenise(text: str, span: Span) -> list[Piece]:
    """Return the tokens of one stretch of a text; white space alone is left out."""
    return [Piece(start=m.start(), end=m.end(), text=m.group()) for m in _TOKEN.finditer(text, span.start, span.end)]


def plain_word(text: str) -> str:
    """Return a word as a dictionary has it: nothing invisible, no Latin letter within a Cyrillic word."""
    seen = _UNSEEN.sub("", text) if not text.isascii() else text
    if not seen:
        return text
    if _LATIN.search(seen) and _CYRILLIC.search(seen):
        return seen.translate(_LOOKALIKES)
    return seen
