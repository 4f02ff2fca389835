"""The words of a text with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*|\d+",
)
_HUMP = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁЇІЄҐ])(?=[A-ZА-ЯЁЇІЄҐ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A run of letters or of digits, at code points `start` to `end` of its text."""

    text: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; `AnnaPetrova` and `petrova_anna` are two words each."""
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in _HUMP.split(match[0]):
            found.append(Word(text=piece, start=start, end=start + len(piece)))
            start += len(piece)
    return tuple(found)
