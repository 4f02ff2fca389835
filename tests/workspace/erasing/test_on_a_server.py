"""The same on PostgreSQL: nothing of the person is left in a table, nor in the files that the server keeps them in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from habeas.workspace import Workspace
from tests.store.conftest import Server, postgresql_server
from tests.workspace.conftest import REPORT, Clock
from tests.workspace.erasing.conftest import PAVEL
from tests.workspace.erasing.remains import Remains
from tests.workspace.erasing.test_person import WORDS, erase

__all__ = ["postgresql_server"]


def wrapped_keys() -> list[bytes]:
    """Return the wrapped key of every part."""
    from habeas.store.models import PartKey

    return [bytes(one) for one in PartKey.objects.values_list("wrapped", flat=True)]


def files_that_hold(server: Server, *wanted: bytes) -> list[str]:
    """Return the files of the server's tables that hold some bytes, once it has written them all."""
    server.execute("CHECKPOINT")
    files = [path for path in (server.place / "cluster" / "base").rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in wanted)]


@pytest.mark.postgresql
def test_nothing_is_left_on_a_server(tmp_path: Path, postgresql_server: Server) -> None:
    address = postgresql_server.address(postgresql_server.new_database("template0"))
    with Workspace.create(tmp_path / "ws", actor="Vera", passphrase=None, database=address, clock=Clock()) as case:
        case.enrol("Boris")
        list(case.collect_content(REPORT.encode(), name="report.txt"))
        list(case.read())
        for view in case.proposals():
            case.accept(view.id)
        store = case.session.store
        assert {where.split()[0] for where in Remains(store).of(PAVEL)} >= {"entry", "exhibit"}
        before = wrapped_keys()
        if os.geteuid() == 0:
            assert files_that_hold(postgresql_server, *before)
        erase(case)
        assert Remains(store).of(PAVEL, WORDS) == []
        assert store.verify().findings == ()
        destroyed = [one for one in before if one not in set(wrapped_keys())]
        assert destroyed
        if os.geteuid() == 0:
            assert files_that_hold(postgresql_server, *destroyed) == []
