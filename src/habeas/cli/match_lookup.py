"""`habeas match lookup` and `why`: spellings in any script looked up among others; no workspace is touched."""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from habeas.cli.output import say, show_rows
from habeas.match.errors import NotInUtf8, UnreadableList

_SHOWN_LINES = 10


@click.command("lookup")
@click.option("--candidates", type=click.Path(path_type=Path), required=True, help="One known spelling a line, UTF-8.")
@click.option(
    "--queries", type=click.Path(path_type=Path), required=True, help="One spelling to look up a line, UTF-8."
)
@click.option(
    "--index",
    "folder",
    type=click.Path(path_type=Path),
    help="Keep what the list was made into in this folder: the next look-up opens at once, new lines are added to it. "
    "It holds name parts in clear, as the list does.",
)
@click.option(
    "--exact", is_flag=True, help="Only candidates that are written as the query is, but for order, case and marks."
)
@click.option("-k", "count", type=click.IntRange(1, 1000), default=5, show_default=True, help="Hits for each spelling.")
def lookup_command(candidates: Path, queries: Path, folder: Path | None, exact: bool, count: int) -> None:
    """Look spellings up among others, in any script, and write CSV: query_line,rank,candidate_line,score.

    Lines count from 0, the best hit comes first with rank 1. The score is the probability, from 0 to 1, that this
    candidate is meant, if one of them is. The last line on standard error is JSON: how many, and how long it took.
    """
    known, written = read_spellings(candidates), read_spellings(queries)
    begun = time.perf_counter()
    answer = _exact(known) if exact else _likely(known, folder)
    indexed = time.perf_counter()
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["query_line", "rank", "candidate_line", "score"])
    for line, spelling in enumerate(written):
        for rank, (place, score) in enumerate(answer(spelling, count), start=1):
            rows.writerow([line, rank, place, f"{score:.6f}"])
    sys.stdout.flush()
    figures = {
        "index_s": round(indexed - begun, 3), "queries": len(written),
        "query_s": round(time.perf_counter() - indexed, 3), "candidates": len(known),
    }  # fmt: skip
    _say_what_was_put_right(written)
    say(json.dumps(figures))


Answer = Callable[[str, int], Iterable[tuple[int, float]]]
"""From a spelling and a count to the likeliest lines and their scores, best first."""


def _likely(known: list[str], folder: Path | None) -> Answer:
    from habeas.match.formats.index_folder import open_index
    from habeas.match.names import KnownNames

    if folder is None:
        names = KnownNames(known)
    else:
        opening = open_index(folder, known)
        if opening.anew:
            say(f"The index is made anew: {opening.anew}.")
        names = KnownNames(index=opening.index)
    return lambda spelling, count: ((hit.place, hit.score) for hit in names.look_up(spelling, count))


def _exact(known: list[str]) -> Answer:
    from habeas.match.exact import ExactNames

    names = ExactNames(known)
    return lambda spelling, count: ((place, 1.0) for place in names.look_up(spelling)[:count])


def _say_what_was_put_right(written: list[str]) -> None:
    """Say which queries hold letters of another script that merely look alike."""
    from habeas.match.parts import mixed_words

    lines = [line for line, spelling in enumerate(written) if mixed_words(spelling)]
    if lines:
        shown = ", ".join(map(str, lines[:_SHOWN_LINES])) + (" …" if len(lines) > _SHOWN_LINES else "")
        say(f"Letters of another script that look alike were put right in {len(lines)} queries: line {shown}.")


def read_spellings(path: Path) -> list[str]:
    """Return the lines of a file; an empty one stays, so that lines keep their number.

    Raises:
        UnreadableList: there is no such file, or it cannot be read.
        NotInUtf8: it is in another encoding.
    """
    try:
        written = path.read_bytes()
    except OSError as error:
        raise UnreadableList(file=str(path), reason=os.strerror(error.errno or 5)) from error
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotInUtf8(file=str(path), line=written.count(b"\n", 0, error.start)) from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


@click.command("why")
@click.argument("left")
@click.argument("right")
@click.option(
    "--kind",
    type=click.Choice(["person", "place", "unit"]),
    default="person",
    show_default=True,
    help="What they name.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def why_command(left: str, right: str, kind: str, as_json: bool) -> None:
    """Say letter by letter why LEFT and RIGHT may be one name: bits above 0 speak for it, bits below against it.

    The sign ^ stands for the beginning of a part, $ for its end. Units are compared by number, size and arms, places
    also by type and by the names that they have borne.
    """
    from habeas.match.explain import Kind, explain

    explained = explain(left, right, Kind(kind))
    rows: list[dict[str, object]] = []
    for part in explained.parts:
        rows += [_why_row("letters", step.left, step.right, step.bits) for step in part.steps]
        rows.append(_why_row("part", part.left, part.right, part.bits, part.why))
    rows += [_why_row("note", "", "", 0.0, note) for note in explained.notes]
    rows.append(_why_row("name", left, right, explained.bits))
    show_rows(rows, as_json=as_json)


def _why_row(of: str, left: str, right: str, bits: float, why: str = "") -> dict[str, object]:
    return {"of": of, "left": left, "right": right, "bits": round(bits, 1), "why": why}
