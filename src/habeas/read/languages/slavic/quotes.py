"""Where somebody is quoted: spans of quotation, by paragraph, so that one lost mark spoils one paragraph only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.facts.span import Span
from habeas.read.layout import Quote

_MARK = re.compile(r"[«»“”„‟\"]|<<|>>|''|``")
_ANGLED = re.compile("[«»]")
_FARTHEST = 12
"""Through how many paragraphs a quotation goes on at most."""

_CLOSERS = {"«": "»", "„": '“”"', "“": '”"', "‟": "”", '"': '"”', "<<": ">>", "''": "''", "``": "''"}
_DASH_START = re.compile(r"[—–-]\s+(?=[^\W\d_]|[«„“\"…])")
_DASH_TURN = re.compile(r"(?<=[,.?!…»])\s*[—–]\s+|(?<=[,.?!…»])\s-\s+")


def quoted_through(text: str, paragraphs: Sequence[Span]) -> dict[Span, int]:
    """Return the paragraphs into which a quotation of one before them goes on, and where it ends there.

    A mark that opens in one paragraph and closes paragraphs later quotes all between, if no other mark stands there.
    """
    found: dict[Span, int] = {}
    opened: list[Span] | None = None
    for paragraph in paragraphs:
        marks = list(_ANGLED.finditer(text, paragraph.start, paragraph.end))
        depth = sum(1 if match.group() == "«" else -1 for match in marks)
        if opened is not None and not marks:
            opened.append(paragraph)
        elif opened is not None and marks[0].group() == "»" and depth == -1:
            found |= {each: each.end for each in opened} | {paragraph: marks[0].end()}
            opened = None
        else:
            opened = [] if depth == 1 else None
        if opened is not None and len(opened) > _FARTHEST:
            opened = None
    return found


def find_quotes(text: str, paragraph: Span, says: re.Pattern[str]) -> list[Quote]:
    """Return the outermost quotations of a paragraph, in text order, marks included.

    1. Walk over the marks; a mark opens, nests or closes by its form and by what stands beside it.
    2. What is still open at the end of the paragraph ends there and counts as not closed.
    3. In a paragraph that begins with a dash, the turns of speech count; a verb that `says` finds tells who speaks.
    """
    return _marked(text, paragraph) or _dash_turns(text, paragraph, says)


def _marked(text: str, paragraph: Span) -> list[Quote]:
    found: list[Quote] = []
    opened: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if opened and _closes(text, match, opened[-1][1], paragraph):
            begun, _ = opened.pop()
            if not opened:
                found.append(Quote(start=begun, end=match.end(), closed=True))
        elif len(opened) > 1 and _closes(text, match, opened[0][1], paragraph):
            # An inner quotation was never closed: the outer mark closes both.
            found.append(Quote(start=opened[0][0], end=match.end(), closed=True))
            opened = []
        elif _can_open(text, match, paragraph):
            opened.append((at, mark))
    if opened and opened[0][0] + 1 < paragraph.end:
        found.append(Quote(start=opened[0][0], end=paragraph.end, closed=False))
    return found


def _closes(text: str, match: re.Match[str], opener: str, paragraph: Span) -> bool:
    """Return whether a mark closes what `opener` opened."""
    mark = match.group()
    if mark not in _CLOSERS[opener]:
        return False
    if mark == opener:
        # A straight mark opens inside another one where it leans on the word behind it only.
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        return not (before in " \u00a0([" and after.isalnum())
    return True


def _can_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Return whether a mark can open: by its form, and straight ones by what stands beside them."""
    mark = match.group()
    if mark not in _CLOSERS:
        return False
    if mark in ('"', "''", "“"):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        return not before.isalnum() and not after.isspace()
    return True


def _dash_turns(text: str, paragraph: Span, says: re.Pattern[str]) -> list[Quote]:
    """Return the turns of speech in a paragraph that begins with a dash: speech, then who speaks, then speech again.

    A paragraph of speech alone, as in a dialogue, is one turn.
    """
    start = _DASH_START.match(text, paragraph.start, paragraph.end)
    if start is None:
        return []
    turns: list[Quote] = []
    at, speech = start.end(), True
    for match in [*_DASH_TURN.finditer(text, start.end(), paragraph.end), None]:
        end = match.start() if match else paragraph.end
        if speech and match is not None and not says.search(text, match.end(), match.end() + 80):
            continue
        if speech and at < end:
            turns.append(Quote(start=at, end=end, closed=True))
        at, speech = (match.end() if match else end), not speech
    return turns
