"""What kind of file some bytes are: by their beginning first, by their name only where that is silent."""

from __future__ import annotations

import re
from pathlib import PurePath

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
UNKNOWN = "application/octet-stream"

_HEAD_BYTES = 4096

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90\x00", "application/x-executable"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_PAGE_START = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(rb"<(?:html|head|body|div|p|a|span|br|title|meta|article|table)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"^(received|return-path|message-id|mime-version|delivered-to|from|to|subject|date|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_ONLY_MAIL_HAS = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"}


def detect_media_type(content: bytes, name: str) -> str:
    """Return the media type of `content`, such as `text/html`; `application/octet-stream` where nothing is known.

    The first 4,096 bytes are enough, but a DOCX under another name is then known only where its words come early.
    Nothing is unpacked, so this may run on hostile files.
    """
    head = content[:_HEAD_BYTES]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        is_document = PurePath(name).suffix.lower() == ".docx" or b"word/document.xml" in content
        return DOCX if is_document else "application/zip"
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head[4:8] == b"ftyp":
        return "video/mp4"
    return _kind_of_text(head, PurePath(name).suffix.lower())


def _kind_of_text(head: bytes, suffix: str) -> str:
    wide = head.startswith(_WIDE_BOMS)
    narrow = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if wide else head
    narrow = narrow.removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in narrow:
        return TEXT if suffix in {".txt", ".text", ".md"} else UNKNOWN
    if suffix == ".txt":
        return TEXT
    if suffix == ".eml" or _looks_like_mail(narrow):
        return MAIL
    if _PAGE_START.match(narrow) or (suffix in {".html", ".htm", ".xhtml"} and _ANY_TAG.search(narrow)):
        return HTML
    return TEXT


def _looks_like_mail(head: bytes) -> bool:
    """Return whether the first paragraph has at least three mail headers, one of them of no other use."""
    first = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not _MAIL_HEADER.match(first):
        return False
    found = {match[1].lower() for match in _MAIL_HEADER.finditer(first)}
    return len(found) >= 3 and bool(found & _ONLY_MAIL_HAS)
