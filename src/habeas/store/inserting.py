"""Inserting many rows: straight from maps of columns into SQL, without an object of the mapper for each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.models.fields import Field

from habeas.store.models.columns import PackedTextField, SealedTextField
from habeas.store.plain_sql import quick_cursor

Cell = str | int | bytes | None
"""What a column can hold; a truth value is a whole number."""

Columns = Mapping[str, Cell]
"""The columns of one row by their names; one that may be missing and is not named is NULL."""

_AT_ONCE = 500
"""How many rows go into one statement on a server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """How rows of one table are written: its columns in order, those that may be missing, are sealed, are packed."""

    names: tuple[str, ...]
    optional: Mapping[str, None]
    sealed: tuple[tuple[int, SealedTextField], ...]
    packed: tuple[tuple[int, SealedTextField], ...]
    into: str
    marks: str

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
            raise TypeError(f"{self.into} misses {error}") from error
        if len(row) != len(found):
            raise TypeError(f"{self.into} has no {sorted(set(row) - set(self.names))}")
        return found


def insert(model: type[Model], rows: Iterable[Columns]) -> None:
    """Insert rows into the table of a model, in their order.

    Raises:
        TypeError: a row misses a column, or names one that the table does not have.
    """
    connection, table = connections["default"], _table_of(model)
    written = [table.values(row) for row in rows]
    if not written:
        return
    is_server = connection.vendor == "postgresql"
    for place, field in table.sealed if is_server else table.packed:
        for values in written:
            values[place] = _prepared(field, values[place], connection)
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        if not is_server:
            cursor.executemany(f"{table.into} VALUES {table.marks}", written)
        else:
            for begin in range(0, len(written), _AT_ONCE):
                page = written[begin : begin + _AT_ONCE]
                flat = [value for values in page for value in values]
                cursor.execute(f"{table.into} VALUES {', '.join([table.marks] * len(page))}", flat)


def _prepared(field: SealedTextField, text: Cell, connection: BaseDatabaseWrapper) -> Cell:
    assert text is None or isinstance(text, str), "what is sealed or packed is text"
    prepared = field.get_db_prep_value(text, connection)
    assert prepared is None or isinstance(prepared, str | bytes), "a server gets bytes, the file gets text"
    return prepared


@cache
def _table_of(model: type[Model]) -> _Table:
    fields: Sequence[Field[object, object]] = [one for one in model._meta.concrete_fields if one.column is not None]
    names = tuple(field.attname for field in fields)
    quoted = ", ".join(f'"{field.column}"' for field in fields)
    return _Table(
        names=names,
        optional={field.attname: None for field in fields if field.null},
        packed=tuple((place, field) for place, field in enumerate(fields) if isinstance(field, PackedTextField)),
        sealed=tuple((place, field) for place, field in enumerate(fields) if isinstance(field, SealedTextField)),
        into=f'INSERT INTO "{model._meta.db_table}" ({quoted})',
        marks=f"({', '.join(['%s'] * len(names))})",
    )
