"""Text with words, names or places in it is sealed on a server, and accounts are called by ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from habeas.store.models.columns import SealedTextField

if TYPE_CHECKING:
    from habeas.store.postgresql.base import DatabaseWrapper

_SEALED = {
    ("CachedWorkspace", "cached_workspace"): ("name",),
    ("CachedSetting", "cached_setting"): ("value",),
    ("CachedCase", "cached_case"): ("title",),
    ("CachedActor", "cached_actor"): ("name", "role"),
    ("CachedExhibit", "cached_exhibit"): ("plain",),
    ("CachedReceipt", "cached_receipt"): ("name", "channel"),
    ("CachedParty", "cached_party"): ("plain",),
    ("CachedSearch", "cached_search"): ("folded",),
    ("CachedProposal", "cached_proposal"): ("plain",),
    ("CachedJudgement", "cached_judgement"): ("plain",),
    ("CachedConsent", "cached_consent"): ("plain",),
    ("CachedDraft", "cached_draft"): ("form",),
    ("CachedRelease", "cached_release"): ("plain",),
    ("CachedAppealStep", "cached_appeal_step"): ("plain",),
    ("CachedFlip", "cached_flip"): ("plain",),
}
"""The columns with text that tells something, by model and table."""

_OPTIONAL = frozenset({("CachedJudgement", "plain")})


def _seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Seal every value as hexadecimal text, then turn the column into bytes.

    The latter writes the table anew, so that no row that was in clear is left behind in its file.
    """
    for table, column in _columns(schema_editor):
        _rewrite(schema_editor, table, column, _sealed)
        schema_editor.execute(f"ALTER TABLE {table} ALTER {column} TYPE bytea USING decode({column}, 'hex')")


def _open(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Turn the columns back into text."""
    for table, column in _columns(schema_editor):
        schema_editor.execute(f"ALTER TABLE {table} ALTER {column} TYPE text USING encode({column}, 'hex')")
        _rewrite(schema_editor, table, column, _opened)


def _sealed(server: DatabaseWrapper, text: str, place: str) -> str:
    return server.seal_text(text, place).hex()


def _opened(server: DatabaseWrapper, text: str, place: str) -> str:
    return server.open_text(bytes.fromhex(text), place)


def _columns(schema_editor: BaseDatabaseSchemaEditor) -> list[tuple[str, str]]:
    """Return the columns to change: none in the encrypted file, whose pages are sealed."""
    if schema_editor.connection.vendor != "postgresql":
        return []
    return [(table, column) for (_, table), columns in _SEALED.items() for column in columns]


def _rewrite(
    schema_editor: BaseDatabaseSchemaEditor, table: str, column: str, change: Callable[[DatabaseWrapper, str, str], str]
) -> None:
    server = cast("DatabaseWrapper", schema_editor.connection)
    with server.cursor() as cursor:
        cursor.execute(f"SELECT ctid::text, {column} FROM {table} WHERE {column} IS NOT NULL")
        for place, text in cursor.fetchall():
            values = (change(server, text, f"{table}.{column}"), place)
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE ctid = %s::tid", values)


def _call_by_ids(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let every account of the desk be called by the id of its enrolled person: the name itself stands in the log."""
    for account in apps.get_model("store", "DeskAccount").objects.select_related("user"):
        account.user.username = account.actor
        account.user.save(update_fields=["username"])


class Migration(migrations.Migration):
    """Text with words, names or places in it is sealed on a server, and accounts are called by ids."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("store", "0005_struck_entries"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name=model, name=column, field=SealedTextField(null=(model, column) in _OPTIONAL)
                )
                for (model, _), columns in _SEALED.items()
                for column in columns
            ]
        ),
        migrations.RunPython(_seal, _open),
        migrations.RunPython(_call_by_ids, migrations.RunPython.noop),
    ]
