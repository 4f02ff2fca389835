"""Sealing an act into an entry, and opening it again.

1. The act's body is written once for every person whom it is about, or once for the case.
2. Each copy is a part: sealed under its own random key, and committed to under its own random salt.
3. Key and salt of a part are wrapped by the key of the case, and kept outside the log.
4. The header names what each part is about and holds its commitment and the hash of its ciphertext; its bytes
   are the leaf. A part whose wrapped key is destroyed can be read by nobody, and every proof still verifies.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_bytes

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.facts.errors import HabeasError
from habeas.facts.ids import EntryId, Sha256, digest, new_id
from habeas.facts.text_form import quoted
from habeas.record.aead import KEY_BYTES, NONCE_BYTES, DoesNotOpen, RandomBytes, unseal
from habeas.record.entries import (
    ABOUT_CASE,
    Entry,
    EntryDraft,
    Header,
    PartHeader,
    SealedEntry,
    SealedPart,
    parse_header,
)
from habeas.record.errors import HeaderDoesNotVerify, PartDoesNotVerify
from habeas.record.kinds import REGISTRY, Act, Registry
from habeas.record.tree import leaf_hash

SALT_BYTES = 32
"""The length of a part's salt."""


def new_entry_id() -> EntryId:
    """Return a new random id for an entry."""
    return EntryId(new_id("e"))


def commitment_of(salt: bytes, plaintext: bytes) -> Sha256:
    """Return what a header commits to: HMAC-SHA256 of a part's plaintext under its salt, in hexadecimal.

    The salt has 32 bytes. HMAC is written out here (RFC 2104), since OpenSSL takes longer to set one up than to hash.
    """
    if len(salt) != SALT_BYTES:
        return Sha256(hmac.new(salt, plaintext, sha256).hexdigest())
    inner = sha256(salt.translate(_INNER) + _INNER_REST + plaintext).digest()
    return Sha256(sha256(salt.translate(_OUTER) + _OUTER_REST + inner).hexdigest())


_INNER, _OUTER = bytes(byte ^ 0x36 for byte in range(256)), bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST, _OUTER_REST = b"\x36" * (64 - SALT_BYTES), b"\x5c" * (64 - SALT_BYTES)
"""What HMAC puts before the text: the key, filled up with zeros to one block of SHA-256, with every byte turned."""


def key_binding(entry: str, index: int) -> bytes:
    """Return what the wrapped key of a part is bound to: it opens nowhere else."""
    return f"[{quoted(entry)},{index:d}]".encode()


def part_binding(entry: str, index: int, about: str, kind: str) -> bytes:
    """Return what the ciphertext of a part is bound to: it opens nowhere else."""
    return f"[{quoted(entry)},{index:d},{quoted(about)},{quoted(kind)}]".encode()


def seal_entry(
    draft: EntryDraft,
    case_key: bytes,
    new_id: Callable[[], EntryId] = new_entry_id,
    *,
    random_bytes: RandomBytes = token_bytes,
    registry: Registry = REGISTRY,
) -> SealedEntry:
    """Return the entry of an act, its parts sealed and their keys wrapped by the 32-byte `case_key`.

    Raises:
        UnknownEntryKind: the act is of a kind that `registry` does not have.
        NotCanonical: the act holds text that UTF-8 cannot carry.
    """
    entry, act = new_id(), draft.act
    body = registry.encode(act)
    abouts: tuple[str, ...] = act.persons or (ABOUT_CASE,)
    wrap = AESGCM(case_key)
    made = [_seal_part(_Place(entry, index, about, act.kind), body, wrap, random_bytes)
            for index, about in enumerate(abouts)]  # fmt: skip
    header = Header(
        id=entry,
        kind=act.kind,
        kind_version=act.version,
        case=draft.case,
        actor=draft.actor,
        at=draft.at,
        parts=tuple(one.header for one in made),
    )
    header_bytes = header.to_bytes()
    return SealedEntry(
        header_bytes=header_bytes,
        header=header,
        parts=tuple(one.part for one in made),
        leaf_hash=leaf_hash(header_bytes),
        body=body,
    )


