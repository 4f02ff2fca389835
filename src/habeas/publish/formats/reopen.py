"""A finished file opened again: every text that it holds, shown or hidden, each with where it stands."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from habeas.publish.errors import CannotSearch

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX_STRING = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_LITERAL = re.compile(rb"\(((?:\\.|[^\\()]){2,})\)", re.DOTALL)
_MOST_UNPACKED = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One text inside a file, and where it stands, in words such as `page 2`."""

    where: str
    text: str


def layers_of(content: bytes, media_type: str) -> tuple[Layer, ...]:
    """Return every text inside a file.

    Raises:
        CannotSearch: the type is not one that can be opened, or the file is broken.
    """
    if media_type == "text/html":
        return _html_layers(_decoded(content, media_type))
    if media_type == "application/pdf":
        return tuple(_pdf_layers(content))
    if media_type in ("text/plain", "application/json", "text/csv"):
        return (Layer(where="text", text=_decoded(content, media_type)),)
    raise CannotSearch(media_type=media_type, reason="nothing here opens it")


def _decoded(content: bytes, media_type: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotSearch(media_type=media_type, reason="it is not UTF-8") from error


class _Collector(HTMLParser):
    """Gathers running text, attribute values and comments of a page, each for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden.append(tag)
        self.hidden += [part for name, value in attrs for part in (name, value) if part]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.hidden.append(data)

    def handle_decl(self, decl: str) -> None:
        self.hidden.append(decl)

    def handle_pi(self, data: str) -> None:
        self.hidden.append(data)

    def unknown_decl(self, data: str) -> None:
        self.hidden.append(data)


def _html_layers(page: str) -> tuple[Layer, ...]:
    """Take the text both with and without a gap between elements: a name may be split by tags, or joined by them."""
    collector = _Collector()
    collector.feed(page)
    collector.close()
    return (
        Layer(where="text", text=" ".join(collector.texts)),
        Layer(where="text across elements", text="".join(collector.texts)),
        Layer(where="attributes and comments", text="\n".join(collector.hidden)),
    )


def _pdf_layers(content: bytes) -> Iterator[Layer]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise CannotSearch(media_type="application/pdf", reason="it does not open") from error
    try:
        for name, value in document.get_metadata_dict().items():
            yield Layer(where=f"metadata {name}", text=value)
        for number in range(len(document)):
            yield Layer(where=f"page {number + 1}", text=document[number].get_textpage().get_text_bounded())
        for bookmark in document.get_toc():
            yield Layer(where="bookmarks", text=bookmark.get_title())
        for number in range(document.count_attachments()):
            yield Layer(where="attachments", text=document.get_attachment(number).get_name())
    finally:
        document.close()
    yield Layer(where="stored text", text="\n".join(_stored_texts(content)))


def _stored_texts(content: bytes) -> Iterator[str]:
    """Yield the strings inside a PDF's objects, packed ones too: alternative texts and metadata that no page shows."""
    left = _MOST_UNPACKED
    parts = [_STREAM.sub(b"", content)]
    for match in _STREAM.finditer(content):
        unpacked = _unpacked(match[1], left)
        left -= len(unpacked)
        if left <= 0:
            raise CannotSearch(media_type="application/pdf", reason="it unpacks to more than 64 MiB")
        if _is_text(unpacked):
            parts.append(unpacked)
    for part in parts:
        if part.lstrip()[:1] == b"<":
            yield part.decode("utf-8", "ignore")
        raws = [match[1] for match in _LITERAL.finditer(part)]
        raws += [_from_hex(match[1]) for match in _HEX_STRING.finditer(part)]
        yield from (text for raw in raws if (text := _pdf_string(raw)).isprintable())


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed


def _is_text(part: bytes) -> bool:
    """Return whether bytes are objects, orders or XML rather than a font or a picture."""
    head = part[:4096]
    return bool(head) and sum(32 <= byte < 127 or byte in b"\r\n\t" for byte in head) > 0.9 * len(head)


def _from_hex(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits).decode("ascii")
    return bytes.fromhex(plain + "0" * (len(plain) % 2))


def _pdf_string(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "ignore")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "ignore")
    text = re.sub(rb"\\([0-7]{1,3})", lambda match: bytes([int(match[1], 8) & 255]), raw)
    if text.startswith(b"\xfe\xff"):
        return text[2:].decode("utf-16-be", "ignore")
    return text.decode("latin-1")
