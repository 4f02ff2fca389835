"""`habeas match lookup` and `why`: spellings in any script looked up among others; no workspace is touched."""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from pathlib import Path

import click

from habeas.cli.output import say, show_rows
from habeas.match.errors import NotInUtf8, UnreadableList


@click.command("lookup")
@click.option("--candidates", type=click.Path(path_type=Path), required=True, help="One known spelling a line, UTF-8.")
@click.option(
    "--queries", type=click.Path(path_type=Path), required=True, help="One spelling to look up a line, UTF-8."
)
@click.option("-k", "count", type=click.IntRange(1, 1000), default=5, show_default=True, help="Hits for each spelling.")
def lookup_command(candidates: Path, queries: Path, count: int) -> None:
    """Look spellings up among others, in any script, and write CSV: query_line,rank,candidate_line,score.

    Lines count from 0, the best hit comes first with rank 1. The score is the probability, from 0 to 1, that this
    candidate is meant, if one of them is. The last line on standard error is JSON: how many, and how long it took.
    """
    from habeas.match.names import KnownNames

    known, written = read_spellings(candidates), read_spellings(queries)
    begun = time.perf_counter()
    names = KnownNames(known)
    indexed = time.perf_counter()
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["query_line", "rank", "candidate_line", "score"])
    for line, spelling in enumerate(written):
        for rank, hit in enumerate(names.look_up(spelling, count), start=1):
            rows.writerow([line, rank, hit.place, f"{hit.score:.6f}"])
    sys.stdout.flush()
    figures = {
        "index_s": round(indexed - begun, 3), "queries": len(written),
        "query_s": round(time.perf_counter() - indexed, 3), "candidates": len(known),
    }  # fmt: skip
    say(json.dumps(figures))


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
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def why_command(left: str, right: str, as_json: bool) -> None:
    """Say letter by letter why LEFT and RIGHT may be one name: bits above 0 speak for it, bits below against it.

    The sign ^ stands for the beginning of a part, $ for its end.
    """
    from habeas.match.explain import explain

    explained = explain(left, right)
    rows: list[dict[str, object]] = []
    for part in explained.parts:
        rows += [
            {"of": "letters", "left": step.left, "right": step.right, "bits": round(step.bits, 1)}
            for step in part.steps
        ]
        rows.append({"of": "part", "left": part.left, "right": part.right, "bits": round(part.bits, 1)})
    rows.append({"of": "name", "left": left, "right": right, "bits": round(explained.bits, 1)})
    show_rows(rows, as_json=as_json)
