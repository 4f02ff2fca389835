"""Random changes by somebody who has every key, and histories rewritten and signed again: each of them shows.

`make prove` tries 90,000 changes of rows here and 10,000 flipped bits (`scripts/prove_flips.py`), and 1,000 rewrites.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.facts.ids import CaseId
from habeas.record.checkpoint import parse_text
from habeas.record.cosignature import cosign, cosigner_of
from habeas.record.entries import Header
from habeas.record.errors import WitnessSawOther
from habeas.record.kinds import Act, SettingChanged
from habeas.record.note import parse_note
from habeas.record.tree import consistency_proof
from habeas.record.witnessing import Seen, WitnessRequest, consider
from habeas.store.opening import open_store
from habeas.store.store import Store
from tests.store.test_verification import execute, unguarded
from tests.store.world import NOON, world_of
from trials import first, trials

MUTATIONS = trials(40)
REWRITES = trials(6)
SEED = first(20220720)


AT_ONCE = (1, 2, 4, 8, 16, 22)
"""How many tables are changed before it is verified."""

Cell = int | str | bytes | None
"""What a column can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the record, with the columns that it has and what kind of value each holds.

    One that is made from the log (`is_made`) is compared with what the log makes of it, and named by itself.
    """

    name: str
    keys: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    is_made: bool


def tables() -> tuple[Table, ...]:
    from habeas.store.models import MARKS, Mark

    return tuple(
        Table(
            name=model._meta.db_table,
            keys=tuple(str(field.column) for field in model._meta.pk_fields),
            columns=tuple((str(field.column), field.get_internal_type()) for field in model._meta.concrete_fields),
            is_made=mark is Mark.CACHED,
        )
        for model, mark in MARKS.items()
        if mark is not Mark.LOCAL
    )


def rows_of(table: str) -> list[tuple[Cell, ...]]:
    from django.db import connections

    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        return list(cursor.fetchall())


def restore(table: str, was: Sequence[tuple[Cell, ...]]) -> None:
    from django.db import connections

    with connections["default"].cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
        if was:
            names = ", ".join(f'"{name}"' for name in column_names(table))
            marks = ", ".join(["%s"] * len(was[0]))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", was)


def column_names(table: str) -> list[str]:
    from django.db import connections

    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT name FROM pragma_table_info('{table}') ORDER BY cid")
        return [str(row[0]) for row in cursor.fetchall()]


def change(table: Table, chance: random.Random) -> str | None:
    """Change a random row in a random way, and say how; None where the table refuses it by itself."""
    from django.db import DatabaseError, connections, transaction

    rows, names = rows_of(table.name), column_names(table.name)
    row = chance.choice(rows)
    cells = dict(zip(names, row, strict=True))
    here, found = " AND ".join(f'"{key}" = %s' for key in table.keys), [cells[key] for key in table.keys]
    column, kind = chance.choice(table.columns)
    how = chance.choice(("delete", "copy", "set", "set", "set", "set", "other"))
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            if how == "delete":
                cursor.execute(f"DELETE FROM {table.name} WHERE {here}", found)
            elif how == "copy":
                marks = ", ".join(["%s"] * len(names))
                fresh = [another(value, chance) if chance.random() < 0.5 else value for value in row]
                quoted = ", ".join(f'"{name}"' for name in names)
                cursor.execute(f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})", fresh)
            else:
                value = cells[column]
                taken = dict(zip(names, chance.choice(rows), strict=True))[column]
                new = taken if how == "other" and taken != value else another(value, chance)
                cursor.execute(f'UPDATE {table.name} SET "{column}" = %s WHERE {here}', [new, *found])
    except DatabaseError:
        return None
    return f"{how} {table.name}.{column} ({kind})" if rows_of(table.name) != rows else None


def another(value: Cell, chance: random.Random) -> Cell:
    """Return another value of the same type, near or far."""
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 7, 1000))
    if isinstance(value, bytes):
        raw = bytearray(value)
        if raw and chance.random() < 0.8:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            return bytes(raw)
        return bytes(raw[:-1]) if raw else b"x"
    text = str(value or "")
    if text and chance.random() < 0.8:
        place = chance.randrange(len(text))
        return text[:place] + chance.choice("xyz019") + text[place + 1 :]
    return f"{text}x"


def test_a_random_change_of_any_row_shows(closed: Path) -> None:
    """A change of the log is made alone; of the tables that are made from it, some are changed at once.

    Then each of these tables is named, and no other: so none shows only because another one does.
    """
    chance, missed, tried = random.Random(SEED), [], 0
    with open_store(closed) as store:
        everything = tables()
        filled = [table for table in everything if rows_of(table.name)]
        assert filled == list(everything)
        while tried < MUTATIONS:
            chosen = chance.sample(filled, chance.choice(AT_ONCE))
            made = [table for table in chosen if table.is_made]
            for together in (*([table] for table in chosen if not table.is_made), made):
                hows = changed_at_once(store, together, chance)
                tried += len(hows)
                missed += [how for how, is_found in hows.items() if not is_found]
        assert missed == []
        assert store.verify().holds


def changed_at_once(store: Store, together: Sequence[Table], chance: random.Random) -> Mapping[str, bool]:
    """Change a row in each of some tables, verify, put them back; return how each was changed, and whether it showed.

    The changes of tables that are made from the log show where exactly these tables are named.
    """
    from django.db import transaction

    were = {table.name: rows_of(table.name) for table in together}
    with transaction.atomic(), unguarded():
        hows = {table: how for table in together if (how := change(table, chance)) is not None}
    if not hows:
        return {}
    named = [finding.where for finding in store.verify().findings]
    with transaction.atomic(), unguarded():
        for table in hows:
            restore(table.name, were[table.name])
    if any(not table.is_made for table in hows):
        return dict.fromkeys(hows.values(), named != [])
    is_exact = set(named) <= {f"table {table.name}" for table in hows}
    return {how: is_exact and f"table {table.name}" in named for table, how in hows.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """An entry as it stood: what it says, and under whose name and day."""

    header: Header
    act: Act


def kept_checkpoint(closed: Path) -> bytes:
    """Let a witness cosign the checkpoint of today, and return it as somebody kept it; then the log grows on."""
    key = Ed25519PrivateKey.from_private_bytes(b"w" * 32)
    name = cosigner_of("river.example/witness", key).name
    with open_store(closed) as store:
        note = parse_note(store.checkpoint_note())
        kept = note.with_signature(cosign(note, key=key, name=name, at=NOON)).to_bytes()
        for number in range(3):
            world_of(store).append(SettingChanged(name=f"after-{number}", value="1"))
    return kept


def is_cosigned(store: Store, seen: Seen) -> bool:
    """Return whether a witness would sign what the log says now."""
    leaves, note = store.leaf_hashes(), store.checkpoint_note()
    proof = consistency_proof(leaves, seen.size) if len(leaves) >= seen.size else ()
    try:
        consider(WitnessRequest(old_size=seen.size, proof=proof, note=note), seen, vkey=store.keyring.vkey())
    except WitnessSawOther:
        return False
    return True


def test_a_history_that_is_rewritten_and_signed_again_shows_against_what_was_witnessed(closed: Path) -> None:
    chance, missed = random.Random(SEED), []
    kept = kept_checkpoint(closed)
    signed = parse_text(parse_note(kept).text)
    seen = Seen(size=signed.size, root=signed.root)
    for number in range(REWRITES):
        place, how = chance.randrange(3, seen.size), chance.choice(("say", "drop", "add", "swap", "backdate", "cut"))
        folder = closed.parent / f"rewritten-{number}"
        shutil.copytree(closed, folder)
        with open_store(folder) as store:
            rewrite(store, place, how, chance)
            if not store.verify().holds:
                missed.append(f"{number}: {how} at {place} does not even hold by itself")
            if store.verify(against=[kept]).holds:
                missed.append(f"{number}: {how} at {place} is not found")
            if is_cosigned(store, seen):
                missed.append(f"{number}: {how} at {place} is cosigned")
        shutil.rmtree(folder)
    assert missed == []


def rewrite(store: Store, place: int, how: str, chance: random.Random) -> None:
    """Let the log say something else from a place on, as an administrator with every key could: it holds by itself."""
    suffix = [
        Old(header=one.entry.header, act=one.entry.act)
        for one in store.queries.entries(after=place - 1)
        if one.entry.act is not None
    ]
    suffix = [one for one in suffix if not one.act.kind.startswith(("checkpoint.", "exhibit.", "authority."))]
    # What says how the keys open is no word of the history that is rewritten: their files would not fit it any more.
    given = [one for one in suffix if one.act.kind.startswith(("keys.own-", "keys.passphrase-"))]
    changed = [*altered([one for one in suffix if one not in given], how, chance), *given]
    with unguarded():
        for table in ("log_entry", "log_part", "part_key"):
            execute(f"DELETE FROM {table} WHERE seq >= {place}")
    store.rebuild()
    for one in changed:
        case = CaseId(one.header.case) if one.header.case else None
        store.append((one.act,), case=case, actor=one.header.actor, at=one.header.at)
    store.rebuild()
    store.log.write_checkpoint(store.edge())


def altered(suffix: list[Old], how: str, chance: random.Random) -> list[Old]:
    said = SettingChanged(name=f"never-{chance.randrange(10**6)}", value="said")
    if not suffix:
        return []
    header = suffix[0].header
    if how == "add":
        return [Old(header=header, act=said), *suffix]
    if how == "say":
        return [Old(header=header, act=said), *suffix[1:]]
    if how == "drop":
        return suffix[1:]
    if how == "swap" and len(suffix) > 1:
        return [suffix[1], suffix[0], *suffix[2:]]
    if how == "backdate":
        return [replace(suffix[0], header=replace(header, at=header.at - timedelta(hours=3))), *suffix[1:]]
    return []
