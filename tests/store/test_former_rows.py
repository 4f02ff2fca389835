"""What an older version wrote is read for ever: rows with a stored header, parts of the first form."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.facts.ids import digest
from habeas.record.canonical import canonical_json
from habeas.record.entries import EntryDraft, PartHeader, SealedEntry, SealedPart
from habeas.record.kinds import REGISTRY, Act, SettingChanged, StatementAccepted
from habeas.record.sealing import commitment_of, part_binding, seal_entry
from habeas.record.tree import edge_of, leaf_hash
from habeas.store import rotating
from habeas.store.opening import open_store
from habeas.store.store import Store
from tests.store.conftest import CHEAP
from tests.store.test_verification import execute, unguarded
from tests.store.world import NOON, World, world_of


def seal_formerly(act: Act, world: World) -> SealedEntry:
    """Return an entry whose parts are of the first form, as `docs/reference/log-format.md` has it."""
    wrap = world.store.keyring.case_keys(world.case).wrap
    entry = seal_entry(EntryDraft(act=act, case=world.case, actor=world.actor, at=NOON), wrap)
    body, promised, parts = REGISTRY.encode(act), [], []
    for index, part in enumerate(entry.header.parts):
        key, salt, nonces = os.urandom(32), os.urandom(32), (os.urandom(12), os.urandom(12))
        binding = part_binding(entry.header.id, index, part.about, act.kind)
        sealed = nonces[0] + AESGCM(key).encrypt(nonces[0], body, binding)
        place = canonical_json([entry.header.id, index])
        wrapped = nonces[1] + AESGCM(wrap).encrypt(nonces[1], key + salt, place)
        promised.append(PartHeader(about=part.about, commitment=commitment_of(salt, body), sealed=digest(sealed)))
        parts.append(SealedPart(ciphertext=sealed, wrapped_key=wrapped))
    header = replace(entry.header, parts=tuple(promised))
    written = header.to_bytes()
    return SealedEntry(header_bytes=written, header=header, parts=tuple(parts), leaf_hash=leaf_hash(written))


def append_formerly(world: World, act: Act) -> None:
    """Append an entry as an older version did."""
    from habeas.store.access.append import store_sealed
    from habeas.store.access.edge import load_edge, save_edge

    edge, newest = load_edge()
    sealed = seal_formerly(act, world)
    store_sealed(edge.size, [sealed])
    edge = edge_of([sealed.leaf_hash], onto=edge)
    save_edge(edge, newest)
    world.store.log.write_checkpoint(edge)
    world.store.rebuild()


def with_former_entries(store: Store) -> World:
    """Append two entries in the first form, one of them about persons."""
    world = world_of(store)
    accepted = next(one.entry.act for one in store.queries.entries(kind=StatementAccepted.kind))
    for act in (SettingChanged(name="silence_days", value="7"), accepted):
        assert act is not None
        append_formerly(world, act)
    return world


def test_an_entry_of_the_first_form_is_opened_and_verified(full_store: Store) -> None:
    store, world = full_store, with_former_entries(full_store)
    last = store.queries.log_size() - 1
    assert isinstance(store.log.at(last).act, StatementAccepted)
    assert [one.act is not None for one in store.log.acts() if one.seq >= last - 1] == [True, True]
    assert (store.verify().findings, world.store.queries.settings()["silence_days"]) == ((), "7")


def test_an_entry_of_the_first_form_opens_after_a_rotation_and_a_changed_key_shows(closed: Path) -> None:
    with open_store(closed) as store:
        with_former_entries(store)
        before, last = [one.entry for one in store.queries.entries()], store.queries.log_size() - 1
        rotating.rotate(store, None, cost=CHEAP)
    with open_store(closed) as store:
        assert [one.entry for one in store.queries.entries()] == before
        assert store.verify().holds
        with unguarded():
            turned = "CAST(substr(wrapped, 1, 91) || x'00' AS BLOB)"
            execute(f"UPDATE part_key SET wrapped = {turned} WHERE seq = {last} AND part = 0")
        assert [one.where.partition(" (")[0] for one in store.verify().findings] == [f"entry {last}"]


def test_a_rotation_leaves_damaged_keys_as_they_are_and_the_rest_opens(closed: Path) -> None:
    with open_store(closed) as store:
        with_former_entries(store)
        last = store.queries.log_size() - 1
        damaged = {0: "substr(wrapped, 1, 31)", 1: "wrapped || x'00000000'", last: "substr(wrapped, 1, 91) || x'00'"}
        with unguarded():
            for place, changed in damaged.items():
                execute(f"UPDATE part_key SET wrapped = CAST({changed} AS BLOB) WHERE seq = {place} AND part = 0")
        named = [one.where for one in store.verify().findings]
        assert [one.partition(" (")[0] for one in named] == [f"entry {place}" for place in damaged]
        rotating.rotate(store, None, cost=CHEAP)
    with open_store(closed) as store:
        assert [one.where for one in store.verify().findings] == named


def test_an_entry_of_the_first_form_whose_case_has_no_key_is_named(closed: Path) -> None:
    with open_store(closed) as store:
        with_former_entries(store)
        last = store.queries.log_size() - 1
        with unguarded():
            execute(f"UPDATE log_entry SET \"case\" = 'c-nowhere' WHERE seq = {last}")
        assert [one.where.partition(" (")[0] for one in store.verify().findings][:1] == [f"entry {last}"]


def test_a_header_that_was_changed_before_the_tables_were_made_anew_is_named_after_it(closed: Path) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    with open_store(closed) as store:
        MigrationExecutor(connections["default"]).migrate([("store", "0011_judgements_packed")])
        with unguarded():
            execute("UPDATE log_entry SET header = CAST('{}' AS BLOB) WHERE seq = 4")
            execute("INSERT INTO log_part (seq, part, about, sealed) VALUES (999, 0, 'case', x'00')")
        executor = MigrationExecutor(connections["default"])
        executor.migrate(executor.loader.graph.leaf_nodes())
        found = [one.where.partition(" (")[0] for one in store.verify().findings]
        assert {"entry 4", "table log_part"} <= set(found)


def test_rows_of_an_older_backup_become_those_of_today(full_store: Store) -> None:
    from habeas.store.backup.rows import Inserting, key_members, log_members
    from habeas.store.rebuild import fingerprints

    entries = full_store.queries.log_size()
    headers = {one.seq: one.entry.header for one in full_store.queries.entries()}
    log, tables = list(log_members(first=0, entries=entries)), fingerprints()
    kept = [(one.name, b"".join(one.content)) for one in (*log, *key_members(entries=entries))]
    with unguarded():
        for table in ("part_key", "log_part", "log_entry"):
            execute(f"DELETE FROM {table}")
    inserting = Inserting()
    for name, content in kept:
        former = []
        for line in content.splitlines():
            row = json.loads(line)
            if name.startswith("log/"):
                del row["kind_version"]
                row["header"] = base64.b64encode(headers[row["seq"]].to_bytes()).decode()
            if name.startswith("parts/"):
                del row["commitment"]
            former.append(json.dumps(row).encode())
        inserting.insert(name, b"\n".join(former), entries=entries)
    full_store.rebuild()
    assert fingerprints() == tables
    assert full_store.verify().holds
