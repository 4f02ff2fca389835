"""Striking out: a text is rebuilt without what it must not show; nothing is drawn over."""

from __future__ import annotations

from habeas.publish.days import strike_dates
from habeas.publish.fields import Field
from habeas.publish.search import Searcher, visible

WITHHELD = "[withheld]"
WITHHELD_WORDS = "[words withheld]"
_MOST_ROUNDS = 4


def redact(text: str, searcher: Searcher, fields: frozenset[Field], *, days_said: str = "") -> str:
    """Return `text` with every secret and every date finer than allowed struck out.

    Args:
        text: Words of a report, or a free phrase of a claim.
        searcher: The secrets.
        fields: What may be shown, which decides how fine a date may be.
        days_said: The words in which the report dates the statement; struck out wherever days may not be shown.
    """
    shown = visible(text)
    if days_said and Field.DAY not in fields:
        shown = shown.replace(visible(days_said), "[date withheld]")
    shown = strike_dates(shown, fields)
    for _ in range(_MOST_ROUNDS):
        hits = searcher.find(shown)
        if not hits:
            return shown
        end = len(shown) + 1
        for hit in reversed(hits):
            if hit.end <= end:
                shown = shown[: hit.start] + WITHHELD + shown[hit.end :]
                end = hit.start
    # What striking out has not removed after a few rounds is not shown at all.
    return WITHHELD_WORDS
