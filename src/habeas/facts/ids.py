"""Typed identifiers.

Ids are random with a typed prefix and are made when the entry that names them is appended; those of entries
sort as the log does. The short number that people see is counted per case by the store.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
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
_LENGTH, _OF_PLACE = 20, 7
_LETTERS = bytes(ord(_ALPHABET[byte % len(_ALPHABET)]) for byte in range(256))


def new_id(prefix: str, *, behind: int | None = None) -> str:
    """Return `prefix` and 100 random bits, such as `s-4h0c…`; letters that look alike are left out.

    Args:
        prefix: What kind of thing it names.
        behind: A number below 2**35 that the first 35 of the bits tell instead, so that ids sort as their numbers do.
    """
    letters = secrets.token_bytes(_LENGTH).translate(_LETTERS).decode()
    return f"{prefix}-{letters}" if behind is None else f"{prefix}-{_place(behind)}{letters[_OF_PLACE:]}"


@lru_cache(maxsize=1)
def _place(number: int) -> str:
    """Return a number in letters that sort as it does."""
    return "".join(_ALPHABET[number >> 5 * digit & 31] for digit in reversed(range(_OF_PLACE)))


def digest(content: bytes) -> Sha256:
    """Return the SHA-256 of `content` in hexadecimal."""
    return Sha256(sha256(content).hexdigest())
