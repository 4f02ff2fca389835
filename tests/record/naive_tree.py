"""The tree of RFC 9162, section 2.1, written down as the RFC has it: by recursion, slowly, with no shared code."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def head(leaves: Sequence[bytes]) -> bytes:
    """Return the Merkle tree hash of a list of leaves, given as bytes, not hashes."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return hashlib.sha256(b"\x01" + head(leaves[:k]) + head(leaves[k:])).digest()


def path(m: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the inclusion proof of leaf `m`."""
    if len(leaves) == 1:
        return ()
    k = split(len(leaves))
    if m < k:
        return (*path(m, leaves[:k]), head(leaves[k:]))
    return (*path(m - k, leaves[k:]), head(leaves[:k]))


def subproof(m: int, leaves: Sequence[bytes], *, whole: bool = True) -> tuple[bytes, ...]:
    """Return the consistency proof between the first `m` leaves, at least one, and all of them."""
    if m == len(leaves):
        return () if whole else (head(leaves),)
    k = split(len(leaves))
    if m <= k:
        return (*subproof(m, leaves[:k], whole=whole), head(leaves[k:]))
    return (*subproof(m - k, leaves[k:], whole=False), head(leaves[:k]))


def split(n: int) -> int:
    """Return the largest power of two below `n`."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k
