"""A statement entered by hand, from a report that no reader reads."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.facts.claim import CLAIM_KINDS, CountClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import ExhibitId
from habeas.facts.party import PartyKind
from habeas.web.claim_parts import PARTS, PartyPart
from habeas.workspace import Workspace
from habeas.workspace.correcting.corrections import REQUIRED
from tests.web.conftest import World

LETTER = "Мой сын Павел Орлин сидит в подвале под Зареченском.\n\nИх там было восемь. Их там было восемь.\n"
HELD = "Павел Орлин сидит в подвале под Зареченском"


@pytest.fixture
def letter(world: World, vera: Client) -> str:
    """Return the text layer of a letter of which no statement is held yet."""
    vera.post("/inbox/", {"reports": SimpleUploadedFile("letter.txt", LETTER.encode())})
    (received,) = [one for one in world.workspace.exhibits() if one.original.name == "letter.txt"]
    assert received.layer is not None
    return received.layer


def whereabouts(**changes: str) -> dict[str, str]:
    sent = {
        "quote": HELD, "of_new": "Павел Орлин", "of_kind": "person", "state": "held", "place_new": "Зареченск",
        "custody": "", "speaker_new": "его мать", "speaker_kind": "person", "when": "2023-10", "polarity": "affirmed",
        "modality": "actual", "reason": "my own translation", "source": "C", "information": "3",
    }  # fmt: skip
    return sent | changes


def kinds_of_new_parties(workspace: Workspace) -> dict[str, PartyKind]:
    return {party.name: party.kind for _, party in workspace.parties()}


def test_the_form_asks_for_whom_a_correction_cannot_leave_out() -> None:
    asked = {kind: {part.name for part in parts if isinstance(part, PartyPart)} for kind, parts in PARTS.items()}
    assert [kind for kind, names in REQUIRED.items() if not names <= asked[kind]] == []


def test_every_kind_of_claim_can_be_entered() -> None:
    assert set(PARTS) == set(CLAIM_KINDS)


@pytest.mark.parametrize("kind", list(PARTS))
def test_every_kind_has_its_form(kind: str, world: World, vera: Client) -> None:
    page = vera.get(f"/exhibit/{world.layer}/enter/{kind}/").content.decode()
    assert ('name="quote"' in page, 'name="reason"' in page) == (True, True)


def test_a_statement_enters_with_its_words_and_with_new_parties(world: World, vera: Client, letter: str) -> None:
    path = f"/exhibit/{letter}/enter/whereabouts/"
    assert vera.post(path, whereabouts()).headers["Location"] == f"/exhibit/{letter}/"
    (his,) = [party.id for _, party in world.workspace.parties() if party.name == "Павел Орлин"]
    (view,) = world.workspace.record(his).statements
    statement = view.statement
    assert isinstance(statement.claim, WhereaboutsClaim)
    assert (statement.claim.state, statement.anchor.quote) == ("held", HELD)
    assert statement.when is not None
    assert statement.when.edtf == "2023-10"
    assert (str(view.judgement.grade), view.speaker) == ("C3", "его мать")
    named = kinds_of_new_parties(world.workspace)
    assert (named["Павел Орлин"], named["его мать"]) == (PartyKind.PERSON, PartyKind.PERSON)
    assert named["Зареченск"] is PartyKind.PLACE
    assert world.workspace.verify().findings == ()


def test_a_known_party_is_chosen_and_not_made_again(world: World, vera: Client, letter: str) -> None:
    before = len(world.workspace.parties())
    sent = whereabouts(of=world.party, of_new="", place_new="", speaker_new="")
    assert vera.post(f"/exhibit/{letter}/enter/whereabouts/", sent).status_code == 302
    assert len(world.workspace.parties()) == before
    assert len(world.workspace.record(world.party).statements) == 3


def test_what_was_said_of_earlier_days_is_shown_beneath_what_is_said_now(
    world: World, vera: Client, letter: str
) -> None:
    path = f"/exhibit/{letter}/enter/whereabouts/"
    assert vera.post(path, whereabouts(of_new="Ян Ветров", when="2023-09-02")).status_code == 302
    (his,) = [party.id for _, party in world.workspace.parties() if party.name == "Ян Ветров"]
    assert "What was said of earlier days" not in vera.get(f"/party/{his}/").content.decode()
    sent = whereabouts(of=his, of_new="", place_new="", state="released", when="2023-10-02")
    assert vera.post(path, sent).status_code == 302
    page = vera.get(f"/party/{his}/").content.decode()
    assert "What was said of earlier days" in page
    assert "<strong>held</strong> · 2 September 2023 ·" in page


def test_one_new_name_is_one_party_throughout_a_statement(world: World, vera: Client, letter: str) -> None:
    sent = whereabouts(from_new="Мария", from_kind="person", tie="mother", to=world.party, speaker_new="Мария")
    assert vera.post(f"/exhibit/{letter}/enter/tie/", sent).status_code == 302
    (statement,) = [one.statement for one in world.workspace.record("Мария").statements]
    assert isinstance(statement.claim, TieClaim)
    assert statement.origin.speaker == statement.claim.from_party


def test_a_count_keeps_its_words(world: World, vera: Client, letter: str) -> None:
    sent = whereabouts(of_new="рота", of_kind="group", at_least="8", at_most="10", state="сидит")
    assert vera.post(f"/exhibit/{letter}/enter/count/", sent).status_code == 302
    (statement,) = [one.statement for one in world.workspace.record("рота").statements]
    assert isinstance(statement.claim, CountClaim)
    assert (statement.claim.number.at_least, statement.claim.number.at_most) == (8, 10)


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"quote": "Павел Орлин сидит в тюрьме"}, 422, "workspace.words-not-there"),
        ({"quote": "Их там было восемь"}, 422, "workspace.words-not-unique"),
        ({"quote": " "}, 422, "workspace.words-not-there"),
        ({"when": "in autumn"}, 400, "workspace.date-not-understood"),
        ({"source": "G"}, 400, "workspace.form-not-understood"),
        ({"of_new": ""}, 400, "Choose one, or write a new name."),
        ({"of": "p-nowhere"}, 400, "Select a valid choice"),
        ({"state": "asleep"}, 400, "Select a valid choice"),
        ({"reason": ""}, 400, "This field is required."),
        ({"reason": "  "}, 400, "This field is required."),
    ],
)
def test_a_refused_statement_keeps_what_was_typed_and_enters_nothing(
    changes: dict[str, str], status: int, words: str, world: World, vera: Client, letter: str
) -> None:
    before = (len(world.workspace.parties()), len(world.workspace.log()))
    answer = vera.post(f"/exhibit/{letter}/enter/whereabouts/", whereabouts(**changes))
    page = answer.content.decode()
    assert (answer.status_code, words in page, 'value="Зареченск"' in page) == (status, True, True)
    assert len(world.workspace.parties()) == before[0]
    proposals = world.workspace.report(ExhibitId(letter)).proposals
    assert [view.id for view in proposals if view.judgement is not None] == []


def test_a_kind_that_there_is_not_is_not_found(world: World, vera: Client) -> None:
    assert vera.get(f"/exhibit/{world.layer}/enter/rumour/").status_code == 404
