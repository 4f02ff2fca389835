"""A PDF: the words of its pages, line ends within a paragraph taken out, page starts kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double
from importlib.metadata import version

import pypdfium2 as pdfium
from pypdfium2 import raw

from habeas.collect.channels.lines import Line, paragraphs_of_lines
from habeas.collect.errors import DamagedPdf, EncryptedPdf, NoText, TooLarge, TooManyPages, TruncatedPdf
from habeas.collect.limits import Limits
from habeas.facts.exhibit import PageBreak, TextLayer

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,500}?/L\s+(\d+)")
_TRAILING_BYTES = 2048
_STOPS = (".", "!", "?", "…", ":", "”", "»", '"', ")")


def lay_open(content: bytes, *, name: str, limits: Limits) -> TextLayer:
    """Return the text of all pages; a paragraph that runs over a page is joined where it plainly goes on.

    Raises:
        TruncatedPdf: the file breaks off.
        EncryptedPdf: it asks for a password.
        DamagedPdf: it cannot be opened.
        TooManyPages: it has more pages than `limits.pages`.
        TooLarge: the text is larger than `limits.text_bytes`.
        NoText: no page has words, as when it is a scan.
    """
    document = _open(content, name)
    try:
        if len(document) > limits.pages:
            raise TooManyPages(name=name, pages=len(document), limit=limits.pages)
        text, breaks = _join(_pages(document, name), name=name, limits=limits)
        stated = document.get_metadata_dict()
    finally:
        document.close()
    if not text.strip():
        raise NoText(name=name)
    return TextLayer(
        text=text,
        tool=f"pypdfium2 {version('pypdfium2')}",
        title=stated.get("Title", "").strip() or None,
        author=stated.get("Author", "").strip() or None,
        pages=breaks,
    )


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(name=name) from error
        raise (TruncatedPdf if _breaks_off(content) else DamagedPdf)(name=name) from error
    if _breaks_off(content):
        document.close()
        raise TruncatedPdf(name=name)
    return document


def _breaks_off(content: bytes) -> bool:
    """Return whether the end is missing, also where PDFium would mend the file and lose pages without a word."""
    stated = _LINEARIZED.search(content[:2048])
    if stated and int(stated[1]) > len(content):
        return True
    end = content.rfind(b"%%EOF")
    return end < 0 or len(content[end:].rstrip(b"\x00\r\n\t ")) > _TRAILING_BYTES


def _pages(document: pdfium.PdfDocument, name: str) -> Iterator[tuple[str, ...]]:
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError as error:
            raise DamagedPdf(name=name) from error
        words = page.get_textpage()
        yield paragraphs_of_lines(tuple(_lines(words)))
        words.close()
        page.close()


def _lines(words: pdfium.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page with the places of their first and last letters.

    PDFium counts UTF-16 units, Python code points; where the two counts cannot be brought together, places are
    left out and paragraphs are told by their words alone.
    """
    text: str = words.get_text_range()
    placed = len(text.encode("utf-16-le", "surrogatepass")) // 2 == words.count_chars()
    unit = 0
    start = 0
    for end in [match.span() for match in _LINE_END.finditer(text)] + [(len(text), len(text))]:
        line = text[start : end[0]]
        units = len(line.encode("utf-16-le", "surrogatepass")) // 2
        first, last = unit + len(line) - len(line.lstrip()), unit + units - (len(line) - len(line.rstrip())) - 1
        if line.strip():
            left, right = (_origin(words, first), _origin(words, last)) if placed else (None, None)
            size = raw.FPDFText_GetFontSize(words.raw, first) if placed else None
            yield Line(
                text=_plain(line),
                left=left[0] if left else None,
                right=right[0] if right else None,
                baseline=left[1] if left else None,
                size=size or None,
            )
        unit += units + end[1] - end[0]
        start = end[1]


def _origin(words: pdfium.PdfTextPage, unit: int) -> tuple[float, float] | None:
    x, y = c_double(), c_double()
    return (x.value, y.value) if raw.FPDFText_GetCharOrigin(words.raw, unit, x, y) else None


def _plain(line: str) -> str:
    """Return the line without what cannot be written as text; the sign for a hyphen at its end stays."""
    return line.replace("\x02", "\ufffe").replace("\x00", "").encode("utf-8", "replace").decode()


def _join(pages: Iterator[tuple[str, ...]], *, name: str, limits: Limits) -> tuple[str, tuple[PageBreak, ...]]:
    parts: list[str] = []
    breaks: list[PageBreak] = []
    length = size_bytes = 0
    for number, paragraphs in enumerate(pages, start=1):
        body = "\n\n".join(paragraphs)
        if parts and body:
            goes_on = not parts[-1].endswith(_STOPS) and body[0].islower()
            parts.append(" " if goes_on else "\n\n")
            length += len(parts[-1])
        breaks.append(PageBreak(page=number, start=length))
        if body:
            parts.append(body)
            length += len(body)
        size_bytes += len(body.encode())
        if size_bytes > limits.text_bytes:
            raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=limits.text_bytes)
    return "".join(parts), tuple(breaks)
