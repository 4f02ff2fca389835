"""The files of the exchange, as text: what may be handed over, and what stays at home.

Every file says which step it belongs to, carries a checksum against damage, and a seal under the shared secret, so that
nobody without the secret can put another list in its place.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from habeas.match.private.curve import POINT_BYTES
from habeas.match.private.errors import DamagedExchange, OtherExchangeVersion, OtherStep, WeakSecret, WrongSecret
from habeas.match.private.keys import MOST_KEYS
from habeas.match.private.lists import AnsweredList, MaskedList, Row

VERSION = 1
LEAST_SECRET = 16
"""Characters of a shared secret."""
_FORMAT = "habeas private match"
_SALT = b"habeas private match, version 1"
_PASSES, _MEMORY_KIB = 4, 128 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stays at home: our mask, who each row is, and the hashes of the list of people and of the masked list."""

    secret: bytes
    people: tuple[int | None, ...]
    source_sha256: str
    list_sha256: str


def stretch(secret: str) -> bytes:
    """Return the key of the secret that both sides agreed on, slowly, so that guessing it is slow.

    Raises:
        WeakSecret: it has fewer than `LEAST_SECRET` characters.
    """
    words = " ".join(secret.split())
    if len(words) < LEAST_SECRET:
        raise WeakSecret(least=LEAST_SECRET)
    return hash_secret_raw(
        words.encode(), _SALT, time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1, hash_len=32, type=Type.ID
    )


def write_list(masked: MaskedList, shared_key: bytes) -> bytes:
    """Return the file of a list that may be handed over."""
    return _seal({"step": "list", "points": _pack(masked.rows)}, shared_key)


def read_list(written: bytes, shared_key: bytes) -> MaskedList:
    """Return the list of a file.

    Raises:
        DamagedExchange, OtherExchangeVersion, WrongSecret, OtherStep: see each.
    """
    return MaskedList(rows=_unpack(_open(written, shared_key, "list")))


def write_answer(answered: AnsweredList, to: bytes, shared_key: bytes) -> bytes:
    """Return the file of an answer to the file of a list."""
    fields = {"step": "answer", "only_count": answered.only_count, "to": hash_of(to), "points": _pack(answered.rows)}
    return _seal(fields, shared_key)


def read_answer(written: bytes, kept: Kept, shared_key: bytes) -> AnsweredList:
    """Return the answer of a file.

    Raises:
        DamagedExchange, OtherExchangeVersion, WrongSecret: see each.
        OtherStep: it is no answer, or one to another list than ours.
    """
    fields = _open(written, shared_key, "answer")
    if fields.get("to") != kept.list_sha256:
        raise OtherStep(reason="the answer is to another list than the one you keep the mask of")
    rows = _unpack(fields)
    if len(rows) != len(kept.people):
        raise DamagedExchange(reason="it has another number of rows than the list that it answers")
    return AnsweredList(rows=rows, only_count=bool(fields.get("only_count")))


def write_kept(kept: Kept, shared_key: bytes) -> bytes:
    """Return the file that stays at home."""
    fields = {
        "step": "keep", "secret": kept.secret.hex(), "people": list(kept.people), "source": kept.source_sha256,
        "list": kept.list_sha256,
    }  # fmt: skip
    return _seal(fields, shared_key)


def read_kept(written: bytes, shared_key: bytes) -> Kept:
    """Return what stays at home from its file.

    Raises:
        DamagedExchange, OtherExchangeVersion, WrongSecret, OtherStep: see each.
    """
    fields = _open(written, shared_key, "keep")
    people = fields["people"]
    assert isinstance(people, list), "sealed by us"
    return Kept(
        secret=bytes.fromhex(str(fields["secret"])),
        people=tuple(None if place is None else int(place) for place in people),
        source_sha256=str(fields["source"]),
        list_sha256=str(fields["list"]),
    )


def hash_of(written: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(written).hexdigest()


def _seal(fields: Mapping[str, object], shared_key: bytes) -> bytes:
    body = json.dumps({"format": _FORMAT, "version": VERSION, **fields}, sort_keys=True)
    seal = hmac.digest(shared_key, body.encode(), hashlib.sha256).hex()
    return json.dumps({"body": body, "checksum": hash_of(body.encode()), "seal": seal}, indent=0).encode() + b"\n"


def _open(written: bytes, shared_key: bytes, step: str) -> Mapping[str, object]:
    try:
        outer = json.loads(written)
        body, checksum, seal = (str(outer[name]) for name in ("body", "checksum", "seal"))
        fields = json.loads(body)
        known = fields["format"] == _FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedExchange(reason="it is not a file of this exchange, or a part of it is missing") from error
    if not known or hash_of(body.encode()) != checksum:
        raise DamagedExchange(reason="it was changed on the way: its checksum does not hold")
    if fields.get("version") != VERSION:
        raise OtherExchangeVersion(written=int(fields.get("version", 0)), known=VERSION)
    if not hmac.compare_digest(hmac.digest(shared_key, body.encode(), hashlib.sha256).hex(), seal):
        raise WrongSecret
    if fields.get("step") != step:
        raise OtherStep(reason=f"one of them is for the step “{fields.get('step')}”, where “{step}” is needed")
    assert isinstance(fields, dict), "it has fields"
    return fields


def _pack(rows: tuple[Row, ...]) -> str:
    return base64.b64encode(b"".join(point for row in rows for point in row)).decode()


def _unpack(fields: Mapping[str, object]) -> tuple[Row, ...]:
    try:
        packed = base64.b64decode(str(fields["points"]), validate=True)
    except (KeyError, binascii.Error) as error:
        raise DamagedExchange(reason="its points cannot be read") from error
    size = POINT_BYTES * MOST_KEYS
    if len(packed) % size:
        raise DamagedExchange(reason="a row of points is cut off")
    points = [packed[start : start + POINT_BYTES] for start in range(0, len(packed), POINT_BYTES)]
    return tuple(tuple(points[start : start + MOST_KEYS]) for start in range(0, len(points), MOST_KEYS))
