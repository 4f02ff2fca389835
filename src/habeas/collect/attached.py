"""What came with a message."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.collect.limits import DEFAULT, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file that came with a message; there are no folders in its name."""

    name: str
    content: bytes


def attachments(content: bytes, *, name: str = "message", limits: Limits = DEFAULT) -> tuple[Attachment, ...]:
    """Return the files that came with an e-mail, forwarded messages among them, in their order.

    Raises:
        DamagedMail: there are no headers.
        Bomb: parts are nested too deep or there are too many.
    """
    from habeas.collect.channels.eml import attached_files

    return attached_files(content, name=name, limits=limits)
