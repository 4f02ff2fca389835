"""Headers are made anew from what is stored; parts say what they commit to; the newest time stands beside the edge.

In the encrypted file the tables are then made anew, so that a place in the log is the row's own number. On a server
they stay, and with them who may do what in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from habeas.facts.errors import HabeasError
from habeas.record.entries import Header, parse_header, write_header
from habeas.store.models.columns import PlaceField

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

_first = import_module("habeas.store.migrations.0001_log")

_AT_ONCE = 500
_GUARDED = ("log_entry", "log_part")
_NEWEST = """UPDATE tree_edge SET newest_at = (SELECT max(at) FROM log_entry WHERE seq >=
    coalesce((SELECT max(seq) FROM log_entry WHERE kind = 'clock.corrected'), 0))"""
_PLACES = '"seq" bigint NOT NULL, "part" bigint NOT NULL'
_NAMED = '"entry" varchar(64) NOT NULL UNIQUE, "case" varchar(64) NULL, "kind" varchar(64) NOT NULL'
_HASH, _PLACE = '"leaf_hash" BLOB NOT NULL', 'PRIMARY KEY ("seq", "part")'
_DONE = '"actor" varchar(64) NOT NULL, "at" text NOT NULL'
_IN_THE_FILE = {
    "log_entry": (
        f'"seq" integer NOT NULL PRIMARY KEY, {_NAMED}, "kind_version" bigint NOT NULL, {_DONE}, {_HASH}',
        "",
    ),
    "log_part": (
        f'{_PLACES}, "about" varchar(64) NOT NULL, "commitment" BLOB NOT NULL, "sealed" BLOB NOT NULL, {_PLACE}',
        "",
    ),
    "part_key": (f'{_PLACES}, "wrapped" BLOB NOT NULL, {_PLACE}', " WITHOUT ROWID"),
}
_IN_THE_FILE_BEFORE = {
    "log_entry": (
        f'"seq" bigint NOT NULL PRIMARY KEY, {_NAMED}, {_DONE}, "header" BLOB NOT NULL, {_HASH}',
        "",
    ),
    "log_part": (
        f'{_PLACES}, "about" varchar(64) NOT NULL, "sealed" BLOB NOT NULL, {_PLACE}',
        "",
    ),
    "part_key": (f'{_PLACES}, "wrapped" BLOB NOT NULL, {_PLACE}', ""),
}
_COLUMNS = {
    "log_entry": ("seq", "entry", "case", "kind", "kind_version", "actor", "at", "leaf_hash"),
    "log_part": ("seq", "part", "about", "commitment", "sealed"),
    "part_key": ("seq", "part", "wrapped"),
}
_COLUMNS_BEFORE = {
    "log_entry": ("seq", "entry", "case", "kind", "actor", "at", "header", "leaf_hash"),
    "log_part": ("seq", "part", "about", "sealed"),
    "part_key": ("seq", "part", "wrapped"),
}
_INDEXES = {"log_entry_by_case": ("case", "seq"), "log_entry_by_kind": ("kind", "seq")}


def _forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with _unguarded(schema_editor):
        schema_editor.execute("ALTER TABLE log_entry ADD kind_version bigint")
        schema_editor.execute(f"ALTER TABLE log_part ADD commitment {_bytes_of(schema_editor)}")
        _fill(schema_editor, _say_version_and_commitments)
        with schema_editor.connection.cursor() as cursor:
            # Parts of which no header speaks: verifying names them.
            cursor.execute("UPDATE log_part SET commitment = %s WHERE commitment IS NULL", (b"",))
        _drop_indexes(schema_editor, *_INDEXES, "log_entry_by_time", "log_part_by_person")
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("ALTER TABLE log_entry ALTER kind_version SET NOT NULL, DROP header")
            schema_editor.execute("ALTER TABLE log_part ALTER commitment SET NOT NULL")
        else:
            _remake(schema_editor, _IN_THE_FILE, _COLUMNS)
        _add_indexes(schema_editor)
    schema_editor.execute("ALTER TABLE tree_edge ADD newest_at text")
    schema_editor.execute(_NEWEST)


def _backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with _unguarded(schema_editor):
        schema_editor.execute(f"ALTER TABLE log_entry ADD header {_bytes_of(schema_editor)}")
        _fill(schema_editor, _write_headers)
        _drop_indexes(schema_editor, *_INDEXES)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("ALTER TABLE log_entry ALTER header SET NOT NULL, DROP kind_version")
            schema_editor.execute("ALTER TABLE log_part DROP commitment")
        else:
            _remake(schema_editor, _IN_THE_FILE_BEFORE, _COLUMNS_BEFORE)
        _add_indexes(schema_editor)
        schema_editor.execute("CREATE INDEX log_entry_by_time ON log_entry (at)")
        schema_editor.execute("CREATE INDEX log_part_by_person ON log_part (about)")
    schema_editor.execute("ALTER TABLE tree_edge DROP COLUMN newest_at")


def _fill(schema_editor: BaseDatabaseSchemaEditor, change: Callable[[CursorWrapper, int, int], None]) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT max(seq) FROM log_entry")
        (last,) = cursor.fetchone()
        for begin in range(0, 0 if last is None else last + 1, _AT_ONCE):
            change(cursor, begin, begin + _AT_ONCE - 1)


def _say_version_and_commitments(cursor: CursorWrapper, first: int, last: int) -> None:
    cursor.execute("SELECT seq, header FROM log_entry WHERE seq BETWEEN %s AND %s", (first, last))
    headers = {seq: _read(bytes(header)) for seq, header in cursor.fetchall()}
    # Of a header that was changed it is 0, which no kind has, and there are no commitments: verifying names it.
    cursor.executemany(
        "UPDATE log_entry SET kind_version = %s WHERE seq = %s",
        [(0 if header is None else header.kind_version, seq) for seq, header in headers.items()],
    )
    cursor.executemany(
        "UPDATE log_part SET commitment = %s WHERE seq = %s AND part = %s",
        [
            (bytes.fromhex(part.commitment), seq, index)
            for seq, header in headers.items()
            if header is not None
            for index, part in enumerate(header.parts)
        ],
    )


def _read(header: bytes) -> Header | None:
    try:
        return parse_header(header)
    except HabeasError:
        return None


def _write_headers(cursor: CursorWrapper, first: int, last: int) -> None:
    parts: dict[int, list[tuple[str, str, str]]] = {}
    cursor.execute(
        "SELECT seq, about, commitment, sealed FROM log_part WHERE seq BETWEEN %s AND %s ORDER BY seq, part",
        (first, last),
    )
    for seq, about, commitment, sealed in cursor.fetchall():
        parts.setdefault(seq, []).append((about, bytes(commitment).hex(), sha256(bytes(sealed)).hexdigest()))
    cursor.execute(
        'SELECT seq, entry, "case", kind, kind_version, actor, at FROM log_entry WHERE seq BETWEEN %s AND %s',
        (first, last),
    )
    headers = [
        (
            write_header(
                entry=entry, kind=kind, kind_version=version, case=case, actor=actor, at=at, parts=parts.get(seq, ())
            ),
            seq,
        )
        for seq, entry, case, kind, version, actor, at in cursor.fetchall()
    ]
    cursor.executemany("UPDATE log_entry SET header = %s WHERE seq = %s", headers)


def _remake(
    schema_editor: BaseDatabaseSchemaEditor,
    wanted: dict[str, tuple[str, str]],
    columns: dict[str, tuple[str, ...]],
) -> None:
    for table, (definition, option) in wanted.items():
        named = ", ".join(f'"{column}"' for column in columns[table])
        schema_editor.execute(f"CREATE TABLE new_{table} ({definition}){option}")
        schema_editor.execute(f"INSERT INTO new_{table} ({named}) SELECT {named} FROM {table} ORDER BY seq")
        schema_editor.execute(f"DROP TABLE {table}")
        schema_editor.execute(f"ALTER TABLE new_{table} RENAME TO {table}")


@contextmanager
def _unguarded(schema_editor: BaseDatabaseSchemaEditor) -> Iterator[None]:
    """Take the triggers away that keep the log append-only, and put them back."""
    on_server = schema_editor.connection.vendor == "postgresql"
    for table in _GUARDED:
        if on_server:
            schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            for what in ("updated", "deleted", "replaced"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_never_{what}")
    yield
    if on_server:
        for table in _GUARDED:
            schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    else:
        for statement in _first._on_sqlite():
            schema_editor.execute(statement)


def _drop_indexes(schema_editor: BaseDatabaseSchemaEditor, *names: str) -> None:
    for name in names:
        schema_editor.execute(f"DROP INDEX {name}")


def _add_indexes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, columns in _INDEXES.items():
        named = ", ".join(f'"{column}"' for column in columns)
        schema_editor.execute(f"CREATE INDEX {name} ON log_entry ({named})")


def _bytes_of(schema_editor: BaseDatabaseSchemaEditor) -> str:
    return "bytea" if schema_editor.connection.vendor == "postgresql" else "BLOB"


class Migration(migrations.Migration):
    """Headers are made anew from what is stored; parts say what they commit to; the newest time stands by the edge."""

    dependencies = [("store", "0011_judgements_packed")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(_forwards, _backwards)],
            state_operations=[
                migrations.AlterField(
                    model_name="logentry", name="seq", field=PlaceField(primary_key=True, serialize=False)
                ),
                migrations.RemoveIndex(model_name="logentry", name="log_entry_by_time"),
                migrations.RemoveIndex(model_name="logpart", name="log_part_by_person"),
                migrations.RemoveField(model_name="logentry", name="header"),
                migrations.AddField(
                    model_name="logentry", name="kind_version", field=models.BigIntegerField(), preserve_default=False
                ),
                migrations.AddField(
                    model_name="logpart", name="commitment", field=models.BinaryField(), preserve_default=False
                ),
                migrations.AddField(model_name="treeedge", name="newest_at", field=models.TextField(null=True)),
            ],
        ),
    ]
