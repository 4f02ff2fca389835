"""No page of the desk speaks English to somebody who chose another language: what is left in Latin letters is data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from habeas.facts.ids import ExhibitId
from make_catalogues import LANGUAGES
from tests.web.conftest import World

NAMES = frozenset(
    "Pavel Orlin Anna Orlina Zarechensk Steppe Herald Vera Tomas Otto Boris main other casefiles report txt dossier "
    "Garrison prosecutor of his sister".split()
)
"""Words of the invented case that stand outside quotations: names, what the case is called, the file of its report."""

GROUP = frozenset(("men", "fixed"))
"""How the report calls a group that has no name, and how the invented reader calls its rule."""

CODES = frozenset(
    "Habeas English UTC SHA utf SHA-256 PDF DOCX HTML RFC PEM QR Ctrl https habeas toml WGEID icrc ced wgad text plain "
    "html pdf json USER HOST".split()
)
"""Names of standards, programs and files, the same in every language."""

ID = re.compile(r"\b[a-z]-[0-9a-z]+\b|\b[0-9a-f]{8,}\b|\b(?:ru|ua|un)-[a-z0-9-]+\b")
WORD = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*")
OF_READER = ("the text holds the words of <claim 1>", "the text holds the words of <claim 2>",
             "the text holds the words of <claim 3>", "as it is", "it is invented", "it is fixed")  # fmt: skip
"""What the invented reader says of itself; what real readers say is tested in `test_told_words`."""

QUOTED = re.compile(
    r"<(script|style|code|pre|blockquote|q|kbd|dd)\b[^>]*>.*?</\1>|<(article|div) class=\"(?:sheet )?report\".*?</\2>"
    r"|<footer>.*?</footer>|<input type=\"hidden\"[^>]*>|<option value=\"[a-z-]+/[a-z]{2}\".*?</option>",
    re.DOTALL,
)
"""What quotes: words of a report, a command, the log; forms of a body keep the language that they are written in."""

SHOWN = re.compile(r'\b(?:placeholder|aria-label|title|alt)="([^"]*)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_an_english_word_that_is_not_data(language: str, world: World, vera: Client) -> None:
    count = next(one.id for one in world.workspace.proposals() if one.proposal.claim.kind == "count")
    world.workspace.accept(count)
    vera.post("/language/", {"language": language})
    pages = dict(walked(vera, f"/review/{world.layer}/"))
    assert {"today", "people", "party", "review-report", "exhibit", "appeals", "releases", "record"} <= set(pages)
    assert len(pages) > 20
    left = {name: found for name, page in pages.items() if (found := english(page))}
    assert left == {}


def test_an_english_word_beside_data_is_found() -> None:
    page = '<p>Pavel Orlin: held</p><blockquote>is held</blockquote><input placeholder="a name"><bdi>men</bdi>'
    assert english(page) == {"held", "name"}


def test_a_refusal_of_a_form_has_no_english_word(world: World, vera: Client) -> None:
    for language in LANGUAGES:
        vera.post("/language/", {"language": language})
        said = {"verdict": "correct", "when": "once upon a time", "reason": "…", "claim-of": "e1"}
        answer = vera.post(f"/review/{world.layer}/{world.proposal}/", said)
        (refused,) = re.findall(r'role="alert">(.*?)</p>', answer.content.decode(), re.DOTALL)
        assert english(refused.replace("workspace.date-not-understood", "")) == set()
        assert world.workspace.report(ExhibitId(world.layer)).open_count == 1


def walked(client: Client, *begin: str) -> Iterator[tuple[str, str]]:
    """Yield one page of every kind that links lead to, with the name of its address."""
    waiting, seen = ["/", "/search/", *begin], set()
    while waiting:
        path = waiting.pop(0)
        name = resolve(path.partition("?")[0]).url_name
        if name in seen or name is None:
            continue
        answer = client.get(path, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        seen.add(name)
        page = answer.content.decode()
        yield name, page
        links = (html.unescape(one).partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', page))
        waiting += [one for one in links if one and not one.startswith("/static/")]


def english(page: str) -> set[str]:
    """Return the words in Latin letters that a page shows and that are no data."""
    text = SHOWN.sub(r">\1<", QUOTED.sub(" ", page.rpartition("</header>")[2]))
    shown = html.unescape(re.sub(r"<[^<>]*>", " ", text))
    for sentence in OF_READER:
        shown = shown.replace(sentence, " ")
    return {word for word in WORD.findall(ID.sub(" ", shown)) if word not in NAMES | GROUP | CODES}
