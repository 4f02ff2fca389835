"""Proofs that need nothing of ours to be checked: that one entry is in the log, that one checkpoint continues another.

The first holds the entry's header, the way from it to a signed checkpoint, and the public key of the log; and, where
the words are to be shown, the plaintext of one part with the salt that opens its commitment. `verify.py` in
this package checks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.record.canonical import canonical_json
from habeas.record.checkpoint import parse_and_verify
from habeas.record.entries import OpenedPart, parse_header
from habeas.record.errors import CheckpointDoesNotVerify, ProofDoesNotVerify
from habeas.record.sealing import commitment_of
from habeas.record.tree import consistency_proof, inclusion_proof, leaf_hash, root_of

PROOF_FORMAT = "habeas proof"
"""What a proof file calls itself."""

CONTINUATION_FORMAT = "habeas continuation"
"""What a file calls itself that says that one checkpoint continues another."""

PROOF_VERSION = 1
"""The version of the form of a proof, written into every proof as `v`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A part whose words the proof shows: its number in the entry, and what it holds."""

    index: int
    opened: OpenedPart


def make_proof(
    *,
    header_bytes: bytes,
    index: int,
    leaf_hashes: Sequence[bytes],
    checkpoint: bytes,
    vkey: str,
    shown: ShownPart | None = None,
) -> bytes:
    """Return the proof file of the entry at `index` of the log.

    Args:
        header_bytes: The header of the entry.
        index: The place of the entry in the log, from 0.
        leaf_hashes: The hashes of at least as many leaves as the checkpoint covers.
        checkpoint: The signed note; the proof is against its size.
        vkey: The log's public key as text.
        shown: The part whose words the proof shows; none is shown by default.

    Raises:
        CheckpointDoesNotVerify: the checkpoint is not signed by the key.
        NotInTree: the checkpoint does not cover the entry.
        ProofDoesNotVerify: the header, the leaves, the checkpoint and the part do not belong together.
    """
    header, signed = parse_header(header_bytes), parse_and_verify(checkpoint, vkey)
    covered = leaf_hashes[: signed.size]
    path = inclusion_proof(covered, index)
    if covered[index] != leaf_hash(header_bytes):
        raise ProofDoesNotVerify(entry=header.id, reason="another entry stands at its place in the log")
    if len(covered) != signed.size or root_of(covered) != signed.root:
        raise ProofDoesNotVerify(entry=header.id, reason="the log is not the one that the checkpoint was signed for")
    if shown is not None:
        promised = [part.commitment for part in header.parts][shown.index : shown.index + 1]
        if promised != [commitment_of(shown.opened.salt, shown.opened.plaintext)]:
            raise ProofDoesNotVerify(entry=header.id, reason=f"part {shown.index} is not what its header commits to")
    return canonical_json({
        "format": PROOF_FORMAT,
        "v": PROOF_VERSION,
        "header": header_bytes.decode("utf-8"),
        "part": None if shown is None else _part(shown),
        "index": index,
        "path": [one.hex() for one in path],
        "checkpoint": checkpoint.decode("utf-8"),
        "vkey": vkey,
    }) + b"\n"  # fmt: skip


def make_continuation(*, older: bytes, newer: bytes, leaf_hashes: Sequence[bytes], vkey: str) -> bytes:
    """Return the proof file that the newer checkpoint continues the older one.

    Args:
        older: The signed note that somebody kept, of at least one entry.
        newer: The signed note of today.
        leaf_hashes: The hashes of at least as many leaves as the newer one covers.
        vkey: The log's public key as text.

    Raises:
        CheckpointDoesNotVerify: a checkpoint is not signed by the key, or is not one of this history.
    """
    old, new = parse_and_verify(older, vkey), parse_and_verify(newer, vkey)
    if not 0 < old.size <= new.size or root_of(leaf_hashes[: old.size]) != old.root:
        raise CheckpointDoesNotVerify(reason=f"the log does not begin with the {old.size} entries that it covers")
    return canonical_json({
        "format": CONTINUATION_FORMAT,
        "v": PROOF_VERSION,
        "old": older.decode("utf-8"),
        "new": newer.decode("utf-8"),
        "path": [one.hex() for one in consistency_proof(leaf_hashes[: new.size], old.size)],
        "vkey": vkey,
    }) + b"\n"  # fmt: skip


def _part(shown: ShownPart) -> dict[str, object]:
    return {
        "index": shown.index,
        "plaintext": shown.opened.plaintext.decode("utf-8"),
        "salt": shown.opened.salt.hex(),
    }
