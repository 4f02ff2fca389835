"""The reference page of the log's format names every field that is written, and its vectors are what it says."""

from __future__ import annotations

import hmac
import json
import re
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB

from habeas.record.keys import RootKey, write_root_key
from habeas.record.own_key import Owner, write_own_key
from habeas.record.packing import DICTIONARY
from habeas.record.stretching import Argon2Cost
from habeas.record.tree import Edge
from tests.record.test_proof import LOG, proof, shown

CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "log-format.md").read_text(encoding="utf-8")
VECTORS = Path(__file__).parent / "vectors"
LOG_VECTOR = json.loads((VECTORS / "log-v2.json").read_text(encoding="utf-8"))
FORMER_VECTOR = json.loads((VECTORS / "log-v1.json").read_text(encoding="utf-8"))


def names_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(names_in(inner) for inner in value.values()))
    return set().union(*(names_in(inner) for inner in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(
    "written",
    [
        json.loads(LOG[0].header_bytes),
        json.loads(proof(4, part=shown(LOG[4]))),
        json.loads(write_root_key(RootKey(bytes(32)), "one", CHEAP)),
        json.loads(write_own_key(RootKey(bytes(32)), Owner(origin="habeas/w-1", actor="a-1"), "one", CHEAP)),
        Edge().to_plain(),
    ],
    ids=["header", "proof", "key file", "own key", "edge"],
)
def test_the_page_names_every_field(written: object) -> None:
    assert names_in(written) - set(re.findall(r"`([a-z0-9_]+)`", PAGE)) == set()


def body_in(vector: dict[str, Any], open_sealed: Callable[[bytes, bytes, str, bytes], tuple[bytes, bytes]]) -> bytes:
    """Return what the parts of a vector hold, opened step by step with nothing of the record but what the page says."""
    header = json.loads(vector["entry"]["header"])
    assert sha256(b"\x00" + vector["entry"]["header"].encode()).hexdigest() == vector["entry"]["leaf_hash"]
    bodies = set()
    for number, (promised, part) in enumerate(zip(header["parts"], vector["entry"]["parts"], strict=True)):
        sealed, wrapped = bytes.fromhex(part["ciphertext"]), bytes.fromhex(part["wrapped_key"])
        assert sha256(sealed).hexdigest() == promised["sealed"]
        bound = f'["{header["id"]}",{number},"{promised["about"]}","{header["kind"]}"]'.encode()
        body, salt = open_sealed(sealed, wrapped, f'["{header["id"]}",{number}]', bound)
        assert hmac.new(salt, body, sha256).hexdigest() == promised["commitment"]
        bodies.add(body)
    (body,) = bodies
    assert json.loads(body)["statement"]["anchor"]["seconds"] == {"start_s": "0.1", "end_s": "12.75"}
    return body


def test_the_vector_opens_by_the_page_alone() -> None:
    def open_sealed(sealed: bytes, wrapped: bytes, _: str, bound: bytes) -> tuple[bytes, bytes]:
        wrapping = sha256(b"habeas/1 wrap secrets of parts\n" + bytes.fromhex(LOG_VECTOR["case_key"])).digest()
        secret = Cipher(AES256(wrapping), ECB()).decryptor().update(wrapped)
        packed = AESGCM(secret).decrypt(bytes(12), sealed, bound)
        assert (packed[0], len(packed) % 32) == (1, 0)
        unpacked = zlib.decompressobj(-12, DICTIONARY)
        body = unpacked.decompress(packed[1:])
        assert unpacked.unused_data == bytes(len(unpacked.unused_data))
        return body, sha256(b"habeas/1 salt of a part\n" + secret).digest()

    body_in(LOG_VECTOR, open_sealed)


def test_the_vector_of_the_first_form_opens_by_the_page_alone() -> None:
    def open_sealed(sealed: bytes, wrapped: bytes, place: str, bound: bytes) -> tuple[bytes, bytes]:
        key = AESGCM(bytes.fromhex(FORMER_VECTOR["case_key"]))
        opened = key.decrypt(wrapped[:12], wrapped[12:], place.encode())
        return AESGCM(opened[:32]).decrypt(sealed[:12], sealed[12:], bound), opened[32:]

    body_in(FORMER_VECTOR, open_sealed)


def test_the_dictionary_is_the_one_that_the_page_names() -> None:
    assert sha256(DICTIONARY).hexdigest() in PAGE
