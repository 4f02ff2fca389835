"""A person's own way to the root key: an own passphrase, and a pair of keys that the root key is sealed to.

1. A pair of X25519 keys is made for the person. Its secret half is sealed under a key stretched from the passphrase.
2. The root key is sealed to the public half, by HPKE. So a rotation can seal a new root key to everybody who remains
   without anybody's passphrase.
3. Every seal is bound to its purpose, the log, the person and the public half: nothing can be put into another file.
4. A mark under the root key covers the whole file. Without it, whoever can write the folder could put a public half of
   their own there, and wait for a rotation to seal the next root key to it.

Source:
    RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, as `cryptography` has it.
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from habeas.facts.plain import to_plain
from habeas.record.aead import DoesNotOpen, RandomBytes, seal, unseal
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, WrongOwnPassphrase
from habeas.record.key_file import KeyFile, KeyKind, OwnPart, Stretching, parse_key_file, write_key_file
from habeas.record.keys import RootKey
from habeas.record.stretching import Argon2Cost, new_stretching, stretch, stretching_of

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SECRET_HALF, _ROOT = "habeas/1 secret half of an own key", "habeas/1 root key for an own key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose own key a file holds: the log, and the id of the person."""

    origin: str
    actor: str


def write_own_key(
    root: RootKey,
    owner: Owner,
    passphrase: str,
    cost: Argon2Cost | None = None,
    random_bytes: RandomBytes = token_bytes,
) -> bytes:
    """Return the file of a new own key, which opens the root key with the passphrase."""
    pair = X25519PrivateKey.generate()
    public = pair.public_key().public_bytes_raw().hex()
    stretching = new_stretching(cost, random_bytes)
    bound = _bound(_SECRET_HALF, owner, public, stretching)
    secret = seal(stretch(passphrase, stretching), pair.private_bytes_raw(), bound, random_bytes)
    unmarked = KeyFile(
        kind=KeyKind.OWN,
        secret=secret,
        of=owner.actor,
        argon2id=stretching,
        own=OwnPart(public=public, root="", mark=""),
    )
    return _sealed_to(unmarked, root, owner)


def open_own_key(file: bytes, owner: Owner, passphrase: str) -> RootKey:
    """Return the root key that a person's own passphrase opens.

    Raises:
        KeyFileDoesNotVerify: the file was changed, or is that of another person or workspace.
        WrongOwnPassphrase: the passphrase does not open the key.
    """
    parsed, own = _parse(file, owner)
    stretching = stretching_of(parsed)
    bound = _bound(_SECRET_HALF, owner, own.public, stretching)
    try:
        pair = X25519PrivateKey.from_private_bytes(unseal(stretch(passphrase, stretching), parsed.secret, bound))
    except DoesNotOpen as error:
        raise WrongOwnPassphrase(actor=owner.actor) from error
    try:
        sealed = base64.b64decode(own.root, validate=True)
        root = RootKey(_SUITE.decrypt(sealed, pair, info=_bound(_ROOT, owner, own.public)))
    except (InvalidTag, ValueError) as error:
        raise _refused(owner, "what it holds does not open") from error
    check_own_key(file, root, owner)
    return root


def check_own_key(file: bytes, root: RootKey, owner: Owner) -> str:
    """Return the public half of an own key, in hexadecimal, once the mark says that nothing of the file was changed.

    Raises:
        KeyFileDoesNotVerify: it was changed, is that of another person, or was made under another root key.
    """
    parsed, own = _parse(file, owner)
    if not hmac.compare_digest(own.mark.encode(), _mark(parsed, own, root, owner).encode()):
        raise _refused(owner, "it was not made under this root key")
    return own.public


def seal_to_own_key(file: bytes, root: RootKey, following: RootKey, owner: Owner) -> bytes:
    """Return the file of an own key that opens the root key which follows; the passphrase stays, and is not needed.

    Raises:
        KeyFileDoesNotVerify: the file was changed: nothing is sealed to a public half that somebody put there.
    """
    check_own_key(file, root, owner)
    return _sealed_to(parse_key_file(file, KeyKind.OWN), following, owner)


def _sealed_to(parsed: KeyFile, root: RootKey, owner: Owner) -> bytes:
    assert parsed.own is not None, "an own key has its public half"
    public = X25519PublicKey.from_public_bytes(bytes.fromhex(parsed.own.public))
    sealed = _SUITE.encrypt(root.secret, public, info=_bound(_ROOT, owner, parsed.own.public))
    own = replace(parsed.own, root=base64.b64encode(sealed).decode(), mark="")
    return write_key_file(replace(parsed, own=replace(own, mark=_mark(parsed, own, root, owner))))


def _parse(file: bytes, owner: Owner) -> tuple[KeyFile, OwnPart]:
    parsed = parse_key_file(file, KeyKind.OWN)
    if parsed.of != owner.actor:
        raise _refused(owner, f"it belongs to {parsed.of}")
    if parsed.own is None:
        raise _refused(owner, "it has no public half")
    return parsed, parsed.own


def _mark(parsed: KeyFile, own: OwnPart, root: RootKey, owner: Owner) -> str:
    content = [owner.origin, owner.actor, parsed.secret.hex(), to_plain(parsed.argon2id), own.public, own.root]
    return hmac.new(root.derive("mark of own keys"), canonical_json(content), sha256).hexdigest()


def _bound(purpose: str, owner: Owner, public: str, stretching: Stretching | None = None) -> bytes:
    return canonical_json([purpose, owner.origin, owner.actor, public, to_plain(stretching)])


def _refused(owner: Owner, reason: str) -> KeyFileDoesNotVerify:
    return KeyFileDoesNotVerify(what=f"own key of {owner.actor}", reason=reason)
