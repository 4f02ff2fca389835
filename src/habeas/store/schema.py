"""Bringing the tables of a database up to this version."""

from __future__ import annotations

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from habeas.store.access.database_errors import database_errors
from habeas.store.errors import DatabaseInUse, NewerWorkspace
from habeas.store.keyring import ORIGIN_PREFIX
from habeas.store.postgresql.errors import DatabaseNotEmpty
from habeas.store.workspace_folder import FORMAT

FIRST_MIGRATION = ("store", "0001_log")
"""What was run in every database that is ours."""


def migrate() -> None:
    """Run every migration that the database has not seen, each in a transaction of its own.

    Raises:
        NewerWorkspace: a later version of Habeas has changed the tables.
        DatabaseNotEmpty: it holds tables of another program, and none of ours.
        DiskFull: there is no room.
        DatabaseUnreachable: the database does not answer.
    """
    with database_errors():
        executor = MigrationExecutor(connections["default"])
        unknown = {
            name
            for app, name in executor.loader.applied_migrations
            if app == "store" and (app, name) not in executor.loader.disk_migrations
        }
        if unknown:
            raise NewerWorkspace(found=FORMAT + 1, supported=FORMAT)
        if FIRST_MIGRATION not in executor.loader.applied_migrations:
            _check_vacant()
        targets = executor.loader.graph.leaf_nodes()
        if executor.migration_plan(targets):
            executor.migrate(targets)


def _check_vacant() -> None:
    """Check that a database without our tables has no tables of anybody else; half of ours may be there."""
    from habeas.store.models import tables

    if set(connections["default"].introspection.table_names()) - set(tables()):
        raise DatabaseNotEmpty


def check_owner(origin: str, *, is_new: bool) -> None:
    """Check that the tables are those of the workspace whose log has this origin, or empty for a new one.

    Raises:
        DatabaseInUse: they are another workspace's.
    """
    from habeas.store.models import CachedWorkspace, LogEntry

    with database_errors():
        # Only the id: of another workspace the rest does not open under our key.
        there = CachedWorkspace.objects.values_list("id", flat=True).first()
        taken = LogEntry.objects.exists() if is_new else there is not None and origin != f"{ORIGIN_PREFIX}{there}"
    if taken:
        raise DatabaseInUse


def drop_tables() -> None:
    """Drop every table of ours on a server, all or none: the record that they held is kept elsewhere now.

    Raises:
        DatabaseUnreachable: the server did not answer, or does not let this user drop them; nothing was dropped.
    """
    from habeas.store.models import tables

    connection = connections["default"]
    names = ", ".join(connection.ops.quote_name(name) for name in tables())
    with database_errors(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {names} CASCADE")
        cursor.execute("DROP FUNCTION IF EXISTS habeas_append_only()")
