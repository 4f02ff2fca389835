"""Letters that nobody sees: zero-width ones, direction marks, soft hyphens. A reader never meets them.

They stand within words in what is copied from pages and chats, or hide words from programs. A text is read without
them, and every span is then laid over the text as stored, unseen letters within it included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.read.stretches import moved

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenText:
    """What a person sees of a text, and for each of its code points the position in the text as stored."""

    text: str
    positions: Sequence[int]


def seen(text: str) -> SeenText | None:
    """Return what a person sees of a text, None where that is all of it."""
    if _UNSEEN.search(text) is None:
        return None
    positions = [at for at, letter in enumerate(text) if not _UNSEEN.match(letter)]
    return SeenText(text="".join(text[at] for at in positions), positions=positions)


def laid_over(reading: Reading, text: str, found: SeenText) -> Reading:
    """Return a reading of what is seen as one of the text as stored: spans and quotes are those of the text."""

    def place(span: Span) -> Span:
        return Span(start=found.positions[span.start], end=found.positions[span.end - 1] + 1)

    laid = moved(reading, place)
    return replace(laid, statements=tuple(replace(one, quote=one.span.of(text)) for one in laid.statements))
