"""Why something was proposed, for a person at a terminal: the rule, its words, the sentence, the confidence."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator

from habeas.cli.errors import NotInReading
from habeas.cli.reading.by_origin import gist, visible
from habeas.cli.reading.origins import heading_of
from habeas.cli.reading.outcome import Outcome
from habeas.cli.reading.plain import EVERYTHING
from habeas.facts.reading import Reading
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.why import Why

_LABEL_WIDTH = 13
_NARROWEST = 40
_NOT_SAID = "this reader does not say"


def lines_why(outcome: Outcome, asked: Collection[str], *, width: int) -> Iterator[str]:
    """Yield the explanation of each statement and attribution that is asked for, in the order of the reading.

    Args:
        outcome: A text that was read.
        asked: Ids such as `s12` and `a3`; `all` for everything.
        width: Columns of the terminal.

    Raises:
        NotInReading: the reading has nothing of one of these ids.
    """
    reading = outcome.reading
    assert reading is not None, "an error is shown elsewhere"
    told: list[Proposal | Attribution] = [*reading.statements, *reading.attributions]
    unknown = sorted(set(asked) - {EVERYTHING} - {each.id for each in told})
    if unknown:
        raise NotInReading(
            asked=unknown[0], file=outcome.file, statements=len(reading.statements),
            attributions=len(reading.attributions),
        )  # fmt: skip
    chosen = [each for each in told if EVERYTHING in asked or each.id in asked]
    for number, each in enumerate(chosen):
        if number:
            yield ""
        rows = _of_claim(each, reading, outcome.text) if isinstance(each, Proposal) else _of_speech(each, outcome.text)
        yield next(rows)
        for row in rows:
            yield from _folded(row, max(width, _NARROWEST))


def _of_claim(proposal: Proposal, reading: Reading, text: str) -> Iterator[str]:
    yield visible(f"{proposal.id} · {proposal.claim.kind} · {gist(reading, proposal)}")
    yield _row("words", _quoted(proposal.span, text))
    by = f" ({proposal.attribution})" if proposal.attribution else ""
    yield _row("said by", visible(heading_of(reading, text, proposal.attribution)) + by)
    yield from _of(proposal.why, proposal.rule, reading.reader, text)
    yield _row("confidence", f"{proposal.confidence:.2f}")
    for number, each in enumerate(proposal.why.weighed if proposal.why else ()):
        sign = " " if number == 0 else "+" if each.by >= 0 else "−"
        yield _row("", f"{sign} {abs(each.by):.2f}  {visible(each.reason)}")


def _of_speech(attribution: Attribution, text: str) -> Iterator[str]:
    source = _quoted(attribution.source, text) if attribution.source else "nobody is named"
    yield visible(f"{attribution.id} · {attribution.style.value} speech · {attribution.medium.value} medium")
    for span in attribution.content:
        yield _row("words", _quoted(span, text))
    yield _row("said by", source + (f" ({attribution.entity})" if attribution.entity else ""))
    yield from _of(attribution.why, attribution.rule, "", text)


def _of(why: Why | None, rule: str, reader: str, text: str) -> Iterator[str]:
    yield _row("because", visible(why.says) if why else _NOT_SAID)
    if rule:
        yield _row("rule", visible(f"{rule} of {reader}" if reader else rule))
    if why and why.cues:
        yield _row("set off by", " · ".join(_quoted(cue, text) for cue in why.cues))
    if why and why.frame:
        yield _row("sentence", visible(why.frame))


def _quoted(span: Span, text: str) -> str:
    return f"“{visible(span.of(text))}” {span.start}–{span.end}"


def _row(label: str, words: str) -> str:
    return f"  {label:<{_LABEL_WIDTH}}{words}"


def _folded(row: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(row, width, subsequent_indent=" " * (_LABEL_WIDTH + 2), drop_whitespace=True)
