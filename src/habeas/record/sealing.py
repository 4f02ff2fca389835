"""Sealing an act into an entry, and opening it again.

1. The act's body is written once for every person whom it is about, or once for the case.
2. Each copy is a part with a random secret of its own, which is its key and from which its salt follows. The body is
   committed to under the salt, packed, and sealed under the key.
3. The secret is wrapped by the key of the case, and kept outside the log.
4. The header names what each part is about and holds its commitment and the hash of its ciphertext; its bytes
   are the leaf. A part whose wrapped secret is destroyed can be read by nobody, and every proof still verifies.

Parts of an older form are opened as well (`habeas.record.former_parts`).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.facts.errors import HabeasError
from habeas.facts.ids import EntryId, Sha256, digest, new_ids_alike
from habeas.facts.text_form import quoted
from habeas.record.aead import NONCE_BYTES, DoesNotOpen, RandomBytes
from habeas.record.entries import (
    ABOUT_CASE,
    Entry,
    EntryDraft,
    Header,
    OpenedPart,
    PartHeader,
    SealedEntry,
    SealedPart,
    parse_header,
)
from habeas.record.errors import HeaderDoesNotVerify, PartDoesNotVerify
from habeas.record.former_parts import PartPlace, is_former, open_former
from habeas.record.kinds import REGISTRY, Act, Registry
from habeas.record.packing import pack, unpack_each
from habeas.record.part_secrets import SECRET_BYTES, Wrapping, salts_of
from habeas.record.tree import leaf_hash

SALT_BYTES = SECRET_BYTES
"""The length of a part's salt."""

_NONCE = bytes(NONCE_BYTES)
"""Each key seals one part and nothing else, so that the nonce may be the same for all."""


def new_entry_ids() -> Iterator[EntryId]:
    """Yield ids for entries that are sealed together: random, and with their beginning in common.

    There is an index over all ids. Those of a batch go to one place in it; with nothing in common, each would have a
    long log open, seal and write a page of the index for itself.
    """
    return map(EntryId, new_ids_alike("e"))


def commitment_of(salt: bytes, plaintext: bytes) -> Sha256:
    """Return what a header commits to: HMAC-SHA256 of a part's plaintext under its salt, in hexadecimal."""
    return Sha256(commitments_of([salt], [plaintext])[0].hex())


def commitments_of(salts: Sequence[bytes], plaintexts: Sequence[bytes]) -> list[bytes]:
    """Return what headers commit to, 32 bytes each: HMAC-SHA256 of each part's plaintext under its salt.

    HMAC is written out here for salts of 32 bytes (RFC 2104), since OpenSSL takes longer to set one up than to hash.
    """
    if any(len(salt) != SALT_BYTES for salt in salts):
        return [hmac.digest(salt, plaintext, "sha256") for salt, plaintext in zip(salts, plaintexts, strict=True)]
    inner = [
        sha256(salt.translate(_INNER) + _INNER_REST + plaintext).digest()
        for salt, plaintext in zip(salts, plaintexts, strict=True)
    ]
    return [
        sha256(salt.translate(_OUTER) + _OUTER_REST + digested).digest()
        for salt, digested in zip(salts, inner, strict=True)
    ]


_INNER, _OUTER = bytes(byte ^ 0x36 for byte in range(256)), bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST, _OUTER_REST = b"\x36" * (64 - SALT_BYTES), b"\x5c" * (64 - SALT_BYTES)
"""What HMAC puts before the text: the key, filled up with zeros to one block of SHA-256, with every byte turned."""


def part_binding(entry: str, index: int, about: str, kind: str) -> bytes:
    """Return what the ciphertext of a part is bound to: it opens nowhere else."""
    return f"[{quoted(entry)},{index:d},{quoted(about)},{quoted(kind)}]".encode()


def seal_packed(secret: bytes, packed: bytes, binding: bytes) -> bytes:
    """Return the ciphertext of a part: AES-256-GCM of its packed body under its secret, bound to its place."""
    return AESGCM(secret).encrypt(_NONCE, packed, binding)


def unseal_bodies(secrets: Sequence[bytes], sealed: Sequence[bytes], bindings: Sequence[bytes]) -> list[bytes]:
    """Return the bodies of parts of the present form, given of each its secret, its ciphertext and what it is bound to.

    Raises:
        InvalidTag: the bytes of a part are not what was sealed there under its secret.
        ValueError: they are too short, or what they hold is not packed.
    """
    return unpack_each(
        [
            AESGCM(secret).decrypt(_NONCE, ciphertext, binding)
            for secret, ciphertext, binding in zip(secrets, sealed, bindings, strict=True)
        ]
    )


def seal_entry(
    draft: EntryDraft,
    case_key: bytes,
    ids: Iterator[EntryId] | None = None,
    *,
    random_bytes: RandomBytes = token_bytes,
    registry: Registry = REGISTRY,
) -> SealedEntry:
    """Return the entry of an act, its parts sealed and their secrets wrapped by the 32-byte `case_key`.

    The next of `ids` is its id; without them, a new one.

    Raises:
        UnknownEntryKind: the act is of a kind that `registry` does not have.
        NotCanonical: the act holds text that UTF-8 cannot carry.
    """
    return seal_entries([draft], case_key, ids, random_bytes=random_bytes, registry=registry)[0]


