"""Whether a file speaks of a person: what was received, and what was made here for somebody else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from enum import Enum, auto
from io import BytesIO

from habeas.collect import DEFAULT
from habeas.collect.archives import READ_ERRORS, unfolds_too_far
from habeas.collect.channels.eml import every_text
from habeas.collect.encoding import decode_text
from habeas.collect.errors import Unreadable
from habeas.collect.media import MAIL, PDF
from habeas.publish.errors import CannotSearch
from habeas.publish.formats.reopen import layers_of
from habeas.publish.leaks import decodings
from habeas.workspace.erasing.names import NameFinder

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866")
_TAG = re.compile(r"<[^>]*>")
_ARCHIVE_START = b"PK\x03\x04"
_TEXTS_IN_ARCHIVES = (".xml", ".rels", ".txt", ".html")


class Look(Enum):
    """What a look into a file found: the name, nothing, or that no program can look into all of it."""

    NAMED = auto()
    CLEAR = auto()
    CLOSED = auto()


def look_into(content: bytes, media_type: str, finder: NameFinder) -> Look:
    """Return what a look into a file found: in its texts where it can be opened, in its bytes in any case.

    What is written in base64, by percent signs or by the numbers of its letters is undone first. What stands in a
    picture, a recording or a page that was scanned is not found: only people can look at those.
    """
    if any(spelling in content for spelling in _spellings(finder)):
        return Look.NAMED
    try:
        texts = _texts(content, media_type.partition(";")[0].strip())
        is_named = any(finder.is_in(plain) for text in texts for _, plain in decodings(text))
    except (CannotSearch, Unreadable):
        return Look.CLOSED
    return Look.NAMED if is_named else Look.CLEAR


def _spellings(finder: NameFinder) -> Iterator[bytes]:
    for spelling in finder.spellings:
        if len(spelling) < _SHORTEST:
            continue
        for encoding in _ENCODINGS:
            try:
                yield spelling.encode(encoding)
            except UnicodeEncodeError:
                continue


_SHORTEST = 5
"""A shorter spelling stands by chance among the bytes of any picture; it is looked for in texts alone."""


def _texts(content: bytes, media_type: str) -> Iterator[str]:
    """Yield every text of a file.

    Raises:
        CannotSearch, Unreadable: part of it cannot be opened; what can be was yielded before.
    """
    if media_type == MAIL:
        for text in every_text(content, name="message", limits=DEFAULT):
            yield from (text, _TAG.sub("", text))
        return
    try:
        yield from (layer.text for layer in layers_of(content, media_type))
    except CannotSearch:
        if media_type == PDF:
            raise
        if media_type.startswith("text/"):
            yield decode_text(content, name="text").text
        else:
            yield from _texts_in_archive(content, media_type)


def _texts_in_archive(content: bytes, media_type: str) -> Iterator[str]:
    """Yield the texts of a file such as DOCX, which is an archive of XML; nothing where it is none.

    Raises:
        CannotSearch: it is damaged, or unfolds too far; what could be read was yielded before.
    """
    if not (content.startswith(_ARCHIVE_START) or zipfile.is_zipfile(BytesIO(content))):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if unfolds_too_far(archive.infolist(), DEFAULT):
                raise CannotSearch(media_type=media_type, reason="it unfolds to many times its size")
            members = [one for one in archive.infolist() if one.filename.endswith(_TEXTS_IN_ARCHIVES)]
            read = [text for one in members if (text := _member(archive, one)) is not None]
    except READ_ERRORS as error:
        raise CannotSearch(media_type=media_type, reason="it is damaged") from error
    yield from read
    if len(read) < len(members):
        raise CannotSearch(media_type=media_type, reason="part of it is damaged")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str | None:
    """Return the text of one file of an archive, None where it is damaged."""
    try:
        return _TAG.sub("", archive.read(member).decode("utf-8", "replace"))
    except READ_ERRORS:
        return None
