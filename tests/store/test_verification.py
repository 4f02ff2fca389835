"""One changed byte, row or file is named; what was left by a stop is not called damage."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.record.entries import EntryDraft, SealedEntry
from habeas.record.errors import WrongPassphrase
from habeas.record.kinds import Act, Registry
from habeas.record.sealing import seal_entry
from habeas.record.tree import Edge, edge_of
from habeas.store.errors import RecordDoesNotVerify
from habeas.store.opening import create_store, open_store
from habeas.store.store import Store
from habeas.store.verification import Report, verify_folder
from tests.store.conftest import CHEAP, beginning
from tests.store.world import NOON, live, world_of

FLIPS = 240


def test_a_whole_workspace_holds(store: Store) -> None:
    live(world_of(store))
    report = store.verify()
    assert report.findings == ()
    assert (report.entries, report.signed_size, report.exhibits, report.keys) == (store.queries.log_size(),) * 2 + (
        4,
        5,
    )


def test_any_flipped_bit_in_any_file_is_named(closed: Path) -> None:
    """Each file in turn, so that small ones are tried as often as large ones."""
    chance = random.Random(20220720)
    files = sorted(path for path in closed.rglob("*") if path.is_file() and path.name not in {"lock", "habeas.toml"})
    missed = []
    for number in range(FLIPS):
        path = files[number % len(files)]
        written = path.read_bytes()
        place, bit = chance.randrange(len(written)), 1 << chance.randrange(8)
        path.write_bytes(written[:place] + bytes([written[place] ^ bit]) + written[place + 1 :])
        report = verify_folder(closed)
        path.write_bytes(written)
        if not names(report, path):
            missed.append((path.name, place, bit, report.findings))
    assert missed == []
    assert verify_folder(closed).holds


def names(report: Report, path: Path) -> bool:
    return bool(report.findings) and report.findings[0].where.endswith(path.name)


@pytest.mark.parametrize("name", ["data.db", "checkpoint", "keys/root.key", "keys/signing.key", "keys/workspace.key"])
@pytest.mark.parametrize("damage", ["cut", "gone", "longer"])
def test_a_file_that_is_cut_gone_or_longer_is_named(closed: Path, name: str, damage: str) -> None:
    path = closed / name
    written = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(written[: len(written) // 2] if damage == "cut" else written + b"\n")
    assert names(verify_folder(closed), path)


def test_a_key_file_that_is_nobodys_is_named(closed: Path) -> None:
    shutil.copy(closed / "keys" / "signing.key", closed / "keys" / "other.key")
    assert [finding.where for finding in verify_folder(closed).findings] == ["keys/other.key"]


def test_a_wrong_passphrase_says_nothing_about_the_record(folder: Path) -> None:
    create_store(folder, beginning(), passphrase="correct horse", cost=CHEAP).close()
    with pytest.raises(WrongPassphrase):
        verify_folder(folder, "wrong horse")
    assert verify_folder(folder, "correct horse").holds


def test_the_first_finding_can_be_raised(closed: Path) -> None:
    (closed / "checkpoint").unlink()
    with pytest.raises(RecordDoesNotVerify) as refused:
        verify_folder(closed).require()
    assert (refused.value.where, refused.value.exit_status) == ("checkpoint", 3)


def test_an_older_log_under_a_newer_checkpoint_is_named(closed: Path) -> None:
    older = (closed / "data.db").read_bytes()
    with open_store(closed) as store:
        world_of(store).seal(b"later")
    (closed / "data.db").write_bytes(older)
    report = verify_folder(closed)
    assert [finding.where for finding in report.findings] == ["checkpoint"]


def test_a_log_longer_than_its_checkpoint_holds(closed: Path) -> None:
    older = (closed / "checkpoint").read_bytes()
    with open_store(closed) as store:
        world_of(store).seal(b"later")
    (closed / "checkpoint").write_bytes(older)
    report = verify_folder(closed)
    assert (report.findings, report.signed_size) == ((), report.entries - 1)


def test_a_sealing_that_was_interrupted_is_no_damage(store: Store) -> None:
    import io

    world = live(world_of(store))
    store.seal(io.BytesIO(b"never logged"), case=world.case)
    report = store.verify()
    assert (report.findings, report.unlogged_files) == ((), 1)


Change = Callable[[Store], None]


def execute(statement: str) -> None:
    from django.db import connections

    with connections["default"].cursor() as cursor:
        cursor.execute(statement)


def sql(*statements: str) -> Change:
    def change(store: Store) -> None:
        with unguarded():
            for statement in statements:
                execute(statement)

    return change


@contextmanager
def unguarded() -> Iterator[None]:
    """Take the triggers away, as somebody with the keys could, and put them back so that nothing shows."""
    from django.db import connections

    connection = connections["default"]
    if connection.vendor == "postgresql":
        execute("SET session_replication_role = replica")
        yield
        execute("SET session_replication_role = DEFAULT")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    for name, _ in triggers:
        execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        execute(statement)


LAST = "(SELECT max(seq) FROM log_entry)"
CHANGES = {
    "another actor": (sql("UPDATE log_entry SET actor = 'a-else' WHERE seq = 4"), "entry 4"),
    "another time": (sql("UPDATE log_entry SET at = '2022' WHERE seq = 4"), "entry 4"),
    "another kind": (sql("UPDATE log_entry SET kind = 'view.logged' WHERE seq = 4"), "entry 4"),
    "another version": (sql("UPDATE log_entry SET kind_version = 2 WHERE seq = 4"), "entry 4"),
    "another person": (sql("UPDATE log_part SET about = 'p-else' WHERE seq = 4"), "entry 4"),
    "another commitment": (
        sql("UPDATE log_part SET commitment = (SELECT commitment FROM log_part WHERE seq = 5) WHERE seq = 4"),
        "entry 4",
    ),
    "a newer time than any entry has": (
        sql("UPDATE tree_edge SET newest_at = '2099-01-01T00:00:00.000000+00:00'"),
        "table tree_edge",
    ),
    "another hash": (
        sql("UPDATE log_entry SET leaf_hash = (SELECT leaf_hash FROM log_entry WHERE seq = 5) WHERE seq = 4"),
        "entry 4",
    ),
    "another sealed part": (
        sql("UPDATE log_part SET sealed = (SELECT sealed FROM log_part WHERE seq = 5) WHERE seq = 4"),
        "entry 4",
    ),
    "another key": (
        sql("UPDATE part_key SET wrapped = (SELECT wrapped FROM part_key WHERE seq = 5) WHERE seq = 4"),
        "entry 4",
    ),
    "no key": (sql("DELETE FROM part_key WHERE seq = 4"), "entry 4"),
    "no part": (sql("DELETE FROM log_part WHERE seq = 4"), "entry 4"),
    "an entry gone": (
        sql(*(f"DELETE FROM {table} WHERE seq = 4" for table in ("log_entry", "log_part", "part_key"))),
        "entry 4",
    ),
    "the last entry gone": (
        sql(*(f"DELETE FROM {table} WHERE seq = {LAST}" for table in ("part_key", "log_part", "log_entry"))),
        "checkpoint",
    ),
    "a part too many": (
        sql(
            "INSERT INTO log_part (seq, part, about, commitment, sealed)"
            " SELECT 999, 0, 'case', commitment, sealed FROM log_part WHERE seq = 4"
        ),
        "table log_part",
    ),
    "a key too many": (
        sql("INSERT INTO part_key (seq, part, wrapped) SELECT 999, 0, wrapped FROM part_key WHERE seq = 4"),
        "table part_key",
    ),
    "a part and its key under another number": (
        sql("UPDATE log_part SET part = 7 WHERE seq = 4", "UPDATE part_key SET part = 7 WHERE seq = 4"),
        "table log_part",
    ),
    "another edge": (sql("UPDATE tree_edge SET edge = '{}'"), "table tree_edge"),
    "a judgement that stands no more": (
        sql("UPDATE cached_judgement SET stands = NOT stands WHERE verdict = 'corrected'"),
        "table cached_judgement",
    ),
    "a consent that was never withdrawn": (
        sql("UPDATE cached_consent SET withdrawn_at = NULL"),
        "table cached_consent",
    ),
    "a proposal gone": (sql("DELETE FROM cached_proposal WHERE place = 1"), "table cached_proposal"),
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda name: name.replace(" ", "-"))
def test_a_changed_row_is_named(full_store: Store, change: str) -> None:
    make, where = CHANGES[change]
    make(full_store)
    report = full_store.verify()
    assert report.findings
    assert report.findings[0].where.split(" (")[0] == where


@pytest.mark.parametrize("cell", ["log_part.sealed", "part_key.wrapped", "log_entry.leaf_hash", "log_entry.kind"])
def test_bytes_that_are_no_text_where_text_is_read_are_named(closed: Path, cell: str) -> None:
    table, _, column = cell.partition(".")
    with open_store(closed) as store:
        sql(f"UPDATE {table} SET {column} = CAST(x'ff00' AS TEXT) WHERE seq = 4")(store)
        assert not store.verify().holds


@pytest.mark.parametrize("case", ["'c-' || char(0)", "''", "'../workspace'", "x'ff00'", "7"])
def test_an_entry_of_a_case_that_no_case_can_be_is_named(closed: Path, case: str) -> None:
    with open_store(closed) as store:
        sql(f'UPDATE log_entry SET "case" = {case} WHERE seq = 4')(store)
        assert store.verify().findings[0].where.startswith("entry 4")


def test_bytes_where_a_cached_table_has_text_are_named(file_store: Store) -> None:
    live(world_of(file_store))
    execute("UPDATE cached_party SET plain = CAST(plain AS BLOB)")
    assert [one.where for one in file_store.verify().findings] == ["table cached_party"]


def test_an_exhibit_that_is_another_is_named(full_store: Store) -> None:
    store = full_store
    first, second, *_ = store.vault.addresses()
    store.vault.path(first).unlink()
    shutil.copy(store.vault.path(first).parent.parent / second[:2] / second, store.vault.path(first))
    (finding,) = store.verify().findings
    assert finding.where == f"exhibits/{first[:2]}/{first}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedForNothing(Act):
    """What looks like the rejection of a proposal, and says neither of which one nor why."""

    kind = "statement.rejected"
    colour: str


def test_a_sealed_entry_whose_words_are_not_those_of_its_kind_is_named(store: Store) -> None:
    world = live(world_of(store))
    draft = EntryDraft(act=RejectedForNothing(colour="red"), case=world.case, actor=world.actor, at=NOON)
    kinds = Registry(kinds={RejectedForNothing.kind: RejectedForNothing})
    sealed = seal_entry(draft, store.keyring.case_keys(world.case).wrap, registry=kinds)
    store.log.write_checkpoint(append_as_it_is(sealed))
    (finding,) = store.verify().findings
    said = "its words are not those of its kind, statement.rejected"
    assert (finding.where, finding.reason) == ("tables", f"part 0 of entry {sealed.header.id} does not verify: {said}")


def append_as_it_is(sealed: SealedEntry) -> Edge:
    """Append a sealed entry that no program of ours would make; return the edge of the tree after it."""
    from django.db import transaction

    from habeas.store.access.append import store_sealed
    from habeas.store.access.edge import load_edge, save_edge

    with transaction.atomic():
        before, newest = load_edge()
        store_sealed(before.size, [sealed])
        edge = edge_of([sealed.leaf_hash], onto=before)
        save_edge(edge, newest)
    return edge


@pytest.mark.parametrize("table", ["log_entry", "log_part"])
def test_triggers_that_are_gone_are_named(full_store: Store, table: str) -> None:
    from django.db import connections

    if connections["default"].vendor == "postgresql":
        execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_never_truncated")
    else:
        execute(f"DROP TRIGGER {table}_never_replaced")
    assert [finding.where for finding in full_store.verify().findings] == [f"table {table}"]


def test_a_change_in_any_column_of_the_record_is_found(closed: Path) -> None:
    """One row of every column of every table that is logged, keys or cached; what is local is in no record."""
    with open_store(closed) as store:
        from habeas.store.models import MARKS, Mark

        missed = []
        columns = [
            (
                model._meta.db_table,
                [str(key.column) for key in model._meta.pk_fields],
                str(field.column),
                field.get_internal_type(),
            )
            for model, mark in MARKS.items()
            for field in model._meta.concrete_fields
            if mark is not Mark.LOCAL
        ]
        for table, keys, column, kind in columns:
            with unguarded():
                restore = mutate(table, keys, column, kind)
            if store.verify().holds:
                missed.append((table, column))
            with unguarded():
                execute(restore)
        assert missed == []
        assert len(columns) > 90
        assert store.verify().holds


def mutate(table: str, keys: Sequence[str], column: str, kind: str) -> str:
    """Change one value of the last row, and return the statement that changes it back."""
    from django.db import connections

    changed = {
        "BigIntegerField": f'coalesce("{column}", 0) + 1000',
        "BooleanField": f'NOT "{column}"',
        "BinaryField": f'cast(substr("{column}", 2) AS blob)',
    }.get(kind, f"coalesce(\"{column}\", '') || 'x'")
    named = ", ".join(f'quote("{key}")' for key in keys)
    order = ", ".join(f'"{key}" DESC' for key in keys)
    with connections["default"].cursor() as cursor:
        cursor.execute(f'SELECT quote("{column}"), quote({changed}), {named} FROM {table} ORDER BY {order} LIMIT 1')
        was, now, *found = cursor.fetchone()
        here = " AND ".join(f'"{key}" = {value}' for key, value in zip(keys, found, strict=True))
        cursor.execute(f'UPDATE {table} SET "{column}" = {now} WHERE {here}')
    there = " AND ".join(f'"{key}" = {now if key == column else value}' for key, value in zip(keys, found, strict=True))
    return f'UPDATE {table} SET "{column}" = {was} WHERE {there}'


def test_a_key_that_was_to_be_erased_and_was_kept_under_another_number_is_named(full_store: Store) -> None:
    """As many rows as an erasure took away may be there without a count telling."""
    with unguarded():
        execute("DELETE FROM part_key WHERE seq = 5")
        execute("INSERT INTO part_key (seq, part, wrapped) SELECT seq, 9, wrapped FROM part_key WHERE seq = 4")
    assert "table part_key" in [one.where for one in full_store.verify().findings]
