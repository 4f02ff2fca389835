"""A reading for a person at a terminal: the report itself, with its claims under the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.cli.reading.by_origin import footer, gist, harmless, heading, shown_of, visible
from habeas.cli.reading.meeting import stretches_of
from habeas.cli.reading.origins import heading_of, origins_of
from habeas.cli.reading.outcome import Outcome
from habeas.facts.span import Span
from habeas.facts.statement import Proposal

_NARROWEST = 40
_UNDERLINE = "‾"


def lines_inline(outcome: Outcome, *, width: int, show_all: bool) -> Iterator[str]:
    """Yield the report line by line, each claim underlined and told below the line where its words end.

    Args:
        outcome: A text that was read.
        width: Columns of the terminal.
        show_all: Whether doubtful claims and remarks are shown too.
    """
    reading, text = outcome.reading, outcome.text
    assert reading is not None, "an error is shown elsewhere"
    shown = shown_of(reading, show_all=show_all)
    yield heading(outcome.file, reading, claims=len(shown), origins=len(origins_of(reading, text, shown)))
    yield ""
    rows = list(wrapped(text, max(width, _NARROWEST)))
    filled = stretches_of((Span(start=start, end=end) for start, end in rows if start < end), shown)
    for start, end in rows:
        yield harmless(text[start:end])
        here = next(filled).proposals if start < end else ()
        if here:
            yield _marks(here, start, end)
        for proposal in here:
            if start < proposal.span.end <= end:
                origin = heading_of(reading, text, proposal.attribution)
                said = f"{proposal.claim.kind}: {gist(reading, proposal)} — {visible(origin)}"
                yield f"  {proposal.id:>4} {said}"
    yield ""
    yield footer(reading, show_all=show_all)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each screen line of a text, broken at spaces; a longer word is broken within."""
    offset = 0
    for line in text.splitlines(keepends=True):
        start, end = offset, offset + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
        while end - start > width:
            space = text.rfind(" ", start, start + width + 1)
            cut = space if space > start else start + width
            yield start, cut
            start = cut + 1 if cut == space else cut
        yield start, end
        offset += len(line)


def _marks(proposals: Sequence[Proposal], start: int, end: int) -> str:
    """Return the line under a screen line: a bar under every code point that belongs to a claim."""
    columns = [" "] * (end - start)
    for proposal in proposals:
        for column in range(max(proposal.span.start, start) - start, min(proposal.span.end, end) - start):
            columns[column] = _UNDERLINE
    return "".join(columns).rstrip()
