"""A reading as one page for a browser: the report with its words marked, and what each claims under its paragraph.

The page holds everything it needs, has no script, and asks nothing of anybody: it can be kept, printed and passed on.
Whatever comes from the report is escaped, and signs that nobody can see are shown as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from habeas.cli.reading.by_origin import footer, gist, heading, shown_of, visible
from habeas.cli.reading.meeting import Stretch, stretches_of
from habeas.cli.reading.origins import heading_of, origins_of
from habeas.cli.reading.outcome import Outcome
from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.why import Why

KINDS = {
    "whereabouts": "where people are",
    "contact": "who can be reached",
    "act": "what was done",
    "count": "how many",
    "tie": "who is whose",
    "appeal": "what was asked",
    "response": "what was answered",
    "remark": "said, of no kind above",
}
"""The kinds of claim and what each tells, in the order of the legend."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page_head(title: str) -> Iterator[str]:
    """Yield the lines of the page before its first report."""
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(visible(title))}</title><style>"
    yield (files(__package__) / "page.css").read_text(encoding="utf-8").rstrip()
    yield "</style></head><body><main>"


def page_foot() -> str:
    """Return the last line of the page."""
    return "</main></body></html>"


def report_lines(outcome: Outcome, *, number: int, show_all: bool) -> Iterator[str]:
    """Yield one report of the page.

    Args:
        outcome: A text that was read.
        number: Which report of the page it is; it keeps the addresses of several apart.
        show_all: Whether doubtful claims and remarks are shown too.
    """
    reading, text = outcome.reading, outcome.text
    assert reading is not None, "an error is shown elsewhere"
    shown = shown_of(reading, show_all=show_all)
    title = heading(outcome.file, reading, claims=len(shown), origins=len(origins_of(reading, text, shown)))
    yield f'<article aria-labelledby="r{number}"><h1 id="r{number}"><bdi>{escape(title)}</bdi></h1>'
    yield _legend(shown, is_open=number == 0)
    for stretch in stretches_of(paragraphs(text), shown):
        paragraph, here = stretch.span, stretch.proposals
        yield f'<p class="words" dir="auto">{_marked(text, paragraph, here, number)}</p>'
        ending = [one for one in here if paragraph.start < one.span.end <= paragraph.end]
        if ending:
            yield '<ul class="claims">'
            for one in ending:
                yield _claim(one, reading, text, number)
            yield "</ul>"
    last = footer(reading, show_all=show_all).replace(" (--all shows them)", "")
    yield f'<p class="foot">{escape(last)}</p></article>'


def error_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what stands in the place of a report that could not be read."""
    assert outcome.error is not None, "a reading is shown elsewhere"
    file, told = escape(visible(outcome.file)), escape("\n".join(outcome.error.lines()))
    yield f'<article><h1><bdi>{file}</bdi></h1><pre class="error">{told}</pre></article>'


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of a text that are not blank, without their ends."""
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words.strip():
            yield Span(start=offset, end=offset + len(words))
        offset += len(line)


def _marked(text: str, paragraph: Span, proposals: Sequence[Proposal], number: int) -> str:
    """Return a paragraph cut at every edge of a claim; each piece leads to the shortest claim that covers it."""
    inner = {edge for one in proposals for edge in (one.span.start, one.span.end)}
    edges = sorted({paragraph.start, paragraph.end} | {at for at in inner if paragraph.start < at < paragraph.end})
    spans = (Span(start=start, end=end) for start, end in pairwise(edges))
    return "".join(_piece(text, piece, number) for piece in stretches_of(spans, proposals))


def _piece(text: str, piece: Stretch, number: int) -> str:
    words = shown_letters(piece.span.of(text))
    if not piece.proposals:
        return words
    begun = (one for one in piece.proposals if one.span.start == piece.span.start)
    begins = "".join(f'<span id="w{number}-{one.id}"></span>' for one in begun)
    owner = min(piece.proposals, key=lambda one: (one.span.end - one.span.start, one.id))
    label = escape(f"{owner.id}: {visible(piece.span.of(text))}")
    opening = f'<a class="mark k-{owner.claim.kind}" href="#c{number}-{owner.id}" aria-label="{label}">'
    return f"{begins}{opening}{words}</a>"


def shown_letters(words: str) -> str:
    """Return words as HTML; a sign that cannot be seen, or that turns text round, is shown by its number."""
    return "".join(
        escape(sign) if sign.isprintable() or sign.isspace() else f'<span class="unseen">U+{ord(sign):04X}</span>'
        for sign in words
    )


def _claim(one: Proposal, reading: Reading, text: str, number: int) -> str:
    who = visible(heading_of(reading, text, one.attribution))
    return (
        f'<li id="c{number}-{one.id}" class="k-{one.claim.kind}"><a href="#w{number}-{one.id}">{escape(one.id)}</a> '
        f'<span class="kind">{escape(one.claim.kind)}</span> <bdi>{escape(gist(reading, one))}</bdi> '
        f'<span class="who">— <bdi>{escape(who)}</bdi></span>{_why(one.why, one, text)}</li>'
    )


def _why(why: Why | None, one: Proposal, text: str) -> str:
    if why is None:
        return ""
    cues = " · ".join(f"<q>{escape(visible(cue.of(text)))}</q>" for cue in why.cues)
    rows = "".join(f"<li>{each.by:+.2f} {escape(visible(each.reason))}</li>" for each in why.weighed)
    told = f"<p>{escape(visible(why.says))}</p>" + (f"<p>Set off by {cues}</p>" if cues else "")
    told += f"<p>{escape(visible(why.frame))}</p>" if why.frame else ""
    return (
        f'<details><summary>{one.confidence * 100:.0f} %, why</summary>{told}<ul class="weighed">{rows}</ul></details>'
    )


def _legend(shown: Sequence[Proposal], *, is_open: bool) -> str:
    present = {one.claim.kind for one in shown}
    parts = "".join(
        f'<li><span class="mark k-{kind}">{kind}</span> {told}</li>' for kind, told in KINDS.items() if kind in present
    )
    if not parts:
        return '<p class="legend">Nothing was found that can be shown.</p>'
    about = (
        "Marked words lead to what they claim, under their paragraph; its number leads back."
        " A program proposed all of it; nobody has judged it."
    )
    opening = f'<details class="legend"{" open" if is_open else ""}><summary>What the marks mean</summary>'
    return f"{opening}<ul>{parts}</ul><p>{about}</p></details>"
