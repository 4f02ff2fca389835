"""Plain SQL where every microsecond counts: what each append and every reading of the whole log does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

Row = tuple[object, ...]


def fetch(query: str, values: Sequence[int | str] = ()) -> list[Row]:
    """Return the rows that a query finds; places for values are written `%s` on either database."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        cursor.execute(query, list(values))
        rows: list[Row] = cursor.fetchall()
        cursor.close()
    return rows


def change(statement: str, values: Sequence[int | str]) -> int:
    """Run a statement that changes rows, and return how many it changed."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        cursor.execute(statement, list(values))
        changed = int(cursor.rowcount)
        cursor.close()
    return changed


def quick_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """Return a cursor, for the encrypted file its own one: what Django puts around it takes longer than a short query.

    Where somebody looks on at what is asked, Django's shows it. Use it within `connection.wrap_database_errors`.
    """
    if connection.vendor != "sqlite" or connection.execute_wrappers or connection.queries_logged:
        return connection.cursor()
    if connection.connection is None:
        connection.ensure_connection()
    return cast("CursorWrapper", connection.create_cursor())


def is_server() -> bool:
    """Return whether the tables are on a server, where others may write at the same time."""
    return connections["default"].vendor == "postgresql"
