"""A word-processor document: paragraphs and tables in their order, notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from lxml import etree

from habeas.collect.archives import READ_ERRORS, unfolds_too_far
from habeas.collect.errors import Bomb, DamagedDocx, NoText, TooLarge
from habeas.collect.limits import Limits
from habeas.facts.exhibit import TextLayer

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_NOTES = ("footnotes+xml", "endnotes+xml")
_DEFINITION = re.compile("<!\\s*(?:doctype|entity)\\b", re.IGNORECASE)
_READ_ERRORS = (*READ_ERRORS, etree.Error)


def lay_open(content: bytes, *, name: str, limits: Limits) -> TextLayer:
    """Return the words as they stand: insertions that wait for approval count, deletions do not.

    Raises:
        Bomb: the archive unfolds beyond all measure, or its XML defines entities.
        DamagedDocx: it cannot be unpacked or parsed.
        TooLarge: the text is larger than `limits.text_bytes`.
        NoText: there are no words.
    """
    _refuse_bombs(content, name, limits)
    document = _open(content, name)
    blocks = [block for root in _roots(document) for block in _blocks(root)]
    text = "\n\n".join(blocks)
    if not text.strip():
        raise NoText(name=name)
    size_bytes = len(text.encode("utf-8", "surrogatepass"))
    if size_bytes > limits.text_bytes:
        raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=limits.text_bytes)
    stated = document.core_properties
    return TextLayer(
        text=text,
        tool=f"python-docx {version('python-docx')}",
        title=stated.title.strip() or None,
        author=stated.author.strip() or None,
    )


def _refuse_bombs(content: bytes, name: str, limits: Limits) -> None:
    """Look at every file in the archive before any of it is parsed."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            files = archive.infolist()
            if unfolds_too_far(files, limits):
                raise Bomb(name=name, sign="it unfolds to many times its size")
            if any(_defines_entities(archive, file) for file in files):
                raise Bomb(name=name, sign="its XML defines entities")
    except _READ_ERRORS as error:
        raise DamagedDocx(name=name) from error


def _defines_entities(archive: ZipFile, file: ZipInfo) -> bool:
    """Return whether an XML part has a document type: Open Packaging Conventions forbid it, only attacks use it."""
    if not file.filename.lower().endswith((".xml", ".rels")):
        return False
    head = archive.read(file)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    words = head.decode("utf-16" if wide else "utf-8", "replace")
    prolog = words[: root.start()] if (root := re.search("<[A-Za-z_]", words)) else words
    return _DEFINITION.search(prolog) is not None


def _open(content: bytes, name: str) -> Document:
    import docx

    try:
        document = docx.Document(BytesIO(content))
        document.core_properties  # noqa: B018 - a damaged one shows itself here, not when it is used
        document.element.body  # noqa: B018
    except (*_READ_ERRORS, AttributeError, TypeError) as error:
        raise DamagedDocx(name=name) from error
    return document


def _roots(document: Document) -> Iterator[etree._Element]:
    yield document.element.body
    for relation in document.part.rels.values():
        if not relation.is_external and relation.target_part.content_type.endswith(_NOTES):
            yield etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _blocks(root: etree._Element) -> Iterator[str]:
    """Yield paragraphs outside tables, and tables as lines of cells parted by tabs."""
    for child in root:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}p":
            yield from filter(None, (_words(child).strip(),))
        elif child.tag == f"{_W}tbl":
            rows = ("\t".join(_cell(cell) for cell in row.iter(f"{_W}tc")) for row in child.iterchildren(f"{_W}tr"))
            yield from filter(None, ("\n".join(rows).strip(),))
        else:
            yield from _blocks(child)


def _cell(cell: etree._Element) -> str:
    return " ".join(_words(cell).split())


def _words(element: etree._Element) -> str:
    """Return the words under an element in their order; a paragraph inside it begins a new line."""
    parts: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag == f"{_W}p":
            parts.append(f"\n{_words(child)}\n")
        else:
            parts.append(_words(child))
    return "".join(parts)
