"""Rows of the log as they were: with the header stored, and without what it commits to beside the parts.

Older databases and older backups hold them; both are read on.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.record.entries import parse_header


def kind_version_in(header: bytes) -> int:
    """Return in what version of its kind an entry is written.

    Raises:
        HeaderDoesNotVerify, NewerEntry: the bytes are not a header, or one of a newer version.
    """
    return parse_header(header).kind_version


def commitments_in(header: bytes) -> Sequence[bytes]:
    """Return what the header of an entry commits to, 32 bytes for each of its parts.

    Raises:
        HeaderDoesNotVerify, NewerEntry: the bytes are not a header, or one of a newer version.
    """
    return [bytes.fromhex(part.commitment) for part in parse_header(header).parts]
