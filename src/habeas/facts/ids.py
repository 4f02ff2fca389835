"""Typed identifiers.

Ids are random with a typed prefix and are made when the entry that names them is appended; the short number
that people see is counted per case by the store.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from hashlib import sha256
from typing import NewType

ActorId = NewType("ActorId", str)
AppealId = NewType("AppealId", str)
CaseId = NewType("CaseId", str)
ConsentId = NewType("ConsentId", str)
EntryId = NewType("EntryId", str)
ExhibitId = NewType("ExhibitId", str)
LeaveId = NewType("LeaveId", str)
PartyId = NewType("PartyId", str)
ProposalId = NewType("ProposalId", str)
ReleaseId = NewType("ReleaseId", str)
StatementId = NewType("StatementId", str)

Sha256 = NewType("Sha256", str)
"""The SHA-256 of some bytes, as 64 lower-case hexadecimal digits."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH, _ALIKE = 20, 7
_LETTERS = bytes(ord(_ALPHABET[byte % len(_ALPHABET)]) for byte in range(256))


def new_id(prefix: str) -> str:
    """Return `prefix` and 100 random bits, such as `s-4h0c…`; letters that look alike are left out."""
    return f"{prefix}-{_letters(_LENGTH)}"


def new_ids_alike(prefix: str) -> Iterator[str]:
    """Yield ids without end that have the first 35 of their random bits in common, and each 65 of its own.

    Whoever keeps ids in order then writes those that come together in one place.
    """
    first = f"{prefix}-{_letters(_ALIKE)}"
    while True:
        yield first + _letters(_LENGTH - _ALIKE)


def _letters(count: int) -> str:
    return secrets.token_bytes(count).translate(_LETTERS).decode()


def digest(content: bytes) -> Sha256:
    """Return the SHA-256 of `content` in hexadecimal."""
    return Sha256(sha256(content).hexdigest())
