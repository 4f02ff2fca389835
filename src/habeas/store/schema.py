"""Bringing the tables of a database up to this version."""

from __future__ import annotations

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from habeas.store.access.database_errors import database_errors
from habeas.store.errors import NewerWorkspace
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
