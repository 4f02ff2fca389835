"""Nothing is stored that is not on the list of what tampering shows."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from habeas.store.opening import open_store
from habeas.store.store import Store
from habeas.store.verification import verify_folder
from habeas.store.verification.coverage import BY_MARK, FILES
from tests.store.world import world_of


def pattern_of(path: Path, folder: Path) -> str | None:
    """Return the pattern under which a file of a workspace is listed, None where it is not listed."""
    name = path.relative_to(folder).as_posix()
    return next((pattern for pattern in FILES if fnmatchcase(name, pattern)), None)


def test_every_table_has_a_mark_that_is_explained(store: Store) -> None:
    from django.db import connections

    from habeas.store.models.marks import tables

    assert {mark.value for mark in tables().values()} <= set(BY_MARK)
    assert set(connections["default"].introspection.table_names()) <= set(tables())


def test_every_file_of_a_workspace_is_listed(closed: Path) -> None:
    with open_store(closed) as opened:
        world_of(opened).seal(b"one more")
        files = [path for path in closed.rglob("*") if path.is_file()]
        assert [path.name for path in files if pattern_of(path, closed) is None] == []
        assert {pattern_of(path, closed) for path in files} == set(FILES)


def test_a_change_of_every_file_that_is_covered_shows(closed: Path) -> None:
    missed = []
    for path in sorted(path for path in closed.rglob("*") if path.is_file()):
        pattern = pattern_of(path, closed)
        if pattern is not None and FILES[pattern].shows:
            held = path.read_bytes()
            path.write_bytes(held[:-1] + bytes([held[-1] ^ 1]))
            if verify_folder(closed).holds:
                missed.append(pattern)
            path.write_bytes(held)
    assert missed == []
    assert verify_folder(closed).holds
