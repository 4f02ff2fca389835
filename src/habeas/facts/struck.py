"""Words struck out of a text: bars stand in their place, as many as there were letters, so that every place stays."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.span import Span

BAR = "█"
"""What stands in the place of one code point that was struck out."""

STRUCK_BY = "habeas erase/1"
"""What the tool of an exhibit ends with from which a person was struck out."""


def strike(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with bars in the place of what the spans cover; line ends stay, so that the lines do.

    The result is as long as the text, so that every span into it still means the same place.
    """
    letters = list(text)
    for span in spans:
        for place in range(span.start, min(span.end, len(letters))):
            if letters[place] not in "\n\r":
                letters[place] = BAR
    return "".join(letters)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same places as spans that neither overlap nor touch, in their order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def without(spans: Iterable[Span], kept: Iterable[Span]) -> tuple[Span, ...]:
    """Return what `spans` cover and `kept` do not."""
    left = list(joined(spans))
    for keeper in joined(kept):
        pieces = []
        for span in left:
            pieces += [(span.start, min(span.end, keeper.start)), (max(span.start, keeper.end), span.end)]
        left = [Span(start=start, end=end) for start, end in pieces if start < end]
    return joined(left)
