"""What people send: judgements, answers, consents, uploads; and what is refused, with its status and its four lines."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.facts.claim import CountClaim
from habeas.facts.ids import EntryId, ExhibitId
from habeas.facts.judgement import Verdict
from habeas.web import uploads
from habeas.workspace import Workspace
from habeas.workspace.withholding import Plea
from tests.web.conftest import SignIn, World
from tests.web.invented import COUNTED, HELD, NOT_CALLED, REPORT, SECOND_REPORT, SILENT

Sent = dict[str, str]


def judging(world: World) -> str:
    return f"/review/{world.layer}/{world.proposal}/"


@pytest.mark.parametrize(
    ("verdict", "found"),
    [("accept", Verdict.ACCEPTED), ("reject", Verdict.REJECTED), ("unsure", Verdict.UNSURE)],
)
def test_a_judgement_comes_back_to_its_place(verdict: str, found: Verdict, world: World, vera: Client) -> None:
    answer = vera.post(judging(world), {"verdict": verdict, "source": "B", "information": "2"})
    assert answer.headers["Location"] == f"/review/{world.layer}/#proposal-{world.proposal}"
    view = world.workspace.proposal(world.quoting(COUNTED))
    assert (view.verdict, view.judged_by) == (found, "Vera")


def test_a_correction_changes_what_was_retyped(world: World, vera: Client) -> None:
    sent = {"verdict": "correct", "reason": "the list has 58", "at_least": "58", "at_most": "61", "when": "2023-10"}
    assert vera.post(judging(world), sent).status_code == 302
    (statement,) = [one.statement for one in world.workspace.record("men").statements]
    assert isinstance(statement.claim, CountClaim)
    assert (statement.claim.number.at_least, statement.claim.number.at_most) == (58, 61)
    assert statement.when is not None
    assert statement.when.edtf == "2023-10"


def test_a_correction_changes_who_is_meant(world: World, vera: Client) -> None:
    page = vera.get(f"/review/{world.layer}/").content.decode()
    assert '<option value="e4" selected>men · group</option>' in page
    sent = {"verdict": "correct", "reason": "she means him", "claim-of": ["", "e1"], "claim-part_of": ["", "e4"]}
    assert vera.post(judging(world), sent).status_code == 302
    judgement = world.workspace.proposal(world.quoting(COUNTED)).judgement
    assert judgement is not None
    assert judgement.statement is not None
    claim = judgement.statement.claim
    assert isinstance(claim, CountClaim)
    assert (claim.of, claim.part_of) == (world.party, world.workspace.record("men").party.id)


def test_a_correction_that_points_elsewhere_is_refused_and_keeps_what_was_chosen(world: World, vera: Client) -> None:
    sent = {"verdict": "correct", "reason": "so", "claim-of": ["", "e2"], "claim-part_of": ["", "e77"]}
    answer = vera.post(judging(world), sent)
    page = answer.content.decode()
    assert (answer.status_code, '<option value="e2" selected>' in page) == (400, True)
    assert world.workspace.proposal(world.quoting(COUNTED)).is_open


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({}, 400, "workspace.form-not-understood"),
        ({"verdict": "perhaps"}, 400, "workspace.form-not-understood"),
        ({"verdict": "accept", "source": "G"}, 400, "workspace.form-not-understood"),
        ({"verdict": "accept", "information": "7"}, 400, "workspace.form-not-understood"),
        ({"verdict": "correct", "reason": "so", "at_least": "many"}, 400, "workspace.form-not-understood"),
        ({"verdict": "correct", "reason": "so", "at_least": "9" * 30}, 400, "workspace.form-not-understood"),
        ({"verdict": "correct", "reason": "so", "at_least": "9", "at_most": "3"}, 400, "facts.malformed"),
        ({"verdict": "correct", "reason": "so", "when": "soon"}, 400, "workspace.date-not-understood"),
        ({"verdict": "correct", "reason": "so", "when": "2023-02-30"}, 400, "workspace.date-not-understood"),
        ({"verdict": "correct", "reason": "so", "when": "2023-10-09/2023-10-01"}, 400, "workspace.date-not-understood"),
        ({"verdict": "correct", "reason": "so", "polarity": "perhaps"}, 400, "facts.malformed"),
        ({"verdict": "correct", "reason": " ", "at_least": "3"}, 422, "workspace.reason-missing"),
    ],
)
def test_a_refused_judgement_says_why_beside_its_proposal_and_keeps_what_was_typed(
    sent: Sent, status: int, code: str, world: World, vera: Client
) -> None:
    answer = vera.post(judging(world), sent)
    page = answer.content.decode()
    assert (answer.status_code, page.count(code), "data-refused" in page) == (status, 1, True)
    typed = sent.get("when") or sent.get("at_least") or ""
    assert f'value="{typed}"' in page or not typed
    assert world.workspace.proposal(world.quoting(COUNTED)).is_open


def test_what_somebody_else_judged_meanwhile_is_refused(world: World, vera: Client, sign_in: SignIn) -> None:
    sign_in("Tomas").post(judging(world), {"verdict": "accept"})
    answer = vera.post(judging(world), {"verdict": "reject"})
    assert (answer.status_code, "workspace.judged-meanwhile" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "path",
    [
        "/exhibit/x-nowhere/", "/exhibit/x-nowhere/original/", "/review/x-nowhere/", "/party/p-nowhere/",
        "/releases/r-nowhere/file/x-nowhere/", "/exhibit/x-nowhere/enter/count/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(path: str, world: World, vera: Client) -> None:
    assert vera.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/review/{layer}/p-nowhere/", {"verdict": "accept"}, 404),
        ("/undo/e-nowhere/", {}, 409),
        ("/questions/", {"left": "{party}", "right": "p-nowhere", "identity": "same"}, 404),
        ("/questions/", {"left": "{party}", "right": "p-nowhere", "identity": "twins"}, 400),
        ("/party/{party}/consent/", {"withdraw": "k-nowhere"}, 404),
        ("/party/{party}/draft/", {"product": "dossier", "purpose": "fun", "audience": "public"}, 400),
        ("/party/{party}/draft/", {"product": "dossier", "purpose": "court", "audience": "court"}, 403),
        ("/party/{party}/draft/", {"form": "nothing-of-ours"}, 404),
        ("/party/{party}/draft/", {"form": "prosecutor-ru/uk"}, 400),
        ("/party/{party}/draft/", {"form": "icrc/uk", "questions_in": "tlh"}, 400),
        ("/party/p-nowhere/draft/", {"form": "wgeid"}, 404),
        ("/releases/r-nowhere/approve/", {}, 404),
    ],
)
def test_a_refused_form_is_a_page_of_four_lines(path: str, sent: Sent, status: int, world: World, vera: Client) -> None:
    ids = {"layer": world.layer, "party": world.party}
    answer = vera.post(path.format(**ids), {name: value.format(**ids) for name, value in sent.items()})
    page = answer.content.decode()
    assert (answer.status_code, "Not done" in page, page.count("\n  kept   ")) == (status, True, 1)


def test_a_letter_is_drafted_from_the_page_in_the_language_that_was_chosen(world: World, vera: Client) -> None:
    page = vera.get(f"/party/{world.party}/").content.decode()
    assert 'value="icrc/uk"' in page
    sent = {"form": "icrc/uk", "questions_in": "ru", "docx": "on"}
    page = vera.post(f"/party/{world.party}/draft/", sent, follow=True).content.decode()
    assert [page.count(end) for end in (".docx</bdi>", "-questions-ru.pdf</bdi>")] == [1, 1]
    assert "icrc-uk-" in page


def test_a_form_without_its_mark_is_refused(world: World, sign_in: SignIn) -> None:
    client = sign_in("Vera", checks_forms=True)
    answer = client.post(judging(world), {"verdict": "accept"})
    assert (answer.status_code, "web.page-expired" in answer.content.decode()) == (403, True)
    assert world.workspace.proposal(world.quoting(COUNTED)).is_open


def test_a_failure_of_the_program_tells_nothing_but_that(
    world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("Vera")
    client.raise_request_exception = False
    monkeypatch.setattr("habeas.web.views.search.render", None)
    answer = client.get("/search/")
    page = answer.content.decode()
    assert (answer.status_code, "web.program-failed" in page, "TypeError" in page) == (500, True, False)


def test_uploads_are_sealed_read_and_counted(world: World, vera: Client) -> None:
    files = [
        SimpleUploadedFile("second.txt", SECOND_REPORT.encode()),
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("чужой.txt", "Personne ne l'a vu depuis le trois octobre, et personne ne répond.".encode()),
    ]
    answer = vera.post("/inbox/", {"reports": files, "published": "2023-10-18"}, follow=True)
    page = answer.content.decode()
    assert ("Sealed: 2. New proposals: 1." in page, "collect.empty-file" in page) == (True, True)
    assert ("no reader for its language yet" in page, "чужой.txt" in page) == (True, True)
    assert world.workspace.open_proposals() == 2


def test_the_inbox_says_that_a_report_was_read_and_nothing_proposed_and_when_it_states_its_day(
    world: World, vera: Client
) -> None:
    page = '<meta property="article:published_time" content="2023-10-02"><p>The office is shut on Mondays.</p>'
    dull = SimpleUploadedFile("dull.html", f"<html><head>{page}</html>".encode())
    before = vera.get("/inbox/").content.decode()
    assert ("dull.html" in before, "nothing proposed" in before) == (False, False)
    vera.post("/inbox/", {"reports": dull})
    told = vera.get("/inbox/").content.decode().partition("dull.html")[2].partition("</li>")[0]
    assert ("nothing proposed" in told, "2 October 2023" in told, "no day" in told) == (True, True, False)


def test_an_upload_published_tomorrow_is_refused(world: World, vera: Client) -> None:
    files = [SimpleUploadedFile("second.txt", SECOND_REPORT.encode())]
    page = vera.post("/inbox/", {"reports": files, "published": "2023-10-21"}, follow=True).content.decode()
    assert ("collect.future-date" in page, "Sealed:" in page) == (True, False)


def test_an_upload_that_is_too_large_is_refused(world: World, vera: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD_BYTES", 1024)
    answer = vera.post("/inbox/", {"reports": SimpleUploadedFile("long.txt", b"word " * 1000)})
    assert (answer.status_code, "web.upload-too-large" in answer.content.decode()) == (413, True)
    assert len(world.workspace.exhibits()) == 1


def test_two_of_one_name_are_asked_about_and_joined(world: World, vera: Client) -> None:
    vera.post("/inbox/", {"reports": SimpleUploadedFile("second.txt", SECOND_REPORT.encode())})
    (proposal,) = [view for view in world.workspace.proposals() if view.proposal.quote == SILENT]
    world.workspace.accept(proposal.id)
    page = vera.get("/questions/").content.decode()
    assert page.count(SILENT) == 1
    (question,) = world.workspace.match()
    sent = {"left": question.left.id, "right": question.right.id, "identity": "same", "reason": "one sister"}
    assert vera.post("/questions/", sent).headers["Location"] == "/questions/"
    joined = world.workspace.record("Pavel Orlin")
    assert len(joined.members) == 2
    page = vera.get(f"/party/{joined.party.id}/").content.decode()
    assert page.count("Part them again: <bdi>Pavel Orlin</bdi> · <bdi>Pavel Orlin</bdi>") == 1


def test_a_consent_that_ends_before_it_begins_is_refused_with_the_form(world: World, vera: Client) -> None:
    sent = {
        "given_by": "his sister", "purposes": "publish", "audiences": "newsroom", "fields_allowed": "name",
        "from_day": "2023-10-20", "until_day": "2023-10-01",
    }  # fmt: skip
    path = f"/party/{world.party}/consent/"
    answer = vera.post(path, sent)
    assert (answer.status_code, "before the first one" in answer.content.decode()) == (400, True)
    assert vera.post(path, sent | {"until_day": "2024-10-01"}).headers["Location"] == f"/party/{world.party}/"
    assert "newsroom" in vera.get(f"/party/{world.party}/").content.decode()


def test_a_consent_to_show_a_name_to_many_warns_of_a_report_that_asks_to_withhold_it(
    world: World, vera: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plea = Plea(report="x-0001", original=ExhibitId("x-1"), words="Please do not print his name.")
    monkeypatch.setattr(Workspace, "pleas_about", lambda _self, _person: (plea,))
    sent = {
        "given_by": "his sister", "purposes": "publish", "audiences": "public", "fields_allowed": "name",
        "from_day": "2023-10-20",
    }  # fmt: skip
    path = f"/party/{world.party}/consent/"
    for fields, expected in (("name", 1), ("day", 0)):
        page = vera.post(path, sent | {"fields_allowed": fields}, follow=True).content.decode()
        assert page.count("report x-0001 asks that one be withheld: “Please do not print his name.”") == expected


def test_a_release_is_approved_by_a_second_person_only(world: World, vera: Client, sign_in: SignIn) -> None:
    path = f"/releases/{world.release}/approve/"
    assert vera.post(path).status_code == 403
    assert sign_in("Tomas").post(path).headers["Location"] == "/releases/"
    (release,) = world.workspace.releases()
    assert release.approved_by == ("Tomas",)


def test_as_of_shows_the_day_that_was_asked_for(world: World, vera: Client) -> None:
    assert "As of 17 October 2023" in vera.get("/?as_of=2023-10-17").content.decode()
    assert vera.get("/people/?as_of=yesterday").status_code == 200


def test_what_is_done_on_the_page_of_a_day_comes_back_to_that_day(world: World, vera: Client) -> None:
    page = vera.get(f"/party/{world.party}/?as_of=2023-10-17").content.decode()
    assert page.count('name="as_of" value="2023-10-17"') == page.count("/draft/") + page.count("/consent/")
    answer = vera.post(f"/party/{world.party}/draft/", {"form": "wgeid", "as_of": "2023-10-17"})
    assert answer.headers["Location"] == f"/party/{world.party}/?as_of=2023-10-17"
    assert 'name="as_of"' not in vera.get(f"/party/{world.party}/").content.decode()


def test_a_draft_that_no_consent_covers_is_said_to_be_marked(world: World, vera: Client) -> None:
    page = vera.post(f"/party/{world.party}/draft/", {"form": "wgeid"}, follow=True).content.decode()
    assert page.count("marked NOT AUTHORISED: no consent covers it") == 1


@pytest.mark.parametrize("wanted", ["orlina,  SAID", "zarechensk cellar", "zarechensk"])
def test_a_search_shows_the_words_as_the_report_has_them(wanted: str, world: World, vera: Client) -> None:
    (passage,) = world.workspace.search(wanted).passages
    assert passage.excerpt.strip("…") in REPORT
    assert wanted.split(maxsplit=1)[0].casefold() in passage.excerpt.casefold()


def test_a_card_warns_whose_voice_accepting_it_records(world: World, vera: Client) -> None:
    world.workspace.undo(EntryId(world.judgement), reason="once more")
    page = vera.get(f"/review/{world.layer}/").content.decode()
    assert page.count("Accepting this says that Anna Orlina was heard: 2023-10-16.") == 1
    assert page.count("Accepting this says") == 1


def test_today_speaks_of_the_groups_that_it_lists(world: World, vera: Client) -> None:
    for view in world.workspace.proposals(is_open=None):
        if view.judgement is not None:
            world.workspace.undo(view.judgement.entry, reason="once more")
    assert vera.get("/").content.decode().count("Nothing is held yet") == 1
    world.workspace.accept(world.quoting(COUNTED))
    page = vera.get("/").content.decode()
    assert (page.count("Nothing is held yet"), page.count("No single person is watched yet")) == (0, 1)
    assert page.count("<bdi>Steppe Herald</bdi>") == 1


def test_everyone_stands_with_the_words_under_the_figure(world: World, vera: Client) -> None:
    page = vera.get("/people/").content.decode().partition('id="groups"')[0].partition('id="persons"')[2]
    assert page.count(f"<q>{HELD}</q>") + page.count(f"<q>{NOT_CALLED}</q>") == 1
    assert "reported 16 October 2023" in page


def test_review_says_why_each_proposal_is_there(world: World, vera: Client) -> None:
    page = vera.get(f"/review/{world.layer}/").content.decode()
    assert "the text holds the words of &lt;claim 1&gt;" in page
    assert '<q dir="auto">Pavel</q>' in page
    assert '<td class="number">0.95</td><td>it is invented</td>' in page
    assert '<td class="number">-0.05</td><td>it is fixed</td>' in page
