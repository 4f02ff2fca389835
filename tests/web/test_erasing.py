"""Erasing at the desk: what goes and what stays, a second person's leave, and then nothing is left."""

from __future__ import annotations

from django.test import Client

from tests.web.conftest import SignIn, World


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_person_is_erased_by_two_people(world: World, sign_in: SignIn, vera: Client) -> None:
    path, tomas = f"/party/{world.party}/erase/", sign_in("Tomas")
    listed = page(vera, path)
    assert "What goes" in listed
    assert '<bdi class="tag">Pavel Orlin</bdi>' in listed
    assert "Erase for good" not in listed
    assert vera.post(path, {"do": "erase"}).status_code == 403

    assert vera.post(path, {"do": "ask", "purpose": "the family asked"}).status_code == 302
    assert "Give leave" not in page(vera, path)
    assert path in page(tomas, "/releases/")
    assert "Vera asks for your leave" in page(tomas, path)
    leave = next(one for one in world.workspace.leaves.everything() if one.what.startswith("erase "))
    assert tomas.post(f"/leave/{leave.id}/give/").status_code == 302

    assert "Vera, who asked, can erase now." in page(tomas, path)
    assert "Erase for good" in page(vera, path)
    vera.post("/search/", {"q": "Pavel Orlin"})
    assert vera.post(path, {"do": "erase"}).headers["Location"] == "/people/"
    assert "Pavel" not in page(vera, "/people/")
    assert "Pavel" not in page(vera, "/search/")
    assert tomas.get("/people/").status_code == 302
    assert world.workspace.verify().findings == ()


def test_a_further_spelling_stays_with_the_list(world: World, vera: Client) -> None:
    path = f"/party/{world.party}/erase/"
    for form in ({"do": "look"}, {"do": "ask", "purpose": "the family asked"}):
        assert vera.post(path, {"also_names": "Pasha", **form}).headers["Location"] == path
        assert '<bdi class="tag">Pasha</bdi>' in page(vera, path)
    assert "Pasha" not in page(vera, f"/party/{world.party}/")


def test_the_second_person_is_led_to_the_list_with_what_was_added_by_hand(
    world: World, sign_in: SignIn, vera: Client
) -> None:
    original = world.workspace.exhibits()[0].original.id
    added = {"also_names": "Pasha the sapper", "also_exhibit": original}
    vera.post(f"/party/{world.party}/erase/", {"do": "ask", "purpose": "the family asked", **added})
    leave = next(one for one in world.workspace.leaves.everything() if one.what.startswith("erase "))
    led = f"/party/{world.party}/erase/?leave={leave.id}"
    tomas = sign_in("Tomas")
    assert f'href="{led}"' in page(tomas, "/releases/")
    assert "Vera asks for your leave" in page(tomas, led)
    assert "Vera asks for your leave" not in page(tomas, f"/party/{world.party}/erase/")


def test_what_was_added_for_one_person_is_not_taken_for_another(world: World, vera: Client) -> None:
    vera.post(f"/party/{world.party}/erase/", {"do": "ask", "purpose": "asked", "also_names": "Pasha the sapper"})
    leave = next(one for one in world.workspace.leaves.everything() if one.what.startswith("erase "))
    other = next(one.id for _, one in world.workspace.parties() if one.id != world.party)
    assert vera.get(f"/party/{other}/erase/?leave={leave.id}").status_code == 404


def test_a_case_is_erased_by_two_people(world: World, sign_in: SignIn, vera: Client) -> None:
    tomas = sign_in("Tomas")
    assert vera.post("/case/erase/", {"do": "ask", "purpose": "the case is closed"}).status_code == 302
    assert "/case/erase/" in page(tomas, "/releases/")
    leave = next(one for one in world.workspace.leaves.everything() if one.what.startswith("erase "))
    assert tomas.post(f"/leave/{leave.id}/give/").status_code == 302
    assert vera.post("/case/erase/", {"do": "erase"}).status_code == 302
    assert [case.title for case in world.workspace.cases()] == ["other"]
    assert "Pavel" not in page(vera, "/people/")
    assert world.workspace.verify().findings == ()


def test_the_page_of_a_person_leads_there(world: World, vera: Client) -> None:
    assert f"/party/{world.party}/erase/" in page(vera, f"/party/{world.party}/")
    assert "/case/erase/" in page(vera, "/record/")
