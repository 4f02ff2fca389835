"""Plain text: the file as decoded, to the letter."""

from __future__ import annotations

from habeas.collect.encoding import decode_text
from habeas.collect.errors import NoText, TooLarge
from habeas.collect.limits import Limits
from habeas.facts.exhibit import TextLayer


def lay_open(content: bytes, *, name: str, limits: Limits) -> TextLayer:
    """Return the decoded file; newlines, spaces and a byte order mark stay as they are.

    Raises:
        TooLarge: there are more bytes than a text layer may have; noticed before anything is decoded.
        NotText: the file has zero bytes in it.
        UnknownEncoding: its encoding cannot be told.
        NoText: there is nothing but white space.
    """
    if len(content) > limits.text_bytes:
        raise TooLarge(name=name, size_bytes=len(content), limit_bytes=limits.text_bytes)
    decoded = decode_text(content, name=name)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise NoText(name=name)
    return TextLayer(text=decoded.text, tool=f"text/1 {decoded.encoding}")
