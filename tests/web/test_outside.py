"""The pages of keys, checkpoints, witnesses and stamps: what stands there, and what their forms do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from habeas.record.errors import WrongPassphrase
from habeas.record.witnessing import parse_request
from habeas.store.opening import open_keyring
from habeas.store.witness_folder import WitnessFolder
from habeas.workspace import Workspace
from tests.record.authority import make_authority
from tests.web.conftest import SignIn, World, clock

NAME = "lamp.example/witness"
CHOSEN = "several words of sense"


def rows(workspace: Workspace) -> list[str]:
    """Return the kinds of the newest entries, the newest first, views left out."""
    return [line.kind for line in workspace.log(limit=20) if line.kind != "view.logged"]


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("answer", content)


def test_a_witness_is_chosen_asked_by_file_and_its_answer_kept(world: World, sign_in: SignIn, tmp_path: Path) -> None:
    client, witness = sign_in("Vera"), WitnessFolder.create(tmp_path / "witness", NAME)
    chosen = client.post("/record/outside/", {"do": "add-witness", "vkey": witness.cosigner.to_text()})
    assert chosen.status_code == 302
    assert "has cosigned nothing yet" in client.get("/record/outside/").text
    asked = client.get("/record/outside/request/", {"witness": NAME})
    witness.trust(world.workspace.vkey())
    cosigned = witness.cosign(parse_request(asked.content), at=datetime(2023, 10, 20, 12, tzinfo=UTC))
    kept = client.post("/record/outside/", {"do": "keep-cosigned", "name": NAME, "answer": upload(cosigned)})
    assert (kept.status_code, rows(world.workspace)[0]) == (302, "checkpoint.witnessed")
    assert "has cosigned the first" in client.get("/record/outside/").text


def test_an_answer_that_does_not_hold_is_refused_on_the_page_and_kept_nowhere(
    world: World, sign_in: SignIn, tmp_path: Path
) -> None:
    client, witness = sign_in("Vera"), WitnessFolder.create(tmp_path / "witness", NAME)
    client.post("/record/outside/", {"do": "add-witness", "vkey": witness.cosigner.to_text()})
    before = rows(world.workspace)
    refused = client.post("/record/outside/", {"do": "keep-cosigned", "name": NAME, "answer": upload(b"no note")})
    assert (refused.status_code, rows(world.workspace)) == (409, before)
    assert "record." in refused.text
    for sent in ({"do": "keep-cosigned", "name": NAME}, {"do": "keep-stamp", "name": "nobody", "answer": upload(b"")},
                 {"do": "nothing"}, {"do": "hour", "hour": "25:99 Nowhere"}):  # fmt: skip
        assert client.post("/record/outside/", sent).status_code in {400, 404, 409}
    assert rows(world.workspace) == before


def test_an_authority_is_permitted_with_its_certificates_and_taken_back(world: World, sign_in: SignIn) -> None:
    client = sign_in("Vera")
    form = {"do": "permit", "name": "lamp", "address": "https://stamps.example/", "reason": "for the court"}
    roots = make_authority().roots.encode()
    assert client.post("/record/outside/", {**form, "roots": upload(roots)}).status_code == 400
    assert client.post("/record/outside/", {**form, "roots": upload(roots), "understood": "on"}).status_code == 302
    world.workspace.checkpoints.keep_up()
    page = client.get("/record/outside/").text
    assert ("https://stamps.example/" in page, "has stamped nothing yet" in page) == (True, True)
    assert client.get("/record/outside/request/", {"authority": "elsewhere"}).status_code == 404
    assert client.post("/record/outside/", {"do": "forbid", "name": "lamp"}).status_code == 302
    assert [one.is_permitted for one in world.workspace.stamps.everyone()] == [False]


def test_certificates_beyond_the_largest_file_are_refused_and_not_cut_off(world: World, sign_in: SignIn) -> None:
    from habeas.web.views.outside import LARGEST_FILE_BYTES

    client, roots = sign_in("Vera"), make_authority().roots.encode()
    form = {"do": "permit", "name": "lamp", "address": "https://stamps.example/", "reason": "for the court",
            "understood": "on"}  # fmt: skip
    long = roots + b"\n" * (LARGEST_FILE_BYTES - len(roots)) + roots
    assert client.post("/record/outside/", {**form, "roots": upload(long)}).status_code == 400
    assert world.workspace.stamps.everyone() == ()
    assert client.post("/record/outside/", {**form, "roots": upload(roots)}).status_code == 302


def test_the_hour_is_changed_by_who_may_and_by_nobody_else(world: World, sign_in: SignIn) -> None:
    page = sign_in("Vera").post("/record/outside/", {"do": "hour", "hour": "20:00 Europe/Kyiv"})
    assert (page.status_code, world.workspace.checkpoints.state().hour.to_text()) == (302, "20:00 Europe/Kyiv")
    refused = sign_in("Tomas").post("/record/outside/", {"do": "hour", "hour": "08:00 UTC"})
    assert (refused.status_code, world.workspace.checkpoints.state().hour.to_text()) == (403, "20:00 Europe/Kyiv")
    assert "Change the hour" not in sign_in("Tomas").get("/record/outside/").text


def test_the_page_of_keys_says_how_they_stand_and_why_some_is_done_elsewhere(world: World, sign_in: SignIn) -> None:
    client = sign_in("Vera")
    page = client.get("/record/keys/").text
    for said in ("No passphrase is asked for", "habeas record keys rotate", "habeas move", "data.db"):
        assert said in page
    assert "if the passphrase is lost" not in page
    world.workspace.share_keys(needed=2, total=3)
    assert "Any 2 of 3 papers" in client.get("/record/keys/").text


def test_the_passphrase_is_changed_with_the_present_one_alone(world: World, sign_in: SignIn) -> None:
    world.workspace.change_passphrase("the first words")
    client, folder = sign_in("Vera"), world.workspace.session.store.folder
    sent = {"present": "the first words", "chosen": CHOSEN, "again": CHOSEN}
    page = client.get("/record/keys/").text
    assert ("Change the passphrase" in page, "if the passphrase is lost" in page) == (True, True)
    assert client.post("/record/keys/", {**sent, "present": "other words"}).status_code == 403
    assert client.post("/record/keys/", {**sent, "again": "several words"}).status_code == 400
    assert client.post("/record/keys/", {**sent, "chosen": "short", "again": "short"}).status_code == 400
    open_keyring(folder, "the first words")
    assert sign_in("Tomas").post("/record/keys/", sent).status_code == 403
    assert client.post("/record/keys/", sent).status_code == 302
    open_keyring(folder, CHOSEN)
    with pytest.raises(WrongPassphrase):
        open_keyring(folder, "the first words")
    assert world.workspace.keys_state().changed_at == clock()
    assert CHOSEN not in client.get("/record/keys/").text


def test_the_page_of_keys_tells_who_has_an_own_key_and_since_when(world: World, sign_in: SignIn) -> None:
    client = sign_in("Vera")
    assert "Nobody has a passphrase of their own." in client.get("/record/keys/").text
    person = world.workspace.grant_own_key("Tomas", "own words of Tomas")
    page = client.get("/record/keys/").text
    assert [f"<bdi>Tomas</bdi> · since 20 October 2023<br><code>{person.id}</code>" in page, "own words" in page] == [
        True, False,
    ]  # fmt: skip
    world.workspace.revoke_own_key("Tomas")
    assert "Nobody has a passphrase of their own." in client.get("/record/keys/").text


def test_the_page_of_keys_names_nobody_of_another_case_to_who_does_not_rule(world: World, sign_in: SignIn) -> None:
    workspace = world.workspace
    store = workspace.session.store
    elsewhere = store.open_case("other", actor=workspace.actor.id, at=clock())
    there = workspace.acting_as(workspace.actor.name, case=elsewhere)
    there.enrol("Boris")
    person = there.grant_own_key("Boris", "own words of Boris")
    page = sign_in("Tomas").get("/record/keys/").text
    assert ("Own keys of people of other cases: 1." in page, "Boris" in page, person.id in page) == (True, False, False)
