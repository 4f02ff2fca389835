"""Judgements without the words of their entries, with the number and the quotation of their statement in one row.

In the encrypted file, the tables whose key is a place in the log are made anew, so that it is the row's own number. On
a server the tables stay, with who may do what in them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from habeas.store.models.columns import PlaceField, SealedTextField

if TYPE_CHECKING:
    from habeas.store.postgresql.base import DatabaseWrapper

Row = tuple[Any, ...]

_LINKS = ("proposal", "statement", "supersedes", "undone", "pair")
_ASIDE = "cached_judgement_aside"
_STAYING = '"case", verdict, proposal, statement, supersedes, pair, holds, stands'
_NOWHERE = -1
_OVERLAP = 300
"""How many letters two pieces of a long text shared."""

_BY_PLACE = (
    ("cachedactor", "seq"), ("cachedreceipt", "seq"), ("cachedstruck", "place"), ("cacheddraft", "seq"),
    ("cachedapproval", "seq"), ("cachedview", "seq"), ("cachedappealstep", "seq"), ("cachedflip", "seq"),
)  # fmt: skip


def _set_aside(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model in apps.get_model("store", "CachedJudgement")._meta.indexes:
        schema_editor.execute(f"DROP INDEX IF EXISTS {model.name}")
    if not _is_server(schema_editor):
        schema_editor.execute(f"ALTER TABLE cached_judgement RENAME TO {_ASIDE}")


def _forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the rows anew, without words, and with what two other tables said of their statements."""
    judgement = apps.get_model("store", "CachedJudgement")
    aside = "cached_judgement" if _is_server(schema_editor) else _ASIDE
    made = list(_made(schema_editor, aside))
    if _is_server(schema_editor):
        _execute(schema_editor, "ALTER TABLE cached_judgement ADD number bigint, ADD folded bytea, ADD place bigint")
        _many(schema_editor, "UPDATE cached_judgement SET number = %s, folded = %s, place = %s WHERE seq = %s", made)
        gone = ", ".join(f"DROP {one}" for one in ("entry", "kind", "at", "plain", "undone"))
        _execute(schema_editor, f"ALTER TABLE cached_judgement {gone}")
        _execute(schema_editor, "ALTER TABLE cached_judgement RENAME place TO undone")
        for index in judgement._meta.indexes:
            schema_editor.add_index(judgement, index)
    else:
        schema_editor.create_model(judgement)
        columns = f"number, folded, undone, seq, {_STAYING}"
        stay = f"SELECT %s, %s, %s, seq, {_STAYING} FROM {aside} WHERE seq = %s"
        _many(schema_editor, f"INSERT INTO cached_judgement ({columns}) {stay}", made)
        _execute(schema_editor, f"DROP TABLE {aside}")
    _execute(schema_editor, "DELETE FROM cached_number WHERE prefix = 's' AND target <> ''")
    _execute(schema_editor, "DELETE FROM cached_search WHERE kind = 'statement'")


def _made(schema_editor: BaseDatabaseSchemaEditor, aside: str) -> Iterator[Row]:
    """Yield the number, the quotation and the place of what is undone of each judgement, then its own place."""
    numbers: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
    told = "SELECT \"case\", target, number FROM cached_number WHERE prefix = 's' ORDER BY number"
    for case, target, number in _rows(schema_editor, told):
        numbers[case, target].append(number)
    quoted: dict[int, str] = {}
    kept = "SELECT seq, folded FROM cached_search WHERE kind = 'statement' ORDER BY seq, place"
    for seq, folded in _rows(schema_editor, kept):
        text = _opened(schema_editor, folded, "cached_search.folded")
        quoted[seq] = quoted[seq] + text[_OVERLAP:] if seq in quoted else text
    undone = f"SELECT j.seq, e.seq FROM {aside} j LEFT JOIN log_entry e ON e.entry = j.undone WHERE undone IS NOT NULL"
    places = {seq: _NOWHERE if place is None else place for seq, place in _rows(schema_editor, undone)}
    for seq, case, statement in _rows(schema_editor, f'SELECT seq, "case", statement FROM {aside} ORDER BY seq'):
        own = numbers[case, statement]
        folded = _sealed(schema_editor, quoted.get(seq), "cached_judgement.folded")
        yield own.popleft() if own else None, folded, places.get(seq), seq


