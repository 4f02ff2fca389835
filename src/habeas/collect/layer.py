"""The text layer of a file, whatever it is."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from habeas.collect import media
from habeas.collect.errors import EmptyFile, NotText, TooLarge, UnsupportedType
from habeas.collect.limits import DEFAULT, Limits
from habeas.facts.exhibit import TextLayer

_CHANNELS = {media.TEXT: "text", media.HTML: "html", media.PDF: "pdf", media.DOCX: "docx", media.MAIL: "eml"}
"""The media types that are read, and the channel of each; imported when first needed, since some are heavy."""

READ_TYPES = tuple(_CHANNELS)
"""The media types that Habeas reads."""


class _LaysOpen(Protocol):
    def __call__(self, content: bytes, *, name: str, limits: Limits) -> TextLayer: ...


def extract_text(content: bytes, *, name: str, media_type: str | None = None, limits: Limits = DEFAULT) -> TextLayer:
    """Return the text layer of `content`, in this process and without limits on time and memory.

    For files from strangers use `extract_text_in_child`.

    Args:
        content: The whole file.
        name: The file's name, for messages and as a hint where the bytes do not tell what they are.
        media_type: What the file is, where the caller knows better than its bytes.
        limits: Ceilings on sizes, nesting and pages.

    Raises:
        EmptyFile: there are no bytes.
        TooLarge: there are more bytes than are read of such a file.
        NotText: it seems to be text but has zero bytes in it.
        UnsupportedType: no channel reads this type.
        Unreadable: what the channel of its type raises; see there.
    """
    if not content:
        raise EmptyFile(name=name)
    kind = media_type or media.detect_media_type(content, name)
    check_readable(kind, name=name, size_bytes=len(content), limits=limits)
    channel = _CHANNELS[kind]
    lay_open = cast("_LaysOpen", import_module(f"habeas.collect.channels.{channel}").lay_open)
    return lay_open(content, name=name, limits=limits)


def check_readable(media_type: str, *, name: str, size_bytes: int, limits: Limits = DEFAULT) -> None:
    """Check what can be told of a file without a look into it.

    Raises:
        TooLarge: it has more bytes than are read of such a file.
        UnsupportedType: no channel reads this type.
        NotText: it seems to be text but has zero bytes in it.
    """
    most_bytes = limits.most_bytes(media_type)
    if size_bytes > most_bytes:
        raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=most_bytes)
    if media_type == media.UNKNOWN:
        raise NotText(name=name)
    if media_type not in _CHANNELS:
        raise UnsupportedType(name=name, media_type=media_type)
