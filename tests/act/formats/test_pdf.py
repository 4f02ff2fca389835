"""A filled form as PDF, opened again."""

from dataclasses import replace

import pypdfium2 as pdfium

from habeas.act import Author, FilledForm, Line
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
    text = text_of(render_pdf(draft(given={"silence": Line(text="silent 😀 日 since \u202e then \x07")})))
    assert "silent [U+1F600] [U+65E5] since then" in text


def test_render_pdf_survives_very_long_text() -> None:
    long: FilledForm = draft(given={"silence": Line(text="sesquipedalian " * 4000)})
    assert len(pdfium.PdfDocument(render_pdf(long))) > 4
    assert text_of(render_pdf(replace(long, gaps=()))).split().count("sesquipedalian") == 4000
