"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import MalformedFact


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Unicode code points `start` to `end` of a text, end exclusive; never empty.

    Raises:
        MalformedFact: `start` is negative or not before `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise MalformedFact(what="span", reason=f"{self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end
