"""Reading one input, or many in several processes: a reading or an error for each, in input order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

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
from habeas.engine import Engine, LocalEngine
from habeas.engine.cluster import Cluster
from habeas.engine.spark import SparkEngine
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import TextLayer
from habeas.facts.reading import Reading
from habeas.read import ReaderOf, read

_PLAIN = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one input: its text and reading, or the error."""

    file: str
    text: str = ""
    reading: Reading | None = None
    error: HabeasError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is the same for every input: the present day, and who reads; the rules where nobody is named."""

    today: date
    readers: ReaderOf | None = None


def outcome_of(each: Input, work: Work) -> Outcome:
    """Read one input; an error is part of the outcome, so that the others go on."""
    text = ""
    try:
        check_published(each.published, today=work.today)
        layer = text_layer(each.source)
        text = layer.text
        published = each.published or layer.published_on
        reading = read(text, published=published, language=each.language, readers=work.readers)
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


def outcomes_of(
    inputs: Iterable[Input], work: Work, *, jobs: int = 1, cluster: Cluster | None = None
) -> Iterator[Outcome]:
    """Yield an outcome for each input, in input order, the same whatever the number of processes.

    Args:
        cluster: A Spark cluster to read on instead; it is sent what the inputs hold.
    """
    engine: Engine = LocalEngine(jobs=jobs) if cluster is None else SparkEngine(cluster=cluster)
    names: deque[str] = deque()

    def named() -> Iterator[Input]:
        for each in inputs:
            names.append(each.file)
            yield each if jobs <= 1 and cluster is None else _portable(each, is_far=cluster is not None)

    for done in engine.run(partial(outcome_of, work=work), named()):
        file = names.popleft()
        yield done.value if done.value is not None else Outcome(file=file, error=done.error)


def _portable(each: Input, *, is_far: bool) -> Input:
    """Return the input with a stream turned into its bytes, since a stream cannot go to another process.

    Another machine does not see the files of this one: for that, a path is turned into its bytes too.
    """
    if each.source.stream is None and not is_far:
        return each
    try:
        source = replace(each.source, stream=None, path=None, content=each.source.read())
    except HabeasError as error:
        source = replace(each.source, stream=None, path=None, refused=error)
    return replace(each, source=source)
