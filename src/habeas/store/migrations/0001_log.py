"""The log, its keys, its edge, and the triggers that keep it append-only."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_GUARDED = {"log_entry": ("seq", "entry"), "log_part": ("seq, part",)}
"""The append-only tables, and the columns by which an inserted row could replace another."""


def _on_sqlite() -> Iterator[str]:
    """`INSERT OR REPLACE` deletes without a DELETE trigger, so an insert onto a row that exists is refused too."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    for table, keys in _GUARDED.items():
        taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE ({key}) = ({_of_new(key)}))" for key in keys)
        yield f"CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table} {refuse}"
        yield f"CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} {refuse}"
        yield f"CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table} WHEN {taken} {refuse}"


def _of_new(key: str) -> str:
    return ", ".join(f"NEW.{column}" for column in key.split(", "))


def _on_postgresql() -> Iterator[str]:
    """`TRUNCATE` fires no row trigger, so it has one of its own."""
    yield (
        "CREATE FUNCTION habeas_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in _GUARDED:
        refuse = "EXECUTE FUNCTION habeas_append_only()"
        yield f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
        yield f"CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"


def _guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = _on_postgresql() if schema_editor.connection.vendor == "postgresql" else _on_sqlite()
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The log, its keys, its edge, and the triggers that keep it append-only."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="PartKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "seq", "part", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.BigIntegerField()),
                ("part", models.BigIntegerField()),
                ("wrapped", models.BinaryField()),
            ],
            options={
                "db_table": "part_key",
            },
        ),
        migrations.CreateModel(
            name="TreeEdge",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("edge", models.TextField()),
            ],
            options={
                "db_table": "tree_edge",
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.CharField(max_length=64, unique=True)),
                ("case", models.CharField(max_length=64, null=True)),
                ("kind", models.CharField(max_length=64)),
                ("actor", models.CharField(max_length=64)),
                ("at", models.TextField()),
                ("header", models.BinaryField()),
                ("leaf_hash", models.BinaryField()),
            ],
            options={
                "db_table": "log_entry",
                "indexes": [models.Index(fields=["case", "seq"], name="log_entry_by_case")],
            },
        ),
        migrations.CreateModel(
            name="LogPart",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "seq", "part", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.BigIntegerField()),
                ("part", models.BigIntegerField()),
                ("about", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "log_part",
                "indexes": [models.Index(fields=["about"], name="log_part_by_person")],
            },
        ),
        migrations.RunPython(_guard),
    ]
