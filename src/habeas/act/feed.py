"""The ledger as a calendar that other programs subscribe to, without a name unless names are allowed.

Source:
    RFC 5545: lines of at most 75 octets ending in CR LF, folded with a space; TEXT escaped; all-day events whose
    end is the day after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from habeas.act.calendar import ONE_DAY
from habeas.act.ledger import Due, DueState

LINE_OCTETS = 75
"""How long a line may be, its end not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a feed or digest: the short number, how it stands, and what may be said of it.

    `about` holds names and the addressee and is empty where none are allowed.
    """

    number: str
    due: Due
    about: str = ""

    @property
    def title(self) -> str:
        """What a calendar shows: the number, what ends, by which rule."""
        rule = self.due.rule.id if self.due.rule else "no rule"
        words = f"{self.number}: {_WORDS[self.due.state]} ({rule})"
        return f"{words} · {self.about}" if self.about else words

    def as_row(self, *, why: bool) -> dict[str, object]:
        """Return the entry as plain values; with `why`, the rule that its days were counted by."""
        ends = self.due.running.ends if self.due.running else None
        row: dict[str, object] = {
            "number": self.number,
            "title": self.title,
            "state": self.due.state.value,
            "ends_first": ends.first if ends else None,
            "ends_last": ends.last if ends else None,
        }
        return {**row, "why": self.due.rule.in_words() if self.due.rule else ""} if why else row


_WORDS = {
    DueState.WAITING: "reply due",
    DueState.PERHAPS_NO_ANSWER: "reply perhaps overdue",
    DueState.NO_ANSWER: "no answer",
    DueState.ANSWERED: "answered",
    DueState.NO_TERM: "no term",
    DueState.OURS: "ours to do",
    DueState.PERHAPS_OVER: "ours, perhaps over",
    DueState.OVER: "ours, over",
}


def write_feed(entries: Iterable[Entry], *, made_at: datetime, organisation: str = "") -> str:
    """Return an iCalendar text with one all-day event for every day on which a term can end.

    What is answered or has no term is left out. A term whose end is vague is one event from the first day to the
    last; where nobody knows the last, an event on the first.

    Args:
        entries: What is due.
        made_at: The aware instant of writing.
        organisation: Who publishes the calendar.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Habeas//Appeals//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape_text(organisation or 'Appeals')}",
    ]
    for entry in entries:
        if entry.due.state is not DueState.ANSWERED and entry.due.running is not None:
            lines += _event(entry, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def escape_text(text: str) -> str:
    """Return text as a TEXT value holds it."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def fold_line(line: str) -> str:
    """Return a line folded so that no part is longer than 75 octets of UTF-8; no character is cut in two."""
    parts, part, octets = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            parts.append(part)
            part, octets = " ", 1
        part, octets = part + letter, octets + size
    return "\r\n".join((*parts, part))


def _event(entry: Entry, made_at: datetime) -> list[str]:
    running = entry.due.running
    assert running is not None, "the caller looked"
    first = running.ends.first or running.ends.last
    if first is None:
        return []
    last = running.ends.last or first
    rule = entry.due.rule.in_words() if entry.due.rule else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.due.appeal}@habeas",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_compact(first)}",
        f"DTEND;VALUE=DATE:{_compact(last + ONE_DAY)}",
        f"SUMMARY:{escape_text(entry.title)}",
        f"DESCRIPTION:{escape_text(rule)}",
        "TRANSP:TRANSPARENT",
        "CLASS:CONFIDENTIAL",
        "END:VEVENT",
    ]


def _compact(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
