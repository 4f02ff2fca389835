"""Checking sealed entries many at a time: the header is made anew from all that stands beside it, and compared.

A header commits to its parts by two hashes each, and the columns beside it repeat it. So whoever opens the parts,
hashes what they hold, writes the header that follows and gets the same bytes has checked every field at once: that the
header is canonical, that the columns agree with it, that each ciphertext and each plaintext is the one it commits to.
Where the bytes differ nothing is said about why: the entry is then looked at field by field.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.record.aead import KEY_BYTES, NONCE_BYTES
from habeas.record.entries import write_header
from habeas.record.errors import NotCanonical
from habeas.record.kinds import REGISTRY, Registry
from habeas.record.sealing import SALT_BYTES, commitment_of, key_binding, part_binding


class RawPart(NamedTuple):
    """One part as it is stored; `wrapped` is None once its key was destroyed."""

    about: str
    sealed: bytes
    wrapped: bytes | None


class RawEntry(NamedTuple):
    """One entry as it is stored: its place, the columns that repeat the header, the header, its hash, its parts."""

    seq: int
    entry: str
    case: str | None
    kind: str
    actor: str
    at: str
    header_bytes: bytes
    leaf_hash: bytes
    parts: tuple[RawPart, ...]


class Checked(NamedTuple):
    """What all parts of an entry hold, and the version of its kind in which that is written."""

    kind_version: int
    body: bytes


class Rechecker:
    """Opens entries and checks them against their headers; the cipher of each case is made once."""

    def __init__(self, wrapping_key: Callable[[str | None], bytes], registry: Registry = REGISTRY) -> None:
        """Take the way to the 32-byte key that the part keys of a case are wrapped by, and the kinds to read."""
        self._wrapping_key = wrapping_key
        self._registry = registry
        self._ciphers: dict[str | None, AESGCM] = {}
        self._instant = ""

    def check(self, raw: RawEntry) -> Checked | None:
        """Return what all parts of an entry hold, once everything that its header says was found to be so.

        None where that cannot be said: something differs, a part was erased, the entry has no part, or it is of a kind
        that is not known; `parse_header` and `open_entry` tell which. Its hash and its place are the tree's matter.

        Raises:
            CannotRead, KeyFileDoesNotVerify: the key of the case is not there or was changed.
        """
        _, entry, case, kind, actor, at, header_bytes, _, parts = raw
        known = self._registry.kinds.get(kind)
        if known is None or not self._is_instant(at):
            return None
        unwrap, body, promised = self._cipher(case).decrypt, None, []
        try:
            for index, (about, sealed, wrapped) in enumerate(parts):
                if wrapped is None:
                    return None
                secret = unwrap(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], key_binding(entry, index))
                if len(secret) != KEY_BYTES + SALT_BYTES:
                    return None
                opened = AESGCM(secret[:KEY_BYTES]).decrypt(
                    sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], part_binding(entry, index, about, kind)
                )
                if body is None:
                    body = opened
                elif body != opened:
                    return None
                promised.append((about, commitment_of(secret[KEY_BYTES:], opened), sha256(sealed).hexdigest()))
            for version in range(known.version, 0, -1):
                if header_bytes == write_header(
                    entry=entry, kind=kind, kind_version=version, case=case, actor=actor, at=at, parts=promised
                ):
                    return None if body is None else Checked(version, body)
        except (InvalidTag, ValueError, NotCanonical):
            pass
        return None

    def _cipher(self, case: str | None) -> AESGCM:
        cipher = self._ciphers.get(case)
        if cipher is None:
            cipher = self._ciphers[case] = AESGCM(self._wrapping_key(case))
        return cipher

    def _is_instant(self, text: str) -> bool:
        """Return whether text is an instant as headers have it; a batch of entries shares one."""
        if text == self._instant:
            return True
        try:
            is_one = datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds") == text
        except (ValueError, OverflowError):
            return False
        if is_one:
            self._instant = text
        return is_one
