"""Finished files opened again. Each case first plants a secret, then proves that it is found."""

import base64
import json
import re
from html import escape
from urllib.parse import quote

import pypdfium2 as pdfium
import pytest
import typst

from habeas.facts.party import PartyKind
from habeas.publish import Leak, Secret, find_leaks
from habeas.publish.errors import CannotSearch
from habeas.publish.formats.reopen import layers_of

ANNA = Secret(id="p-anna", kind=PartyKind.PERSON, spellings=("Anna Petrova", "Анна Петрова"))
NAME = "Анна Петрова"
HTML = "text/html"
PDF = "application/pdf"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body>{body}</body></html>".encode()


def places(content: bytes, media_type: str = HTML, name: str = "") -> set[str]:
    return {leak.where for leak in find_leaks(content, media_type, [ANNA], name=name)}


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (f"<p>{NAME}</p>", "text"),
        ("<p>Pet<b>ro</b>va</p>", "text across elements"),
        (f'<img alt="{NAME}">', "attributes and comments"),
        (f"<!-- {NAME} -->", "attributes and comments"),
        (f'<a href="/p/{quote("Петрова")}">x</a>', "attributes and comments"),
        ('<a href="mailto:anna.petrova@example.org">x</a>', "attributes and comments"),
        ("<p>" + "".join(f"&#{ord(letter)};" for letter in "Петрова") + "</p>", "text"),
        ("<p>" + "".join(f"&amp;#{ord(letter)};" for letter in "Петрова") + "</p>", "text"),
        (f'<script type="application/json">{json.dumps({"n": NAME})}</script>', "text"),
        (f"<style>/* {NAME} */</style>", "text"),
        (f'<img src="data:text/plain;base64,{base64.b64encode(NAME.encode()).decode()}">', "attributes and comments"),
        (f"<p>{NAME.encode().hex()}</p>", "text"),
        ("<p>P.e.t.r.o.v.a A.n.n.a</p>", "text"),
        (f"<p>{escape('Анне Петровой')}</p>", "text"),
        ('<p data-x="petrova-anna"></p>', "attributes and comments"),
        ("<petrova></petrova><p>", "attributes and comments"),
    ],
)
def test_find_leaks_sees_every_part_of_a_page(body: str, where: str) -> None:
    assert find_leaks(page("<p>nothing</p>"), HTML, [ANNA]) == ()
    assert where in places(page(body))


def test_find_leaks_searches_the_file_name() -> None:
    assert places(page(""), name="petrova-2022.html") == {"file name"}


def test_find_leaks_names_the_secret_by_its_id_alone() -> None:
    leaks = find_leaks(page("<p>Petrova</p>"), HTML, [ANNA])
    assert leaks[0] == Leak(secret="p-anna", where="text", how="a name or a form of it")
    assert not re.search("petrova|петрова", repr(leaks), re.IGNORECASE)


def made(source: str) -> bytes:
    return bytes(typst.compile(source.encode(), format="pdf", ignore_system_fonts=True))


@pytest.mark.parametrize(
    ("source", "where"),
    [
        (f"Said {NAME}.", "page 1"),
        ("#pagebreak()\nSaid Petrova.", "page 2"),
        ("#set par(justify: true)\n#set text(hyphenate: true)\n#box(width: 2em)[Petrova]", "page 1"),
        (f'#set document(title: "{NAME}")\nx', "metadata Title"),
        (f'#set document(author: "{NAME}")\nx', "metadata Author"),
        (f'#set document(keywords: ("{NAME}",))\nx', "metadata Keywords"),
        (f"= {NAME}\nx", "bookmarks"),
        (f'#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'9\' height=\'9\'></svg>"), alt: "{NAME}")',
         "stored text"),
        (f'#pdf.attach("petrova.txt", bytes("x"), description: "{NAME}")', "attachments"),
        ('#link("https://example.org/petrova")[x]', "stored text"),
        ("#text(fill: white, size: 1pt)[Petrova]", "page 1"),
    ],
)  # fmt: skip
def test_find_leaks_sees_every_part_of_a_pdf(source: str, where: str) -> None:
    assert find_leaks(made("nothing"), PDF, [ANNA]) == ()
    assert where in places(made(source), PDF)


def test_find_leaks_finds_what_is_drawn_over() -> None:
    """A black box over words hides nothing: the words are still in the file."""
    covered = made("#box[Petrova #place(dx: -5em, rect(width: 9em, height: 1em, fill: black))]")
    assert "page 1" in places(covered, PDF)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"x", "image/png"), (b"not a pdf", PDF), ("é".encode("latin-1"), HTML), (made("x")[:500], PDF)],
)
def test_find_leaks_refuses_what_it_cannot_open(content: bytes, media_type: str) -> None:
    with pytest.raises(CannotSearch):
        find_leaks(content, media_type, [ANNA])


def test_layers_of_a_pdf_are_read_from_the_file_itself() -> None:
    content = made("One #pagebreak() two")
    assert len(pdfium.PdfDocument(content)) == 2
    assert [layer.text.strip() for layer in layers_of(content, PDF) if layer.where.startswith("page")] == ["One", "two"]


def test_find_leaks_opens_plain_text_and_json() -> None:
    assert places(NAME.encode(), "text/plain") == {"text"}
    assert places(json.dumps({"n": NAME}).encode(), "application/json") == {"text"}
