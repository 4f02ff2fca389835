"""Signed checkpoints: what the log held, as a note that outsiders can keep and countersign.

Source:
    C2SP tlog-checkpoint over C2SP signed-note.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.record.errors import CheckpointDoesNotVerify
from habeas.record.note import NoteSignature, Signer, parse_note, parse_verifier, verifier_of
from habeas.record.tree import HASH_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many entries a log had, and the 32-byte root over them; `origin` names the log.

    `extensions` are further lines that the note carries, `others` signatures by keys that were not asked about.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()
    others: tuple[NoteSignature, ...] = ()

    def to_text(self) -> str:
        """Return the text that is signed."""
        lines = (self.origin, str(self.size), base64.b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def vkey(name: str, key: Ed25519PrivateKey) -> str:
    """Return the public key that goes with `key`, as text to hand out: `name+hint+key`.

    Raises:
        InvalidKeyName: the name is empty or has a space, a plus sign or a control character.
    """
    return verifier_of(name, key).to_text()


def sign_checkpoint(
    origin: str,
    size: int,
    root: bytes,
    key: Ed25519PrivateKey,
    name: str | None = None,
    *,
    extensions: tuple[str, ...] = (),
) -> bytes:
    """Return the signed note of a tree of `size` leaves with this root; the key's name is the origin by default.

    `extensions` are further lines that are signed with it.

    Raises:
        InvalidKeyName: the name cannot stand in a signature line.
    """
    checkpoint = Checkpoint(origin=origin, size=size, root=root, extensions=extensions)
    return signed_by(Signer.named(name or origin, key), checkpoint)


def signed_by(signer: Signer, checkpoint: Checkpoint) -> bytes:
    """Return the note of a checkpoint, signed by whoever signs many of them."""
    return signer.sign(checkpoint.to_text()).to_bytes()


def parse_and_verify(note: bytes, vkey: str, origin: str | None = None) -> Checkpoint:
    """Return the checkpoint in a note once its signature by `vkey` holds.

    Signatures by other keys are kept and not judged.

    Args:
        note: The signed note.
        vkey: The log's public key as text.
        origin: The log that the checkpoint must be of; the key's name by default.

    Raises:
        CheckpointDoesNotVerify: the note or the key is malformed, the key did not sign it, or it is of another
            log.
    """
    signed, verifier = parse_note(note), parse_verifier(vkey)
    if not verifier.is_signed(signed):
        raise CheckpointDoesNotVerify(reason="it is not signed by the key of this log")
    checkpoint = parse_text(signed.text)
    if checkpoint.origin != (origin or verifier.name):
        raise CheckpointDoesNotVerify(reason="it is of another log")
    ours = (verifier.name, verifier.key_id)
    return Checkpoint(
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        extensions=checkpoint.extensions,
        others=tuple(one for one in signed.signatures if (one.name, one.key_id) != ours),
    )


def parse_text(text: str) -> Checkpoint:
    """Return the checkpoint that the text of a note stands for; no signature is looked at.

    Raises:
        CheckpointDoesNotVerify: the text is not, byte for byte, that of a checkpoint.
    """
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines) or not _is_size(lines[1]):
        raise CheckpointDoesNotVerify(reason="its text has no origin, size and root")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise CheckpointDoesNotVerify(reason="its root is not base64") from error
    checkpoint = Checkpoint(origin=lines[0], size=int(lines[1]), root=root, extensions=tuple(lines[3:]))
    if len(root) != HASH_BYTES or checkpoint.to_text() != text:
        raise CheckpointDoesNotVerify(reason="its text is not in the one form that a checkpoint has")
    return checkpoint


def _is_size(text: str) -> bool:
    """Return whether a line can be a tree size: few enough digits that reading them costs nothing."""
    return text.isascii() and text.isdigit() and len(text) <= 20
