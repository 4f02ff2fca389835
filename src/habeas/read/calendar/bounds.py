"""From a stretch of days to the bounds of a statement, with EDTF and the words."""

from __future__ import annotations

from datetime import date

from habeas.facts.span import Span
from habeas.facts.when import Days, When, during, month_end, on_day
from habeas.read.calendar.stretch import Shape, Stretch


def when_of(text: str, stretch: Stretch) -> When:
    """Return a stretch's bounds, with the words of `text` that told it and their span."""
    span = Span(start=stretch.start, end=stretch.end)
    words = span.of(text)
    if stretch.shape is Shape.ALL:
        return _on_all(stretch, words, span)
    if stretch.edtf is not None:
        days = Days(first=stretch.first, last=stretch.last)
        return When(every=None, some=days, edtf=stretch.edtf, words=words, span=span)
    if stretch.first is not None and stretch.first == stretch.last:
        return on_day(stretch.first, words=words, span=span)
    return during(stretch.first, stretch.last, words=words, span=span)


def _on_all(stretch: Stretch, words: str, span: Span) -> When:
    """Bound what was so on every day of a stretch: "since March" is certain only from the end of March on."""
    some = Days(first=stretch.first, last=stretch.last)
    first, last = stretch.certain_first, stretch.certain_last
    every = Days(first=first, last=last) if first is None or last is None or first <= last else None
    start = _interval_end(stretch.first, first)
    end = _interval_end(last, stretch.last)
    return When(every=every, some=some, edtf=f"{start}/{end}", words=words, span=span)


def _interval_end(early: date | None, late: date | None) -> str:
    """Return one end of an EDTF interval: a month where it may be any day of that month, else the outer day."""
    if early is None or late is None:
        return ".."
    if (early.month, early.day, late) == (1, 1, date(early.year, 12, 31)):
        return f"{early.year:04}"
    if early.day == 1 and late == month_end(early.year, early.month):
        return f"{early.year:04}-{early.month:02}"
    return early.isoformat() if early == late else f"{early.isoformat()}~"
