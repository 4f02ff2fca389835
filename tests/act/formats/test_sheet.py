"""The sheet of questions for the family."""

import pypdfium2 as pdfium
import pytest

from habeas.act.formats.sheet import Sheet, render_sheet_pdf, render_sheet_text
from habeas.act.phrasebook import LANGUAGES, phrasebook
from tests.act.case import draft
from tests.watch.world import MOTHER, PARTIES, TIMUR


def text_of(content: bytes) -> str:
    document = pdfium.PdfDocument(content)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_asks_in_the_language_of_the_family_whatever_the_form_is_in(language: str) -> None:
    sheet = Sheet(draft=draft("wgad", language="ru"), language=language, reference="p-0007")
    pdf, text = text_of(render_sheet_pdf(sheet)), " ".join(render_sheet_text(sheet).split())
    asked = [gap.question.into(language) for gap in sheet.gaps]
    assert [question for question in asked if question not in pdf or question not in text] == []
    assert phrasebook(language).say("sheet.title") in pdf
    assert "p-0007" in pdf


def test_the_sheet_names_nobody_and_leaves_out_what_the_group_answers_itself() -> None:
    filled = draft("wgad", language="en")
    sheet = Sheet(draft=filled, language="en", reference="p-0007")
    pdf = text_of(render_sheet_pdf(sheet))
    names = [PARTIES[TIMUR].name, *PARTIES[TIMUR].spellings, PARTIES[MOTHER].name]
    assert any(PARTIES[TIMUR].name in box.text for box in filled.boxes())
    assert [name for name in names if name in pdf] == []
    assert [gap.number for gap in filled.gaps if gap.is_ours] == ["V.1", "VII.1", "VI.3", "VII.2", "VII.5"]
    assert "Who signs" not in pdf


def test_the_sheet_is_tagged_and_the_same_every_time() -> None:
    sheet = Sheet(draft=draft(), language="uk", reference="p-0007")
    content = render_sheet_pdf(sheet)
    assert content == render_sheet_pdf(sheet)
    assert pdfium.PdfDocument(content).is_tagged()
