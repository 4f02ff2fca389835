"""Results on standard output: a table for a person, JSON Lines for a program; talk on standard error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from habeas.cli.errors import NotWritten
from habeas.facts.errors import HabeasError

_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, and signs of no width, that no font shows: in JSON all of them can stand as numbers."""


def is_for_a_person() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout.isatty()


def say(text: str) -> None:
    """Say something about the work, on standard error, so that results stay clean."""
    click.echo(text, err=True)


def show_rows(rows: Iterable[Mapping[str, object]], *, as_json: bool = False, if_none: str = "") -> None:
    """Print rows as a table on a terminal, as one JSON object a line when captured or asked for.

    Args:
        rows: Mappings with the same keys in the same order; the keys are the columns.
        as_json: Print JSON on a terminal too.
        if_none: What to say where there are no rows, as an empty answer and a failure look alike.
    """
    listed = list(rows)
    if not listed and if_none:
        say(if_none)
    if as_json or not is_for_a_person():
        for row in listed:
            click.echo(to_json(row))
        return
    if listed:
        _show_table(listed)


def to_json(row: object) -> str:
    """Return a value as one line of JSON; signs that steer a terminal or turn its text round are written as numbers."""
    return _STEERING.sub(_as_number, json.dumps(row, ensure_ascii=False, default=str))


def _as_number(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _show_table(rows: list[Mapping[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in rows[0]:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    Console().print(table)


def put_out(content: bytes, out: Path | None) -> None:
    """Write bytes to a file for the user, or to standard output where none is named."""
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write_out(out, content)


def write_out(path: Path, content: bytes, *, tells: bool = True) -> None:
    """Write a file for the user, wholly or not at all, and print where it is; only its owner may read it.

    With `tells` false nothing is printed: whoever asked says it in another way.

    Raises:
        NotWritten: there is no room, or the system refused.
    """
    from habeas.store.durable import write_durably

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, content)
    except OSError as error:
        raise NotWritten(file=str(path), reason=os.strerror(error.errno or 5)) from error
    except HabeasError as error:
        raise NotWritten(file=str(path), reason=str(error)) from error
    if tells:
        click.echo(str(path))
