"""Striking out: a text is rebuilt without what it must not show; nothing is drawn over."""

from __future__ import annotations

import re

from habeas.publish.days import strike_dates
from habeas.publish.fields import Field
from habeas.publish.search import Searcher
from habeas.publish.seen import visible

WITHHELD = "[withheld]"
WITHHELD_WORDS = "[words withheld]"
_MOST_ROUNDS = 4

_WAYS_TO_REACH = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?:https?://|www\.|t\.me/)\S+"
    r"|(?<!\w)@\w{3,}"
    r"|(?<![\w-])\+?\d(?:[\s().-]{0,2}\d){6,}(?!\w)"  # seven digits or more: a telephone, a document, an account
)
"""What leads to somebody directly; no consent has a field for it, so it is never shown."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}")


def redact(text: str, searcher: Searcher, fields: frozenset[Field], *, days_said: str = "") -> str:
    """Return `text` with every secret, every address and number of a person, and every finer date struck out.

    Args:
        text: Words of a report, or a free phrase of a claim.
        searcher: The secrets.
        fields: What may be shown, which decides how fine a date may be.
        days_said: The words in which the report dates the statement; struck out wherever days may not be shown.
    """
    shown = visible(text)
    if days_said and Field.DAY not in fields:
        shown = shown.replace(visible(days_said), "[date withheld]")
    shown = _WAYS_TO_REACH.sub(_withheld_unless_day, strike_dates(shown, fields))
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


def _withheld_unless_day(match: re.Match[str]) -> str:
    """Withhold what leads to somebody; a day in figures that was allowed to stay is none of that."""
    return match[0] if _DAY.fullmatch(match[0]) else WITHHELD
