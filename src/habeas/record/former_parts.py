"""Parts of the first form, which older workspaces hold: read for ever, written no more.

Key and salt were 32 random bytes each, wrapped together by AES-256-GCM; the body was sealed as it is.
"""

from __future__ import annotations

from typing import NamedTuple

from habeas.facts.text_form import quoted
from habeas.record.aead import KEY_BYTES, NONCE_BYTES, seal, unseal
from habeas.record.entries import OpenedPart

SALT_BYTES = 32
"""The length of a salt."""

WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + SALT_BYTES + 16
"""The length of a wrapped key and salt, by which a part of this form is known."""


def is_former(wrapped: bytes) -> bool:
    """Return whether a wrapped key is one of this form."""
    return len(wrapped) == WRAPPED_BYTES


class PartPlace(NamedTuple):
    """Where a part stands: its entry, and its number there from 0."""

    entry: str
    number: int

    def binding(self) -> bytes:
        """Return what the wrapped key of the part is bound to: it opens nowhere else."""
        return f"[{quoted(self.entry)},{self.number:d}]".encode()


def open_former(sealed: bytes, wrapped: bytes, case_key: bytes, place: PartPlace, binding: bytes) -> OpenedPart:
    """Return what a part holds.

    Args:
        sealed: Its ciphertext.
        wrapped: Its wrapped key and salt.
        case_key: The 32-byte key that these are wrapped by.
        place: Where it stands.
        binding: What its ciphertext is bound to.

    Raises:
        DoesNotOpen: one of them is not the one used for sealing.
    """
    secret = unseal(case_key, wrapped, place.binding())
    return OpenedPart(plaintext=unseal(secret[:KEY_BYTES], sealed, binding), salt=secret[KEY_BYTES:])


def wrap_former_again(old_key: bytes, new_key: bytes, wrapped: bytes, place: PartPlace) -> bytes:
    """Return the key and the salt of a part wrapped by another key.

    Raises:
        DoesNotOpen: it is not what was wrapped for this part under the old key.
    """
    return seal(new_key, unseal(old_key, wrapped, place.binding()), place.binding())
