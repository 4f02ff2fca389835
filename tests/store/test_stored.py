"""Entries made of rows: what stands where bytes belong and is none never passes for something that was not stored."""

from __future__ import annotations

import pytest

from habeas.record.raw_entries import RawPart
from habeas.store.store import Store

ROW = (7, "e-1", "c-1", "statement.entered", 2, "a-1", "at", b"leaf", "p-1", b"commitment", b"sealed", b"wrapped")
PLACES = {"seq": 0, "leaf": 7, "about": 8, "commitment": 9, "sealed": 10, "wrapped": 11}

pytestmark = pytest.mark.usefixtures("file_store")


def row(**cells: object) -> tuple[object, ...]:
    by_place = {PLACES[name]: value for name, value in cells.items()}
    return tuple(by_place.get(place, cell) for place, cell in enumerate(ROW))


def test_parts_of_one_entry_are_gathered_in_their_order() -> None:
    from habeas.store.access.stored import entries_of

    other, of_none = (
        row(seq=8, about="p-2", sealed=b"other"),
        dict.fromkeys(("about", "commitment", "sealed", "wrapped")),
    )
    first, both, without = entries_of([row(), row(seq=8), other, row(seq=9, **of_none)])
    assert (first.seq, first.leaf_hash, first.parts) == (
        7,
        b"leaf",
        (RawPart("p-1", b"commitment", b"sealed", b"wrapped"),),
    )
    assert [(part.about, part.sealed) for part in both.parts] == [("p-1", b"sealed"), ("p-2", b"other")]
    assert without.parts == ()


def test_what_a_server_lends_is_bytes_and_what_is_neither_is_none_at_all() -> None:
    from habeas.store.access.stored import entries_of

    columns = ("leaf", "commitment", "sealed", "wrapped")
    for cell, found in ((memoryview(b"lent"), b"lent"), (None, b""), ("text", b""), (5, b"")):
        for name in columns:
            (entry,) = entries_of([row(**{name: cell})])
            cells = dict(zip(columns, (entry.leaf_hash, *entry.parts[0][1:]), strict=True))
            assert cells[name] == (None if name == "wrapped" and cell is None else found), (name, cell)
            assert [cells[one] for one in columns if one != name] == [one.encode() for one in columns if one != name]


def test_a_leaf_that_is_gone_lets_no_other_header_pass(file_store: Store) -> None:
    """Whoever has every key can let a column be empty: that is no leaf to be compared with, and not none to compare."""
    from django.db import connection

    may_be_empty = (
        "UPDATE sqlite_master SET sql = replace(sql, '\"leaf_hash\" BLOB NOT NULL', '\"leaf_hash\" BLOB')"
        " WHERE name = 'log_entry'"
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER log_entry_never_updated")
        cursor.execute("PRAGMA writable_schema = ON")
        cursor.execute(may_be_empty)
        cursor.execute("PRAGMA writable_schema = RESET")
        cursor.execute("UPDATE log_entry SET leaf_hash = NULL, actor = 'a-else' WHERE seq = 1")
    report = file_store.verify()
    assert any(finding.where.startswith("entry 1 ") and "header" in finding.reason for finding in report.findings)
