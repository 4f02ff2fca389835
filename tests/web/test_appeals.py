"""Appeals at the desk: listed, entered, answered, set against the record."""

from __future__ import annotations

from django.test import Client

from tests.web.conftest import World
from tests.web.test_queries import queries_of

SENT = {
    "addressee": "Ombudsman",
    "person": "Pavel Orlin",
    "sent_on": "2023-10-02",
    "received_on": "",
    "dispatch": "registered post",
    "rule": "ru-ombudsman",
}


def page(client: Client, path: str = "/appeals/") -> str:
    return client.get(path).content.decode()


def test_an_appeal_that_nobody_answered_says_since_when(world: World, vera: Client) -> None:
    text = page(vera)
    assert "Garrison prosecutor of Zarechensk" in text
    assert "Certainly no answer in time: since 6 September 2023." in text
    assert "By rule ru-prosecutor, whose text nobody has checked." in text
    assert "Certainly" not in page(vera, "/appeals/?as_of=2023-09-05")


def test_an_appeal_is_entered(world: World, vera: Client) -> None:
    assert vera.post("/appeals/", SENT).status_code == 302
    text = page(vera)
    assert "Entered as a-0002." in text
    assert "On which day was it received?" in text


def test_an_appeal_without_a_day_is_given_back(world: World, vera: Client) -> None:
    response = vera.post("/appeals/", SENT | {"sent_on": ""})
    assert response.status_code == 400
    assert 'value="Ombudsman"' in response.content.decode()


def test_a_denial_is_shown_against_the_record(world: World, vera: Client) -> None:
    sent = {"response": "denied the event", "on": "2023-09-01"}
    assert vera.post(f"/appeals/{world.appeal}/answer/", sent).status_code == 302
    text = page(vera)
    assert "It stands against one accepted statement." in text
    assert "Against the record:" in text


def test_an_answered_appeal_says_when_and_what_and_no_more_that_its_term_runs(world: World, vera: Client) -> None:
    sent = {"response": "no information", "on": "2023-09-01", "gist": "he is on no list"}
    assert "The term ends" in page(vera, "/appeals/?as_of=2023-09-05")
    vera.post(f"/appeals/{world.appeal}/answer/", sent)
    text = page(vera, "/appeals/?as_of=2023-09-05")
    assert "Answered on 1 September 2023." in text
    assert "<strong>no information</strong>, 1 September 2023 · <bdi>he is on no list</bdi>" in text
    assert "The term ends" not in text


def test_an_answer_before_the_appeal_is_refused_in_four_lines(world: World, vera: Client) -> None:
    response = vera.post(f"/appeals/{world.appeal}/answer/", {"response": "helped", "on": "2023-07-01"})
    assert response.status_code == 422
    assert "act.answered-before-sent" in response.content.decode()


def test_an_answer_without_a_day_is_not_entered(world: World, vera: Client) -> None:
    vera.post(f"/appeals/{world.appeal}/answer/", {"response": "helped"})
    assert "Not entered: say how it was answered, and on which day." in page(vera)


def test_the_list_takes_as_many_queries_for_three_as_for_one(world: World, vera: Client) -> None:
    before = queries_of(vera, "/appeals/")
    for _ in range(2):
        vera.post("/appeals/", SENT)
    page(vera)
    assert queries_of(vera, "/appeals/") == before
