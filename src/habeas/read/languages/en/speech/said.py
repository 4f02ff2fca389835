"""When somebody spoke, where the report says so."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter

from habeas.facts.source import Attribution, Said
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.en.document import Document

_REACH = 90
_PAPER_REACH = 8
DATING = frozenset("of dated from".split())
"""What stands between a paper and its day."""
_REPLY = frozenset("reply response answer respond".split())


def add_days(
    attributions: tuple[Attribution, ...], document: Document, dates: tuple[When, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions with the day on which each was said, where one stands beside its cue.

    Args:
        attributions: What `find_attributions` returned.
        document: The text.
        dates: The dates found in it, each with its words and span.
    """
    spans = sorted((when.span, at) for at, when in enumerate(dates) if when.span is not None)
    starts = [sentence.start for sentence in document.sentences]
    return tuple(_with_day(attribution, document, dates, spans, starts) for attribution in attributions)


def _with_day(
    attribution: Attribution,
    document: Document,
    dates: tuple[When, ...],
    spans: list[tuple[Span, int]],
    starts: list[int],
) -> Attribution:
    cue = attribution.cue
    at = bisect_right(starts, cue.start) - 1 if cue is not None else -1
    if cue is None or at < 0:
        return attribution
    sentence = document.sentences[at]
    first = bisect_right(spans, sentence.start - 1, key=lambda pair: pair[0].start)
    last = bisect_right(spans, sentence.end - 1, key=lambda pair: pair[0].start)
    near = []
    for span, number in spans[first:last]:
        gap = span.start - cue.end if span.start >= cue.end else cue.start - span.end
        is_own = not _is_inside(span, attribution) and not _is_of_what_is_answered(document, span)
        if gap <= _REACH and is_own:
            near.append((span.start < cue.start, gap, number))
    if not near:
        return attribution
    when = dates[min(near)[2]]
    assert when.span is not None, "only dates with a span were kept"
    return replace(attribution, said=Said(edtf=when.edtf, words=when.words, span=when.span))


def _is_of_what_is_answered(document: Document, day: Span) -> bool:
    """Return whether a day is that of a paper which somebody answers: "in reply to his letter of 20 January"."""
    tokens = document.tokens
    first = bisect_right(tokens, day.start, key=attrgetter("start")) - 1
    if first < 1 or tokens[first - 1].lower not in DATING:
        return False
    for index in range(first - 2, max(0, first - 2 - _PAPER_REACH), -1):
        token = tokens[index]
        if token.lower == "your" or (token.lower == "to" and tokens[index - 1].lemma in _REPLY):
            return True
        if token.tag[:2] == "VB" or (not token.text[:1].isalnum() and token.tag != "POS"):
            return False
    return False


def _is_inside(span: Span, attribution: Attribution) -> bool:
    taken = [*attribution.content, *([attribution.source] if attribution.source else [])]
    return any(span.overlaps(other) for other in taken)
