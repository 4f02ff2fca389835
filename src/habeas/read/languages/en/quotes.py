"""Where somebody is quoted: spans of quotation, by paragraph, so that one lost mark spoils one paragraph only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.facts.span import Span
from habeas.read.layout import Quote

_MARK = re.compile(r"[“”„«»\"]|'{2,3}|``")
_DOUBLE = ("“", "”", '"', "„", "«", "»", "''", "``")
"""Without any of these `_MARK` finds nothing: most paragraphs are told so at once."""
_SINGLE = re.compile(
    r"(?<![\w’'])[‘']\w[^‘“”\"\n]{0,1500}?[,.?!…—-][’'](?![\w’'])|(?<!\w)‘\w[^‘’“”\n]{0,300}’(?!\w)"
    r"|(?<![\w’'.,])'[^\W\d][^‘'“”\"\n]{1,80}'(?=[\s.,;:!?)]|$)"
)
_SINGLE_MARK = re.compile(r"[‘'](?<!\w.)")
_DASH_TURN = re.compile(r"(?<=[,.?!…])\s[—–]\s")
_DASH_START = re.compile(r"[—–]\s?(?=[A-Z“\"‘])")
_SAYS = re.compile(r"\b(?:said|says|asked|asks|replied|replies|answered|added|told|shouted|whispered)\b")
_LONGEST_FOR_SINGLE = 20_000
"""Longer paragraphs, in code points, are not searched for single marks: each apostrophe costs a look ahead."""
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", "``": "''", '"': '"”', "''": "''"}


def find_quotes(text: str, paragraph: Span) -> list[Quote]:
    """Return the outermost quotations of a paragraph, in text order, marks included.

    1. Walk over the marks; a mark opens, nests or closes by its form and by what stands beside it.
    2. What is still open at the end of the paragraph ends there and counts as not closed.
    3. Single marks, and dashes before turns of speech, count where no double mark is used around them.
    """
    marked = any(text.find(mark, paragraph.start, paragraph.end) >= 0 for mark in _DOUBLE)
    found = (_double_quotes(text, paragraph) if marked else []) or _dash_turns(text, paragraph)
    single = any(text.find(mark, paragraph.start, paragraph.end) >= 0 for mark in "‘'")
    if single and paragraph.end - paragraph.start <= _LONGEST_FOR_SINGLE:
        found += _single_quotes(text, paragraph)
    return _outermost(found)


def _single_quotes(text: str, paragraph: Span) -> Iterator[Quote]:
    """Yield the quotations in single marks; nearly all such marks are apostrophes, and are passed over quickly."""
    mark = _SINGLE_MARK.search(text, paragraph.start, paragraph.end)
    while mark is not None:
        quoted = _SINGLE.match(text, mark.start(), paragraph.end)
        if quoted is not None:
            yield Quote(start=quoted.start(), end=quoted.end(), closed=True)
        mark = _SINGLE_MARK.search(text, quoted.end() if quoted is not None else mark.end(), paragraph.end)


def _double_quotes(text: str, paragraph: Span) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    closers, depth = "", 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group()[:2], match.start()
        if opened is None:
            if _can_open(text, match, paragraph):
                opened, closers, depth = at, _CLOSERS[mark], 0
        elif _opens_inside(text, match, paragraph):
            if _after_sentence(text, at):
                found.append(Quote(start=opened, end=_end_before(text, at), closed=False))
                opened, closers, depth = at, _CLOSERS[mark], 0
            else:
                depth += 1
        elif mark in closers or (len(mark) == 1 and mark in '”"' and closers != "»"):
            depth -= 1
            if depth < 0:
                found.append(Quote(start=opened, end=match.end(), closed=True))
                opened = None
    if opened is not None and opened + 1 < paragraph.end:
        found.append(Quote(start=opened, end=paragraph.end, closed=False))
    return found


def _can_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Return whether a mark can open: curly ones by form, straight ones by what stands beside them."""
    if match.group()[:2] not in _CLOSERS:
        return False
    if match.group()[:2] in ('"', "''"):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        return not before.isalnum() and not after.isspace() and before not in ".,!?"
    return True


def _opens_inside(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Return whether a mark within a quotation opens another one rather than closing the first."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if match.group() in ("“", "«", "``"):
        return not (before.isalnum() or before in ".,!?…")
    return match.group()[:2] in ('"', "''") and before in " ([—–" and after.isalnum()


def _after_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 4) : at].rstrip()[-1:] in (".", "?", "!", "…", ",")


def _end_before(text: str, at: int) -> int:
    return len(text[:at].rstrip()) if at < 64 else at - 64 + len(text[at - 64 : at].rstrip())


def _dash_turns(text: str, paragraph: Span) -> list[Quote]:
    """Return the turns of speech in a paragraph that begins with a dash and tells who speaks."""
    start = _DASH_START.match(text, paragraph.start, paragraph.end)
    if start is None:
        return []
    turns: list[Quote] = []
    at, speech = start.end(), True
    for match in [*_DASH_TURN.finditer(text, start.end(), paragraph.end), None]:
        end = match.start() if match else paragraph.end
        if speech:
            turns.append(Quote(start=at, end=end, closed=True))
        elif not _SAYS.search(text, at, end):
            return []
        at, speech = (match.end() if match else end), not speech
    return turns if len(turns) > 1 or turns[0].end < paragraph.end else []


def _outermost(found: list[Quote]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda quote: (quote.start, -quote.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
