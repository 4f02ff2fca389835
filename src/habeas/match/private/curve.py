"""Points that stand for keys, and masks that commute: X25519, where two secrets may be put on in any order.

1. A key is hashed to the x-coordinate of a point of Curve25519; candidates are drawn until one is on the curve and
   not on its twist, since which of the two it is on would stay visible through every mask.
2. A mask is a secret number by which the point is multiplied. X25519 makes every such number a multiple of 8, which
   leads into the subgroup of prime order. Masks commute: the same key under both masks is the same point, whoever put
   his on first.

Source:
    RFC 7748 for X25519. The protocol is that of Huberman, Franklin and Hogg, "Enhancing privacy and trust in electronic
    communities" (1999); it is safe against who follows it and looks at everything, on the decisional Diffie-Hellman
    assumption.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from habeas.match.private.errors import DamagedExchange

POINT_BYTES = 32
_PRIME = 2**255 - 19
_A = 486662


def point_of(key: str, shared_key: bytes) -> bytes:
    """Return the point of a key, for those who have the secret that both sides agreed on."""
    for draw in range(256):
        digest = hmac.digest(shared_key, f"point {draw} {key}".encode(), hashlib.sha256)
        x = int.from_bytes(digest, "little") & (2**255 - 1)
        if 1 < x < _PRIME and pow(x * (x * x + _A * x + 1), (_PRIME - 1) // 2, _PRIME) == 1:
            return x.to_bytes(POINT_BYTES, "little")
    raise AssertionError("256 draws in a row are off the curve: this has no chance of happening")


class Mask:
    """A secret number, put on points; whoever has it can find out by trying which keys a list has."""

    def __init__(self, secret: bytes) -> None:
        """Take 32 random bytes as the number."""
        self._key = X25519PrivateKey.from_private_bytes(secret)

    def put_on(self, point: bytes) -> bytes:
        """Return the point under this mask.

        Raises:
            DamagedExchange: it is a point that hides nothing, which no list of ours holds.
        """
        try:
            return self._key.exchange(X25519PublicKey.from_public_bytes(point))
        except ValueError as error:
            raise DamagedExchange(reason="it holds a point that no mask hides") from error
