"""Plain SQL where every microsecond counts: what each append and every reading of the whole log does."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connections

Row = tuple[object, ...]


def fetch(query: str, values: Sequence[int | str] = ()) -> list[Row]:
    """Return the rows that a query finds; places for values are written `%s` on either database."""
    with connections["default"].cursor() as cursor:
        cursor.execute(query, list(values))
        rows: list[Row] = cursor.fetchall()
    return rows


def change(statement: str, values: Sequence[int | str]) -> int:
    """Run a statement that changes rows, and return how many it changed."""
    with connections["default"].cursor() as cursor:
        cursor.execute(statement, list(values))
        return int(cursor.rowcount)


def is_server() -> bool:
    """Return whether the tables are on a server, where others may write at the same time."""
    return connections["default"].vendor == "postgresql"
