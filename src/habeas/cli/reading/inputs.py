"""What is to be read, in the order given, with the day and the language of each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from habeas.collect import Incoming, incoming
from habeas.collect.incoming import STANDARD_INPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a manifest says of one file: the day of the report and its language, where it says so."""

    published: date | None
    language: str | None


Manifest = Mapping[str, Entry]
"""Entries by the file's path relative to the folder given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One text to read; `file` is how the output names it."""

    file: str
    source: Incoming
    published: date | None
    language: str | None


def load_manifest(path: Path) -> Manifest:
    """Return the entries of a CSV file with the columns file, published, language.

    Raises:
        click.BadParameter: it is not CSV in UTF-8, a column is missing, or a day is not written YYYY-MM-DD.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return dict(_entries(csv.DictReader(stream)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise click.BadParameter("the manifest is not CSV in UTF-8", param_hint="--manifest") from error


def _entries(rows: csv.DictReader[str]) -> Iterator[tuple[str, Entry]]:
    if "file" not in (rows.fieldnames or ()):
        raise click.BadParameter("the manifest has no column called file", param_hint="--manifest")
    for row in rows:
        published = (row.get("published") or "").strip()
        try:
            day = date.fromisoformat(published) if published else None
        except ValueError as error:
            message = f"line {rows.line_num}: the day is not written YYYY-MM-DD"
            raise click.BadParameter(message, param_hint="--manifest") from error
        if row["file"]:
            yield row["file"], Entry(published=day, language=(row.get("language") or "").strip() or None)


def inputs_of(
    paths: Iterable[str], *, stdin: BinaryIO, manifest: Manifest, published: date | None, language: str | None
) -> Iterator[Input]:
    """Yield what `paths` name: files, the files of folders, `-` for standard input.

    What the manifest says of a file goes before `published` and `language`. A file that the manifest lists and the
    one folder given does not hold is yielded too, so that its absence is told.
    """
    listed = list(paths)
    missing = dict(manifest)
    for path in listed:
        for source in incoming([path], stdin):
            relative = _relative(path, source)
            entry = manifest.get(relative) or manifest.get(source.name)
            missing.pop(relative, None)
            missing.pop(source.name, None)
            yield _input(source, entry, published, language)
    folders = [path for path in listed if path != STANDARD_INPUT and Path(path).is_dir()]
    if len(folders) == 1:
        for name, entry in missing.items():
            yield _input(Incoming(name=name, channel="file", path=Path(folders[0], name)), entry, published, language)


def _input(source: Incoming, entry: Entry | None, published: date | None, language: str | None) -> Input:
    return Input(
        file=STANDARD_INPUT if source.channel == "stdin" else source.name,
        source=source,
        published=(entry.published if entry else None) or published,
        language=(entry.language if entry else None) or language,
    )


def _relative(path: str, source: Incoming) -> str:
    if source.path is None:
        return source.name
    folder = Path(path)
    return str(source.path.relative_to(folder)) if source.channel == "folder" else source.path.name
