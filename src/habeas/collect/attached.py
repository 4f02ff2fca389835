"""What came with a message."""

from __future__ import annotations

from habeas.collect.incoming import Incoming
from habeas.collect.limits import DEFAULT, Limits


def attachments(content: bytes, *, name: str = "message", limits: Limits = DEFAULT) -> tuple[Incoming, ...]:
    """Return the files that came with an e-mail, forwarded messages among them, in their order.

    Their names have no folders in them.

    Raises:
        DamagedMail: there are no headers.
        Bomb: parts are nested too deep or there are too many.
    """
    from habeas.collect.channels.eml import attached_files

    return attached_files(content, name=name, limits=limits)
