"""Checkpoints and notes follow C2SP: other programs' notes verify here, and any change is noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.record.checkpoint import Checkpoint, parse_and_verify, sign_checkpoint, vkey
from habeas.record.errors import CheckpointDoesNotVerify, InvalidKeyName
from habeas.record.note import Note, parse_note, parse_verifier, sign_note, verifier_of
from habeas.record.tree import EMPTY_ROOT
from tests.record.examples import ORIGIN, SIGNING_KEY, flips

PUBLISHED = json.loads((Path(__file__).parent / "vectors" / "signed-notes.json").read_text(encoding="utf-8"))
ROOT_HASH = bytes(range(32))
VKEY = vkey(ORIGIN, SIGNING_KEY)
SIGNED = sign_checkpoint(ORIGIN, 7, ROOT_HASH, SIGNING_KEY)
WITNESS = Ed25519PrivateKey.from_private_bytes(bytes(32))


def note(text: str, name: str = ORIGIN) -> bytes:
    return sign_note(text, key=SIGNING_KEY, name=name).to_bytes()


def test_a_note_of_another_program_verifies() -> None:
    signed = parse_note(PUBLISHED["note"].encode())
    assert parse_verifier(PUBLISHED["vkey"]).is_signed(signed)
    assert signed.to_bytes() == PUBLISHED["note"].encode()


def test_a_changed_note_of_another_program_does_not_verify() -> None:
    signed = parse_note(PUBLISHED["note"].replace("example message", "example massage").encode())
    with pytest.raises(CheckpointDoesNotVerify):
        parse_verifier(PUBLISHED["vkey"]).is_signed(signed)


def test_a_checkpoint_is_three_lines_and_a_signature() -> None:
    text, _, signature = SIGNED.decode().partition("\n\n")
    assert text == f"{ORIGIN}\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    assert signature.startswith(f"— {ORIGIN} ")


def test_a_checkpoint_is_read_back_as_it_was_signed() -> None:
    assert parse_and_verify(SIGNED, VKEY) == Checkpoint(origin=ORIGIN, size=7, root=ROOT_HASH)


def test_an_empty_log_can_be_signed() -> None:
    signed = sign_checkpoint(ORIGIN, 0, EMPTY_ROOT, SIGNING_KEY)
    assert parse_and_verify(signed, VKEY) == Checkpoint(origin=ORIGIN, size=0, root=EMPTY_ROOT)


def test_a_flipped_bit_anywhere_in_a_checkpoint_is_noticed() -> None:
    for damaged in (*flips(SIGNED), SIGNED[:-1], SIGNED + b"\n", b""):
        with pytest.raises(CheckpointDoesNotVerify):
            parse_and_verify(damaged, VKEY)


def test_a_flipped_bit_anywhere_in_the_public_key_is_noticed() -> None:
    for damaged in flips(VKEY.encode()):
        with pytest.raises(CheckpointDoesNotVerify):
            parse_and_verify(SIGNED, damaged.decode("utf-8", "replace"))


def test_the_signature_of_a_witness_is_kept_and_not_judged() -> None:
    signed = parse_note(SIGNED)
    own = sign_note(signed.text, key=WITNESS, name="witness.example").signatures[0]
    both = signed.with_signature(own)
    assert parse_and_verify(both.to_bytes(), VKEY).others == (own,)
    assert parse_note(both.to_bytes()) == both
    garbled = signed.with_signature(sign_note("else\n", key=WITNESS, name="witness.example").signatures[0])
    assert len(parse_and_verify(garbled.to_bytes(), VKEY).others) == 1


def test_a_checkpoint_signed_by_witnesses_alone_is_refused() -> None:
    signed = sign_note(parse_note(SIGNED).text, key=WITNESS, name="witness.example").to_bytes()
    with pytest.raises(CheckpointDoesNotVerify):
        parse_and_verify(signed, VKEY)


def test_a_checkpoint_of_another_log_is_refused() -> None:
    signed = sign_checkpoint("example.org/other", 7, ROOT_HASH, SIGNING_KEY, ORIGIN)
    with pytest.raises(CheckpointDoesNotVerify):
        parse_and_verify(signed, VKEY)
    assert parse_and_verify(signed, VKEY, "example.org/other").origin == "example.org/other"


def test_extension_lines_are_kept() -> None:
    signed = note(f"{ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n")
    assert parse_and_verify(signed, VKEY).extensions == ("extension",)


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n7\n",
        f"{ORIGIN}\n07\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n-7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n٧\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=\n",
        f"{ORIGIN}\n7\nAAEC\n",
        f"{ORIGIN}\n{'7' * 5000}\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n7\n!\n",
        f"\n{ORIGIN}\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointDoesNotVerify):
        parse_and_verify(note(text), VKEY)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "tab\there", "no\u00a0break"])
def test_a_name_that_a_note_cannot_carry_is_refused(name: str) -> None:
    with pytest.raises(InvalidKeyName):
        verifier_of(name, SIGNING_KEY)


@pytest.mark.parametrize("text", ["tab\there\n", "bell\a\n", "return\r\n"])
def test_a_note_with_control_characters_is_refused(text: str) -> None:
    with pytest.raises(CheckpointDoesNotVerify, match="not a text"):
        parse_note(note(text))


def test_a_note_may_carry_sixteen_signatures_and_not_a_thousand() -> None:
    signature = parse_note(SIGNED).signatures[0]
    sixteen = Note(text="text\n", signatures=(signature,) * 16)
    assert parse_note(sixteen.to_bytes()) == sixteen
    with pytest.raises(CheckpointDoesNotVerify):
        parse_note(Note(text="text\n", signatures=(signature,) * 1000).to_bytes())
