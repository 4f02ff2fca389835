"""A filled form as PDF, opened again."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from habeas.act import Author, FilledForm, Line, form_names, load_form
from habeas.act.formats.pdf import render_pdf
from tests.act.case import draft


def text_of(content: bytes) -> str:
    document = pdfium.PdfDocument(content)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return " ".join(" ".join(pages).split())


def test_render_pdf_holds_every_line_and_source() -> None:
    text = text_of(render_pdf(draft()))
    for words in (
        "Тимур Бадмаев",
        "on a day from 5 July 2022 to 10 July 2022",
        "gazette.txt, 20 July 2022",
        "have NOT been compared with the official form",
        "3.2 (needed): In which place was the person last seen?",
    ):
        assert words in text


def test_render_pdf_is_tagged_and_the_same_every_time() -> None:
    content = render_pdf(draft())
    assert content == render_pdf(draft())
    assert pdfium.PdfDocument(content).is_tagged()


def test_render_pdf_takes_words_for_words_and_never_for_markup() -> None:
    hostile = '#panic("x") $ \\ *a* _b_ <c> @d `e` = f\n= g #include "/etc/passwd" “q” \\u{41}'
    text = text_of(render_pdf(draft(author=Author(name=hostile))))
    assert " ".join(hostile.split()) in text


def test_render_pdf_writes_signs_that_no_font_has_as_code_points() -> None:
    text = text_of(render_pdf(draft(given={"silence": (Line(text="silent 😀 日 since \u202e then \x07"),)})))
    assert "silent [U+1F600] [U+65E5] since then" in text


def test_render_pdf_survives_very_long_text() -> None:
    long: FilledForm = draft(given={"silence": (Line(text="sesquipedalian " * 4000),)})
    assert len(pdfium.PdfDocument(render_pdf(long))) > 4
    assert text_of(render_pdf(replace(long, gaps=()))).split().count("sesquipedalian") == 4000


@pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in form_names() for language in load_form(name).languages]
)
def test_render_pdf_shows_every_letter_of_every_form_and_language(name: str, language: str) -> None:
    filled = draft(name, language=language)
    text = text_of(render_pdf(filled))
    wanted = [filled.title, *filled.questions, *(line.text for box in filled.boxes() for line in box.lines)]
    wanted += [box.words for box in filled.boxes()]
    assert [words for words in wanted if " ".join(words.split()) not in text] == []
    assert "[U+" not in text


@pytest.mark.parametrize(("consents", "warned"), [(False, 3), (True, 0)])
def test_render_pdf_says_on_every_page_that_it_is_not_authorised(*, consents: bool, warned: int) -> None:
    document = pdfium.PdfDocument(render_pdf(draft(family_consents=consents)))
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    assert sum("NOT AUTHORISED" in page for page in pages) == warned == (0 if consents else len(pages))
