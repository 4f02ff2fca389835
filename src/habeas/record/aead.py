"""Authenticated encryption of short byte strings."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

RandomBytes = Callable[[int], bytes]
"""Returns that many unpredictable bytes; tests and published vectors pass a fixed one."""

KEY_BYTES = 32
"""The length of every secret key."""

NONCE_BYTES = 12
"""The length of a nonce; a random one stands before what `seal` returns."""


class DoesNotOpen(Exception):
    """A ciphertext, its key or what it is bound to is not what it was when sealed.

    Callers turn this into the error of what they were opening.
    """


def seal(key: bytes, plaintext: bytes, bound_to: bytes, random_bytes: RandomBytes = token_bytes) -> bytes:
    """Return a random nonce and the AES-256-GCM ciphertext, authenticated together with `bound_to`."""
    nonce = random_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Return what `seal` sealed.

    Raises:
        DoesNotOpen: the key, the ciphertext or `bound_to` is not the one used for sealing.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen from error
