"""Rows are inserted whole or not at all, and an append looks nothing up by reading a table through."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas.store.store import Store
from tests.store.world import live, world_of


def test_rows_come_back_as_they_were_inserted(store: Store) -> None:
    from habeas.store.inserting import insert
    from habeas.store.models import CachedAppealStep

    row: dict[str, str | int | bytes | None] = {
        "case": "c-1",
        "entry": "e-1",
        "kind": "appeal.filed",
        "appeal": "l-1",
        "holds": True,
        "plain": "слова",
    }
    insert(CachedAppealStep, ({**row, "seq": seq} for seq in range(1200)))
    found = list(CachedAppealStep.objects.order_by("seq").values("seq", *row))
    assert found == [{**row, "seq": seq} for seq in range(1200)]
    assert store.queries.log_size() == 3


def test_what_may_be_missing_is_null(store: Store) -> None:
    from habeas.store.inserting import insert
    from habeas.store.models import CachedConsent

    insert(CachedConsent, [{"id": "n-1", "case": "c-1", "seq": 1, "person": "p-1", "plain": "{}"}])
    assert CachedConsent.objects.get(id="n-1").withdrawn_at is None
    assert store.queries.log_size() == 3


@pytest.mark.parametrize(
    "row",
    [
        {"id": "w-1", "name": "Home"},
        {"id": "w-1", "name": "Home", "alone": False, "colour": "red"},
        {"id": "w-1", "name": "Home", "colour": "red"},
    ],
)
@pytest.mark.usefixtures("file_store")
def test_a_row_with_another_set_of_columns_is_refused(row: dict[str, str | int]) -> None:
    from habeas.store.inserting import insert
    from habeas.store.models import CachedWorkspace

    before = CachedWorkspace.objects.count()
    with pytest.raises(TypeError):
        insert(CachedWorkspace, [row])
    assert CachedWorkspace.objects.count() == before


def test_an_append_reads_no_long_table_through(file_store: Store) -> None:
    """The tables that grow with the record: the log, and what was judged."""
    from django.db import connections

    asked: list[tuple[str, tuple[str | int, ...]]] = []

    def note(
        execute: Callable[..., object], sql: str, params: tuple[str | int, ...], many: bool, context: object
    ) -> object:
        if sql.startswith("SELECT") and not many:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        live(world_of(file_store))
    plans = []
    with connections["default"].cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            plans += [f"{row[3]}: {sql}" for row in cursor.fetchall() if "LIMIT 1" not in sql and "COUNT(" not in sql]
    long_ones = ("log_entry", "log_part", "part_key", "cached_judgement", "cached_search")
    assert any("cached_judgement" in plan for plan in plans)
    assert [plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in long_ones] == []
