"""Entries as they are stored: the fields of the header, which is made anew from them, and the sealed parts."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from habeas.record.entries import write_header
from habeas.record.errors import NotCanonical


class RawPart(NamedTuple):
    """One part as it is stored; `wrapped` is None once its secret was destroyed."""

    about: str
    commitment: bytes
    sealed: bytes
    wrapped: bytes | None


class RawEntry(NamedTuple):
    """One entry as it is stored: its place, the fields of its header, the hash of that, its parts."""

    seq: int
    entry: str
    case: str | None
    kind: str
    kind_version: int
    actor: str
    at: str
    leaf_hash: bytes
    parts: tuple[RawPart, ...]

    def header_bytes(self) -> bytes:
        """Return the header that follows from what is stored; nothing where no header can be made from that."""
        try:
            return write_header(
                entry=self.entry,
                kind=self.kind,
                kind_version=self.kind_version,
                case=self.case,
                actor=self.actor,
                at=self.at,
                parts=((one.about, one.commitment.hex(), sha256(one.sealed).hexdigest()) for one in self.parts),
            )
        except (TypeError, ValueError, AttributeError, NotCanonical):
            return b""
