"""Signed notes: a text, and under it the signatures of those who stand by it.

Source:
    C2SP signed-note, version 1.0.0; Ed25519 signatures, type 0x01.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.record.errors import CheckpointDoesNotVerify, InvalidKeyName

ED25519 = b"\x01"
"""The signature type of Ed25519."""

MOST_SIGNATURES = 100
"""How many signatures a note may carry before it is refused."""

KEY_ID_BYTES = 4
"""The length of the hint that says which key of a name made a signature."""

_MARK = "\u2014 "


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line: by whom, the 4 bytes that hint at the key, and the signature itself."""

    name: str
    key_id: bytes
    signature: bytes

    def to_line(self) -> str:
        """Return the line as it stands in a note, with its newline."""
        return f"{_MARK}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text that ends in a newline, and its signatures in the order of the note."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def to_bytes(self) -> bytes:
        """Return the note in its written form."""
        return (self.text + "\n" + "".join(one.to_line() for one in self.signatures)).encode("utf-8")

    def with_signature(self, signature: NoteSignature) -> Note:
        """Return the note with one more signature, such as that of an outside witness."""
        return replace(self, signatures=(*self.signatures, signature))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A key that notes are checked with: its name and its 32 public bytes."""

    name: str
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of the hash over name and key."""
        return key_id_of(self.name, ED25519 + self.public_key)

    def to_text(self) -> str:
        """Return the key as people exchange it: `name+hint+key`."""
        return key_text(self.name, ED25519 + self.public_key)

    def is_signed(self, note: Note) -> bool:
        """Return whether this key signed the note's text.

        Raises:
            CheckpointDoesNotVerify: a signature that names this key does not verify.
        """
        ours = [one for one in note.signatures if (one.name, one.key_id) == (self.name, self.key_id)]
        try:
            for one in ours:
                Ed25519PublicKey.from_public_bytes(self.public_key).verify(one.signature, note.text.encode())
        except InvalidSignature as error:
            raise CheckpointDoesNotVerify(reason="its signature does not fit its text") from error
        return bool(ours)


class NamedKey(NamedTuple):
    """A name and the 32 public bytes that go with it."""

    name: str
    public_key: bytes


def verifier_of(name: str, key: Ed25519PrivateKey) -> Verifier:
    """Return the key that checks what `key` signs under `name`.

    Raises:
        InvalidKeyName: the name is empty or has a space, a plus sign or a control character.
    """
    if not is_key_name(name):
        raise InvalidKeyName(name=name)
    return Verifier(name=name, public_key=key.public_key().public_bytes_raw())


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key that signs notes under a name; the public half is worked out once, which takes as long as signing."""

    key: Ed25519PrivateKey = field(repr=False)
    verifier: Verifier

    @classmethod
    def named(cls, name: str, key: Ed25519PrivateKey) -> Signer:
        """Return what signs as `name`.

        Raises:
            InvalidKeyName: the name cannot stand in a signature line.
        """
        return cls(key=key, verifier=verifier_of(name, key))

    def sign(self, text: str) -> Note:
        """Return a note of `text`, which ends in a newline, with the signature."""
        signature = NoteSignature(
            name=self.verifier.name, key_id=self.verifier.key_id, signature=self.key.sign(text.encode())
        )
        return Note(text=text, signatures=(signature,))


def parse_verifier(text: str) -> Verifier:
    """Return the key that `Verifier.to_text` wrote.

    Raises:
        CheckpointDoesNotVerify: the text is malformed, or its hint does not fit its key.
    """
    name, key = parse_key_text(text, ED25519, "the public key")
    return Verifier(name=name, public_key=key)


def key_id_of(name: str, typed_key: bytes) -> bytes:
    """Return the 4 bytes that hint at a key: of the hash over a name, a newline, the signature type and the key."""
    return sha256(name.encode() + b"\n" + typed_key).digest()[:KEY_ID_BYTES]


def key_text(name: str, typed_key: bytes) -> str:
    """Return a key as people exchange it: `name+hint+key`, the signature type standing before the key."""
    return f"{name}+{key_id_of(name, typed_key).hex()}+{base64.b64encode(typed_key).decode()}"


def parse_key_text(text: str, signature_type: bytes, what: str) -> NamedKey:
    """Return the name and the 32 public bytes that `key_text` wrote.

    Args:
        text: The key as it was handed out.
        signature_type: The type that it must be of, one byte.
        what: What to call it in an error.

    Raises:
        CheckpointDoesNotVerify: the text is malformed, of another type, or its hint does not fit its key.
    """
    pieces = text.split("+", 2)
    key = strict_base64(pieces[-1])
    if len(pieces) != 3 or len(key) != 33 or key[:1] != signature_type or not is_key_name(pieces[0]):
        raise CheckpointDoesNotVerify(reason=f"{what} is not an Ed25519 key in the form name+hint+key")
    if key_text(pieces[0], key) != text:
        raise CheckpointDoesNotVerify(reason=f"the hint of {what} does not fit the key")
    return NamedKey(pieces[0], key[1:])


def sign_note(text: str, *, key: Ed25519PrivateKey, name: str) -> Note:
    """Return a note of `text`, which ends in a newline, signed by one key.

    Raises:
        InvalidKeyName: the name cannot stand in a signature line.
    """
    return Signer.named(name, key).sign(text)


def parse_note(note: bytes) -> Note:
    """Return the note in these bytes, its signatures unchecked.

    Raises:
        CheckpointDoesNotVerify: the bytes are not a signed note in its one written form.
    """
    try:
        written = note.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckpointDoesNotVerify(reason="it is not text in UTF-8") from error
    body, separator, lines = written.rpartition("\n\n")
    if not separator or not lines.endswith("\n") or any(letter < " " and letter != "\n" for letter in written):
        raise CheckpointDoesNotVerify(reason="it is not a text with signatures under it")
    signatures = lines.removesuffix("\n").split("\n")
    if len(signatures) > MOST_SIGNATURES:
        raise CheckpointDoesNotVerify(reason=f"it has more than {MOST_SIGNATURES} signatures")
    return Note(text=body + "\n", signatures=tuple(_parse_signature(line) for line in signatures))


def is_key_name(name: str) -> bool:
    """Return whether a name can stand in a signature line and in a public key."""
    return bool(name) and name.isprintable() and not any(letter.isspace() or letter == "+" for letter in name)


def _parse_signature(line: str) -> NoteSignature:
    name, _, encoded = line.removeprefix(_MARK).partition(" ")
    signature = strict_base64(encoded)
    if not line.startswith(_MARK) or not is_key_name(name) or len(signature) <= KEY_ID_BYTES:
        raise CheckpointDoesNotVerify(reason="a signature line is malformed")
    return NoteSignature(name=name, key_id=signature[:KEY_ID_BYTES], signature=signature[KEY_ID_BYTES:])


def strict_base64(text: str) -> bytes:
    """Return the bytes of strict base64, and nothing where another text would decode to the same bytes."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return decoded if base64.b64encode(decoded).decode() == text else b""
