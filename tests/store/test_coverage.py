"""Nothing is stored that is not on the list of what tampering shows."""

from __future__ import annotations

import io
from fnmatch import fnmatchcase
from pathlib import Path

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, digest
from habeas.record.kinds import ExhibitSealed
from habeas.store.opening import open_store
from habeas.store.store import Store
from habeas.store.verification import verify_folder
from habeas.store.verification.coverage import BY_MARK, FILES, MEANING
from tests.store.world import NOON, world_of


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


def test_a_wrong_hash_of_a_sealed_file_is_listed_as_what_does_not_show(store: Store) -> None:
    world = world_of(store)
    sealed = store.seal(io.BytesIO(b"a paper"), case=world.case)
    exhibit = Exhibit(
        id=ExhibitId("x-1"),
        role=ExhibitRole.ORIGINAL,
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type="text/plain",
        name="paper",
        received_at=NOON,
    )
    other = digest(b"another file")
    world.append(
        ExhibitSealed(
            exhibit=exhibit, address=sealed.address, sealed_sha256=other, file_key=sealed.file_key, channel="file"
        )
    )
    (listed,) = (one for one in MEANING.values() if "sealed_sha256" in one.what)
    assert store.verify().holds is not listed.shows


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
