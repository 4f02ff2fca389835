"""Lists ask the database as often for three rows as for one."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.facts.ids import EntryId, new_id
from tests.web.conftest import World
from tests.web.invented import REPORT, SECOND_REPORT


def queries_of(client: Client, path: str, *, world: World | None = None) -> int:
    """Return how many queries a page takes; the second look, since the first is logged as a view.

    With a world, what it remembers of the case is forgotten in between, so that all is asked again.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    if world is not None:
        world.workspace.session.store.remembered.forget()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def add_report(world: World, day: int) -> None:
    """Bring in one more report of other bytes, and accept one statement of it."""
    text = (REPORT if day % 2 else SECOND_REPORT) + f"\nReceived on day {day}.\n"
    list(world.workspace.collect_content(text.encode(), name=f"report-{day}.txt"))
    list(world.workspace.read())
    world.workspace.accept(world.workspace.proposals()[-1].id)


@pytest.mark.parametrize("path", ["/", "/inbox/", "/people/", "/questions/", "/record/"])
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(path: str, world: World, vera: Client) -> None:
    add_report(world, 1)
    before = queries_of(vera, path, world=world)
    for day in (2, 3, 4):
        add_report(world, day)
    assert queries_of(vera, path, world=world) == before


def test_a_search_takes_three_queries_more_for_each_passage_whose_sealed_words_it_shows(
    world: World, vera: Client
) -> None:
    add_report(world, 1)
    vera.post("/search/", {"q": "Orlin"})
    before = queries_of(vera, "/search/")
    for day in (2, 3, 4):
        add_report(world, day)
    assert queries_of(vera, "/search/") == before + 3 * 3


def test_a_review_takes_as_many_queries_for_three_judged_proposals_as_for_one(world: World, vera: Client) -> None:
    path = f"/review/{world.layer}/"
    held, *others = [view for view in world.workspace.proposals(is_open=None) if view.judgement is not None]
    for view in others:
        assert view.judgement is not None
        world.workspace.undo(view.judgement.entry, reason="once more")
    before = queries_of(vera, path)
    for view in world.workspace.proposals():
        world.workspace.accept(view.id)
    assert (world.workspace.open_proposals(), held.is_open) == (0, False)
    assert queries_of(vera, path) == before


def test_a_persons_page_takes_as_many_queries_however_many_reports_speak_of_others(world: World, vera: Client) -> None:
    (number, _), *_ = world.workspace.parties()
    world.workspace.undo(EntryId(world.judgement), reason="once more")
    assert world.workspace.record(number).undecided
    before = queries_of(vera, f"/party/{number}/")
    for _ in range(4):
        other = f"Jorun Talvik was detained on 3 May 2022, said {new_id('x')}."
        list(world.workspace.collect_content(other.encode(), name="other.txt"))
    list(world.workspace.read())
    assert queries_of(vera, f"/party/{number}/") == before
