from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from habeas.collect import Limits, attachments, extract_text
from habeas.collect.errors import Bomb, DamagedMail, NotText, TooLarge, UnknownEncoding, Unreadable
from tests.collect.documents import RUSSIAN, docx_of, mail_of

HEAD = "Subject: Два автобуса\nFrom: Анна Петрова <anna@example.org>\nDate: Wed, 20 Jul 2022 23:30:00 +0300"


def raw_mail(headers: str, body: bytes) -> bytes:
    return headers.replace("\n", "\r\n").encode("cp1251") + b"\r\n\r\n" + body


def test_mail_shows_who_wrote_when_about_what() -> None:
    layer = extract_text(mail_of("No calls.\n\nNothing."), name="letter.eml")
    assert layer.text == f"{HEAD}\n\nNo calls.\n\nNothing."
    assert (layer.title, layer.author) == ("Два автобуса", "Анна Петрова <anna@example.org>")
    assert layer.published_on == date(2022, 7, 20)


def test_mail_prefers_its_text_to_its_page_and_takes_the_page_where_there_is_no_text() -> None:
    page = "<html><body><p>No calls,<br>nothing.</p><p>Since May.</p></body></html>"
    both = extract_text(mail_of("Plain words.", page=page), name="letter.eml")
    only = extract_text(mail_of("", page=page), name="letter.eml")
    assert both.text == f"{HEAD}\n\nPlain words."
    assert only.text == f"{HEAD}\n\nNo calls,\nnothing.\n\nSince May."


def test_mail_names_its_attachments_and_gives_them_out() -> None:
    files = [("list.docx", docx_of(["x"])), ("../../etc/passwd", b"y"), ("имена.txt", b"z")]
    content = mail_of("See the list.", attached=files)
    given = attachments(content)
    assert [(one.name, one.content) for one in given] == [
        ("list.docx", files[0][1]), ("passwd", b"y"), ("имена.txt", b"z"),
    ]  # fmt: skip
    assert extract_text(content, name="a.eml").text.splitlines()[3] == "Attachments: list.docx, passwd, имена.txt"


def test_mail_gives_out_a_forwarded_message_as_a_message() -> None:
    outer, inner = EmailMessage(), EmailMessage()
    inner["Subject"] = "The first letter"
    inner.set_content("They were taken.")
    outer["Subject"] = "Fwd"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    forwarded = attachments(outer.as_bytes())
    assert [one.name for one in forwarded] == ["message-1.eml"]
    assert (
        extract_text(forwarded[0].content, name="message-1.eml").text == "Subject: The first letter\n\nThey were taken."
    )
    assert extract_text(outer.as_bytes(), name="a.eml").text == "Subject: Fwd\nAttachments: message-1.eml\n\nSee below."


@pytest.mark.parametrize("declared", ["koi8-r", "utf-8", "us-ascii", "no-such-thing"])
def test_mail_under_a_wrong_encoding_is_mended_where_letters_leave_no_doubt(declared: str) -> None:
    words = RUSSIAN.replace("–", "-").replace("«", '"').replace("»", '"')
    content = raw_mail(f"Subject: s\nContent-Type: text/plain; charset={declared}", words.encode("koi8-r"))
    assert extract_text(content, name="a.eml").text == f"Subject: s\n\n{words}"


def test_mail_with_bare_bytes_in_its_subject_is_read() -> None:
    content = raw_mail("Subject: Родные призывников сообщили во вторник\nFrom: a@example.org", b"words")
    assert extract_text(content, name="a.eml").title == "Родные призывников сообщили во вторник"


@pytest.mark.parametrize(
    "stated", ["rubbish", "32 Jul 2022", "", "Wed, 20 Jul 99999 10:00:00 +0000", "1 Jan 2022 99:99 +9999"]
)
def test_mail_without_a_proper_day_states_none(stated: str) -> None:
    assert extract_text(raw_mail(f"Subject: s\nDate: {stated}", b"words"), name="a.eml").published_on is None


def test_mail_without_headers_is_damaged() -> None:
    for content in (b"just words", b"\r\n\r\nwords", b"Subject words\r\n\r\nx"):
        with pytest.raises(DamagedMail):
            extract_text(content, name="a.eml")
        with pytest.raises(DamagedMail):
            attachments(content)


def test_mail_nested_too_deep_or_in_too_many_parts_is_a_bomb() -> None:
    head = b"Subject: s\r\n"
    deep = head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    )
    wide = head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 3000
    for content in (deep, wide):
        with pytest.raises(Bomb):
            extract_text(content, name="a.eml")
        with pytest.raises(Bomb):
            attachments(content)


def test_mail_with_zero_bytes_or_unknown_letters_is_refused() -> None:
    with pytest.raises(NotText):
        extract_text(raw_mail("Subject: s", b"one\x00two"), name="a.eml")
    with pytest.raises(UnknownEncoding):
        extract_text(raw_mail("Subject: s", "彼女は火曜日に二台のバスが".encode("shift-jis")), name="a.eml")


def test_mail_larger_than_allowed_is_refused() -> None:
    with pytest.raises(TooLarge):
        extract_text(mail_of("word " * 100), name="a.eml", limits=Limits(text_bytes=100))


def test_mail_with_any_byte_changed_is_read_or_refused_in_our_words() -> None:
    refused: list[str] = []
    whole = mail_of("No calls.", page="<p>No calls.</p>", attached=[("a.txt", b"x")])
    for position in range(0, len(whole), 3):
        changed = whole[:position] + bytes([whole[position] ^ 0x81]) + whole[position + 1 :]
        try:
            assert extract_text(changed, name="a.eml", media_type="message/rfc822").text.encode()
            assert isinstance(attachments(changed), tuple)
        except Unreadable as refusal:
            refused.append(refusal.code)
    assert refused
    assert {code.split(".")[0] for code in refused} == {"collect"}
