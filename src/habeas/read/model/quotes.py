"""From words that a model gives to the place where they stand, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.span import Span

_MOST_PLACES = 200
"""Beyond so many places a word says nothing of where it stands."""


def find_quote(text: str, window: Span, quote: str, *, occurrence: int | None, before: str = "") -> Span | None:
    """Return where a quotation stands in a window, byte for byte; None where it does not, or nobody can say which.

    1. A quotation that is there once is there, whatever else is said of it.
    2. Of several, the words `before` it decide, where exactly one place has them.
    3. Else `occurrence`, counted from 1 in the window, where there is such a one. Else none is chosen.
    """
    if not quote or quote.isspace():
        return None
    places = list(_places(text, quote, window.start, window.end))
    if len(places) > 1 and before:
        led = [place for place in places if text[window.start : place.start].rstrip().endswith(before.rstrip())]
        places = led if len(led) == 1 else places
    if len(places) == 1:
        return places[0]
    if occurrence is not None and 1 <= occurrence <= len(places):
        return places[occurrence - 1]
    return None


def nearest(text: str, words: str, to: Span, within: Span) -> Span | None:
    """Return the place of words in a stretch that is nearest to a span and outside it, None where there is none."""
    if not words or words.isspace():
        return None
    places = [place for place in _places(text, words, within.start, within.end) if not place.overlaps(to)]
    return min(places, key=lambda place: (_gap(place, to), place), default=None)


def mentions_of(text: str, name: str) -> tuple[Span, ...]:
    """Return where a name stands in a text as whole words."""
    return tuple(
        place
        for place in _places(text, name, 0, len(text))
        if not _is_letter(text, place.start - 1) and not _is_letter(text, place.end)
    )


def _places(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(words, start, end)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield Span(start=at, end=at + len(words))
        at = text.find(words, at + 1, end)


def _gap(one: Span, other: Span) -> int:
    return one.start - other.end if one.start >= other.end else other.start - one.end


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
