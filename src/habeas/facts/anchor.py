"""Where in which exhibit the words of a statement stand."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import ExhibitId, Sha256
from habeas.facts.span import Span

CONTEXT_LENGTH = 32
"""How many code points before and after a quotation an anchor keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconds:
    """A stretch of a recording, in seconds from its start."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The exact words of an exhibit's text layer, findable by quotation and by position.

    Source:
        W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector; code points, end exclusive.
    """

    exhibit: ExhibitId
    layer_sha256: Sha256
    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    cell: str | None = None
    seconds: Seconds | None = None

    def holds_in(self, text: str) -> bool:
        """Return whether `text` has the quotation, and its context, at the anchor's position."""
        start, end = self.span.start, self.span.end
        return (
            text[start:end] == self.quote and text[:start].endswith(self.prefix) and text[end:].startswith(self.suffix)
        )


def anchor_in(text: str, span: Span, *, exhibit: ExhibitId, layer_sha256: Sha256, page: int | None = None) -> Anchor:
    """Return the anchor of `span` in `text`, with up to 32 code points of context on each side."""
    return Anchor(
        exhibit=exhibit,
        layer_sha256=layer_sha256,
        span=span,
        quote=span.of(text),
        prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        suffix=text[span.end : span.end + CONTEXT_LENGTH],
        page=page,
    )
