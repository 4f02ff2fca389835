"""A long text in windows that a model can take, cut where paragraphs end."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.span import Span

WINDOW_LETTERS = 6_000
"""How many code points one window has at most."""


def windows_of(text: str, *, most: int = WINDOW_LETTERS) -> Iterator[Span]:
    """Yield stretches that together are the whole text, each at most `most` code points; blank ones are left out.

    A window ends at the last line end that fits, else at the last space, else where it is full.
    """
    start = 0
    while start < len(text):
        end = min(start + most, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start + 1, end), -1)
            cut = cut if cut > start else text.rfind(" ", start + 1, end)
            end = cut + 1 if cut > start else end
        if not text[start:end].isspace():
            yield Span(start=start, end=end)
        start = end
