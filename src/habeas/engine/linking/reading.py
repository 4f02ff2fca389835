"""A registry's rows from CSV, one by one, checked strictly."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.linking.errors import UnreadableRegistry, WrongColumns, WrongRow
from habeas.match.registry.rows import COLUMNS, Row, read_row

_LONGEST_CELL = 1 << 20
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of a registry: those that are used, and those that are not known and so are left out."""

    used: tuple[str, ...]
    left_out: tuple[str, ...]


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        UnreadableRegistry: it is not there, or cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise UnreadableRegistry(file=str(path), reason=os.strerror(error.errno or 5)) from error
    return digest.hexdigest()


def read_header(path: Path) -> Header:
    """Return the columns of a registry.

    Raises:
        UnreadableRegistry: it is not CSV in UTF-8.
        WrongColumns: id or name is missing, or a column is named twice.
    """
    for cells in _lines(path):
        named = [cell.strip().casefold() for cell in cells]
        missing = [column for column in COLUMNS[:2] if column not in named]
        twice = [column for column in COLUMNS if named.count(column) > 1]
        if missing:
            raise WrongColumns(file=str(path), problem=f"has no column called {missing[0]}")
        if twice:
            raise WrongColumns(file=str(path), problem=f"has two columns called {twice[0]}")
        used = tuple(column if column in COLUMNS else "" for column in named)
        left_out = tuple(cell for cell, column in zip(cells, used, strict=True) if not column)
        return Header(used=used, left_out=left_out)
    raise WrongColumns(file=str(path), problem="is empty")


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a registry in order; an empty name is a row that is like no other.

    Raises:
        UnreadableRegistry: it is not CSV in UTF-8.
        WrongColumns: id or name is missing, or a column is named twice.
        WrongRow: a row has no id, or one that an earlier row has, or more cells than there are columns.
    """
    columns = read_header(path).used
    seen: set[str] = set()
    for line, cells in enumerate(_lines(path)):
        if line == 0 or not cells:
            continue
        if len(cells) > len(columns):
            raise WrongRow(file=str(path), line=line + 1, problem="more cells than the first line names columns")
        by_column = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        by_column["id"] = by_column.get("id", "").strip()
        if not by_column["id"]:
            raise WrongRow(file=str(path), line=line + 1, problem="no id")
        if by_column["id"] in seen:
            raise WrongRow(file=str(path), line=line + 1, problem="an earlier row has the same id")
        seen.add(by_column["id"])
        yield read_row(by_column)


def _lines(path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.reader(stream)
    except UnicodeDecodeError as error:
        raise UnreadableRegistry(file=str(path), reason="it is not in UTF-8") from error
    except csv.Error as error:
        raise UnreadableRegistry(file=str(path), reason=f"it is not CSV ({error})") from error
    except OSError as error:
        raise UnreadableRegistry(file=str(path), reason=os.strerror(error.errno or 5)) from error
