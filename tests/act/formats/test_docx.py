"""A filled form as DOCX, opened again."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from habeas.act import Author, FilledForm
from habeas.act.formats.docx import render_docx
from tests.act.case import draft


def text_of(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize(("name", "language"), [("wgeid", "en"), ("icrc", "uk"), ("prosecutor-ru", "ru")])
def test_render_docx_holds_every_line_source_and_question(name: str, language: str) -> None:
    filled = draft(name, language=language)
    text = text_of(render_docx(filled))
    wanted = [line.text for box in filled.boxes() for line in box.lines]
    wanted += [*(note.quote for note in filled.footnotes), *filled.questions, filled.title]
    assert [words for words in wanted if words not in text] == []


def test_render_docx_is_the_same_every_time_and_names_nobody_in_its_properties() -> None:
    content = render_docx(draft(author=Author(name="The Reed Foundation")))
    assert content == render_docx(draft(author=Author(name="The Reed Foundation")))
    properties = docx.Document(BytesIO(content)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert [one.date_time[0] for one in ZipFile(BytesIO(content)).infolist()] == [1980] * len(
        ZipFile(BytesIO(content)).infolist()
    )


@pytest.mark.parametrize(("consents", "warned"), [(False, True), (True, False)])
def test_render_docx_says_on_every_page_that_it_is_not_authorised(*, consents: bool, warned: bool) -> None:
    filled: FilledForm = draft(family_consents=consents)
    header = docx.Document(BytesIO(render_docx(filled))).sections[0].header.paragraphs[0].text
    assert ("NOT AUTHORISED" in header) is warned


def test_render_docx_takes_signs_that_xml_forbids() -> None:
    assert "a b" in text_of(render_docx(draft(author=Author(name="a\x00b\ufffe\ud800"))))
