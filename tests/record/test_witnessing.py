"""A witness cosigns only what continues the history that it saw before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.checkpoint import sign_checkpoint, vkey
from habeas.record.cosignature import cosign, cosigner_of, parse_cosigner
from habeas.record.errors import (
    CheckpointDoesNotVerify,
    InvalidKeyName,
    NotInTree,
    WitnessSawAnotherSize,
    WitnessSawOther,
)
from habeas.record.note import Note, parse_note
from habeas.record.tree import leaf_hash, root_of
from habeas.record.witnessing import Seen, WitnessRequest, consider, make_request, parse_request
from tests.record.examples import ORIGIN, SIGNING_KEY, flips

LEAVES = [leaf_hash(bytes([number])) for number in range(20)]
VKEY = vkey(ORIGIN, SIGNING_KEY)
WITNESS_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
AT = datetime(2022, 7, 20, 12, tzinfo=UTC)


def note(size: int, leaves: list[bytes] = LEAVES) -> bytes:
    return sign_checkpoint(ORIGIN, size, root_of(leaves[:size]), SIGNING_KEY)


def seen(size: int) -> Seen:
    return Seen(size=size, root=root_of(LEAVES[:size]))


def cosigned(size: int = 7) -> Note:
    signed = parse_note(note(size))
    return signed.with_signature(cosign(signed, key=WITNESS_KEY, name="lamp.example/w", at=AT))


def test_a_first_checkpoint_and_every_continuation_is_accepted() -> None:
    for new in range(1, 21):
        assert consider(make_request(LEAVES, note(new), VKEY, old_size=0), None, vkey=VKEY).size == new
        for old in range(1, new + 1):
            request = parse_request(make_request(LEAVES, note(new), VKEY, old_size=old).to_bytes())
            assert consider(request, seen(old), vkey=VKEY).root == root_of(LEAVES[:new])


def test_another_history_is_never_accepted_whatever_proof_comes_with_it() -> None:
    for old in range(1, 20):
        rewritten = [*LEAVES[: old - 1], leaf_hash(b"rewritten"), *LEAVES[old:]]
        request = make_request(rewritten, note(20, rewritten), VKEY, old_size=old)
        with pytest.raises(WitnessSawOther):
            consider(request, seen(old), vkey=VKEY)


def test_a_shorter_log_is_another_history() -> None:
    with pytest.raises(NotInTree):
        make_request(LEAVES, note(3), VKEY, old_size=8)
    with pytest.raises(WitnessSawOther):
        consider(WitnessRequest(old_size=8, proof=(), note=note(3)), seen(8), vkey=VKEY)


def test_a_request_that_begins_elsewhere_is_told_the_size() -> None:
    with pytest.raises(WitnessSawAnotherSize) as told:
        consider(make_request(LEAVES, note(9), VKEY, old_size=3), seen(5), vkey=VKEY)
    assert (told.value.known_size, told.value.asked_size) == (5, 3)


def test_a_log_signed_by_another_key_is_refused() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    forged = sign_checkpoint(ORIGIN, 3, root_of(LEAVES[:3]), other)
    with pytest.raises(CheckpointDoesNotVerify):
        consider(WitnessRequest(old_size=0, proof=(), note=forged), None, vkey=VKEY)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_request_are_refused(content: bytes) -> None:
    with pytest.raises(CheckpointDoesNotVerify):
        parse_request(content)


def test_a_cosignature_says_when_and_survives_writing() -> None:
    witness = parse_cosigner(cosigner_of("lamp.example/w", WITNESS_KEY).to_text())
    assert witness.cosigned_at(parse_note(cosigned().to_bytes())) == AT
    assert witness.cosigned_at(parse_note(note(7))) is None


def test_a_flipped_bit_in_a_cosigned_checkpoint_is_noticed() -> None:
    witness, original = cosigner_of("lamp.example/w", WITNESS_KEY), cosigned().to_bytes()
    held = []
    for other in flips(original):
        try:
            if witness.cosigned_at(parse_note(other)) is not None:
                held.append(parse_note(other).text)
        except CheckpointDoesNotVerify:
            continue
    # A change of the log's own signature is for the log's key to notice; the words that were cosigned stay the same.
    assert set(held) == {cosigned().text}


@pytest.mark.parametrize(
    "text", ["", "name", "name+00000000+", "na me+00000000+BA==", VKEY, cosigner_of("w", WITNESS_KEY).to_text()[:-1]]
)
def test_what_is_no_key_of_a_witness_is_refused(text: str) -> None:
    with pytest.raises(CheckpointDoesNotVerify):
        parse_cosigner(text)


def test_a_name_with_a_space_cannot_cosign() -> None:
    with pytest.raises(InvalidKeyName):
        cosign(parse_note(note(2)), key=WITNESS_KEY, name="two words", at=AT)
