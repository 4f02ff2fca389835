"""The form of a key file: canonical JSON with a checksum, so that one flipped byte is noticed before any use."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.facts.errors import MalformedFact
from habeas.facts.ids import digest
from habeas.facts.plain import from_plain, to_plain
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, NotCanonical

KEY_FILE_VERSION = 1
"""The version of the form, written into every key file as `v`."""


class KeyKind(StrEnum):
    """What a key file holds."""

    ROOT = "root key"
    WRAPPED_ROOT = "root key under a passphrase"
    DROPPED_ROOT = "root key that only own keys open"
    SIGNING = "signing key"
    CASE = "case key"
    OWN = "own key of a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretching:
    """How Argon2id turned a passphrase into a key; `salt` in hexadecimal."""

    passes: int
    memory_kib: int
    lanes: int
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """What the file of a person's own key has beside the secret half of the pair.

    `public` is the other half, in hexadecimal; `root` the root key, sealed to the pair, in base64; `mark` says, under
    the root key, that nothing of the file was changed, in hexadecimal.
    """

    public: str
    root: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """One key, wrapped or plain, and what is needed to unwrap it.

    `of` is the log, the case or the person that the key belongs to; `argon2id` says how a passphrase is stretched;
    `own` stands in the file of a person's own key alone.
    """

    kind: KeyKind
    secret: bytes = field(repr=False)
    of: str | None = None
    argon2id: Stretching | None = None
    own: OwnPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    v: int
    kind: str
    of: str | None
    secret: str
    argon2id: Stretching | None
    sha256: str
    own: OwnPart | None = None


def write_key_file(key_file: KeyFile) -> bytes:
    """Return the bytes of a key file: one line of canonical JSON."""
    content: dict[str, object] = {
        "v": KEY_FILE_VERSION,
        "kind": key_file.kind.value,
        "of": key_file.of,
        "secret": base64.b64encode(key_file.secret).decode(),
        "argon2id": to_plain(key_file.argon2id),
    }
    if key_file.own is not None:
        content["own"] = to_plain(key_file.own)
    return canonical_json({**content, "sha256": digest(canonical_json(content))}) + b"\n"


def parse_key_file(file: bytes, *kinds: KeyKind) -> KeyFile:
    """Return the key file in these bytes, which must be exactly what `write_key_file` writes.

    Args:
        file: The bytes of the file.
        kinds: The kinds of key that the caller can use; the first names the file in an error.

    Raises:
        KeyFileDoesNotVerify: a byte was changed, the version is not known, or it is the file of another kind.
    """
    what = kinds[0].value
    try:
        written = from_plain(_Written, json.loads(file))
        kind = KeyKind(written.kind)
        secret = base64.b64decode(written.secret, validate=True)
        parsed = KeyFile(kind=kind, secret=secret, of=written.of, argon2id=written.argon2id, own=written.own)
        same = write_key_file(parsed) == file
    except (MalformedFact, NotCanonical, ValueError, RecursionError) as error:
        raise KeyFileDoesNotVerify(what=what, reason="it is damaged") from error
    if not same:
        raise KeyFileDoesNotVerify(what=what, reason="it does not fit its checksum")
    if kind not in kinds:
        raise KeyFileDoesNotVerify(what=what, reason=f"it is the file of a {kind.value}")
    return parsed
