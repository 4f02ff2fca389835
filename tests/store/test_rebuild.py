"""The tables are a cache of the log: a rebuild makes them again, identical."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest

from habeas.facts.ids import LeaveId
from habeas.record.errors import HeaderDoesNotVerify
from habeas.record.kinds import REGISTRY, EntryStruck, PersonErased, ViewLogged
from habeas.store.erasing import Erasure, StruckEntry
from habeas.store.errors import ExhibitMissing
from habeas.store.opening import open_store
from habeas.store.store import Store
from tests.store.test_verification import execute, unguarded
from tests.store.world import NOON, World, world_of


def test_a_rebuild_is_identical(full_store: Store) -> None:
    from habeas.store.rebuild import fingerprints

    before = fingerprints()
    assert full_store.rebuild() == full_store.queries.log_size()
    assert fingerprints() == before


def test_every_table_of_a_full_workspace_has_rows_before_it_is_compared(full_store: Store) -> None:
    from habeas.store.models import CACHED
    from habeas.store.rebuild import rows_of

    assert [model._meta.db_table for model in CACHED if not list(rows_of(model))] == []


@pytest.mark.parametrize("damage", ["DELETE FROM", "UPDATE"])
def test_a_rebuild_mends_every_table(full_store: Store, damage: str) -> None:
    from django.db import connections

    from habeas.store.models import CACHED
    from habeas.store.rebuild import fingerprints

    before = fingerprints()
    with connections["default"].cursor() as cursor:
        for model in CACHED:
            table, first = model._meta.db_table, model._meta.concrete_fields[-1].column
            statement = (
                f"DELETE FROM {table}" if damage == "DELETE FROM" else f'UPDATE {table} SET "{first}" = "{first}"'
            )
            cursor.execute(statement)
    if damage == "DELETE FROM":
        assert fingerprints() != before
    full_store.rebuild()
    assert fingerprints() == before


@pytest.mark.parametrize(
    "forged", ["actor = 'a-else'", "at = '2001-01-01T00:00:00.000000+00:00'", "kind = 'view.logged'"]
)
def test_a_rebuild_refuses_an_entry_that_was_changed_and_leaves_the_tables(full_store: Store, forged: str) -> None:
    from habeas.store.rebuild import fingerprints

    view = ViewLogged(what="person", seen="p-1", hour=NOON)
    world = world_of(full_store)
    world.append(view)
    _strike(world, view)
    before = fingerprints()
    with unguarded():
        execute(f"UPDATE log_entry SET {forged} WHERE seq = 6")
    with pytest.raises(HeaderDoesNotVerify):
        full_store.rebuild()
    assert fingerprints() == before


def _strike(world: World, act: ViewLogged) -> None:
    """Destroy the keys of the newest entry, which said this, and let the same words stand in its place."""
    struck = EntryStruck(
        place=world.store.queries.log_size() - 1, body=REGISTRY.encode(act).decode(), body_version=act.version, about=()
    )
    tombstone = PersonErased(
        persons=(), leave=LeaveId("l-1"), entries=(struck.place,), numbers=(), exhibits_gone=0, exhibits_struck=0
    )
    erasure = Erasure(
        tombstone=tombstone, tombstone_case=world.case, gone=(), struck=(StruckEntry(case=world.case, act=struck),)
    )
    world.store.erase(erasure, actor=world.actor, at=NOON)


def test_a_rebuild_leaves_every_index(full_store: Store) -> None:
    from django.db import connections

    def indexes() -> set[str]:
        connection = connections["default"]
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, "cached_judgement")
        return {name for name, one in found.items() if one["index"]}

    before = indexes()
    assert len(before) >= 6
    full_store.rebuild()
    assert indexes() == before


def test_a_rebuild_that_fails_leaves_the_tables(full_store: Store) -> None:
    from habeas.store.rebuild import fingerprints

    before = fingerprints()
    for address in full_store.vault.addresses():
        full_store.vault.path(address).unlink()
    with pytest.raises(ExhibitMissing):
        full_store.rebuild()
    assert fingerprints() == before


@pytest.mark.parametrize("older", [False, True])
def test_a_rebuild_sweeps_only_where_the_log_has_all_that_was_signed(closed: Path, tmp_path: Path, older: bool) -> None:
    shutil.copy(closed / "data.db", tmp_path / "older.db")
    with open_store(closed) as store:
        world_of(store).seal(b"an original")
        left = store.seal(io.BytesIO(b"left by an interruption"), case=world_of(store).case)
        for address in store.vault.addresses():
            os.utime(store.vault.path(address), (0, 0))
        there = set(store.vault.addresses())
    if older:
        shutil.copy(tmp_path / "older.db", closed / "data.db")
    with open_store(closed) as store:
        store.rebuild()
        assert set(store.vault.addresses()) == (there if older else there - {left.address})


def test_a_rebuild_sweeps_nothing_where_the_checkpoint_is_not_signed_by_this_log(full_store: Store) -> None:
    left = full_store.seal(io.BytesIO(b"left by an interruption"), case=world_of(full_store).case)
    os.utime(full_store.vault.path(left.address), (0, 0))
    note = full_store.checkpoint_note()
    full_store.folder.checkpoint.write_bytes(note[:-8] + b"AAAAAA=\n")
    full_store.rebuild()
    assert left.address in full_store.vault.addresses()
    full_store.folder.checkpoint.write_bytes(note)
    full_store.rebuild()
    assert left.address not in full_store.vault.addresses()


def test_comparing_with_a_rebuild_changes_nothing(full_store: Store) -> None:
    from django.db import connections

    from habeas.store.rebuild import fingerprints, would_rebuild_to

    with connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM cached_number")
    damaged = fingerprints()
    wanted = would_rebuild_to(full_store.log, full_store.vault.open)
    assert fingerprints() == damaged
    assert [table for table in wanted if wanted[table] != damaged[table]] == ["cached_number"]


def test_every_kind_of_entry_has_a_projection(file_store: Store) -> None:
    from habeas.record.kinds import KINDS
    from habeas.store.projections import PROJECTIONS

    assert file_store.queries.log_size() == 3
    assert set(PROJECTIONS) == set(KINDS)


def test_every_table_is_marked(full_store: Store) -> None:
    from django.db import connections

    from habeas.store.models import tables

    assert full_store.queries.log_size() > 3
    assert set(connections["default"].introspection.table_names()) == set(tables())


def test_the_models_and_the_migrations_agree(full_store: Store) -> None:
    from django.apps import apps
    from django.db import connections
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    assert full_store.queries.log_size() > 3
    loader = MigrationLoader(connections["default"])
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert detector.changes(graph=loader.graph, trim_to_apps={"store"}) == {}


def test_errors_of_the_store_speak_in_four_lines() -> None:
    from habeas.store import errors

    leaves = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StoreError)]
    codes = [kind.code for kind in leaves]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not code.startswith("store.")] == []
