"""PostgreSQL as a store: what it never sees, what its users may do, and that nothing depends on one session."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.store.moving.move import move_store
from habeas.store.opening import open_store
from habeas.store.postgresql.errors import SealedTextDamaged
from habeas.store.queries import Hit
from habeas.store.rotating import rotate
from habeas.store.store import Store
from tests.store.conftest import Server, a_pooler
from tests.store.test_moving import state, state_of
from tests.store.world import live, world_of

pytestmark = pytest.mark.postgresql

WORDS = (
    "Arvo", "Kestrel", "Кестрел", "kestrel", "Zarechensk", "zarechensk", "звонка", "sister", "Vera", "Lindqvist",
    "River case", "report.txt", "again.txt", "caption", "Garrison", "models.example", "a slip",
)  # fmt: skip
"""Words of the report, of decisions, names and places, as they were written and as they are searched."""


@pytest.fixture
def database(postgresql_server: Server) -> Iterator[str]:
    """The name of an empty database."""
    name = postgresql_server.new_database("template0")
    yield name
    postgresql_server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def dump(server: Server, database: str) -> str:
    """Return everything that the server has, its bytes as text where they are text."""
    program = max(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"))
    command: list[str | Path] = [program, "--host", server.place, "--username", "postgres", database]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    opened = [bytes.fromhex(one).decode("utf-8", errors="replace") for one in re.findall(r"\\x([0-9a-f]+)", ran.stdout)]
    return "\n".join([ran.stdout, *opened])


def test_a_dump_gives_away_no_words_names_or_places(closed: Path, database: str, postgresql_server: Server) -> None:
    with open_store(closed) as store:
        world = world_of(store)
        row = b"".join(chunk.encode() for chunk in _texts(store))
        assert [word for word in WORDS if word.encode() not in row] == []
        entry = store.log.at(0).header.id
        assert store.queries.search(world.case, "Кестрел") != ()
    move_store(closed, postgresql_server.address(database), passphrase=None)
    dumped = dump(postgresql_server, database)
    assert entry in dumped
    assert [word for word in WORDS if word in dumped] == []


def _texts(store: Store) -> Iterator[str]:
    """Yield every row of the cached tables, and what every entry says, in clear."""
    from habeas.store.models import CACHED
    from habeas.store.rebuild import rows_of

    yield from (row for model in CACHED for row in rows_of(model))
    yield from (repr(one.entry.act) for one in store.queries.entries())


def test_searching_finds_the_same_on_a_server(closed: Path, database: str, postgresql_server: Server) -> None:
    asked = ("kestrel", "звонка", "called zarechensk", "sister said", "nobody", "held near")

    def hits() -> list[tuple[Hit, ...]]:
        with open_store(closed) as store:
            case = world_of(store).case
            return [store.queries.search(case, text) for text in asked] + [store.queries.search(case, "e", limit=2)]

    before = hits()
    assert [bool(one) for one in before] == [True, True, False, True, False, True, True]
    move_store(closed, postgresql_server.address(database), passphrase=None)
    assert hits() == before


def test_what_is_changed_on_the_server_does_not_open(closed: Path, database: str, postgresql_server: Server) -> None:
    move_store(closed, postgresql_server.address(database), passphrase=None)
    postgresql_server.execute("UPDATE cached_party SET plain = set_byte(plain, 20, 7)", database=database)
    with open_store(closed) as store:
        with pytest.raises(SealedTextDamaged):
            store.queries.parties(world_of(store).case)
        assert [one.where for one in store.verify().findings] == ["tables"]
        store.rebuild()
        assert store.verify().holds


def test_text_in_clear_is_sealed_by_the_migration_and_opened_by_the_way_back(full_store: Store, server: object) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    before = state(full_store)
    kind = "bytea" if server else None

    def migrate(to: str) -> str | None:
        MigrationExecutor(connections["default"]).migrate([("store", to)])
        with connections["default"].cursor() as cursor:
            if kind is None:
                return None
            cursor.execute("SELECT data_type FROM information_schema.columns WHERE table_name = 'cached_search'"
                           " AND column_name = 'folded'")  # fmt: skip
            found: str = cursor.fetchone()[0]
            return found

    assert migrate("0005_struck_entries") == (kind and "text")
    assert migrate("0006_text_sealed_on_a_server") == kind
    migrate(MigrationExecutor(connections["default"]).loader.graph.leaf_nodes("store")[0][1])
    full_store.rebuild()
    assert state(full_store) == before
    assert full_store.verify().holds


def test_the_user_of_the_database_adds_to_the_log_and_never_changes_it(
    closed: Path, database: str, postgresql_server: Server
) -> None:
    from habeas.store.postgresql.rights import grants

    owner = postgresql_server.address(database)
    move_store(closed, owner, passphrase=None)
    with open_store(closed) as store:
        assert store.verify().can_rewrite_log
        statements = "".join(grants("habeas app"))
    postgresql_server.execute('CREATE ROLE "habeas app" LOGIN')
    try:
        postgresql_server.execute(statements, database=database)
        with open_store(closed, database=owner.replace("postgres@", "habeas%20app@")) as store:
            world_of(store).name("Ilse Marten")
            report = store.verify()
            assert (report.holds, report.can_rewrite_log, store.rebuild()) == (True, False, store.queries.log_size())
            assert [refused(statement) for statement in FORBIDDEN] == [True] * len(FORBIDDEN)
            # It may seal everything anew; what a row was, the server clears for the owner of the tables alone.
            assert not rotate(store, None)
        with open_store(closed, database=owner) as store:
            assert store.verify().findings == ()
    finally:
        postgresql_server.execute('DROP OWNED BY "habeas app"', database=database)
        postgresql_server.execute('DROP ROLE "habeas app"')


FORBIDDEN = [
    statement.format(table)
    for table in ("log_entry", "log_part")
    for statement in (
        "UPDATE {} SET seq = 7 WHERE seq = 0", "DELETE FROM {} WHERE seq = 0", "TRUNCATE {}", "DROP TABLE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TRIGGER {0}_never_changed ON {0}",
        "ALTER TABLE {} DISABLE TRIGGER {0}_never_changed".replace("{} ", "{0} "),
        "CREATE RULE r AS ON INSERT TO {} DO INSTEAD NOTHING",
    )
] + [
    "UPDATE django_migrations SET name = name", "CREATE TABLE shop (id int)",
    "CREATE OR REPLACE FUNCTION habeas_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
]  # fmt: skip
"""What only the owner of the tables may do."""


def refused(statement: str) -> bool:
    """Return whether the server refuses a statement to the user of the open database, for want of a right."""
    from django.db import DatabaseError, connections, transaction

    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "permission denied" in str(error) or "must be owner" in str(error)
    return False


def test_everything_works_behind_a_pooler_that_keeps_no_session(
    closed: Path, database: str, postgresql_server: Server
) -> None:
    before = state_of(closed)
    with a_pooler(postgresql_server) as pooled:
        move_store(closed, pooled.address(database), passphrase=None)
        assert state_of(closed) == before
        with open_store(closed) as store:
            live(world_of(store), "Jonas Marten wrote from Zarechensk. «Мы ждём», his mother said.\n")
            assert store.verify().holds
            assert store.queries.search(world_of(store).case, "мы ждём") != ()
        move_store(closed, "", passphrase=None)
    with open_store(closed) as store:
        assert store.verify().holds
