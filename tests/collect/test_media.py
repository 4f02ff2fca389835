from __future__ import annotations

import pytest

from habeas.collect import media
from habeas.collect.media import detect_media_type
from tests.collect.documents import PAGE, docx_of, mail_of, pdf_of


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"Two buses left.", "report.txt", media.TEXT),
        (b"Two buses left.", "", media.TEXT),
        (b"From: A\nTo: B\n\na transcript of a call", "call.txt", media.TEXT),
        (PAGE.encode(), "report", media.HTML),
        (PAGE.encode("utf-16"), "report.html", media.HTML),
        (b"  \n<!-- saved -->\n<html><body>x", "report", media.HTML),
        (b"<p>only a part of a page</p>", "report.htm", media.HTML),
        (b"no tags at all", "report.html", media.TEXT),
        (pdf_of([["x"]]), "report.txt", media.PDF),
        (b"\n\njunk before %PDF-1.4", "report", media.PDF),
        (docx_of(["x"]), "report", media.DOCX),
        (docx_of(["x"])[:4096], "report.docx", media.DOCX),
        (mail_of("x"), "letter", media.MAIL),
        (b"anything", "letter.eml", media.MAIL),
        (b"PK\x03\x04rest", "photos.zip", "application/zip"),
        (b"\x89PNG\r\n\x1a\n", "scan.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0", "photo", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypmp42", "clip", "video/mp4"),
        (b"{\\rtf1", "letter.rtf", "application/rtf"),
        (b"\x00\x01\x02\x03", "blob", media.UNKNOWN),
        (b"", "nothing", media.TEXT),
    ],
)
def test_detect_media_type_trusts_bytes_before_names(content: bytes, name: str, media_type: str) -> None:
    assert detect_media_type(content, name) == media_type
