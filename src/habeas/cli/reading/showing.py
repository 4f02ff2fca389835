"""Reading what was asked for and showing it, one input after the other; or only the text that positions point into."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from habeas.cli.output import is_for_a_person, say, write_out
from habeas.cli.reading.by_origin import harmless
from habeas.cli.reading.outcome import Outcome, Work, outcomes_of, text_layer
from habeas.cli.reading.progress import Progress
from habeas.cli.reading.request import Request
from habeas.cli.reading.view import View
from habeas.facts.errors import ExitStatus, HabeasError


def show(request: Request, view: View) -> int:
    """Read and print; return the exit status."""
    return _shown(request, view, click.echo)


def write_page(request: Request, view: View, out: Path) -> int:
    """Read into one page for a browser, written wholly or not at all; return the exit status.

    Raises:
        NotWritten: there is no room, or the system refused.
    """
    lines: list[str] = []
    status = _shown(request, view, lines.append)
    write_out(out, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    return status


def _shown(request: Request, view: View, put: Callable[[str], object]) -> int:
    status = ExitStatus.DONE
    progress = Progress(total=None, is_shown=sys.stderr.isatty() and not is_for_a_person())
    work = Work(today=date.today(), readers=request.readers())  # noqa: DTZ011 - the user's own calendar is meant
    for number, outcome in enumerate(outcomes_of(request.inputs(), work, jobs=request.jobs, cluster=request.cluster())):
        error = _put(outcome, view, number, put)
        progress.count(is_error=error is not None)
        if error is not None:
            status = ExitStatus.REFUSED
            if not view.tells_errors:
                progress.end()
                say("\n".join(error.lines()))
    for line in view.foot():
        put(line)
    progress.end()
    return status


def _put(outcome: Outcome, view: View, number: int, put: Callable[[str], object]) -> HabeasError | None:
    """Put out the lines of one outcome; return its error, or why it cannot be shown as asked."""
    try:
        for line in view.lines(outcome, number=number):
            put(line)
    except HabeasError as refused:
        return refused
    return outcome.error


def print_texts(request: Request) -> int:
    """Print the text layer of each input; return the exit status.

    Captured, it is printed to the letter. On a terminal, signs that would steer it or turn its text round are shown as
    one sign each, so that positions still count.
    """
    status = ExitStatus.DONE
    for each in request.inputs():
        try:
            text = text_layer(each.source).text
        except HabeasError as error:
            say("\n".join(error.lines()))
            status = ExitStatus.REFUSED
            continue
        for piece in _harmless_lines(text) if is_for_a_person() else (text,):
            sys.stdout.buffer.write(piece.encode())
    sys.stdout.buffer.flush()
    return status


def _harmless_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{harmless(line)}\n"
