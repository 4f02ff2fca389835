"""The reference page of the log's format names every field that is written, and its vectors are what it says."""

from __future__ import annotations

import hmac
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.record.keys import RootKey, write_root_key
from habeas.record.own_key import Owner, write_own_key
from habeas.record.stretching import Argon2Cost
from habeas.record.tree import Edge
from tests.record.test_proof import LOG, proof, shown

CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "log-format.md").read_text(encoding="utf-8")
VECTORS = Path(__file__).parent / "vectors"
LOG_VECTOR = json.loads((VECTORS / "log-v1.json").read_text(encoding="utf-8"))


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


def test_the_vector_opens_by_the_page_alone() -> None:
    """Follow the page step by step, with nothing of the record but what the page says."""
    header = json.loads(LOG_VECTOR["entry"]["header"])
    assert sha256(b"\x00" + LOG_VECTOR["entry"]["header"].encode()).hexdigest() == LOG_VECTOR["entry"]["leaf_hash"]
    bodies = set()
    for number, (promised, part) in enumerate(zip(header["parts"], LOG_VECTOR["entry"]["parts"], strict=True)):
        sealed, wrapped = bytes.fromhex(part["ciphertext"]), bytes.fromhex(part["wrapped_key"])
        assert sha256(sealed).hexdigest() == promised["sealed"]
        place = f'["{header["id"]}",{number}]'.encode()
        opened = AESGCM(bytes.fromhex(LOG_VECTOR["case_key"])).decrypt(wrapped[:12], wrapped[12:], place)
        key, salt = opened[:32], opened[32:]
        bound = f'["{header["id"]}",{number},"{promised["about"]}","{header["kind"]}"]'.encode()
        body = AESGCM(key).decrypt(sealed[:12], sealed[12:], bound)
        assert hmac.new(salt, body, sha256).hexdigest() == promised["commitment"]
        bodies.add(body)
    assert [json.loads(body)["statement"]["anchor"]["seconds"] for body in bodies] == [
        {"start_s": "0.1", "end_s": "12.75"}
    ]