def open_entry(
    header_bytes: bytes,
    parts: Sequence[SealedPart],
    case_key: bytes,
    *,
    leaf: bytes | None = None,
    registry: Registry = REGISTRY,
) -> Entry:
    """Return the entry that was sealed, without the parts whose keys were destroyed.

    Args:
        header_bytes: The stored header.
        parts: The stored parts, in their order.
        case_key: The 32-byte key that the parts' keys are wrapped by.
        leaf: The leaf hash that the header must have, where the caller has it from the tree.
        registry: The kinds of entry to read.

    Raises:
        HeaderDoesNotVerify: the header is not canonical, or not the one that the tree was made over.
        PartDoesNotVerify: a part is missing, does not open, or is not what the header commits to.
        UnknownEntryKind: the entry is of a kind that `registry` does not have.
        NewerEntry: the entry was written by a newer version of Habeas.
        MalformedFact: a part opens, but its fields are not those of its kind.
    """
    header = parse_header(header_bytes)
    if leaf is not None and leaf_hash(header_bytes) != leaf:
        raise HeaderDoesNotVerify(entry=header.id, reason="it is not the one that the tree was made over")
    if len(parts) != len(header.parts):
        raise PartDoesNotVerify(entry=header.id, part=min(len(parts), len(header.parts)), reason="it is not there")
    bodies = [open_part(header, index, part, case_key) for index, part in enumerate(parts)]
    readable = [(index, opened.plaintext) for index, opened in enumerate(bodies) if opened is not None]
    for index, plaintext in readable[1:]:
        if plaintext != readable[0][1]:
            raise PartDoesNotVerify(entry=header.id, part=index, reason="it differs from the other parts")
    return Entry(
        header=header,
        act=_decode(registry, header, *readable[0]) if readable else None,
        erased_parts=tuple(index for index, opened in enumerate(bodies) if opened is None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPart:
    """The plaintext of a part and the salt that its commitment was made with: what a proof shows."""

    plaintext: bytes
    salt: bytes


def open_part(header: Header, index: int, part: SealedPart, case_key: bytes) -> OpenedPart | None:
    """Return what part `index` of an entry holds, or None where its key was destroyed.

    The hash of the ciphertext is checked even then.

    Raises:
        PartDoesNotVerify: the part is not what the header commits to, or its key does not open it.
    """
    promised = header.parts[index]
    place = _Place(header.id, index, promised.about, header.kind)

    def failed(reason: str) -> PartDoesNotVerify:
        return PartDoesNotVerify(entry=header.id, part=index, reason=reason)

    if digest(part.ciphertext) != promised.sealed:
        raise failed("its sealed bytes were changed")
    if part.wrapped_key is None:
        return None
    try:
        unwrapped = unseal(case_key, part.wrapped_key, place.key_binding())
    except DoesNotOpen as error:
        raise failed("its wrapped key does not open") from error
    if len(unwrapped) != KEY_BYTES + SALT_BYTES:
        raise failed("its wrapped key has the wrong length")
    key, salt = unwrapped[:KEY_BYTES], unwrapped[KEY_BYTES:]
    try:
        plaintext = unseal(key, part.ciphertext, place.part_binding())
    except DoesNotOpen as error:
        raise failed("its sealed bytes do not open") from error
    if not hmac.compare_digest(commitment_of(salt, plaintext), promised.commitment):
        raise failed("its words are not those committed to")
    return OpenedPart(plaintext=plaintext, salt=salt)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part belongs; its ciphertext and its wrapped key open nowhere else."""

    entry: EntryId
    index: int
    about: str
    kind: str

    def part_binding(self) -> bytes:
        return part_binding(self.entry, self.index, self.about, self.kind)

    def key_binding(self) -> bytes:
        return key_binding(self.entry, self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class _MadePart:
    header: PartHeader
    part: SealedPart


def _seal_part(place: _Place, body: bytes, wrap: AESGCM, random_bytes: RandomBytes) -> _MadePart:
    drawn = random_bytes(KEY_BYTES + SALT_BYTES + 2 * NONCE_BYTES)
    secret, salt, nonces = drawn[: KEY_BYTES + SALT_BYTES], drawn[KEY_BYTES:][:SALT_BYTES], drawn[-2 * NONCE_BYTES :]
    nonce, key_nonce = nonces[:NONCE_BYTES], nonces[NONCE_BYTES:]
    ciphertext = nonce + AESGCM(secret[:KEY_BYTES]).encrypt(nonce, body, place.part_binding())
    wrapped_key = key_nonce + wrap.encrypt(key_nonce, secret, place.key_binding())
    return _MadePart(
        header=PartHeader(about=place.about, commitment=commitment_of(salt, body), sealed=digest(ciphertext)),
        part=SealedPart(ciphertext=ciphertext, wrapped_key=wrapped_key),
    )


def _decode(registry: Registry, header: Header, index: int, plaintext: bytes) -> Act:
    try:
        return registry.decode(header.kind, header.kind_version, plaintext)
    except HabeasError:
        raise
    except ValueError as error:
        raise PartDoesNotVerify(entry=header.id, part=index, reason="its words are not JSON") from error
