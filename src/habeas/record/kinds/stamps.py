"""Entries about outside authorities that say at what time a checkpoint was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityPermitted(Act):
    """Hashes of checkpoints may be sent to an authority of time, for a reason that a person gave.

    `roots` are the certificates that its answers must lead back to, as PEM, got from the authority by another way.
    """

    kind = "authority.permitted"
    name: str
    address: str
    roots: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityForbidden(Act):
    """Nothing is sent to the authority any more; its stamps stay."""

    kind = "authority.forbidden"
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointStamped(Act):
    """An authority says that a checkpoint was there at `stamped_at`.

    `note` is the signed checkpoint over the first `size` entries as text, `response` the authority's answer over its
    SHA-256 in base64 (RFC 3161, DER).
    """

    kind = "checkpoint.stamped"
    name: str
    size: int
    note: str
    response: str
    stamped_at: datetime
