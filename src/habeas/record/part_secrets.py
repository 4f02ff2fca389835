"""The secret of a part: 32 random bytes, from which its key and its salt follow, wrapped by the key of its case.

The secret is the key. The salt is a hash of it, so that a proof can show the salt and tell nothing of the key.

A wrapped secret is its two blocks of AES-256, each by itself, under a key that follows from that of the case. That is
all that wrapping needs here: what is wrapped is random and used once, so no two blocks are alike and none can be
guessed. Nothing vouches for a wrapped secret by itself; one that was changed or put elsewhere opens no part, which is
sealed with its place, and any part is what the header commits to. In return, those of many parts are unwrapped in one
call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB

SECRET_BYTES = 32
"""The length of a secret, wrapped or not, and of the salt that follows from it."""

_SALT = b"habeas/1 salt of a part\n"
_WRAP = b"habeas/1 wrap secrets of parts\n"


def salts_of(secrets: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the 32-byte salts that the commitments of parts are made with, worked out as they are asked for."""
    return (sha256(_SALT + secret).digest() for secret in secrets)


class Wrapping:
    """Wraps and unwraps the secrets of a case's parts."""

    def __init__(self, case_key: bytes) -> None:
        """Take the 32-byte key of the case, which parts of the first form need as it is."""
        self.case_key = case_key
        # Parts of the first form were wrapped under the key of the case itself, in another way: no key serves both.
        self._cipher = Cipher(AES256(sha256(_WRAP + case_key).digest()), ECB())  # noqa: S305 - random blocks, used once: see above

    def wrap(self, secrets: bytes) -> bytes:
        """Return secrets, one after the other, wrapped one after the other."""
        return self._cipher.encryptor().update(secrets)

    def wrap_each(self, secrets: Iterable[bytes]) -> list[bytes]:
        """Return the secrets of many parts, each wrapped in 32 bytes."""
        wrapped = self.wrap(b"".join(secrets))
        return [wrapped[begin : begin + SECRET_BYTES] for begin in range(0, len(wrapped), SECRET_BYTES)]

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return wrapped secrets, one after the other, unwrapped one after the other; any bytes unwrap to some."""
        return self._cipher.decryptor().update(wrapped)
