"""The keys of a workspace and the files that they lie in; bytes in, bytes out.

One root key of 32 random bytes opens everything. Its file holds it as it is, or wrapped by a passphrase. From
it come, by HKDF-SHA256, the key of the database and the keys that wrap what else is secret: the key that signs
checkpoints, and one key for every case. The key file of a case can be handed to those who work on it alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from secrets import token_bytes

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.facts.plain import to_plain
from habeas.record.aead import KEY_BYTES, DoesNotOpen, RandomBytes, seal, unseal
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, PassphraseNeeded, WrongPassphrase
from habeas.record.key_file import KeyFile, KeyKind, Stretching, parse_key_file, write_key_file

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
    chosen = cost or Argon2Cost()
    stretching = Stretching(
        passes=chosen.passes, memory_kib=chosen.memory_kib, lanes=chosen.lanes, salt=random_bytes(SALT_BYTES).hex()
    )
    sealed = seal(_stretch(passphrase, stretching), root.secret, _binding(stretching), random_bytes)
    return write_key_file(KeyFile(kind=KeyKind.WRAPPED_ROOT, secret=sealed, argon2id=stretching))


def needs_passphrase(file: bytes) -> bool:
    """Return whether the root key in a file is wrapped by a passphrase.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is not the file of a root key.
    """
    return parse_key_file(file, KeyKind.ROOT, KeyKind.WRAPPED_ROOT).kind is KeyKind.WRAPPED_ROOT


def open_root_key(file: bytes, passphrase: str | None) -> RootKey:
    """Return the root key in a file.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is not the file of a root key.
        PassphraseNeeded: the key is wrapped and no passphrase was given.
        WrongPassphrase: the passphrase does not open the key.
    """
    parsed = parse_key_file(file, KeyKind.ROOT, KeyKind.WRAPPED_ROOT)
    if parsed.kind is KeyKind.ROOT:
        return RootKey(parsed.secret)
    if passphrase is None:
        raise PassphraseNeeded
    stretching = _stretching_of(parsed)
    try:
        return RootKey(unseal(_stretch(passphrase, stretching), parsed.secret, _binding(stretching)))
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


def _stretch(passphrase: str, stretching: Stretching) -> bytes:
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


def _binding(stretching: Stretching) -> bytes:
    return canonical_json(to_plain(stretching))


def _stretching_of(parsed: KeyFile) -> Stretching:
    """Return how the passphrase was stretched, refusing what would tie the machine up."""
    found = parsed.argon2id
    if found is None:
        raise KeyFileDoesNotVerify(what=parsed.kind.value, reason="it does not say how it was wrapped")
    lanes_fit = 1 <= found.lanes <= 64 and 8 * found.lanes <= found.memory_kib <= MOST_MEMORY_KIB
    salt_fits = re.fullmatch("(?:[0-9a-f]{2}){16,64}", found.salt) is not None
    if not (salt_fits and lanes_fit and 1 <= found.passes <= 100):
        raise KeyFileDoesNotVerify(what=parsed.kind.value, reason="its cost is out of bounds")
    return found
