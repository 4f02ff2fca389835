"""The desk's page of origins: what is asked, what was answered, and taking it back."""

from __future__ import annotations

from django.test import Client

from tests.web.conftest import World
from tests.web.invented import REPORT


def add_copy(world: World) -> tuple[str, str]:
    """Bring in a copy of the report; return both originals, the first report's first."""
    text = REPORT + "\nOur readers ask what comes next.\n"
    list(world.workspace.collect_content(text.encode(), name="copy.txt"))
    by_name = {one.original.name: one.original.id for one in world.workspace.exhibits()}
    return world.original, by_name["copy.txt"]


def test_a_copy_is_asked_about_and_the_answer_counts(world: World, vera: Client) -> None:
    first, copy = add_copy(world)
    page = vera.get("/origins/").content.decode()
    assert ("2 reports, 2 origins" in page, f'value="{copy}"' in page) == (True, True)
    sent = {"report": copy, "of": first, "derivation": "copy", "reason": "word for word"}
    assert vera.post("/origins/", sent).headers["Location"] == "/origins/"
    page = vera.get("/origins/").content.decode()
    assert ("2 reports, 1 origin<" in page, "is a copy of" in page, "word for word" in page) == (True, True, True)


def test_an_answer_can_be_taken_back_on_the_page(world: World, vera: Client) -> None:
    first, copy = add_copy(world)
    vera.post("/origins/", {"report": copy, "of": first, "derivation": "copy"})
    (family,) = world.workspace.origins().families
    vera.post(f"/undo/{family.judged[0].entry}/", {"next": "/origins/"})
    assert "2 reports, 2 origins" in vera.get("/origins/").content.decode()


def test_a_report_says_on_its_own_pages_what_it_was_made_from(world: World, vera: Client) -> None:
    first, copy = add_copy(world)
    vera.post("/origins/", {"report": copy, "of": first, "derivation": "rewrite"})
    for path in (f"/exhibit/{world.layer}/", f"/review/{world.layer}/"):
        assert "is a rewrite of" in vera.get(path).content.decode()


def test_a_party_shows_reports_and_origins(world: World, vera: Client) -> None:
    view = world.workspace.record(world.party)
    said = f"1 report, {view.origins} origin{'s' if view.origins != 1 else ''}"
    assert (view.reports, said in vera.get(f"/party/{world.party}/").content.decode()) == (1, True)


def test_an_unknown_answer_is_refused(world: World, vera: Client) -> None:
    first, copy = add_copy(world)
    assert vera.post("/origins/", {"report": copy, "of": first, "derivation": "theft"}).status_code == 400


def test_an_answer_can_go_the_other_way_round(world: World, vera: Client) -> None:
    first, copy = add_copy(world)
    vera.post("/origins/", {"report": first, "of": copy, "derivation": "copy", "turned": "on"})
    (family,) = world.workspace.origins().families
    assert [(one.report, one.of) for one in family.judged] == [(copy, first)]


def test_both_reports_can_be_read_from_the_question(world: World, vera: Client) -> None:
    add_copy(world)
    page = vera.get("/origins/").content.decode()
    layers = [one.layer for one in world.workspace.exhibits()]
    assert all(f"/exhibit/{layer}/" in page for layer in layers)
