"""What is due, as the plain text of an e-mail; without a name unless names are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from habeas.act.feed import Entry
from habeas.act.ledger import DueState

SOON = timedelta(days=14)
"""How far ahead a digest looks."""

_OPEN = (DueState.WAITING, DueState.OURS)
_DOUBTFUL = (DueState.PERHAPS_NO_ANSWER, DueState.PERHAPS_OVER)
_ENDED = (DueState.NO_ANSWER, DueState.OVER)


def write_digest(entries: Iterable[Entry], as_of: date) -> str:
    """Return the digest: what ended without an answer, what perhaps did, what ends within a fortnight, who waits.

    Args:
        entries: What is due, in its order.
        as_of: The day that it speaks of.
    """
    listed = list(entries)
    soon = [one for one in listed if one.due.state in _OPEN and _is_soon(one, as_of)]
    told = [
        _part("Ended without an answer", [one for one in listed if one.due.state in _ENDED]),
        _part("Perhaps ended: a day is missing", [one for one in listed if one.due.state in _DOUBTFUL]),
        _part("Ends within a fortnight", soon),
        _later(sum(one.due.state in _OPEN for one in listed) - len(soon)),
    ]
    counted = (
        "Every date was counted from a rule and a calendar; `habeas act due --why` shows which and who checked them."
    )
    parts = [part for part in told if part] or ["No term runs."]
    return "\n\n".join((f"What is due, as of {as_of}.", *parts, counted)) + "\n"


def _later(number: int) -> str:
    return f"{number} more {'waits' if number == 1 else 'wait'} for a later day." if number else ""


def _is_soon(entry: Entry, as_of: date) -> bool:
    day = entry.due.next_day
    return day is not None and day <= as_of + SOON


def _part(heading: str, entries: list[Entry]) -> str:
    if not entries:
        return ""
    return "\n".join((f"{heading}:", *(f"  {_day(one)}  {one.title}" for one in entries)))


def _day(entry: Entry) -> str:
    since = entry.due.no_answer_since
    return f"since {since}" if since is not None else f"{entry.due.next_day or 'no day'}"
