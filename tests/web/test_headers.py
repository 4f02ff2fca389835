"""Nothing on a page comes from elsewhere, and nothing of it stays behind."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.web.conftest import SignIn, World

FETCHING = {"src", "href", "action", "formaction", "data", "poster", "srcset", "ping", "background"}

PAGES = (
    "/", "/inbox/", "/exhibit/{layer}/", "/exhibit/{layer}/enter/whereabouts/", "/exhibit/{layer}/enter/count/",
    "/review/{layer}/", "/questions/", "/people/", "/party/{party}/", "/releases/", "/record/", "/search/",
    "/second-factor/", "/second-factor/on/", "/nowhere/",
)  # fmt: skip


class Fetches(HTMLParser):
    """Gathers what a page would load or lead to, and what the policy forbids it to hold."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.remembered: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of a tag, and any style or script that stands in the page itself."""
        self.addresses += [value or "" for name, value in attrs if name in FETCHING]
        self.inline += [f"{tag} {name}" for name, _ in attrs if name == "style" or name.startswith("on")]
        self.remembered += [tag] if tag == "form" and dict(attrs).get("autocomplete") != "off" else []
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.inline.append(tag)


def fetches(client: Client, path: str) -> Fetches:
    found = Fetches()
    found.feed(client.get(path).content.decode())
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_else_and_holds_nothing_inline(path: str, world: World, vera: Client) -> None:
    found = fetches(vera, path.format(layer=world.layer, party=world.party))
    foreign = [one for one in found.addresses if re.match(r"(?i)[a-z]+:|//", one) and not one.startswith("data:image/")]
    assert (foreign, found.inline) == ([], [])
    assert "/static/desk.css" in found.addresses


@pytest.mark.parametrize("path", [*PAGES, "/party/{party}/erase/", "/appeals/", "/origins/", "/changes/", "/reader/"])
def test_a_browser_is_given_nothing_to_remember(path: str, world: World, vera: Client) -> None:
    vera.post("/search/", {"q": "Orlin"})
    page = vera.get(path.format(layer=world.layer, party=world.party)).content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    names = [word for one in world.workspace.parties() for word in one[1].name.split()]
    files = [report.original.name for report in world.workspace.exhibits()]
    assert [word for word in (*names, *files) if word in title[1]] == []
    found = Fetches()
    found.feed(page)
    assert (found.remembered, [one for one in found.addresses if "Orlin" in one]) == ([], [])


def test_every_answer_has_the_strict_headers(world: World, vera: Client, sign_in: SignIn) -> None:
    for answer in (vera.get("/"), vera.get("/nowhere/"), sign_in().get("/sign-in/"), vera.post("/case/")):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert (answer.headers["Cache-Control"], answer.headers["X-Frame-Options"]) == ("no-store", "DENY")
        assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["desk.css", "review.js", "words.js", "mark.svg"])
def test_static_files_are_served_to_anybody(name: str, world: World, sign_in: SignIn) -> None:
    assert sign_in().get(f"/static/{name}").status_code == 200


def test_an_original_is_handed_out_as_a_file_never_as_a_page(world: World, vera: Client, sign_in: SignIn) -> None:
    refused = vera.get(f"/exhibit/{world.original}/original/")
    assert (refused.status_code, "workspace.leave-needed" in refused.content.decode()) == (403, True)
    sign_in("Tomas").post(f"/leave/{world.leave}/give/")
    answer = vera.get(f"/exhibit/{world.original}/original/")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert vera.get(f"/exhibit/{world.original}/original/").status_code == 403
