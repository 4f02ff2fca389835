"""Bringing the tables of a database up to this version."""

from __future__ import annotations

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from habeas.store.access.database_errors import database_errors
from habeas.store.errors import DatabaseInUse, NewerWorkspace
from habeas.store.keyring import ORIGIN_PREFIX
from habeas.store.workspace_folder import FORMAT


def migrate() -> None:
    """Run every migration that the database has not seen, each in a transaction of its own.

    Raises:
        NewerWorkspace: a later version of Habeas has changed the tables.
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
        targets = executor.loader.graph.leaf_nodes()
        if executor.migration_plan(targets):
            executor.migrate(targets)


def check_owner(origin: str, *, is_new: bool) -> None:
    """Check that the tables are those of the workspace whose log has this origin, or empty for a new one.

    Raises:
        DatabaseInUse: they are another workspace's.
    """
    from habeas.store.models import CachedWorkspace, LogEntry

    with database_errors():
        row = CachedWorkspace.objects.first()
        taken = LogEntry.objects.exists() if is_new else row is not None and origin != f"{ORIGIN_PREFIX}{row.id}"
    if taken:
        raise DatabaseInUse
