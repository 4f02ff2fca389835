"""Whether a file speaks of a person, whatever its letters are hidden behind; what cannot be opened is said."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO
from urllib.parse import quote

import pytest

from habeas.collect.media import DOCX, HTML, MAIL, PDF, TEXT
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId
from habeas.workspace import Workspace
from habeas.workspace.erasing.names import NameFinder
from habeas.workspace.erasing.papers import Look, look_into
from habeas.workspace.errors import UnknownObject
from tests.collect.documents import docx_of, mail_of
from tests.workspace.erasing.conftest import PAVEL

FINDER = NameFinder((PAVEL, "Павел Орлин"))
CYRILLIC = "сказали Павлу Орлину вчера"


def damaged(content: bytes) -> bytes:
    """Return an archive of which the longest file has other bytes in its middle than were packed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        longest = max(archive.infolist(), key=lambda one: one.compress_size)
    middle = longest.header_offset + 30 + len(longest.filename) + longest.compress_size // 2
    return content[:middle] + b"\xff" * 16 + content[middle + 16 :]


def bomb() -> bytes:
    """Return an archive of which one file unfolds to a thousand times its size."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "x" * 4 * 1024 * 1024)
    return file.getvalue()


def mail_to(name: str) -> bytes:
    """Return a message of which only a header says a name."""
    return mail_of("No calls.").replace(b"desk@example.org", f"{name} <desk@example.org>".encode())


@pytest.mark.parametrize(
    ("content", "media_type", "look"),
    [
        (f"<p>{CYRILLIC}</p>".encode(), HTML, Look.NAMED),
        (f'<a href="/?q={quote(CYRILLIC)}">x</a>'.encode(), HTML, Look.NAMED),
        ("".join(f"&amp;#{ord(one)};" for one in CYRILLIC).encode(), HTML, Look.NAMED),
        (base64.b64encode(f"Tuesday\n{CYRILLIC}\n".encode()), TEXT, Look.NAMED),
        (f"{CYRILLIC}: письмо о том, что никто не звонил".encode("koi8-r"), TEXT, Look.NAMED),
        (b"P a v e l  O r l i n", TEXT, Look.NAMED),
        (mail_of(CYRILLIC), MAIL, Look.NAMED),
        (mail_of("No calls.", page=f"<p>{CYRILLIC}</p>"), MAIL, Look.NAMED),
        (mail_to(f"=?utf-8?b?{base64.b64encode('Орлин Павел'.encode()).decode()}?="), MAIL, Look.NAMED),
        (mail_to("Anna"), MAIL, Look.CLEAR),
        (docx_of([CYRILLIC]), DOCX, Look.NAMED),
        (docx_of(["No calls."]), DOCX, Look.CLEAR),
        (damaged(docx_of([CYRILLIC])), DOCX, Look.NAMED),
        (damaged(docx_of(["No calls."])), DOCX, Look.CLOSED),
        (docx_of(["No calls."])[:-40], DOCX, Look.CLOSED),
        (bomb(), DOCX, Look.CLOSED),
        (b"%PDF-1.7 and nothing", PDF, Look.CLOSED),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png", Look.CLEAR),
        (b"nothing", TEXT, Look.CLEAR),
    ],
)
def test_a_name_is_found_behind_what_hides_it_and_what_cannot_be_opened_is_said(
    content: bytes, media_type: str, look: Look
) -> None:
    assert look_into(content, media_type, FINDER) is look


def test_a_damaged_file_stops_no_plan_and_is_listed_for_people(case: Workspace) -> None:
    list(case.collect_content(damaged(docx_of(["Nobody has called."] * 50)), name="list.docx"))
    unsearched = case.plan_erasure(PAVEL).unsearched
    assert [one.name for one in unsearched] == ["list.docx"]


@pytest.mark.parametrize("role", [ExhibitRole.TEXT_LAYER, ExhibitRole.READING])
def test_a_text_or_a_reading_that_is_said_to_go_takes_its_original_along(case: Workspace, role: ExhibitRole) -> None:
    queries = case.session.store.queries
    made = queries.exhibits(case.case.id, role=role)[0].id
    whole = {one.id for one in case.plan_erasure(PAVEL, also_exhibits=[case.exhibits()[0].original.id]).exhibits_gone}
    assert {one.id for one in case.plan_erasure(PAVEL, also_exhibits=[made]).exhibits_gone} == whole
    assert made in whole
    assert made not in {one.id for one in case.plan_erasure(PAVEL).exhibits_gone}


def test_an_exhibit_that_the_case_does_not_have_cannot_go(case: Workspace) -> None:
    with pytest.raises(UnknownObject):
        case.plan_erasure(PAVEL, also_exhibits=[ExhibitId("x-nowhere")])
