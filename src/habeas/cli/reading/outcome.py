"""Reading one input, or many in several processes: a reading or an error for each, in input order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from habeas.cli.reading.inputs import Input
from habeas.collect import (
    DEFAULT,
    Incoming,
    check_published,
    chunks_of,
    detect_media_type,
    extract_text,
    extract_text_in_child,
    read_at_most,
)
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import TextLayer
from habeas.facts.reading import Reading
from habeas.read import read

_PLAIN = "text/plain"
_AT_ONCE = 4
"""How many inputs wait for each process, so that a long list of files is never held in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one input: its text and reading, or the error."""

    file: str
    text: str = ""
    reading: Reading | None = None
    error: HabeasError | None = None


def outcome_of(each: Input) -> Outcome:
    """Read one input; an error is part of the outcome, so that the others go on."""
    text = ""
    try:
        check_published(each.published, today=date.today())  # noqa: DTZ011 - the user's own calendar is meant
        layer = text_layer(each.source)
        text = layer.text
        published = each.published or layer.published_on
        reading = read(text, published=published, language=each.language)
    except HabeasError as error:
        return Outcome(file=each.file, text=text, error=error)
    return Outcome(file=each.file, text=text, reading=reading)


def text_layer(source: Incoming) -> TextLayer:
    """Return the text of an input: plain text in this process, anything that must be opened in a limited child."""
    with source.open() as stream:
        media_type = detect_media_type(stream.peek(), source.name)
        if media_type != _PLAIN:
            # A pipe may be slower than the child may take: it is waited for before the child's time begins.
            chunks = chunks_of(stream) if source.stream is None else (stream.read(),)
            return extract_text_in_child(chunks, name=source.name, media_type=media_type)
        content = read_at_most(stream, DEFAULT.most_bytes(_PLAIN), name=source.name)
    return extract_text(content, name=source.name, media_type=_PLAIN)


def outcomes_of(inputs: Iterable[Input], *, jobs: int) -> Iterator[Outcome]:
    """Yield an outcome for each input, in input order, the same whatever the number of processes."""
    if jobs <= 1:
        yield from map(outcome_of, inputs)
        return
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for each in inputs:
            waiting.append(pool.submit(outcome_of, _portable(each)))
            if len(waiting) >= jobs * _AT_ONCE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _portable(each: Input) -> Input:
    """Return the input with a stream turned into its bytes, since a stream cannot go to another process."""
    if each.source.stream is None:
        return each
    try:
        source = replace(each.source, stream=None, content=each.source.read())
    except HabeasError as error:
        source = replace(each.source, stream=None, refused=error)
    return replace(each, source=source)
