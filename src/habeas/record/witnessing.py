"""What a log asks of a witness, and what the witness checks before it signs.

Source:
    C2SP tlog-witness, the body of `add-checkpoint`: `old N`, the hashes of a consistency proof in base64, an empty
    line, the signed checkpoint.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.record.checkpoint import Checkpoint, parse_and_verify
from habeas.record.errors import CheckpointDoesNotVerify, TreeDoesNotVerify, WitnessSawAnotherSize, WitnessSawOther
from habeas.record.note import strict_base64
from habeas.record.tree import HASH_BYTES, consistency_proof, verify_consistency

MOST_HASHES = 63
"""How many hashes a consistency proof may have: a log of 2^63 entries needs no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRequest:
    """A checkpoint that is to be cosigned, and the proof that it continues the one of `old_size` entries."""

    old_size: int
    proof: tuple[bytes, ...]
    note: bytes

    def to_bytes(self) -> bytes:
        """Return the request in its written form."""
        hashes = "".join(f"{base64.b64encode(one).decode()}\n" for one in self.proof)
        return f"old {self.old_size}\n{hashes}\n".encode() + self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest checkpoint of one log that a witness has cosigned."""

    size: int
    root: bytes


def make_request(leaf_hashes: Sequence[bytes], note: bytes, vkey: str, *, old_size: int) -> WitnessRequest:
    """Return what a log asks of a witness that has cosigned its first `old_size` entries.

    Raises:
        CheckpointDoesNotVerify: the checkpoint is not signed by the key.
        NotInTree: the checkpoint has fewer than `old_size` entries.
    """
    signed = parse_and_verify(note, vkey)
    proof = consistency_proof(leaf_hashes[: signed.size], old_size)
    return WitnessRequest(old_size=old_size, proof=proof, note=note)


def parse_request(content: bytes) -> WitnessRequest:
    """Return the request in these bytes, which must be exactly what `WitnessRequest.to_bytes` writes.

    Raises:
        CheckpointDoesNotVerify: they are not.
    """
    head, _, note = content.partition(b"\n\n")
    first, *hashes = head.decode("utf-8", "replace").split("\n")
    word, _, size = first.partition(" ")
    if word != "old" or not (size.isascii() and size.isdigit() and len(size) <= 20) or len(hashes) > MOST_HASHES:
        raise CheckpointDoesNotVerify(reason="it is not a request to a witness")
    request = WitnessRequest(old_size=int(size), proof=tuple(strict_base64(one) for one in hashes), note=note)
    if request.to_bytes() != content or any(len(one) != HASH_BYTES for one in request.proof):
        raise CheckpointDoesNotVerify(reason="it is not a request to a witness")
    return request


def consider(request: WitnessRequest, seen: Seen | None, *, vkey: str) -> Checkpoint:
    """Return the checkpoint that a witness may cosign: signed by the log, and a continuation of what it saw before.

    Args:
        request: What the log asks.
        seen: The newest checkpoint of this log that the witness cosigned, None where this is the first.
        vkey: The log's public key, as the witness got it from elsewhere.

    Raises:
        CheckpointDoesNotVerify: the checkpoint is not signed by that key.
        WitnessSawAnotherSize: the request begins at another size than the one that was cosigned last.
        WitnessSawOther: the log has another history than the one that was cosigned.
    """
    checkpoint = parse_and_verify(request.note, vkey)
    known = Seen(size=0, root=b"") if seen is None else seen
    if request.old_size != known.size:
        raise WitnessSawAnotherSize(known_size=known.size, asked_size=request.old_size)
    if known.size == 0:
        return checkpoint
    try:
        verify_consistency(
            old_size=known.size,
            old_root=known.root,
            new_size=checkpoint.size,
            new_root=checkpoint.root,
            proof=request.proof,
        )
    except TreeDoesNotVerify as error:
        raise WitnessSawOther(known_size=known.size, new_size=checkpoint.size) from error
    return checkpoint
