"""Whether a file speaks of a person: what was received, and what was made here for somebody else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from habeas.publish.errors import CannotSearch
from habeas.publish.formats.reopen import layers_of
from habeas.workspace.erasing.names import NameFinder

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866")
_TAG = re.compile(r"<[^>]*>")
_MOST_UNPACKED = 64 * 1024 * 1024


def speaks_of(content: bytes, media_type: str, finder: NameFinder) -> bool:
    """Return whether a file holds the name: in its texts where it can be opened, in its bytes in any case.

    What stands in a picture, a recording or a page that was scanned is not found: only people can look at those.
    """
    if any(spelling in content for spelling in _spellings(finder)):
        return True
    return any(finder.is_in(text) for text in _texts(content, media_type.partition(";")[0].strip()))


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
    try:
        yield from (layer.text for layer in layers_of(content, media_type))
    except CannotSearch:
        yield from _texts_in_archive(content)


def _texts_in_archive(content: bytes) -> Iterator[str]:
    """Yield the texts of a file such as DOCX, which is an archive of XML; nothing where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            left = _MOST_UNPACKED
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels", ".txt", ".html")) and member.file_size <= left:
                    left -= member.file_size
                    yield _TAG.sub("", archive.read(member).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return
