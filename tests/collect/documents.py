"""Documents of every kind, sound and hostile, built in code."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from hashlib import md5
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx

RUSSIAN = (
    "Родные призывников сообщили во вторник, что из казармы под Зареченском до рассвета ушли два автобуса. "
    "Водители не сказали, куда едут. «Ни звонков, ни адвоката, ничего», – говорит мать одного из них."
)
UKRAINIAN = (
    "Рідні призовників повідомили у вівторок, що з казарми під Зарічнянськом до світанку поїхали два автобуси. "
    "Водії не сказали, куди їдуть. «Ні дзвінків, ні адвоката, нічого», – каже мати одного з них."
)
ENGLISH = "“There are no calls, no lawyer, nothing,” she said – and hung up."

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Two buses left | Zarechensk Herald</title>
<meta property="og:site_name" content="Zarechensk Herald"><meta name="author" content="Anna Petrova">
<meta property="article:published_time" content="2022-07-20T10:11:12+03:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Two buses left</h1>
<p>Relatives of conscripts said on Tuesday that two buses had left the barracks near
Zarechensk before dawn.<br>The drivers did not say where they were going.</p>
<h2>No calls</h2><p>“There are no calls, no lawyer, nothing,” said <a href="/m">Olga Ivanova</a>, mother of one of
the men, in a voice message that was passed on by a support group.</p>
<table><tr><th>Bus</th><th>Men</th></tr><tr><td>1</td><td>12</td></tr></table>
<p>The brigade's command has not answered. She has written five complaints to the garrison prosecutor.</p>
</article><footer>Copyright. Subscribe. Share this.</footer></body></html>"""

PAGE_TEXT = (
    "Two buses left\n\n"
    "Relatives of conscripts said on Tuesday that two buses had left the barracks near Zarechensk before dawn.\n"
    "The drivers did not say where they were going.\n\n"
    "No calls\n\n"
    "“There are no calls, no lawyer, nothing,” said Olga Ivanova, mother of one of the men, in a voice message that "
    "was passed on by a support group.\n\n"
    "Bus\tMen\n1\t12\n\n"
    "The brigade's command has not answered. She has written five complaints to the garrison prosecutor."
)

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf_of(pages: Sequence[Sequence[str]], *, encryption: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return a PDF with one line of Helvetica per string, 14 points apart; an empty string leaves a gap."""
    count = len(pages)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        drawn = b"".join(b"(%s) Tj 0 -14 Td\n" % line.encode("ascii") for line in lines)
        stream = b"BT /F1 11 Tf 72 700 Td\n" + drawn + b"ET"
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * number)
        )
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    if encryption:
        bodies.append(encryption)
        trailer += b"/Encrypt %d 0 R" % len(bodies)
    return _with_table(bodies, trailer)


def _with_table(bodies: Iterable[bytes], trailer: bytes) -> bytes:
    written = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in starts
    )
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(starts) + 1, trailer, len(written))
    return written + table + end


def encrypted_pdf(password: bytes) -> bytes:
    """Return a PDF that asks for `password`: revision 2, 40 bits, enough to be locked out."""
    file_id, rights = b"0123456789abcdef", -4
    padded = (password + _PAD)[:32]
    owner = _rc4(md5(padded).digest()[:5], padded)
    key = md5(padded + owner + struct.pack("<i", rights) + file_id).digest()[:5]
    encryption = b"<</Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>>>" % (
        rights, owner.hex().encode(), _rc4(key, _PAD).hex().encode(),
    )  # fmt: skip
    return pdf_of(
        [["Two buses left."]], encryption=encryption, trailer=b"/ID[<%s><%s>]" % ((file_id.hex().encode(),) * 2)
    )


def _rc4(key: bytes, content: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def docx_of(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), *, title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Anna Petrova"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(content: bytes, inner_xml: str) -> bytes:
    """Return the DOCX with `inner_xml` put before everything else in its body."""
    return with_part(
        content, "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + inner_xml.encode())
    )


def with_part(content: bytes, part: str, change: object) -> bytes:
    """Return the archive with one part put through `change`."""
    assert callable(change)
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def mail_of(text: str, *, page: str = "", attached: Sequence[tuple[str, bytes]] = ()) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Два автобуса"
    message["From"] = "Анна Петрова <anna@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Wed, 20 Jul 2022 23:30:00 +0300"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
