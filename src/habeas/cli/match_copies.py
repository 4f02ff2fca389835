"""`habeas match copies`: which reports of a folder go back to one origin; no workspace is touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.output import say, write_out
from habeas.facts.errors import ExitStatus, HabeasError
from habeas.match.errors import EmptyReport, NoReports

if TYPE_CHECKING:
    from habeas.cli.reading.inputs import Input
    from habeas.match.copies import Origins, Report

COLUMNS = ("file", "group", "relation", "of", "why")
_STEPS_TOLD = 5000


@click.command("copies")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The CSV file to write.")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns file, published, language; file is relative to the folder.",
)
def copies_command(folder: Path, out: Path, manifest: Path | None) -> int:
    """Tell copies, rewrites and translations in DIR from independent reports; write file,group,relation,of,why as CSV.

    Reports of one group go back to one origin. The relation is original, copy, rewrite, translation, quotes or
    independent; `of` is the report that one was made from. Only a person decides: this is what to look at.

    A file that cannot be read is told in four lines and left out; the rest are compared, and the exit status is 1.
    """
    from habeas.match.copies import find_copies

    reports, refused = _read_folder(folder, manifest, not_reports=[path for path in (out, manifest) if path])
    if not reports:
        raise NoReports(folder=str(folder), refused=len(refused))
    origins = find_copies(reports, at_step=_tell_step)
    write_out(out, _as_csv(origins))
    say(_in_words(origins))
    for error in refused:
        say("\n".join(error.lines()))
    if refused:
        say(f"Partial: {len(refused)} of {len(reports) + len(refused)} files are not among the groups.")
    return ExitStatus.REFUSED if refused else ExitStatus.DONE


def _read_folder(
    folder: Path, manifest: Path | None, *, not_reports: Sequence[Path]
) -> tuple[list[Report], list[HabeasError]]:
    """Return the reports of a folder, and why the others cannot be read; `not_reports` are passed over."""
    from habeas.cli.reading.inputs import inputs_of, load_manifest
    from habeas.cli.reading.outcome import text_layer
    from habeas.collect import check_published
    from habeas.match.copies import Report

    entries = load_manifest(manifest) if manifest else {}
    reports: list[Report] = []
    refused: list[HabeasError] = []
    left_out = {path.resolve() for path in not_reports}
    nobody = io.BufferedReader(io.BytesIO())
    for each in inputs_of([str(folder)], stdin=nobody, manifest=entries, published=None, language=None):
        if each.source.path is not None and each.source.path.resolve() in left_out:
            continue
        try:
            check_published(each.published, today=date.today())  # noqa: DTZ011 - the user's own calendar is meant
            layer = text_layer(each.source)
            if not layer.text.strip():
                raise EmptyReport(file=each.file)
        except HabeasError as error:
            refused.append(error)
            continue
        published = each.published or layer.published_on
        reports.append(
            Report(file=_name_in(folder, each), text=layer.text, published=published, language=each.language)
        )
    return reports, refused


def _name_in(folder: Path, each: Input) -> str:
    """Return the path of a report relative to the folder."""
    path = each.source.path
    return each.file if path is None else str(path.relative_to(folder))


def _tell_step(step: int, steps: int) -> None:
    if step % _STEPS_TOLD == 0 and step < steps:
        say(f"{step} of {steps} pairs compared")


def _as_csv(origins: Origins) -> bytes:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_rows(origins))
    return written.getvalue().encode()


def _rows(origins: Origins) -> Iterator[Sequence[object]]:
    for one in origins.reports:
        yield one.file, one.group, one.relation.value, one.of or "", "; ".join(one.why)


def _in_words(origins: Origins) -> str:
    reports, count = len(origins.reports), origins.count
    return f"{reports} report{'s' if reports != 1 else ''}, {count} origin{'s' if count != 1 else ''}."
