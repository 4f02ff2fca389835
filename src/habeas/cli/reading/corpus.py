"""Reading a whole corpus into one file: in order, with progress, and ready to go on from when it is interrupted."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from habeas.cli.errors import NotWritten
from habeas.cli.output import say
from habeas.cli.reading.inputs import Input
from habeas.cli.reading.kept import Head, KeptReadings, mark_of
from habeas.cli.reading.outcome import Work, outcomes_of
from habeas.cli.reading.plain import json_line
from habeas.cli.reading.progress import Progress
from habeas.cli.reading.request import RULES, Request
from habeas.facts.errors import ExitStatus
from habeas.read import READERS
from habeas.read.errors import ModelUnreachable
from habeas.version import VERSION

_ERROR = b'"error": '


def write_corpus(request: Request, out: Path) -> int:
    """Read every input into a file of one JSON object a line; return the exit status.

    Raises:
        OutputExists: the file is there already.
        OutputInUse: another run writes it.
        NotWritten: there is no room, or the folder may not be written.
        ModelUnreachable: the model that reads is not there; what was read is kept.
    """
    try:
        return _write(request, out)
    except OSError as error:
        raise NotWritten(file=str(out), reason=os.strerror(error.errno or 5)) from error
    except KeyboardInterrupt:
        say(f"What was read is kept beside {out.name}; the same command goes on from there.")
        raise


def _write(request: Request, out: Path) -> int:
    readers, cluster = request.readers(), request.cluster()
    work = Work(today=date.today(), readers=readers)  # noqa: DTZ011 - the user's own calendar is meant
    progress = Progress(total=_total(request), is_shown=sys.stderr.isatty())
    with KeptReadings(out, Head(version=VERSION, reader=_who_reads(request))) as kept:
        inputs = request.inputs()
        for line in kept.kept(inputs):
            progress.count(is_error=_is_error(line), is_kept=True)
        rest = chain([kept.next_input] if kept.next_input is not None else [], inputs)
        marks: deque[str | None] = deque()
        try:
            for outcome in outcomes_of(_noting(rest, marks), work, jobs=request.jobs, cluster=cluster):
                if isinstance(outcome.error, ModelUnreachable):
                    raise outcome.error
                kept.add(marks.popleft(), json_line(outcome))
                progress.count(is_error=outcome.error is not None)
        finally:
            progress.end()
        kept.finish()
    say(f"{out}: {progress.summary()}")
    return ExitStatus.REFUSED if progress.errors else ExitStatus.DONE


def _noting(inputs: Iterator[Input], marks: deque[str | None]) -> Iterator[Input]:
    """Yield inputs, and note the mark of each before anybody reads it: a file may change while it is read."""
    for each in inputs:
        marks.append(mark_of(each))
        yield each


def _is_error(line: bytes) -> bool:
    return _ERROR in line[:4096] and b'"statements": ' not in line


def _total(request: Request) -> int | None:
    """Return how many inputs there are, None where nobody looks on or a stream can be gone through once only."""
    if request.reads_standard_input or not sys.stderr.isatty():
        return None
    return sum(1 for _ in request.inputs())


def _who_reads(request: Request) -> str:
    """Return name and version of whoever may read, so that lines of other versions are not kept."""
    if request.reader != RULES:
        from habeas.read.model import reader_name

        return reader_name(request.model or "")
    return ", ".join(make().name for make in READERS.values())
