"""Parts of the first form, which older workspaces hold: read for ever, written no more.

Key and salt were 32 random bytes each, wrapped together by AES-256-GCM; the body was sealed as it is.
"""

from __future__ import annotations

from habeas.facts.text_form import quoted
from habeas.record.aead import KEY_BYTES, NONCE_BYTES, seal, unseal

SALT_BYTES = 32
"""The length of a salt."""

WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + SALT_BYTES + 16
"""The length of a wrapped key and salt, by which a part of this form is known."""


def is_former(wrapped: bytes) -> bool:
    """Return whether a wrapped key is one of this form."""
    return len(wrapped) == WRAPPED_BYTES


def unwrap_former(case_key: bytes, wrapped: bytes, entry: str, index: int) -> tuple[bytes, bytes]:
    """Return the key and the salt of a part.

    Raises:
        DoesNotOpen: it is not what was wrapped for this part under this key.
    """
    opened = unseal(case_key, wrapped, _binding(entry, index))
    return opened[:KEY_BYTES], opened[KEY_BYTES:]


def wrap_former_again(old_key: bytes, new_key: bytes, wrapped: bytes, entry: str, index: int) -> bytes:
    """Return the key and the salt of a part wrapped by another key.

    Raises:
        DoesNotOpen: it is not what was wrapped for this part under the old key.
    """
    binding = _binding(entry, index)
    return seal(new_key, unseal(old_key, wrapped, binding), binding)


def unseal_former(key: bytes, sealed: bytes, binding: bytes) -> bytes:
    """Return the body of a part.

    Raises:
        DoesNotOpen: it is not what was sealed under this key.
    """
    return unseal(key, sealed, binding)


def _binding(entry: str, index: int) -> bytes:
    return f"[{quoted(entry)},{index:d}]".encode()
