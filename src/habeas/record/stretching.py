"""A passphrase stretched by Argon2id into a key, at a cost that its file states."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from secrets import token_bytes

from argon2.low_level import Type, hash_secret_raw

from habeas.record.aead import KEY_BYTES, RandomBytes
from habeas.record.errors import KeyFileDoesNotVerify
from habeas.record.key_file import KeyFile, Stretching

SALT_BYTES = 16
"""The length of the salt that a passphrase is stretched with."""

SHORTEST_PASSPHRASE = 12
"""Below this length a passphrase is asked for again, wherever one is chosen."""

MOST_MEMORY_KIB = 4 * 1024 * 1024
"""How much memory a key file may ask for; more is refused, so that a forged file cannot exhaust the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argon2Cost:
    """How much work it is to try one passphrase.

    Source:
        RFC 9106, section 4, the second recommended choice: Argon2id, 3 passes over 64 MiB, 4 lanes.
    """

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


def new_stretching(cost: Argon2Cost | None = None, random_bytes: RandomBytes = token_bytes) -> Stretching:
    """Return how a passphrase that is chosen now is stretched: at this cost, with a salt of its own."""
    chosen = cost or Argon2Cost()
    return Stretching(
        passes=chosen.passes, memory_kib=chosen.memory_kib, lanes=chosen.lanes, salt=random_bytes(SALT_BYTES).hex()
    )


def stretch(passphrase: str, stretching: Stretching) -> bytes:
    """Return the 32-byte key that a passphrase stands for.

    Normalised, because the same letters typed on two machines may come as different code points.
    """
    return hash_secret_raw(
        secret=unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        salt=bytes.fromhex(stretching.salt),
        time_cost=stretching.passes,
        memory_cost=stretching.memory_kib,
        parallelism=stretching.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def stretching_of(parsed: KeyFile) -> Stretching:
    """Return how the passphrase of a key file was stretched, refusing what would tie the machine up.

    Raises:
        KeyFileDoesNotVerify: the file does not say, or asks for more than any file does.
    """
    found = parsed.argon2id
    if found is None:
        raise KeyFileDoesNotVerify(what=parsed.kind.value, reason="it does not say how it was wrapped")
    lanes_fit = 1 <= found.lanes <= 64 and 8 * found.lanes <= found.memory_kib <= MOST_MEMORY_KIB
    salt_fits = re.fullmatch("(?:[0-9a-f]{2}){16,64}", found.salt) is not None
    if not (salt_fits and lanes_fit and 1 <= found.passes <= 100):
        raise KeyFileDoesNotVerify(what=parsed.kind.value, reason="its cost is out of bounds")
    return found
