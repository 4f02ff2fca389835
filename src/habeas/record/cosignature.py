"""Countersignatures of outsiders under a checkpoint: "I saw this log at that size, then, and no other history of it".

Source:
    C2SP tlog-cosignature, version 1: Ed25519 with a time stamp, signature type 0x04.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.record.errors import CheckpointDoesNotVerify, InvalidKeyName
from habeas.record.note import Note, NoteSignature, is_key_name, key_id_of, key_text, parse_key_text

COSIGNATURE = b"\x04"
"""The signature type of a cosignature with its time."""

_TIME_BYTES = 8
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigner:
    """A witness as others know it: its name and its 32 public bytes."""

    name: str
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of the hash over name and key."""
        return key_id_of(self.name, COSIGNATURE + self.public_key)

    def to_text(self) -> str:
        """Return the key as people exchange it: `name+hint+key`."""
        return key_text(self.name, COSIGNATURE + self.public_key)

    def cosigned_at(self, note: Note) -> datetime | None:
        """Return when this witness cosigned a note, None where it did not.

        Raises:
            CheckpointDoesNotVerify: a cosignature that names this witness does not verify.
        """
        for one in note.signatures:
            if (one.name, one.key_id) == (self.name, self.key_id):
                return self._verified(one.signature, note.text)
        return None

    def _verified(self, signature: bytes, text: str) -> datetime:
        stamp, signed = signature[:_TIME_BYTES], signature[_TIME_BYTES:]
        seconds = int.from_bytes(stamp, "big")
        try:
            if len(signed) != _SIGNATURE_BYTES:
                raise InvalidSignature
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signed, _message(seconds, text))
            return datetime.fromtimestamp(seconds, UTC)
        except (InvalidSignature, ValueError, OverflowError) as error:
            raise CheckpointDoesNotVerify(reason="the countersignature of a witness does not fit its text") from error


def cosigner_of(name: str, key: Ed25519PrivateKey) -> Cosigner:
    """Return the witness that signs with `key` under `name`.

    Raises:
        InvalidKeyName: the name is empty or has a space, a plus sign or a control character.
    """
    if not is_key_name(name):
        raise InvalidKeyName(name=name)
    return Cosigner(name=name, public_key=key.public_key().public_bytes_raw())


def parse_cosigner(text: str) -> Cosigner:
    """Return the witness that `Cosigner.to_text` wrote.

    Raises:
        CheckpointDoesNotVerify: the text is malformed, or its hint does not fit its key.
    """
    name, key = parse_key_text(text.strip(), COSIGNATURE, "the key of the witness")
    return Cosigner(name=name, public_key=key)


def cosign(note: Note, *, key: Ed25519PrivateKey, name: str, at: datetime) -> NoteSignature:
    """Return the signature line by which a witness says that it saw the text of a note at an instant.

    Args:
        note: The signed checkpoint.
        key: The secret key of the witness.
        name: The name of the witness.
        at: The present instant, aware; whole seconds count.

    Raises:
        InvalidKeyName: the name cannot stand in a signature line.
    """
    seconds = int(at.timestamp())
    signature = seconds.to_bytes(_TIME_BYTES, "big") + key.sign(_message(seconds, note.text))
    return NoteSignature(name=name, key_id=cosigner_of(name, key).key_id, signature=signature)


def _message(seconds: int, text: str) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