def _backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the rows back as they were, with no words in them: whoever goes back makes the tables again."""
    judgement = apps.get_model("store", "CachedJudgement")
    for index in judgement._meta.indexes:
        schema_editor.execute(f"DROP INDEX IF EXISTS {index.name}")
    numbers = 'INSERT INTO cached_number ("case", prefix, number, target) SELECT "case", \'s\', number, statement'
    _execute(schema_editor, f"{numbers} FROM cached_judgement WHERE number IS NOT NULL")
    rows = _rows(schema_editor, 'SELECT seq, "case", statement, folded FROM cached_judgement WHERE folded IS NOT NULL')
    texts = [
        (seq, case, statement, _sealed(schema_editor, _opened(schema_editor, folded, "cached_judgement.folded"),
                                       "cached_search.folded"))
        for seq, case, statement, folded in rows
    ]  # fmt: skip
    into = 'INSERT INTO cached_search (seq, place, "case", kind, target, folded)'
    _many(schema_editor, f"{into} VALUES (%s, 0, %s, 'statement', %s, %s)", texts)
    if _is_server(schema_editor):
        _execute(schema_editor, "ALTER TABLE cached_judgement RENAME undone TO place")
    else:
        _execute(schema_editor, f"ALTER TABLE cached_judgement RENAME TO {_ASIDE}")


def _take_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    judgement = apps.get_model("store", "CachedJudgement")
    entry = "(SELECT e.entry FROM log_entry e WHERE e.seq = {})"
    if _is_server(schema_editor):
        added = ("entry varchar(64) UNIQUE", "kind varchar(64)", "at text", "plain bytea", "undone varchar(64)")
        _execute(schema_editor, "ALTER TABLE cached_judgement " + ", ".join(f"ADD {one}" for one in added))
        _execute(
            schema_editor,
            "UPDATE cached_judgement SET entry = e.entry, kind = e.kind, at = e.at,"
            f" undone = {entry.format('place')} FROM log_entry e WHERE e.seq = cached_judgement.seq",
        )
        _execute(schema_editor, "ALTER TABLE cached_judgement DROP number, DROP folded, DROP place")
        for index in judgement._meta.indexes:
            schema_editor.add_index(judgement, index)
    else:
        schema_editor.create_model(judgement)
        columns = f"seq, entry, kind, at, undone, {_STAYING}"
        stay = f"SELECT j.seq, e.entry, e.kind, e.at, {entry.format('j.undone')}, " + ", ".join(
            f"j.{one}" for one in _STAYING.split(", ")
        )
        _execute(
            schema_editor,
            f"INSERT INTO cached_judgement ({columns}) {stay} FROM {_ASIDE} j JOIN log_entry e ON e.seq = j.seq",
        )
        _execute(schema_editor, f"DROP TABLE {_ASIDE}")


def _is_server(schema_editor: BaseDatabaseSchemaEditor) -> bool:
    return schema_editor.connection.vendor == "postgresql"


def _execute(schema_editor: BaseDatabaseSchemaEditor, statement: str) -> None:
    schema_editor.execute(statement)


def _rows(schema_editor: BaseDatabaseSchemaEditor, query: str) -> list[Row]:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(query)
        found: list[Row] = cursor.fetchall()
    return found


def _many(schema_editor: BaseDatabaseSchemaEditor, statement: str, rows: list[Row]) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _opened(schema_editor: BaseDatabaseSchemaEditor, stored: object, place: str) -> str:
    if isinstance(stored, str):
        return stored
    return cast("DatabaseWrapper", schema_editor.connection).open_text(bytes(cast("bytes", stored)), place)


def _sealed(schema_editor: BaseDatabaseSchemaEditor, text: str | None, place: str) -> str | bytes | None:
    if text is None or not _is_server(schema_editor):
        return text
    return cast("DatabaseWrapper", schema_editor.connection).seal_text(text, place)


class Migration(migrations.Migration):
    """Judgements without the words of their entries, with the number and the quotation of their statement."""

    dependencies = [("store", "0012_headers_made_anew")]
    operations = [
        migrations.RunPython(_set_aside, _take_back),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name="CachedJudgement"),
                migrations.CreateModel(
                    name="CachedJudgement",
                    fields=[
                        ("seq", PlaceField(primary_key=True, serialize=False)),
                        ("case", models.CharField(max_length=64)),
                        ("verdict", models.CharField(max_length=64, null=True)),
                        ("proposal", models.CharField(max_length=64, null=True)),
                        ("statement", models.CharField(max_length=64, null=True)),
                        ("supersedes", models.CharField(max_length=64, null=True)),
                        ("undone", models.BigIntegerField(null=True)),
                        ("pair", models.CharField(max_length=130, null=True)),
                        ("holds", models.BooleanField()),
                        ("stands", models.BooleanField()),
                        ("number", models.BigIntegerField(null=True)),
                        ("folded", SealedTextField(null=True)),
                    ],
                    options={
                        "db_table": "cached_judgement",
                        "indexes": [
                            *(
                                models.Index(
                                    fields=[link],
                                    name=f"cached_judgement_by_{link}",
                                    condition=models.Q((f"{link}__isnull", False)),
                                )
                                for link in _LINKS
                            ),
                            models.Index(
                                fields=["case", "number"],
                                name="cached_judgement_by_number",
                                condition=models.Q(("number__isnull", False)),
                            ),
                        ],
                    },
                ),
            ]
        ),
        migrations.RunPython(_forwards, _backwards),
        *(
            migrations.AlterField(model_name=model, name=key, field=PlaceField(primary_key=True, serialize=False))
            for model, key in _BY_PLACE
        ),
    ]
