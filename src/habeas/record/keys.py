"""The keys of a workspace and the files that they lie in; bytes in, bytes out.

One root key of 32 random bytes opens everything. Its file holds it as it is, or wrapped by a passphrase, or says that
only own keys of people open it (`habeas.record.own_key`). From it come, by HKDF-SHA256, the key of the database and the
keys that wrap what else is secret: the key that signs checkpoints, and one key for every case. The key file of a case
can be handed to those who work on it alone.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from secrets import token_bytes

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.facts.plain import to_plain
from habeas.record.aead import KEY_BYTES, DoesNotOpen, RandomBytes, seal, unseal
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, OwnKeyNeeded, PassphraseNeeded, WrongPassphrase
from habeas.record.key_file import KeyFile, KeyKind, Stretching, parse_key_file, write_key_file
from habeas.record.stretching import Argon2Cost, new_stretching, stretch, stretching_of

_OF_A_ROOT = (KeyKind.ROOT, KeyKind.WRAPPED_ROOT, KeyKind.DROPPED_ROOT)


@dataclass(frozen=True, slots=True)
class RootKey:
    """The 32 secret bytes that everything else is derived from; never shown when printed."""

    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return 32 bytes that depend on the root key and on a purpose, and reveal neither."""
        return _derive(self.secret, purpose)

    def database_key(self) -> bytes:
        """Return the 32-byte raw key that the database file is opened with."""
        return self.derive("database")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKeys:
    """The two keys of a case: `wrap` wraps the keys of parts, `address` makes the addresses of exhibits."""

    case: str
    wrap: bytes = field(repr=False)
    address: bytes = field(repr=False)


def new_root_key(random_bytes: RandomBytes = token_bytes) -> RootKey:
    """Return a root key that nobody has."""
    return RootKey(random_bytes(KEY_BYTES))


def write_root_key(
    root: RootKey, passphrase: str | None, cost: Argon2Cost | None = None, random_bytes: RandomBytes = token_bytes
) -> bytes:
    """Return the file of a root key, wrapped by a passphrase, or as it is where there is none."""
    if passphrase is None:
        return write_key_file(KeyFile(kind=KeyKind.ROOT, secret=root.secret))
    stretching = new_stretching(cost, random_bytes)
    sealed = seal(stretch(passphrase, stretching), root.secret, _binding(stretching), random_bytes)
    return write_key_file(KeyFile(kind=KeyKind.WRAPPED_ROOT, secret=sealed, argon2id=stretching))


def write_dropped_root(root: RootKey) -> bytes:
    """Return the file that stands in the place of a root key which only the own keys of people open."""
    return write_key_file(KeyFile(kind=KeyKind.DROPPED_ROOT, secret=_mark_of_dropped(root)))


def root_kind(file: bytes) -> KeyKind:
    """Return in which way the file of a root key holds it: as it is, under a passphrase, or not at all.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is not the file of a root key.
    """
    return parse_key_file(file, *_OF_A_ROOT).kind


def check_root_file(file: bytes, root: RootKey) -> None:
    """Check the file of a root key that is opened; what is under a passphrase cannot be tried without it.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is that of another root key.
    """
    parsed = parse_key_file(file, *_OF_A_ROOT)
    expected = {KeyKind.ROOT: root.secret, KeyKind.DROPPED_ROOT: _mark_of_dropped(root)}.get(parsed.kind)
    if expected is not None and not hmac.compare_digest(expected, parsed.secret):
        raise KeyFileDoesNotVerify(what=parsed.kind.value, reason="it is that of another root key")


def open_root_key(file: bytes, passphrase: str | None) -> RootKey:
    """Return the root key in a file.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is not the file of a root key.
        OwnKeyNeeded: only the own keys of people open it.
        PassphraseNeeded: the key is wrapped and no passphrase was given.
        WrongPassphrase: the passphrase does not open the key.
    """
    parsed = parse_key_file(file, *_OF_A_ROOT)
    if parsed.kind is KeyKind.ROOT:
        return RootKey(parsed.secret)
    if parsed.kind is KeyKind.DROPPED_ROOT:
        raise OwnKeyNeeded
    if passphrase is None:
        raise PassphraseNeeded
    stretching = stretching_of(parsed)
    try:
        return RootKey(unseal(stretch(passphrase, stretching), parsed.secret, _binding(stretching)))
    except DoesNotOpen as error:
        raise WrongPassphrase from error


def write_signing_key(
    root: RootKey, origin: str, key: Ed25519PrivateKey | None = None, random_bytes: RandomBytes = token_bytes
) -> bytes:
    """Return the file of the key that signs the checkpoints of one log; a new key where none is given."""
    seed = key.private_bytes_raw() if key is not None else random_bytes(KEY_BYTES)
    return _write_wrapped(root, KeyKind.SIGNING, origin, seed, random_bytes)


def open_signing_key(file: bytes, root: RootKey, origin: str) -> Ed25519PrivateKey:
    """Return the key that signs the checkpoints of the log `origin`.

    Raises:
        KeyFileDoesNotVerify: the file was changed, is that of another log, or was made under another root key.
    """
    return Ed25519PrivateKey.from_private_bytes(_open_wrapped(file, root, KeyKind.SIGNING, origin))


def write_case_key(
    root: RootKey, case: str, random_bytes: RandomBytes = token_bytes, *, following: CaseKeys | None = None
) -> bytes:
    """Return the file of a new key for one case; `case` is its id, or any fixed name for the workspace's own.

    Where it follows older keys of the case, exhibits keep their addresses: the same bytes still come to the same place.
    """
    secret = random_bytes(KEY_BYTES) + (b"" if following is None else following.address)
    return _write_wrapped(root, KeyKind.CASE, case, secret, random_bytes)


def open_case_key(file: bytes, root: RootKey, case: str) -> CaseKeys:
    """Return the keys of a case.

    Raises:
        KeyFileDoesNotVerify: the file was changed, is that of another case, or was made under another root key.
    """
    secret = _open_wrapped(file, root, KeyKind.CASE, case)
    own, kept = secret[:KEY_BYTES], secret[KEY_BYTES:]
    return CaseKeys(case=case, wrap=_derive(own, "wrap parts"), address=kept or _derive(own, "address exhibits"))


def _write_wrapped(root: RootKey, kind: KeyKind, of: str, secret: bytes, random_bytes: RandomBytes) -> bytes:
    sealed = seal(root.derive(f"wrap {kind.value}"), secret, canonical_json([kind.value, of]), random_bytes)
    return write_key_file(KeyFile(kind=kind, secret=sealed, of=of))


def _open_wrapped(file: bytes, root: RootKey, kind: KeyKind, of: str) -> bytes:
    parsed = parse_key_file(file, kind)
    if parsed.of != of:
        raise KeyFileDoesNotVerify(what=kind.value, reason=f"it belongs to {parsed.of}")
    try:
        return unseal(root.derive(f"wrap {kind.value}"), parsed.secret, canonical_json([kind.value, of]))
    except DoesNotOpen as error:
        raise KeyFileDoesNotVerify(what=kind.value, reason="it does not open under this root key") from error


def _derive(secret: bytes, purpose: str) -> bytes:
    """Return 32 bytes of HKDF-SHA256; no salt, because `secret` is already 32 random bytes."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"habeas/1 {purpose}".encode()).derive(secret)


def _mark_of_dropped(root: RootKey) -> bytes:
    return root.derive(KeyKind.DROPPED_ROOT.value)


def _binding(stretching: Stretching) -> bytes:
    return canonical_json(to_plain(stretching))
