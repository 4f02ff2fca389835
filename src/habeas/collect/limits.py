"""How much one file may ask of this machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.collect import media

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for one file; every one that is passed becomes an error of its own.

    `text_bytes` bounds the text layer in UTF-8, and plain text as it comes in; `markup_bytes` a web page and
    `mail_bytes` a message as they come in; `original_bytes` any file at all. `unpacked_bytes` and `unpacked_ratio`
    bound what an archive may unfold to. `nesting` counts levels of elements or message parts. The last three hold for
    the child process only.
    """

    text_bytes: int = 64 * _MIB
    markup_bytes: int = 32 * _MIB
    mail_bytes: int = 128 * _MIB
    original_bytes: int = 512 * _MIB
    unpacked_bytes: int = 256 * _MIB
    unpacked_ratio: int = 200
    nesting: int = 512
    pages: int = 20_000
    message_parts: int = 1_000
    memory_bytes: int = 2048 * _MIB
    cpu_seconds: int = 60
    wall_seconds: float = 90.0

    def most_bytes(self, media_type: str) -> int:
        """Return how large a file of this type may be for its text to be laid open."""
        of_its_own = {media.TEXT: self.text_bytes, media.HTML: self.markup_bytes, media.MAIL: self.mail_bytes}
        return min(of_its_own.get(media_type, self.original_bytes), self.original_bytes)


DEFAULT = Limits()
"""The limits that hold unless a caller gives others."""
