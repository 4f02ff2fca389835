"""Secrets of second factors stand sealed in their table, and a rotation seals them under the new keys."""

from __future__ import annotations

import json
from typing import cast

from django.db import connections

from habeas.record.aead import DoesNotOpen
from habeas.store.plain_sql import fetch
from habeas.store.second_factors import open_secret, seal_all
from habeas.store.store import Store

OLD, NEW = b"o" * 32, b"n" * 32
ROWS = {
    1: {"secret": "JBSWY3DPEHPK3PXP"},
    2: {"seed": "c0ffee", "used_mask": 3},
    3: {"migrated_codes": ["11111111", "22222222"]},
}


def write_rows(store: Store) -> None:
    """Make the desk's table as it was before secrets were sealed."""
    kind = "jsonb" if connections["default"].vendor == "postgresql" else "text"
    with connections["default"].cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS mfa_authenticator")
        cursor.execute(f"CREATE TABLE mfa_authenticator (id bigint PRIMARY KEY, data {kind} NOT NULL)")
        for number, row in ROWS.items():
            cursor.execute("INSERT INTO mfa_authenticator VALUES (%s, %s)", [number, json.dumps(row)])


def rows() -> dict[int, dict[str, object]]:
    found = cast("list[tuple[int, str]]", fetch("SELECT id, data FROM mfa_authenticator ORDER BY id"))
    return {number: json.loads(written) for number, written in found}


def opened(key: bytes) -> dict[int, dict[str, object]]:
    """Return the rows with their secrets opened, "shut" where one does not open."""

    def one(value: object) -> object:
        if isinstance(value, list):
            return [one(each) for each in value]
        try:
            return open_secret(key, value) if isinstance(value, str) else value
        except DoesNotOpen:
            return "shut"

    return {number: {name: one(value) for name, value in row.items()} for number, row in rows().items()}


def test_secrets_are_sealed_and_open_under_their_key_alone(store: Store) -> None:
    write_rows(store)
    assert seal_all(OLD, OLD) == 3
    assert [word for word in ("JBSWY3DPEHPK3PXP", "c0ffee", "22222222") if word in json.dumps(rows())] == []
    assert opened(OLD) == ROWS
    assert opened(NEW) == {
        1: {"secret": "shut"},
        2: {"seed": "shut", "used_mask": 3},
        3: {"migrated_codes": ["shut", "shut"]},
    }
    assert seal_all(OLD, OLD) == 0


def test_secrets_are_sealed_again_once(store: Store) -> None:
    write_rows(store)
    seal_all(OLD, OLD)
    assert seal_all(OLD, NEW) == 3
    assert opened(NEW) == ROWS
    assert seal_all(OLD, NEW) == 0
    assert opened(NEW) == ROWS