def seal_entries(
    drafts: Sequence[EntryDraft],
    case_key: bytes,
    ids: Iterator[EntryId] | None = None,
    *,
    random_bytes: RandomBytes = token_bytes,
    registry: Registry = REGISTRY,
) -> tuple[SealedEntry, ...]:
    """Return the entries of acts of one case, as `seal_entry` does for one: each step for all of them at once."""
    bodies = [registry.encode(draft.act) for draft in drafts]
    abouts: list[tuple[str, ...]] = [draft.act.persons or (ABOUT_CASE,) for draft in drafts]
    owners = [owner for owner, about in enumerate(abouts) for _ in about]
    secrets = [random_bytes(SECRET_BYTES) for _ in owners]
    packed, entries = [pack(body) for body in bodies], list(islice(ids or new_entry_ids(), len(drafts)))
    bindings = [
        part_binding(entry, index, one, draft.act.kind)
        for entry, about, draft in zip(entries, abouts, drafts, strict=True)
        for index, one in enumerate(about)
    ]
    ciphertexts = [
        seal_packed(secret, packed[owner], binding)
        for secret, owner, binding in zip(secrets, owners, bindings, strict=True)
    ]
    commitments = commitments_of(list(salts_of(secrets)), [bodies[owner] for owner in owners])
    stored = map(_sealed_part, ciphertexts, Wrapping(case_key).wrap_each(secrets))
    promised = map(_part_header, (one for about in abouts for one in about), commitments, ciphertexts)
    return tuple(
        _sealed_entry(draft, entry, tuple(islice(promised, len(about))), tuple(islice(stored, len(about))))
        for draft, entry, about in zip(drafts, entries, abouts, strict=True)
    )


def _sealed_part(ciphertext: bytes, wrapped: bytes) -> SealedPart:
    return SealedPart(ciphertext=ciphertext, wrapped_key=wrapped)


def _part_header(about: str, commitment: bytes, ciphertext: bytes) -> PartHeader:
    return PartHeader(about=about, commitment=Sha256(commitment.hex()), sealed=digest(ciphertext))


def _sealed_entry(
    draft: EntryDraft, entry: EntryId, promised: tuple[PartHeader, ...], parts: tuple[SealedPart, ...]
) -> SealedEntry:
    header = Header(
        id=entry,
        kind=draft.act.kind,
        kind_version=draft.act.version,
        case=draft.case,
        actor=draft.actor,
        at=draft.at,
        parts=promised,
    )
    header_bytes = header.to_bytes()
    return SealedEntry(header_bytes=header_bytes, header=header, parts=parts, leaf_hash=leaf_hash(header_bytes))


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
        header_bytes: The header.
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


def open_part(header: Header, index: int, part: SealedPart, case_key: bytes) -> OpenedPart | None:
    """Return what part `index` of an entry holds, or None where its key was destroyed.

    The hash of the ciphertext is checked even then.

    Raises:
        PartDoesNotVerify: the part is not what the header commits to, or its key does not open it.
    """
    promised = header.parts[index]

    def failed(reason: str) -> PartDoesNotVerify:
        return PartDoesNotVerify(entry=header.id, part=index, reason=reason)

    if digest(part.ciphertext) != promised.sealed:
        raise failed("its sealed bytes were changed")
    if part.wrapped_key is None:
        return None
    binding = part_binding(header.id, index, promised.about, header.kind)
    try:
        opened = unseal_part(
            part.ciphertext, part.wrapped_key, Wrapping(case_key), PartPlace(header.id, index), binding
        )
    except (DoesNotOpen, InvalidTag, ValueError) as error:
        raise failed("its sealed bytes, or its wrapped key, do not open") from error
    if not hmac.compare_digest(commitment_of(opened.salt, opened.plaintext), promised.commitment):
        raise failed("its words are not those committed to")
    return opened


def unseal_part(sealed: bytes, wrapped: bytes, wrapping: Wrapping, place: PartPlace, binding: bytes) -> OpenedPart:
    """Return what a part holds, whichever form it is of; nothing is checked against its header.

    Args:
        sealed: Its ciphertext.
        wrapped: Its wrapped secret.
        wrapping: What that is wrapped by.
        place: Where it stands.
        binding: What its ciphertext is bound to.

    Raises:
        DoesNotOpen, InvalidTag, ValueError: the key, the ciphertext or the place is not the one used for sealing.
    """
    if is_former(wrapped):
        return open_former(sealed, wrapped, wrapping.case_key, place, binding)
    if len(wrapped) != SECRET_BYTES:
        raise DoesNotOpen
    secrets = [wrapping.unwrap(wrapped)]
    return OpenedPart(plaintext=unseal_bodies(secrets, [sealed], [binding])[0], salt=next(salts_of(secrets)))


def _decode(registry: Registry, header: Header, index: int, plaintext: bytes) -> Act:
    try:
        return registry.decode(header.kind, header.kind_version, plaintext)
    except HabeasError:
        raise
    except ValueError as error:
        raise PartDoesNotVerify(entry=header.id, part=index, reason="its words are not JSON") from error
