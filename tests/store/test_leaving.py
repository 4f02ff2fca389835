"""What leaves the store on purpose: an export in clear, and proofs for people outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.facts.ids import StatementId
from habeas.record import verify
from habeas.record.kinds import KINDS
from habeas.store.errors import FolderNotEmpty, Unknown
from habeas.store.store import Store
from tests.store.world import world_of


def test_an_export_has_every_entry_in_clear(full_store: Store, tmp_path: Path) -> None:
    files = full_store.export(tmp_path / "out")
    assert [path.name for path in files] == sorted(f"{kind}.jsonl" for kind in KINDS)
    lines = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert sorted(line["seq"] for line in lines) == list(range(full_store.queries.log_size()))
    named = [line["act"]["party"]["name"] for line in lines if line["kind"] == "party.named"]
    assert named == ["Arvo Kestrel", "Арво Кестрел"]


def test_an_export_gives_no_key_away(full_store: Store, tmp_path: Path) -> None:
    keys = [logged.entry.act for logged in full_store.queries.entries(kind="exhibit.sealed")]
    written = b"".join(path.read_bytes() for path in full_store.export(tmp_path / "out"))
    file_keys = [getattr(act, "file_key", "") for act in keys]
    assert len(file_keys) == 4
    assert [key for key in file_keys if key.encode() in written] == []


def test_an_export_never_overwrites(full_store: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("letter")
    with pytest.raises(FolderNotEmpty):
        full_store.export(tmp_path)


def test_a_proof_of_a_statement_is_checked_by_the_verifier_alone(full_store: Store, tmp_path: Path) -> None:
    statement = full_store.queries.statements(world_of(full_store).case)[0]
    proof = tmp_path / "statement.proof"
    proof.write_bytes(full_store.prove(statement.id))
    command = [sys.executable, "-I", verify.__file__, str(proof), "--vkey", full_store.keyring.vkey()]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert statement.id in json.loads(proof.read_text())["part"]["plaintext"]


def test_what_is_not_in_the_log_has_no_proof(full_store: Store) -> None:
    with pytest.raises(Unknown):
        full_store.prove(StatementId("s-none"))
