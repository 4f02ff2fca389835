from __future__ import annotations

import pytest

from habeas.collect import Limits, extract_text
from habeas.collect.errors import DamagedPdf, EncryptedPdf, NoText, TooLarge, TooManyPages, TruncatedPdf, Unreadable
from tests.collect.documents import encrypted_pdf, pdf_of

FIRST = ["Relatives of conscripts said on Tuesday that two buses had", "left the barracks near Zarechensk before dawn."]
SECOND = ["The drivers did not say where they were going. The brigade", "has not answered, and the garrison"]
THIRD = ["prosecutor has not answered either."]


def test_pdf_joins_lines_into_paragraphs_and_keeps_where_pages_begin() -> None:
    layer = extract_text(pdf_of([[*FIRST, "", *SECOND], THIRD, ["Appendix"]]), name="a.pdf")
    assert layer.text == "\n\n".join([" ".join(FIRST), " ".join([*SECOND, *THIRD]), "Appendix"])
    assert [layer.text[mark.start :].split()[0] for mark in layer.pages] == ["Relatives", "prosecutor", "Appendix"]
    assert [layer.page_at(layer.text.index(word)) for word in ("dawn", "either", "Appendix")] == [1, 2, 3]


def test_pdf_page_without_words_keeps_its_number() -> None:
    layer = extract_text(pdf_of([["One."], [], ["Three."]]), name="a.pdf")
    assert (layer.text, layer.page_at(layer.text.index("Three"))) == ("One.\n\nThree.", 3)


def test_pdf_that_breaks_off_anywhere_is_refused() -> None:
    whole = pdf_of([FIRST, SECOND])
    for length in range(20, len(whole) - 7, 37):
        with pytest.raises(TruncatedPdf):
            extract_text(whole[:length], name="a.pdf")


def test_pdf_shorter_than_it_says_is_refused() -> None:
    content = pdf_of([FIRST]).replace(b"<</Type/Catalog", b"<</Linearized 1/L 999999/Type/Catalog")
    with pytest.raises(TruncatedPdf):
        extract_text(content, name="a.pdf")


def test_pdf_with_a_password_is_refused_and_without_one_is_read() -> None:
    with pytest.raises(EncryptedPdf):
        extract_text(encrypted_pdf(b"secret"), name="a.pdf")


def test_pdf_that_is_none_is_damaged() -> None:
    with pytest.raises(DamagedPdf):
        extract_text(b"%PDF-1.4\nnothing of the kind\n%%EOF\n", name="a.pdf")


def test_pdf_without_words_is_a_scan() -> None:
    with pytest.raises(NoText):
        extract_text(pdf_of([[], []]), name="a.pdf")


def test_pdf_beyond_its_limits_is_refused() -> None:
    with pytest.raises(TooManyPages) as refused:
        extract_text(pdf_of([["x"]] * 4), name="a.pdf", limits=Limits(pages=3))
    assert (refused.value.pages, refused.value.limit) == (4, 3)
    with pytest.raises(TooLarge):
        extract_text(pdf_of([FIRST]), name="a.pdf", limits=Limits(text_bytes=20))


def test_pdf_with_any_byte_changed_is_read_or_refused_in_our_words() -> None:
    refused: list[str] = []
    whole = pdf_of([["Two buses."]])
    for position in range(0, len(whole), 5):
        changed = whole[:position] + bytes([whole[position] ^ 0x11]) + whole[position + 1 :]
        try:
            assert extract_text(changed, name="a.pdf", media_type="application/pdf").text.encode()
        except Unreadable as refusal:
            refused.append(refusal.code)
    assert refused
    assert {code.split(".")[0] for code in refused} == {"collect"}
