"""Inserting many rows: straight from maps of columns into SQL, without an object of the mapper for each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, Model
from django.db.models.fields import Field

from habeas.store.models.columns import SealedTextField
from habeas.store.plain_sql import quick_cursor

Cell = str | int | bytes | None
"""What a column can hold; a truth value is 1 or 0, which the encrypted file takes far quicker than Python's own."""

Columns = Mapping[str, Cell]
"""The columns of one row by their names; one that may be missing and is not named is NULL."""

_AT_ONCE = 500
"""How many rows go into one statement on a server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """How maps become rows of one table: its columns in order, and those that may be missing."""

    names: tuple[str, ...]
    optional: Mapping[str, None]

    def values(self, row: Columns) -> list[Cell]:
        """Return the values of a row in the order of the columns.

        Raises:
            TypeError: a column is missing, or is none of this table.
        """
        if len(row) != len(self.names):
            row = {**self.optional, **row}
        try:
            found = [row[name] for name in self.names]
        except KeyError as error:
            raise TypeError(f"a row misses {error}") from error
        if len(row) != len(found):
            raise TypeError(f"a table has no {sorted(set(row) - set(self.names))}")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Insertion:
    """The statement that inserts some columns, the marks of one row, and which are sealed or hold truth values."""

    into: str
    marks: str
    sealed: tuple[tuple[int, SealedTextField], ...]
    truths: tuple[int, ...]


def insert(model: type[Model], rows: Iterable[Columns]) -> None:
    """Insert rows into the table of a model.

    Raises:
        TypeError: a row misses a column, or names one that the table does not have.
    """
    table = _table_of(model)
    insert_rows(model, table.names, [table.values(row) for row in rows])


def insert_rows(model: type[Model], names: tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> None:
    """Insert rows into the table of a model; each has a value for each of the named columns."""
    if not rows:
        return
    connection = connections["default"]
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        if connection.vendor != "postgresql":
            _insert_into_file(cursor, model, names, rows)
            return
        insertion = _insertion(model, names)
        for begin in range(0, len(rows), _AT_ONCE):
            page = [list(row) for row in rows[begin : begin + _AT_ONCE]]
            for place, field in insertion.sealed:
                for values in page:
                    values[place] = _prepared(field, values[place], connection)
            for place in insertion.truths:
                for values in page:
                    values[place] = bool(values[place])
            flat = [value for values in page for value in values]
            cursor.execute(f"{insertion.into} VALUES {', '.join([insertion.marks] * len(page))}", flat)


def _insert_into_file(
    cursor: CursorWrapper, model: type[Model], names: tuple[str, ...], rows: Sequence[Sequence[Cell]]
) -> None:
    """Insert rows into the encrypted file: those with the same columns missing together, and without these.

    To be told that a cell is missing takes SQLite's module as long as three cells that are there.
    """
    by_shape: defaultdict[tuple[bool, ...], list[tuple[Cell, ...]]] = defaultdict(list)
    for row in rows:
        shape = tuple([cell is not None for cell in row])
        by_shape[shape].append(tuple(compress(row, shape)))
    for shape, written in by_shape.items():
        insertion = _insertion(model, tuple(compress(names, shape)))
        cursor.executemany(f"{insertion.into} VALUES {insertion.marks}", written)


def _prepared(field: SealedTextField, text: Cell, connection: BaseDatabaseWrapper) -> Cell:
    assert text is None or isinstance(text, str), "what is sealed is text"
    prepared = field.get_db_prep_value(text, connection)
    assert prepared is None or isinstance(prepared, bytes), "a server gets bytes"
    return prepared


@cache
def _table_of(model: type[Model]) -> _Table:
    fields = _fields_of(model)
    return _Table(
        names=tuple(field.attname for field in fields),
        optional={field.attname: None for field in fields if field.null},
    )


@cache
def _insertion(model: type[Model], names: tuple[str, ...]) -> _Insertion:
    by_name = {field.attname: field for field in _fields_of(model)}
    fields = [by_name[name] for name in names]
    quoted = ", ".join(f'"{field.column}"' for field in fields)
    return _Insertion(
        into=f'INSERT INTO "{model._meta.db_table}" ({quoted})',
        marks=f"({', '.join(['%s'] * len(names))})",
        sealed=tuple((place, field) for place, field in enumerate(fields) if isinstance(field, SealedTextField)),
        truths=tuple(place for place, field in enumerate(fields) if isinstance(field, BooleanField)),
    )


def _fields_of(model: type[Model]) -> Sequence[Field[object, object]]:
    return [one for one in model._meta.concrete_fields if one.column is not None]
