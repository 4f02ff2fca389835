from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from habeas.collect import Limits, extract_text
from habeas.collect.errors import Bomb, DamagedDocx, NoText, TooLarge, Unreadable
from tests.collect.documents import docx_of, with_body, with_part

LOL = "<!DOCTYPE lolz [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_docx_gives_paragraphs_and_tables_in_their_order() -> None:
    content = docx_of(["Two buses left.", "", "No calls, “nothing”."], [["Bus", "Men"], ["1", "12"]], title="Buses")
    layer = extract_text(content, name="a.docx")
    assert layer.text == "Two buses left.\n\nNo calls, “nothing”.\n\nBus\tMen\n1\t12"
    assert (layer.title, layer.author, layer.tool.split()[0]) == ("Buses", "Anna Petrova", "python-docx")


def test_docx_takes_insertions_and_frames_and_leaves_deletions_out() -> None:
    changes = (
        "<w:p><w:ins w:id='1'><w:r><w:t>nine</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>ten</w:delText><w:t>eleven</w:t></w:r></w:del>"
        "<w:r><w:tab/><w:t>men</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('in a frame')}</w:sdtContent></w:sdt>"
    )
    assert extract_text(with_body(docx_of(["end"]), changes), name="a.docx").text == "nine\tmen\n\nin a frame\n\nend"


def test_docx_that_defines_entities_is_a_bomb() -> None:
    content = with_part(
        with_body(docx_of(["x"]), paragraph("&j;")),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", LOL.encode() + b"<w:document", 1),
    )
    with pytest.raises(Bomb):
        extract_text(content, name="a.docx")


def test_docx_that_defines_entities_in_another_encoding_is_a_bomb() -> None:
    wide = f"<?xml version='1.0' encoding='utf-16'?>{LOL}<Types/>".encode("utf-16")
    content = with_part(docx_of(["x"]), "[Content_Types].xml", lambda _: wide)
    with pytest.raises(Bomb):
        extract_text(content, name="a.docx")


def test_docx_may_speak_of_doctypes() -> None:
    assert (
        extract_text(docx_of(["<!DOCTYPE html> is a beginning"]), name="a.docx").text
        == "<!DOCTYPE html> is a beginning"
    )


def test_docx_that_unfolds_beyond_measure_is_a_bomb() -> None:
    file = BytesIO(docx_of(["x"]))
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\x00" * 20_000_000)
    with pytest.raises(Bomb):
        extract_text(file.getvalue(), name="a.docx")
    with pytest.raises(Bomb):
        extract_text(docx_of(["x"]), name="a.docx", limits=Limits(unpacked_bytes=1000))


def test_docx_nested_too_deep_is_damaged() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(DamagedDocx):
        extract_text(with_body(docx_of(["x"]), deep), name="a.docx")


def test_docx_that_breaks_off_or_lacks_parts_is_damaged() -> None:
    whole = docx_of(["x"])
    for content in (whole[:200], whole[: len(whole) // 2], whole[:-30]):
        with pytest.raises(DamagedDocx):
            extract_text(content, name="a.docx")
    with pytest.raises(DamagedDocx):
        extract_text(with_part(whole, "word/document.xml", lambda _: b"<broken"), name="a.docx")


def test_docx_without_words_has_no_text_and_with_too_many_is_too_large() -> None:
    with pytest.raises(NoText):
        extract_text(docx_of(["", " "]), name="a.docx")
    with pytest.raises(TooLarge):
        extract_text(docx_of(["word " * 10]), name="a.docx", limits=Limits(text_bytes=20))


def test_docx_with_any_byte_changed_is_read_or_refused_in_our_words() -> None:
    refused: list[str] = []
    whole = docx_of(["Two buses."])
    for position in range(0, len(whole), 211):
        changed = whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :]
        try:
            assert extract_text(changed, name="a.docx", media_type=None).text.encode()
        except Unreadable as refusal:
            refused.append(refusal.code)
    assert refused
    assert {code.split(".")[0] for code in refused} == {"collect"}
