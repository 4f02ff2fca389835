"""Where everything in a text stands: what is said, when, how many and of whom, found by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from habeas.facts.party import PartyKind
from habeas.facts.source import Attribution, SpeechClass, Style
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.en.claims.clause import Clause
from habeas.read.languages.en.counts import FoundCount
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names import Entities, Standing
from habeas.read.languages.en.tokens import Token

_ENDS = re.compile(r"[.!?…]|\n|[“”\"]")
NEAR = 1_500
"""How many code points back somebody may be named that a pronoun or a bare number is taken for."""

_LOOK_BACK = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands where in a text: speech, dates, counts and mentions by position."""

    document: Document
    tokens: tuple[Token, ...]
    entities: Entities
    attributions: tuple[Attribution, ...]
    dates: tuple[When, ...]
    counts: tuple[FoundCount, ...]
    clauses: tuple[Clause, ...]
    _contents: tuple[tuple[Span, Attribution], ...] = field(repr=False)
    _content_starts: tuple[int, ...] = field(repr=False)
    _longest_content: int = field(repr=False)
    _date_starts: tuple[int, ...] = field(repr=False)
    _standing_starts: tuple[int, ...] = field(repr=False)
    _sentence_starts: tuple[int, ...] = field(repr=False)
    _count_starts: tuple[int, ...] = field(repr=False)
    _cued: tuple[Attribution, ...] = field(repr=False)
    _cue_starts: tuple[int, ...] = field(repr=False)

    def neighbour(self, clause: Clause, step: int) -> Clause | None:
        """Return the sentence `step` behind (-1: before) another one, in the same paragraph; None where none is."""
        at = bisect_left(self._sentence_starts, clause.sentence.first) + step
        found = self.clauses[at] if 0 <= at < len(self.clauses) else None
        return found if found is not None and found.sentence.paragraph == clause.sentence.paragraph else None

    def token_at(self, offset: int) -> int:
        """Return the index of the token that stands at, or next after, a code point."""
        return bisect_right(self.document.starts, offset) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens `first` to `last`, exclusive."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def attribution(self, token: int) -> Attribution | None:
        """Return the innermost reported speech whose content holds a token, None for the publisher's own words."""
        span = self.span(token, token + 1)
        holding = [(content, each) for content, each in self._contents_near(span) if content.covers(span)]
        if not holding:
            return self._interrupted(span)
        return min(holding, key=lambda pair: pair[0].end - pair[0].start)[1]

    def _interrupted(self, span: Span) -> Attribution | None:
        """Return the speech that "his father says" interrupts: "his telephone rings, his father says, but nobody …"."""
        for content, each in self._contents_near(span):
            if each.cue is None or each.source is None or each.cue.start < content.end or each.style is Style.DIRECT:
                continue
            told = max(each.cue.end, each.source.end)
            between = self.document.text[content.end : span.end]
            goes_on = self.document.text[told : told + 1] == "," and told < span.start
            if goes_on and min(each.cue.start, each.source.start) >= content.end and not _ENDS.search(between):
                return each
        return None

    def content(self, token: int, attribution: Attribution | None) -> Span | None:
        """Return the stretch of an attribution's content that holds a token."""
        if attribution is None:
            return None
        span = self.span(token, token + 1)
        return next((content for content in attribution.content if content.covers(span)), None)

    def _contents_near(self, span: Span) -> Iterator[tuple[Span, Attribution]]:
        first = bisect_left(self._content_starts, span.start - self._longest_content)
        last = bisect_right(self._content_starts, span.start)
        yield from self._contents[first:last]

    def counts_in(self, first: int, last: int) -> tuple[FoundCount, ...]:
        """Return the counts that begin in tokens `first` to `last`, exclusive."""
        begin, end = bisect_left(self._count_starts, first), bisect_left(self._count_starts, last)
        return self.counts[begin:end]

    def opened_by(self, token: int) -> Attribution | None:
        """Return the speech whose cue a token belongs to."""
        at = bisect_right(self._cue_starts, self.tokens[token].start) - 1
        cue = self._cued[at].cue if at >= 0 else None
        if cue is None or cue.end <= self.tokens[token].start or self._cued[at].speech_class is not SpeechClass.SPEECH:
            return None
        return self._cued[at]

    def told_near(self, token: int) -> list[Attribution]:
        """Return the speech whose cue is near a token."""
        first = max(0, bisect_right(self._cue_starts, self.tokens[token].start) - 2)
        return [each for each in self._cued[first : first + 3] if each.speech_class is SpeechClass.SPEECH]

    def is_source(self, token: int) -> bool:
        """Return whether a token stands in the words that name a source."""
        span = self.span(token, token + 1)
        return any(each.source is not None and each.source.covers(span) for each in self.told_near(token))

    def standings_in(self, span: Span) -> tuple[Standing, ...]:
        """Return the mentions and references that begin in a stretch, in text order."""
        first, last = bisect_left(self._standing_starts, span.start), bisect_left(self._standing_starts, span.end)
        return self.entities.standings[first:last]

    def last_before(self, token: int, kind: PartyKind, *, not_these: AbstractSet[str] = frozenset()) -> str | None:
        """Return the entity of a kind last named before a token, not far back; pronouns do not count."""
        position = self.tokens[token].start
        at = bisect_left(self._standing_starts, position)
        for standing in reversed(self.entities.standings[max(0, at - _LOOK_BACK) : at]):
            if standing.span.start < position - NEAR:
                return None
            named = standing.kind is kind and standing.span.end <= position and standing.entity not in not_these
            if named and self.tokens[self.token_at(standing.span.end - 1)].tag not in ("PRP", "PRP$"):
                return standing.entity
        return None

    def dates_between(self, start: int, end: int) -> tuple[When, ...]:
        """Return the dates whose words lie between two code points."""
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return tuple(when for when in self.dates[first:last] if when.span is not None and when.span.end <= end)

    def kind(self, entity_id: str | None) -> PartyKind | None:
        """Return the kind of an entity."""
        return None if entity_id is None else self.entities.get(entity_id).kind
