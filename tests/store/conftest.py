"""Workspaces to test with: one fixture for the contract on both databases, and a PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.record.keys import Argon2Cost
from habeas.store.opening import Beginning, create_store
from habeas.store.store import Store
from tests.store.world import NOON

CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
"""What makes trying a passphrase cheap, so that tests do not wait for it."""

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place for a workspace that is not there yet."""
    return tmp_path / "casefiles"


@pytest.fixture(params=["sqlcipher", POSTGRESQL])
def database(request: pytest.FixtureRequest) -> str:
    """The setting of an empty database: nothing for the encrypted file, an address for the server."""
    if request.param == "sqlcipher":
        return ""
    new_database: Callable[[], str] = request.getfixturevalue("new_postgresql_database")
    return new_database()


@pytest.fixture
def store(folder: Path, database: str) -> Iterator[Store]:
    """A new workspace with its first three entries, on each of the databases."""
    with create_store(folder, beginning(), passphrase=None, database=database) as opened:
        yield opened


@pytest.fixture
def file_store(folder: Path) -> Iterator[Store]:
    """A new workspace on the encrypted file alone."""
    with create_store(folder, beginning(), passphrase=None) as opened:
        yield opened


def beginning() -> Beginning:
    """What the first entries of an invented workspace say."""
    return Beginning(name="River case", actor_name="Vera Lindqvist", at=NOON)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL that lives as long as the tests."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL is not installed: install Debian's postgresql as root")
    place = Path(tempfile.mkdtemp(prefix="habeas-pg-"))
    # initdb refuses root; Debian's package brings a user of its own.
    as_user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(place, "postgres", "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [str(programs[-1] / program), "-D", str(place / "cluster"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=place, **as_user)  # type: ignore[call-overload]

    try:
        run("initdb", "--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        settings = f"-c listen_addresses='' -c unix_socket_directories='{place}' -c fsync=off"
        run("pg_ctl", "--wait", "--silent", "--log", str(place / "log"), "--options", settings, "start")
        try:
            yield place
        finally:
            run("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def new_postgresql_database(postgresql_server: Path) -> Callable[[], str]:
    """Makes an empty database and returns its address; tables come from a template, because migrating is slow."""
    import psycopg

    made: list[str] = []

    def execute(statement: str) -> None:
        with psycopg.connect(f"host={postgresql_server} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def address(name: str) -> str:
        return f"postgresql://postgres@/{name}?host={postgresql_server}"

    def new() -> str:
        if not made:
            execute("CREATE DATABASE habeas_template")
            make_tables(address("habeas_template"))
        name = f"habeas_{len(made)}"
        made.append(name)
        execute(f"CREATE DATABASE {name} TEMPLATE habeas_template")
        return address(name)

    return new


def make_tables(address: str) -> None:
    """Run the migrations in an empty database."""
    from habeas.store.schema import migrate
    from habeas.store.setup import DatabaseChoice, close_connection, configure_django

    configure_django(DatabaseChoice(file=Path("/nonexistent"), key=b"", secret=b"", url=address))
    try:
        migrate()
    finally:
        close_connection()
