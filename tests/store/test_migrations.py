"""A workspace that an older program made opens with what it held: each migration back and forth."""

from __future__ import annotations

from habeas.facts.ids import StatementId
from habeas.store.store import Store
from tests.store.world import world_of


def migrate_to(name: str) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    MigrationExecutor(connections["default"]).migrate([("store", name)])


def columns_of(table: str) -> set[str]:
    from django.db import connections

    connection = connections["default"]
    with connection.cursor() as cursor:
        return {one.name for one in connection.introspection.get_table_description(cursor, table)}


def test_judgements_of_an_older_program_are_those_that_a_rebuild_makes(full_store: Store) -> None:
    from habeas.store.plain_sql import fetch
    from habeas.store.rebuild import fingerprints
    from habeas.store.schema import migrate

    before, numbers = fingerprints(), full_store.queries.numbers_of(statements_of(full_store))
    assert len(numbers) > 2
    migrate_to("0012_headers_made_anew")
    assert {"plain", "entry", "kind", "at"} <= columns_of("cached_judgement")
    assert len(fetch("SELECT 1 FROM cached_number WHERE prefix = 's'")) >= len(numbers)
    assert len(fetch("SELECT 1 FROM cached_search WHERE kind = 'statement'")) >= len(numbers)
    migrate()
    assert fingerprints() == before
    assert full_store.queries.numbers_of(numbers) == numbers
    assert full_store.verify().holds


def statements_of(store: Store) -> list[StatementId]:
    case = world_of(store).case
    judged = store.queries.judgements(case, only_standing=False)
    return [one.statement.id for one in judged if one.statement is not None]


def test_a_place_in_the_log_is_the_number_of_the_row(file_store: Store) -> None:
    from habeas.store.models import CACHED
    from habeas.store.models.columns import PlaceField
    from habeas.store.plain_sql import fetch

    assert file_store.queries.log_size() == 3
    keyed = [one._meta.db_table for one in CACHED if isinstance(one._meta.pk, PlaceField)]
    assert "cached_judgement" in keyed
    for table in keyed:
        listed = fetch(f"SELECT origin FROM pragma_index_list('{table}')")
        assert ("pk",) not in listed, table
