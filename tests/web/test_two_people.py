"""Two people at two browsers over the same thing: nothing is recorded over the other's answer unseen."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from habeas.facts.derivation import Derivation
from habeas.facts.judgement import Identity
from habeas.workspace import Provenance
from tests.web.conftest import SignIn, World
from tests.web.test_forms import judging


@pytest.fixture
def tomas(sign_in: SignIn) -> Client:
    """Return the browser of another enrolled person."""
    return sign_in("Tomas")


def sent_again(page: str) -> dict[str, str]:
    """Return the fields with which a refused answer can be sent again."""
    form = page[page.index('id="clash"') :]
    form = form[: form.index("</section>")]
    return dict(re.findall(r'name="([a-z]+)" value="([^"]*)"', form))


def test_of_two_judgements_of_one_proposal_both_are_shown(world: World, vera: Client, tomas: Client) -> None:
    tomas.post(judging(world), {"verdict": "reject", "reason": "a caption"})
    answer = vera.post(judging(world), {"verdict": "accept", "reason": "his sister said so"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert [words in page for words in ("a caption", "Tomas", "his sister said so", "Yours, not recorded")] == [
        True
    ] * 4


def test_of_two_answers_about_one_pair_both_are_shown_and_the_later_is_a_choice(
    world: World, vera: Client, tomas: Client
) -> None:
    left, right = (party.id for _, party in world.workspace.parties()[:2])
    answer = {"left": left, "right": right, "over": ""}

    def standing() -> list[tuple[Identity, str]]:
        found = world.workspace.session.store.queries.identities(world.workspace.case.id)
        return [(one.identity, one.reason) for one in found if {one.left, one.right} == {left, right}]

    assert tomas.post("/questions/", {**answer, "identity": "not same", "reason": "born apart"}).status_code == 302
    refused = vera.post("/questions/", {**answer, "identity": "unsure", "reason": "one photograph"})
    page = refused.content.decode()
    assert (refused.status_code, standing()) == (409, [(Identity.NOT_SAME, "born apart")])
    assert [words in page for words in ("born apart", "Tomas", "one photograph", "Not the same")] == [True] * 4
    assert vera.post("/questions/", sent_again(page)).status_code == 302
    assert standing() == [(Identity.UNSURE, "one photograph")]
    assert tomas.post("/questions/", sent_again(page)).status_code == 409


def test_an_answer_over_one_that_was_taken_back_is_refused_too(world: World, vera: Client, tomas: Client) -> None:
    left, right = (party.id for _, party in world.workspace.parties()[:2])
    entry = world.workspace.judge_identity(left, right, Identity.UNSURE)
    tomas.post(f"/undo/{entry}/", {"reason": "too quick"})
    sent = {"left": left, "right": right, "over": entry, "identity": "not same"}
    refused = vera.post("/questions/", sent)
    assert (refused.status_code, "it was taken back" in refused.content.decode()) == (409, True)


def test_of_two_answers_about_one_pair_of_reports_both_are_shown(world: World, vera: Client, tomas: Client) -> None:
    provenance = Provenance(publisher="Lamp")
    (received,) = world.workspace.collect_content(b"Another report.", name="b.txt", provenance=provenance)
    sent = {"report": world.original, "of": received.exhibit, "over": ""}
    assert tomas.post("/origins/", {**sent, "derivation": "independent", "reason": "she asked"}).status_code == 302
    refused = vera.post("/origins/", {**sent, "derivation": "copy", "reason": "word for word"})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert [words in page for words in ("she asked", "Tomas", "word for word")] == [True] * 3
    assert vera.post("/origins/", sent_again(page)).status_code == 302
    (judged,) = world.workspace.session.store.queries.derivations(world.workspace.case.id)
    assert judged.derivation is Derivation.COPY


def test_of_two_approvals_one_publishes(world: World, tomas: Client) -> None:
    path = f"/releases/{world.release}/approve/"
    assert [tomas.post(path).status_code for _ in range(2)] == [302, 409]


def test_what_changed_is_shown_for_a_case_and_for_one_person(world: World, vera: Client) -> None:
    page = vera.get("/changes/?from=2023-10-01&to=2023-10-20").content.decode()
    assert [words in page for words in ("Learned", "Pavel Orlin", "not on record")] == [True] * 3
    assert "Nothing changed." in vera.get("/changes/?from=2023-10-20&to=2023-10-20").content.decode()
    before = "/changes/?from=2023-10-01&to=2023-10-18"
    assert "No statement stood in the record" in vera.get(before).content.decode()
    true = vera.get(f"{before}&still=known").content.decode()
    assert ("No statement stood" in true, "Pavel Orlin" in true) == (False, True)
    about = vera.get("/changes/?from=2023-10-01&to=2023-10-20&about=Pavel+Orlin&still=true")
    assert (about.status_code, "Pavel Orlin" in about.content.decode()) == (200, True)
    assert vera.get("/changes/?about=Nobody+Atall").status_code == 404
