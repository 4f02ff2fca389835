"""What the user that Habeas works as may do on a server: everything that it needs, and nothing more.

The log is read and added to. Tables that are made from it are made again; keys are destroyed when a person is erased.
Triggers keep the log as well, but whoever owns a table can remove its triggers: so the owner is another user.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connections

from habeas.store.access.database_errors import database_errors
from habeas.store.models import Mark, tables
from habeas.store.models.marks import MIGRATIONS_TABLE
from habeas.store.plain_sql import is_server

_ALL = "SELECT, INSERT, UPDATE, DELETE"
_BY_MARK = {Mark.LOGGED: "SELECT, INSERT", Mark.KEYS: _ALL, Mark.CACHED: _ALL, Mark.LOCAL: _ALL}


def grants(role: str) -> Iterator[str]:
    """Yield the statements of SQL that give a role its rights; whoever owns the tables runs them, again and again.

    Args:
        role: A user of the server that owns nothing in this database.
    """
    user = _quoted(role)
    yield f"GRANT USAGE ON SCHEMA public TO {user};"
    for table, mark in sorted(tables().items()):
        rights = "SELECT" if table == MIGRATIONS_TABLE else _BY_MARK[mark]
        yield f"REVOKE ALL ON TABLE {_quoted(table)} FROM PUBLIC, {user};"
        yield f"GRANT {rights} ON TABLE {_quoted(table)} TO {user};"


def can_rewrite_log() -> bool:
    """Return whether the user of the open database could change the log there, by right or by owning it."""
    if not is_server():
        return False
    asked = " OR ".join(
        f"has_table_privilege('{table}', '{right}')"
        for table, mark in tables().items()
        if mark is Mark.LOGGED
        for right in ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
    )
    with database_errors(), connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return bool(cursor.fetchone()[0])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
