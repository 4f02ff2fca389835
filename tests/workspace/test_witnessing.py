"""A workspace and its witnesses: by files and over HTTP, and what shows when history is rewritten."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.cli.witness_server import handler_of
from habeas.record.checkpoint import vkey
from habeas.record.errors import CheckpointDoesNotVerify, UnknownLog, WitnessSawOther
from habeas.record.witnessing import parse_request
from habeas.store.errors import LogHasAnotherKey, NotAWitness, WitnessFolderDamaged
from habeas.store.witness_folder import WitnessFolder
from habeas.workspace import Workspace
from habeas.workspace.errors import UnknownObject, WitnessRefused, WitnessUnreachable
from tests.workspace.conftest import Clock


@pytest.fixture
def witness(read: Workspace, tmp_path: Path) -> WitnessFolder:
    """A witness that the workspace chose, and that was given the key of its log."""
    made = WitnessFolder.create(tmp_path / "witness", "lamp.example/witness")
    read.witnesses.enrol(made.cosigner.to_text())
    made.trust(read.vkey())
    return made


def cosign(workspace: Workspace, witness: WitnessFolder, clock: Clock) -> bytes:
    """Carry a request to the witness and return what it cosigned."""
    view = workspace.witnesses.find("lamp.example/witness")
    request = workspace.witnesses.request_for(view).to_bytes()
    return witness.cosign(parse_request(request), at=clock())


@contextmanager
def answering(witness: WitnessFolder) -> Iterator[str]:
    """Let a witness answer on this machine, and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler_of(witness)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_a_checkpoint_goes_to_a_witness_by_file_and_back_into_the_log(
    read: Workspace, witness: WitnessFolder, clock: Clock
) -> None:
    size = read.session.store.queries.log_size()
    view = read.witnesses.find("lamp.example/witness")
    read.witnesses.keep(view, cosign(read, witness, clock))
    (after,) = read.witnesses.everyone()
    assert (after.size, after.cosigned_at, read.log()[0].kind) == (size, clock(), "checkpoint.witnessed")
    read.witnesses.keep(after, cosign(read, witness, clock))
    assert read.witnesses.find("lamp.example/witness").size == size + 1
    assert read.verify().holds


def test_a_witness_answers_over_http_and_is_asked_again_where_an_answer_was_lost(
    read: Workspace, witness: WitnessFolder, clock: Clock
) -> None:
    cosign(read, witness, clock)
    read.enrol("Ilse", role="reviewer")
    with answering(witness) as address:
        kept = read.witnesses.ask(read.witnesses.find("lamp.example/witness"), address)
        assert kept.size == read.session.store.queries.log_size() - 1
    assert read.verify().holds


def test_a_witness_that_does_not_know_the_log_refuses_over_http(read: Workspace, tmp_path: Path) -> None:
    stranger = WitnessFolder.create(tmp_path / "stranger", "stranger")
    view = read.witnesses.enrol(stranger.cosigner.to_text())
    with answering(stranger) as address:
        with pytest.raises(WitnessRefused) as refused:
            read.witnesses.ask(view, address)
        assert refused.value.status == 404
    with pytest.raises(WitnessUnreachable):
        read.witnesses.ask(view, address)
    for nowhere in ("ftp://127.0.0.1/", "http://127.0.0.1:tea/", "http://127.0.0.1:99999/", "http://[::1/"):
        with pytest.raises(WitnessUnreachable):
            read.witnesses.ask(view, nowhere)


def test_a_history_that_was_rewritten_and_signed_again_is_not_cosigned_and_shows_against_the_kept_checkpoint(
    read: Workspace, witness: WitnessFolder, clock: Clock, tmp_path: Path
) -> None:
    folder = read.session.store.folder.path
    before = tmp_path / "before"
    read.close()
    shutil.copytree(folder, before)
    with Workspace.open(folder, clock=clock) as honest:
        honest.enrol("Ilse", role="reviewer")
        kept = cosign(honest, witness, clock)
        witnessed_size = honest.session.store.queries.log_size()
        assert honest.session.store.verify(against=[kept]).holds
    # The administrator goes back to the day before and lets another history grow, longer and signed with the same key.
    with Workspace.open(before, clock=clock) as rewritten:
        for name in ("Jonas", "Marta", "Anselm"):
            rewritten.enrol(name, role="reviewer")
        assert rewritten.verify().holds
        (finding,) = rewritten.session.store.verify(against=[kept]).findings
        assert finding.where == "checkpoint 1 from outside"
        view = rewritten.witnesses.find("lamp.example/witness")
        request = rewritten.witnesses.request_for(view, old_size=witnessed_size)
        with pytest.raises(WitnessSawOther):
            witness.cosign(request, at=clock())
        with pytest.raises(CheckpointDoesNotVerify):
            rewritten.witnesses.keep(view, kept)


def test_a_witness_watches_only_the_key_that_it_was_given(
    read: Workspace, witness: WitnessFolder, tmp_path: Path, clock: Clock
) -> None:
    name, hint, key = read.vkey().split("+", 2)
    with pytest.raises(CheckpointDoesNotVerify):
        witness.trust(f"{name}+{hint}+{key[:-4]}AAA=")
    with pytest.raises(LogHasAnotherKey):
        witness.trust(vkey(name, Ed25519PrivateKey.from_private_bytes(bytes(32))))
    other = WitnessFolder.create(tmp_path / "other", "other.example/witness")
    with pytest.raises(UnknownLog):
        other.cosign(read.witnesses.request_for(read.witnesses.everyone()[0]), at=clock())
    assert witness.trust(read.vkey()) == name


def test_a_damaged_or_missing_folder_of_a_witness_is_named(witness: WitnessFolder, tmp_path: Path) -> None:
    with pytest.raises(NotAWitness):
        WitnessFolder(tmp_path / "nothing")
    (tmp_path / "witness" / "witness.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WitnessFolderDamaged):
        WitnessFolder(tmp_path / "witness")


def test_a_witness_that_was_never_chosen_is_unknown(read: Workspace) -> None:
    with pytest.raises(UnknownObject):
        read.witnesses.find("nobody")


def test_what_was_kept_outside_is_proven_to_be_continued(read: Workspace) -> None:
    from habeas.record.verify import check

    kept = read.checkpoint()
    read.enrol("Ilse", role="reviewer")
    proof = read.prove_continuation(kept.encode()).decode()
    assert check(proof, read.vkey(), kept)[-1] == "your checkpoint has the same size and the same root"


def test_an_exhibit_and_an_entry_are_proven_like_a_statement(read: Workspace) -> None:
    from habeas.record.verify import check

    exhibit = read.session.store.queries.exhibits(read.case.id)[0]
    for proven in (exhibit.id, read.log()[0].entry):
        assert check(read.prove(proven).decode(), read.vkey())[0].startswith("entry      e-")
    assert exhibit.sha256 in "\n".join(check(read.prove(exhibit.id).decode(), read.vkey()))
