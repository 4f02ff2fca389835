"""Plain SQL where every microsecond counts: what each append and every reading of the whole log does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

if TYPE_CHECKING:
    from habeas.store.sqlcipher.base import DatabaseWrapper as SqlCipher

Row = tuple[object, ...]


def fetch(query: str, values: Sequence[int | str] = ()) -> list[Row]:
    """Return the rows that a query finds; places for values are written `%s` on either database."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        cursor.execute(query, list(values))
        return list(cursor.fetchall())


def change(statement: str, values: Sequence[int | str | None]) -> int:
    """Run a statement that changes rows, and return how many it changed."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        cursor = quick_cursor(connection)
        cursor.execute(statement, list(values))
        return int(cursor.rowcount)


def quick_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """Return a cursor for one statement, all of whose rows are taken at once.

    What Django puts around a cursor takes longer than a short query on the encrypted file: there it is the file's own.
    Where somebody looks on at what is asked, Django's shows it. Use it within `connection.wrap_database_errors`.
    """
    if connection.vendor != "sqlite" or connection.execute_wrappers or connection.force_debug_cursor:
        return connection.cursor()
    if connection.connection is None:
        connection.ensure_connection()
    return cast("CursorWrapper", cast("SqlCipher", connection).kept_cursor())


def is_server() -> bool:
    """Return whether the tables are on a server, where others may write at the same time."""
    return connections["default"].vendor == "postgresql"
