from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.collect.encoding import declared_charset, decode_text
from habeas.collect.errors import NotText, UnknownEncoding
from tests.collect.documents import ENGLISH, RUSSIAN, UKRAINIAN


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_decode_text_gives_back_every_utf8_text_to_the_letter(text: str) -> None:
    decoded = decode_text(text.encode(), name="a.txt")
    assert text.encode().startswith((b"\xff\xfe", b"\xfe\xff")) or (decoded.text, decoded.encoding) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "cp866", "iso8859-5"])
@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, RUSSIAN.upper(), RUSSIAN[:40], UKRAINIAN[:40]])
def test_decode_text_tells_cyrillic_encodings_apart(text: str, encoding: str) -> None:
    content = text.encode(encoding, "ignore")
    decoded = decode_text(content, name="a.txt")
    assert (decoded.text, decoded.encoding) == (content.decode(encoding), encoding)


def test_decode_text_reads_koi8_r() -> None:
    content = RUSSIAN.encode("koi8-r", "ignore")
    assert decode_text(content, name="a.txt").text == content.decode("koi8-r")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Il a été arrêté à Paris, dit sa mère, et reste sans nouvelles depuis août.",
        "Su madre dijo: «¿Dónde está mi niño?»",
        "Die Mutter hört seit März nichts mehr; für sie ist er verschwunden.",
    ],
)
def test_decode_text_reads_western_languages(text: str) -> None:
    assert decode_text(text.encode("cp1252"), name="a.txt").text == text


def test_decode_text_reads_an_english_report_with_a_cyrillic_quotation() -> None:
    text = f"She said: «{RUSSIAN}» and then she said nothing more about the buses."
    assert decode_text(text.encode("cp1251"), name="a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_decode_text_keeps_the_byte_order_mark_as_a_letter(encoding: str) -> None:
    assert decode_text(f"\ufeff{RUSSIAN}".encode(encoding), name="a.txt").text == f"\ufeff{RUSSIAN}"
    assert decode_text(f"\ufeff{RUSSIAN}".encode(), name="a.txt").text == f"\ufeff{RUSSIAN}"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_decode_text_normalises_no_newline(newline: str) -> None:
    assert decode_text(f"one{newline}two".encode(), name="a.txt").text == f"one{newline}two"


def test_decode_text_keeps_marks_of_direction() -> None:
    text = "\u202bשלום\u202c and \u200fon\u200e"
    assert decode_text(text.encode(), name="a.txt").text == text


@pytest.mark.parametrize(
    "content",
    [
        "彼女は火曜日に二台のバスが兵舎を出たと言った。".encode("shift-jis"),
        "她星期二说两辆公共汽车离开了兵营。没有电话，没有律师。".encode("gbk"),
        "Η μητέρα του είπε ότι δεν υπάρχουν τηλεφωνήματα ούτε δικηγόρος.".encode("cp1253"),
        "Matka powiedziała, że w środę dwa autobusy odjechały przed świtem, żołnierze też.".encode("cp1250"),
        b"half a pair: \xed\xa0\x80 and so on, more than once \xed\xb0\x80",
        bytes(range(128, 256)) * 4,
        f"\ufeff{RUSSIAN}".encode("utf-16-le")[:-1],
        RUSSIAN.encode()[:-1] + b"\xff\xfe\xfd",
    ],
)
def test_decode_text_refuses_what_it_cannot_tell(content: bytes) -> None:
    with pytest.raises((UnknownEncoding, NotText)):
        decode_text(content, name="a.txt")


def test_decode_text_refuses_zero_bytes() -> None:
    with pytest.raises(NotText):
        decode_text(b"a sentence, then a block of nothing" + b"\x00" * 512, name="a.txt")
    with pytest.raises(NotText):
        decode_text(RUSSIAN.encode("utf-16-le"), name="a.txt")


def test_decode_text_takes_what_a_page_declares_unless_it_is_utf8() -> None:
    greek = "Η μητέρα"
    assert decode_text(greek.encode("cp1253"), name="a.html", declared="windows-1253").text == greek
    assert decode_text(greek.encode(), name="a.html", declared="windows-1253").text == greek
    assert decode_text("été".encode("cp1252"), name="a.html", declared="no-such-thing").text == "été"


def test_decode_text_mends_only_what_says_and_nearly_is_utf8() -> None:
    broken = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert decode_text(broken, name="a.html", declared="utf-8").text == f"{RUSSIAN}\ufffd{RUSSIAN}"
    with pytest.raises(UnknownEncoding):
        decode_text(broken, name="a.txt")
    mislabelled = RUSSIAN.encode("cp1251", "ignore")
    assert decode_text(mislabelled, name="a.html", declared="utf-8").text == mislabelled.decode("cp1251")


@pytest.mark.parametrize(
    ("markup", "charset"),
    [
        (b'<meta charset="KOI8-R">', "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b'<?xml version="1.0" encoding="iso-8859-5"?><html>', "iso-8859-5"),
        (b"<html><body>charset=none</body>", None),
    ],
)
def test_declared_charset_is_found_where_pages_put_it(markup: bytes, charset: str | None) -> None:
    assert declared_charset(markup) == charset
