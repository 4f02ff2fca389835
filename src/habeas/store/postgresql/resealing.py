"""Sealing what stands on a server under another key: the columns that hold words, names or places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.db import connections, models

from habeas.record.aead import seal, unseal
from habeas.store.models import CACHED
from habeas.store.models.columns import SealedTextField
from habeas.store.plain_sql import Row, fetch

_AT_ONCE = 500


def seal_text_again(opening: bytes, sealing: bytes) -> None:
    """Seal every sealed column under a new key; the caller holds one transaction around it.

    Args:
        opening: The key that the text is sealed under, 32 bytes.
        sealing: The key that it is to be sealed under, 32 bytes.

    Raises:
        DoesNotOpen: a value is not what was sealed in its column.
    """
    for model in CACHED:
        columns = [str(one.column) for one in model._meta.concrete_fields if isinstance(one, SealedTextField)]
        if columns:
            _seal_table(model, columns, opening, sealing)


def _seal_table(model: type[models.Model], columns: list[str], opening: bytes, sealing: bytes) -> None:
    table, connection = model._meta.db_table, connections["default"]
    keys = [connection.ops.quote_name(str(one.column)) for one in model._meta.pk_fields]
    quoted = [connection.ops.quote_name(column) for column in columns]
    places = [f"{table}.{column}".encode() for column in columns]
    changes, found = ", ".join(f"{one} = %s" for one in quoted), " AND ".join(f"{one} = %s" for one in keys)
    update = f"UPDATE {table} SET {changes} WHERE {found}"  # noqa: S608 - names of our own

    def sealed(value: object, place: bytes) -> bytes | None:
        return None if value is None else seal(sealing, unseal(opening, bytes(cast("bytes", value)), place), place)

    for rows in _pages(table, keys, quoted):
        changed = [
            (*(sealed(value, place) for value, place in zip(row[len(keys) :], places, strict=True)), *row[: len(keys)])
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(update, cast("list[tuple[str, ...]]", changed))


def _pages(table: str, keys: list[str], columns: list[str]) -> Iterator[list[Row]]:
    """Yield the rows of a table some hundreds at a time, in the order of its key."""
    key = ", ".join(keys)
    query = f"SELECT {', '.join([*keys, *columns])} FROM {table}"  # noqa: S608 - names of our own
    tail = f" ORDER BY {key} LIMIT {_AT_ONCE}"
    page = fetch(query + tail)
    while page:
        yield page
        last = cast("tuple[int | str, ...]", page[-1][: len(keys)])
        page = fetch(f"{query} WHERE ({key}) > ({', '.join(['%s'] * len(keys))}){tail}", last)
