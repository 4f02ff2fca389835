"""A text as it looks: what a reader takes for the same letters becomes the same letters, with or without its places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.facts.span import Span

_UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\x00-\x08\x0e-\x1f]")
_GAP = re.compile(r"[^\S\n]+")


def visible(text: str) -> str:
    """Return a text as it looks: compatibility forms resolved, signs without a shape removed, one space for many."""
    return _GAP.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenText:
    """A text as it looks, and for each of its code points the place that it has in the text as it is written."""

    text: str
    places: tuple[Span, ...]

    def written(self, span: Span) -> Span:
        """Return where something that is seen stands in the text as it is written, marks above its letters included."""
        return Span(start=self.places[span.start].start, end=self.places[span.end - 1].end)


def seen(text: str) -> SeenText:
    """Return a text as it looks with its places: that of `visible`, letter by letter.

    The rare letters that only become one beside each other, such as the parts of a Korean syllable, stay apart.
    """
    signs: list[str] = []
    places: list[Span] = []
    for written in _letters(text):
        for sign in visible(text[written.start : written.end]):
            if sign == " " and signs and signs[-1] == " ":
                places[-1] = Span(start=places[-1].start, end=written.end)
            else:
                signs.append(sign)
                places.append(written)
    return SeenText(text="".join(signs), places=tuple(places))


def _letters(text: str) -> Iterator[Span]:
    """Yield where each letter stands, with the marks that follow it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            yield Span(start=start, end=place)
            start = place
