"""Which speech a stretch of a text stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.read.languages.slavic.speech.denials import DENIAL

_LOOK_BACK = 60
"""How many pieces of speech that begin before a stretch are tried, so that a text of nothing but speech stays cheap."""


class SpeechIndex:
    """The pieces of speech of a text by where they begin."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Keep the attributions in the order of their contents; a denial tells none of what it denies."""
        pairs = [(part, one) for one in attributions for part in one.content if one.rule != DENIAL]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0], pair[1].id))
        self._starts = [part.start for part, _ in self._pairs]

    def around(self, span: Span) -> list[Attribution]:
        """Return the speech that holds a stretch, the innermost first."""
        last = bisect_right(self._starts, span.start)
        held = [(part, one) for part, one in self._pairs[max(0, last - _LOOK_BACK) : last] if part.covers(span)]
        return [one for _, one in sorted(held, key=lambda pair: pair[0].end - pair[0].start)]

    def innermost(self, span: Span) -> Attribution | None:
        """Return the innermost speech that holds a stretch, None in the publisher's own narration."""
        return next(iter(self.around(span)), None)
