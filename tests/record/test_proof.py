"""A proof is made only of pieces that belong together."""

from __future__ import annotations

import json

import pytest

from habeas.facts.ids import EntryId
from habeas.record.checkpoint import sign_checkpoint, vkey
from habeas.record.entries import OpenedPart, SealedEntry
from habeas.record.errors import CheckpointDoesNotVerify, NotInTree, ProofDoesNotVerify
from habeas.record.proof import ShownPart, make_proof
from habeas.record.sealing import open_part, seal_entry
from habeas.record.tree import root_of
from tests.record.examples import CASE_KEY, ORIGIN, SIGNING_KEY, accepted, counted_bytes, draft

LOG = [
    seal_entry(
        draft(accepted(f"q-{number}", f"s-{number}")),
        CASE_KEY,
        iter([EntryId(f"e-{number}")]),
        random_bytes=counted_bytes(str(number)),
    )
    for number in range(11)
]
LEAVES = [entry.leaf_hash for entry in LOG]
VKEY = vkey(ORIGIN, SIGNING_KEY)


def checkpoint(size: int) -> bytes:
    return sign_checkpoint(ORIGIN, size, root_of(LEAVES[:size]), SIGNING_KEY)


def shown(entry: SealedEntry, index: int = 0) -> ShownPart:
    opened = open_part(entry.header, index, entry.parts[index], CASE_KEY)
    assert opened is not None
    return ShownPart(index=index, opened=opened)


def proof(index: int, size: int = 11, part: ShownPart | None = None) -> bytes:
    return make_proof(
        header_bytes=LOG[index].header_bytes,
        index=index,
        leaf_hashes=LEAVES,
        checkpoint=checkpoint(size),
        vkey=VKEY,
        shown=part,
    )


def test_a_proof_holds_what_the_reference_says() -> None:
    written = json.loads(proof(4, part=shown(LOG[4])))
    assert sorted(written) == ["checkpoint", "format", "header", "index", "part", "path", "v", "vkey"]
    assert (written["format"], written["v"], written["index"], written["vkey"]) == ("habeas proof", 1, 4, VKEY)
    assert written["header"].encode() == LOG[4].header_bytes
    assert json.loads(written["part"]["plaintext"])["reason"] == "her own words"


def test_a_proof_shows_no_words_unless_told_to() -> None:
    with_words, without = proof(4, part=shown(LOG[4])), proof(4)
    assert ("her own words" in with_words.decode(), "her own words" in without.decode()) == (True, False)
    assert json.loads(without)["part"] is None


def test_an_entry_after_the_checkpoint_cannot_be_proved() -> None:
    with pytest.raises(NotInTree):
        proof(7, size=7)


def test_a_proof_of_pieces_that_do_not_belong_together_is_not_made() -> None:
    part = shown(LOG[4])
    with pytest.raises(ProofDoesNotVerify, match="another entry"):
        make_proof(header_bytes=LOG[3].header_bytes, index=4, leaf_hashes=LEAVES, checkpoint=checkpoint(11), vkey=VKEY)
    with pytest.raises(ProofDoesNotVerify, match="not the one"):
        make_proof(
            header_bytes=LOG[4].header_bytes,
            index=4,
            leaf_hashes=[*LEAVES[:10], LEAVES[0]],
            checkpoint=checkpoint(11),
            vkey=VKEY,
        )
    with pytest.raises(ProofDoesNotVerify, match="not the one"):
        make_proof(
            header_bytes=LOG[4].header_bytes, index=4, leaf_hashes=LEAVES[:10], checkpoint=checkpoint(11), vkey=VKEY
        )
    with pytest.raises(ProofDoesNotVerify, match="not the one"):
        make_proof(
            header_bytes=LOG[4].header_bytes,
            index=4,
            leaf_hashes=LEAVES,
            checkpoint=sign_checkpoint(ORIGIN, 12, root_of(LEAVES), SIGNING_KEY),
            vkey=VKEY,
        )
    for wrong in (
        ShownPart(index=1, opened=part.opened),
        ShownPart(index=2, opened=part.opened),
        ShownPart(index=0, opened=OpenedPart(plaintext=b"{}", salt=part.opened.salt)),
    ):
        with pytest.raises(ProofDoesNotVerify, match="commits"):
            proof(4, part=wrong)


def test_a_checkpoint_by_another_key_proves_nothing() -> None:
    with pytest.raises(CheckpointDoesNotVerify):
        make_proof(
            header_bytes=LOG[4].header_bytes,
            index=4,
            leaf_hashes=LEAVES,
            checkpoint=checkpoint(11).replace(ORIGIN.encode(), b"example.org/other"),
            vkey=VKEY,
        )
