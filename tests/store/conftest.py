"""Workspaces to test with: one fixture for the contract on both databases, and a PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.record.stretching import Argon2Cost
from habeas.store.opening import Beginning, create_store, open_store
from habeas.store.store import Store
from tests.store.world import NOON, live, world_of

CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
"""What makes trying a passphrase cheap, so that tests do not wait for it."""

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)


MEMORY = Path("/dev/shm")
"""Where files cost no waiting for a disk; what reaches a disk, and when, is for `make prove`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """A closed workspace to copy: its folder, and the name of its database where that is on a server."""

    folder: Path
    database: str


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place for a workspace that is not there yet."""
    with a_folder() as place:
        yield place / "casefiles"


@pytest.fixture(scope="session")
def prototypes() -> Iterator[Path]:
    """A folder for the workspaces that tests copy."""
    with a_folder() as place:
        yield place


@pytest.fixture(params=["sqlcipher", POSTGRESQL])
def server(request: pytest.FixtureRequest) -> Server | None:
    """The server that the tables are on, None for the encrypted file."""
    return None if request.param == "sqlcipher" else request.getfixturevalue("postgresql_server")


@pytest.fixture
def store(folder: Path, prototypes: Path, server: Server | None) -> Iterator[Store]:
    """A new workspace with its first three entries, on each of the databases."""
    with a_copy(new_prototype(prototypes, server), folder, server) as opened:
        yield opened


@pytest.fixture
def full_store(folder: Path, prototypes: Path, server: Server | None) -> Iterator[Store]:
    """A workspace with every kind of entry, on each of the databases."""
    with a_copy(full_prototype(prototypes, server), folder, server) as opened:
        yield opened


@pytest.fixture
def file_store(folder: Path, prototypes: Path) -> Iterator[Store]:
    """A new workspace on the encrypted file alone."""
    with a_copy(new_prototype(prototypes, None), folder, None) as opened:
        yield opened


@pytest.fixture
def closed(folder: Path, prototypes: Path) -> Path:
    """A workspace with every kind of entry, on the encrypted file, that nobody has open."""
    shutil.copytree(full_prototype(prototypes, None).folder, folder)
    return folder


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder of our own that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="habeas-", dir=MEMORY if MEMORY.is_dir() else None) as place:
        yield Path(place)


@contextmanager
def a_copy(prototype: Prototype, folder: Path, server: Server | None) -> Iterator[Store]:
    """Copy a prototype and open the copy."""
    shutil.copytree(prototype.folder, folder)
    if server is None:
        with open_store(folder) as opened:
            yield opened
        return
    name = server.new_database(prototype.database)
    try:
        with open_store(folder, database=server.address(name)) as opened:
            yield opened
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def new_prototype(prototypes: Path, server: Server | None) -> Prototype:
    """Return a workspace with its first three entries, made once."""
    prototype = Prototype(folder=prototypes / ("file" if server is None else "server"), database="habeas_new")
    if not prototype.folder.exists():
        address = "" if server is None else server.address(server.new_database("template0", prototype.database))
        create_store(prototype.folder, beginning(), passphrase=None, database=address).close()
    return prototype


def full_prototype(prototypes: Path, server: Server | None) -> Prototype:
    """Return a workspace with every kind of entry, made once."""
    new = new_prototype(prototypes, server)
    full = Prototype(folder=new.folder.with_name(f"{new.folder.name}-full"), database="habeas_full")
    if not full.folder.exists():
        shutil.copytree(new.folder, full.folder)
        address = "" if server is None else server.address(server.new_database(new.database, full.database))
        with open_store(full.folder, database=address) as opened:
            live(world_of(opened))
    return full


def beginning() -> Beginning:
    """What the first entries of an invented workspace say."""
    return Beginning(name="River case", actor_name="Vera Lindqvist", at=NOON)


@dataclass(slots=True)
class Server:
    """A PostgreSQL of our own, reached by the socket in `place`."""

    place: Path
    made: int = 0

    def execute(self, statement: str, *, database: str = "postgres") -> None:
        """Run one statement as the server's owner."""
        import psycopg

        with psycopg.connect(f"host={self.place} user=postgres dbname={database}", autocommit=True) as connection:
            connection.execute(statement.encode())

    def tables(self, database: str) -> list[str]:
        """Return the names of the tables of a database."""
        import psycopg

        query = b"SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        with psycopg.connect(f"host={self.place} user=postgres dbname={database}") as connection:
            return [str(name) for (name,) in connection.execute(query)]

    @contextmanager
    def asking_for_passwords(self) -> Iterator[None]:
        """Let nobody in without a password for a while; the owner has none, so nobody comes in at all."""
        access = self.place / "cluster" / "pg_hba.conf"
        before = access.read_text()
        access.write_text("local all all scram-sha-256\n")
        self._read_again()
        try:
            yield
        finally:
            access.write_text(before)
            self._read_again()

    def _read_again(self) -> None:
        """Let the server read who may come in; it takes a moment, which nothing tells the end of."""
        main = int((self.place / "cluster" / "postmaster.pid").read_text().split()[0])
        os.kill(main, signal.SIGHUP)
        time.sleep(0.3)

    def address(self, name: str) -> str:
        """Return the setting that names a database."""
        port = "".join(f"&port={path.suffix[1:]}" for path in self.place.glob(".s.PGSQL.????"))
        return f"postgresql://postgres@/{name}?host={self.place}{port}"

    def new_database(self, template: str, name: str = "") -> str:
        """Copy a database and return the name of the copy."""
        self.made += 1
        name = name or f"habeas_{self.made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


@contextmanager
def a_pooler(server: Server) -> Iterator[Server]:
    """Yield the same server behind a pooler that gives every transaction whichever of two sessions is free."""
    program = Path("/usr/sbin/pgbouncer")
    if not program.exists():
        pytest.skip("pgbouncer is not installed: install Debian's pgbouncer as root")
    place = server.place / "pooler"
    place.mkdir(exist_ok=True)
    settings = {
        "listen_addr": "",
        "unix_socket_dir": place,
        "auth_type": "any",
        "pool_mode": "transaction",
        "default_pool_size": 2,
        # What a session of the server was told by one transaction is gone before the next: whoever counts on it fails.
        "server_reset_query": "DISCARD ALL",
        "server_reset_query_always": 1,
    }
    lines = ["[databases]", f"* = host={server.place} user=postgres", "[pgbouncer]"]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    (place / "pooler.ini").write_text("\n".join([*lines, ""]))
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:
        for path in (place, place / "pooler.ini"):
            shutil.chown(path, "postgres", "postgres")
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    running = subprocess.Popen([program, place / "pooler.ini"], stderr=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]
    try:
        for _ in range(200):
            if any(place.glob(".s.PGSQL.*")):
                break
            time.sleep(0.05)
        yield Server(place)
    finally:
        running.terminate()
        running.wait()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A PostgreSQL that lives as long as the tests."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL is not installed: install Debian's postgresql as root")
    with a_folder() as place:
        # initdb refuses root; Debian's package brings a user of its own.
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if as_user:
            shutil.chown(place, "postgres", "postgres")

        def run(program: str, *arguments: str) -> None:
            command = [str(programs[-1] / program), "-D", str(place / "cluster"), *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=place, **as_user)  # type: ignore[call-overload]

        run("initdb", "--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        settings = f"-c listen_addresses='' -c unix_socket_directories='{place}' -c fsync=off"
        run("pg_ctl", "--wait", "--silent", "--log", str(place / "log"), "--options", settings, "start")
        try:
            yield Server(place)
        finally:
            run("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
