"""A reading for a person at a terminal: the claims, grouped by who said them."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePath

from habeas.cli.reading.origins import origins_of
from habeas.cli.reading.outcome import Outcome
from habeas.facts.reading import Reading
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.facts.wording import claim_in_words

SHOWN_FROM = 0.6
"""Claims below this confidence are counted as doubtful and shown with --all only."""

_LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
_KIND_WIDTH = 13
_MARK_WIDTH = 10
_NARROWEST = 60


def lines_by_origin(outcome: Outcome, *, width: int, show_all: bool) -> Iterator[str]:
    """Yield the lines of one reading, without styles.

    Args:
        outcome: A text that was read.
        width: Columns of the terminal.
        show_all: Whether doubtful claims and remarks are shown too.
    """
    reading, text = outcome.reading, outcome.text
    assert reading is not None, "an error is shown elsewhere"
    shown = shown_of(reading, show_all=show_all)
    origins = origins_of(reading, text, shown)
    yield heading(outcome.file, reading, claims=len(shown), origins=len(origins))
    starts = paragraph_starts(text)
    for origin in origins:
        yield ""
        yield visible(origin.heading)
        for proposal in origin.proposals:
            yield from _rows(reading, proposal, starts, max(width, _NARROWEST))
    yield ""
    yield footer(reading, show_all=show_all)


def shown_of(reading: Reading, *, show_all: bool) -> tuple[Proposal, ...]:
    """Return the proposals to show: with `show_all` every one, else the likely ones that are more than remarks."""
    return tuple(
        proposal
        for proposal in reading.statements
        if show_all or (proposal.confidence >= SHOWN_FROM and proposal.claim.kind != "remark")
    )


def is_doubtful(proposal: Proposal) -> bool:
    """Return whether a claim is one of those that only --all shows because they are likelier wrong."""
    return proposal.confidence < SHOWN_FROM and proposal.claim.kind != "remark"


def heading(file: str, reading: Reading, *, claims: int, origins: int) -> str:
    """Return the line above a reading: file, language, day, how many claims from how many origins."""
    published = f"published {reading.published}" if reading.published else "day of publication not given"
    found = f"{_counted(claims, 'claim')} from {_counted(origins, 'origin')}" if claims else "no claims"
    return visible(" · ".join((PurePath(file).name or file, language_name(reading.language), published, found)))


def footer(reading: Reading, *, show_all: bool) -> str:
    """Return the line below a reading: what was not read, and what is held back."""
    parts = []
    if reading.furniture:
        parts.append(f"Not read: {_counted(len(reading.furniture), 'passage')} of page furniture.")
    remarks = sum(1 for each in reading.statements if each.claim.kind == "remark")
    doubtful = sum(map(is_doubtful, reading.statements))
    hidden = "" if show_all else " (--all shows them)"
    if doubtful:
        parts.append(f"Doubtful: {_counted(doubtful, 'claim')} below {SHOWN_FROM:.0%}{hidden}.".replace("60%", "60 %"))
    if remarks:
        parts.append(f"Said, of no kind above: {_counted(remarks, 'remark')}{hidden if not doubtful else ''}.")
    return "   ".join(parts) or "Everything was read."


def gist(reading: Reading, proposal: Proposal) -> str:
    """Return a proposal in a few words, with what makes it less than a plain fact."""
    words = claim_in_words(proposal.claim, lambda entity_id: reading.entity(entity_id).name)
    words = f"someone{words}" if words.startswith(":") else words
    marks = []
    if is_doubtful(proposal):
        marks.append(f"doubtful, {proposal.confidence * 100:.0f} %")
    if proposal.polarity is Polarity.DENIED:
        marks.append("denied")
    if proposal.modality is not Modality.ACTUAL:
        marks.append(proposal.modality.value)
    if proposal.when is not None and proposal.when.words:
        marks.append(proposal.when.words)
    return visible(f"{words} ({', '.join(marks)})" if marks else words)


def paragraph_starts(text: str) -> list[int]:
    """Return where each paragraph starts: the lines that are not blank, or the blocks that blank lines part."""
    starts, offset, fresh = [], 0, True
    blocks = "\n\n" in text.replace("\r\n", "\n")
    for line in text.splitlines(keepends=True):
        if line.strip():
            if fresh or not blocks:
                starts.append(offset)
            fresh = False
        else:
            fresh = True
        offset += len(line)
    return starts


def visible(words: str) -> str:
    """Return words on one line, with what could move a terminal's cursor or turn its text round made harmless."""
    return "".join(mark if mark.isprintable() else "�" for mark in " ".join(words.split()))


def harmless(words: str) -> str:
    """Return words sign for sign, line ends among them as spaces, with nothing that moves a cursor or turns text."""
    return "".join(mark if mark.isprintable() else " " if mark.isspace() else "�" for mark in words)


def language_name(code: str) -> str:
    """Return the English name of a language that reports come in, else its code."""
    return _LANGUAGES.get(code, code)


def _rows(reading: Reading, proposal: Proposal, starts: list[int], width: int) -> Iterator[str]:
    """Yield the rows of one claim: kind, gist, quotation, paragraph and id, wrapped in their columns."""
    room = width - _KIND_WIDTH - 2 - 2 - _MARK_WIDTH
    gist_width = max(20, room * 2 // 5)
    quote_width = max(20, room - gist_width - 2)
    quote = visible(proposal.quote)
    longest = 2 * quote_width - 6
    quote = quote if len(quote) <= longest else quote[: longest - 1].rstrip() + "…"
    left = textwrap.wrap(gist(reading, proposal), gist_width)
    right = textwrap.wrap(f"“{quote}”", quote_width)
    paragraph = f"¶{bisect_right(starts, proposal.span.start)} {proposal.id}"
    for number, (words, said) in enumerate(zip_longest(left, right, fillvalue="")):
        kind = proposal.claim.kind if number == 0 else ""
        mark = paragraph if number == 0 else ""
        yield f"  {kind:<{_KIND_WIDTH}} {words:<{gist_width}}  {said:<{quote_width}} {mark}".rstrip()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
