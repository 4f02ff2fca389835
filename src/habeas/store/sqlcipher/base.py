"""The connection: a raw key, foreign keys, write-ahead log, full durability.

The name of this file is Django's: it looks a backend up as `<ENGINE>.base.DatabaseWrapper`.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.db.backends.sqlite3 import base as plain_sqlite
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from habeas.store.errors import WrongKey
from habeas.store.sqlcipher.cursor import SqlCipherCursor
from habeas.store.sqlcipher.explaining import BUSY_TIMEOUT_S

CACHE_KIB = 32 * 1024
"""How much of the database is kept opened in memory at most, in KiB; SQLite itself would keep two MiB."""

_AFTER_KEY = (
    # WAL keeps readers and the one writer apart; FULL makes every commit survive a power cut.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    # What is deleted is overwritten, so that erasure leaves no residue in free pages.
    "PRAGMA secure_delete = ON",
    # Temporary tables and indices never reach the disk in clear.
    "PRAGMA temp_store = MEMORY",
    # Ids come in no order, so a batch touches most pages of their indexes: each is opened and sealed once, not often.
    f"PRAGMA cache_size = -{CACHE_KIB}",
)


def _register_types() -> None:
    """Teach SQLCipher's module the Python types that Django teaches the interpreter's own sqlite3."""
    dbapi2.register_converter("bool", b"1".__eq__)
    dbapi2.register_converter("date", lambda stored: parse_date(stored.decode()))
    dbapi2.register_converter("time", lambda stored: parse_time(stored.decode()))
    for name in ("datetime", "timestamp"):
        dbapi2.register_converter(name, lambda stored: parse_datetime(stored.decode()))
    dbapi2.register_adapter(decimal.Decimal, str)
    dbapi2.register_adapter(dt.date, dt.date.isoformat)
    dbapi2.register_adapter(dt.datetime, lambda instant: instant.isoformat(" "))


_register_types()


def connect(database: str, raw_key: bytes, **options: object) -> dbapi2.Connection:
    """Return an open, unlocked connection.

    Args:
        database: A `file:` address with its `mode`.
        raw_key: 32 bytes.
        options: What `sqlcipher3.connect` takes.

    Raises:
        WrongKey: the file does not open with this key; nothing in it was changed.
    """
    connection = dbapi2.connect(database, uri=True, timeout=BUSY_TIMEOUT_S, **options)
    try:
        # Damage is told by exceptions; SQLCipher's own log would write to standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
        connection.execute("PRAGMA cipher_memory_security = OFF")
        # SQLCipher checks the key only when the first page is read: read it before anything can be written.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        if "not a database" in str(error) or "malformed" in str(error):
            raise WrongKey(file=PurePosixPath(unquote(urlsplit(database).path)).name) from error
        raise
    return connection


class DatabaseWrapper(plain_sqlite.DatabaseWrapper):
    """Django's SQLite backend, speaking to SQLCipher instead of the interpreter's own SQLite.

    `OPTIONS["raw_key"]` is the key, 32 bytes.
    """

    display_name = "SQLCipher"
    Database = dbapi2
    _kept: SqlCipherCursor | None = None

    def get_connection_params(self) -> dict[str, object]:
        """Return the keyword arguments for `get_new_connection`."""
        parameters: dict[str, object] = super().get_connection_params()
        for name in ("uri", "timeout"):
            parameters.pop(name, None)
        return parameters

    def get_new_connection(self, conn_params: Mapping[str, object]) -> dbapi2.Connection:
        """Return a connection with the key and our settings applied."""
        connection = connect(**conn_params)  # type: ignore[arg-type]
        register_functions(connection)
        for pragma in _AFTER_KEY:
            connection.execute(pragma)
        return connection

    def kept_cursor(self) -> SqlCipherCursor:
        """Return one and the same cursor as long as the connection is open, for whoever takes all rows at once."""
        if self._kept is None or self._kept.connection is not self.connection:
            self._kept = self.create_cursor()
        return self._kept

    def _start_transaction_under_autocommit(self) -> None:
        """Begin a transaction as Django does in this mode, without its cursor where nobody looks on."""
        if self.execute_wrappers or self.force_debug_cursor:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        else:
            self.kept_cursor().execute("BEGIN IMMEDIATE")

    def create_cursor(self, name: str | None = None) -> SqlCipherCursor:
        """Return a cursor that takes Django's placeholders."""
        cursor: SqlCipherCursor = self.connection.cursor(factory=SqlCipherCursor)
        return cursor
