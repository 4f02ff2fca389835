"""What an entry of the log looks like: its header, which is the leaf, and the sealed parts beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.errors import MalformedFact
from habeas.facts.ids import ActorId, CaseId, EntryId, Sha256
from habeas.facts.plain import from_plain
from habeas.facts.text_form import quoted, quoted_or_null
from habeas.record.errors import HeaderDoesNotVerify, NewerEntry, NotCanonical
from habeas.record.kinds import Act

HEADER_VERSION = 1
"""The version of the header's own form, written into every header as `v`."""

ABOUT_CASE = "case"
"""What a part is about when its act is about no person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """An act that is about to be appended: who does it, when, in which case (None: the workspace itself).

    Raises:
        MalformedFact: `at` is not an instant in UTC.
    """

    act: Act
    case: CaseId | None
    actor: ActorId
    at: datetime

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0):
            raise MalformedFact(what="instant of an entry", reason="it is not in UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartHeader:
    """What the header says of one part: whom it is about, and what its content must hash to.

    `about` is the id of a person, or "case"; `commitment` is the HMAC-SHA256 of the plaintext under the part's
    salt, `sealed` the SHA-256 of the ciphertext.
    """

    about: str
    commitment: Sha256
    sealed: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The part of an entry that is never erased: what kind of act, by whom, when, and commitments to the rest."""

    id: EntryId
    kind: str
    kind_version: int
    case: CaseId | None
    actor: ActorId
    at: datetime
    parts: tuple[PartHeader, ...]

    def to_bytes(self) -> bytes:
        """Return the canonical header, the bytes of the leaf."""
        return write_header(
            entry=self.id,
            kind=self.kind,
            kind_version=self.kind_version,
            case=self.case,
            actor=self.actor,
            at=instant_text(self.at),
            parts=[(one.about, one.commitment, one.sealed) for one in self.parts],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPart:
    """One part as it is stored: its ciphertext, and its wrapped secret, None once that was destroyed."""

    ciphertext: bytes
    wrapped_key: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPart:
    """The plaintext of a part and the salt that its commitment was made with: what a proof shows."""

    plaintext: bytes
    salt: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEntry:
    """An entry ready to be stored; `leaf_hash` is the hash of `header_bytes` as a leaf."""

    header_bytes: bytes
    header: Header
    parts: tuple[SealedPart, ...]
    leaf_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An opened entry. `act` is None where every part was erased; `erased_parts` counts parts from 0."""

    header: Header
    act: Act | None
    erased_parts: tuple[int, ...] = ()


@lru_cache(maxsize=64)
def instant_text(at: datetime) -> str:
    """Return an instant as headers have it: in UTC, to the microsecond; the entries of a batch share one."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def write_header(
    *,
    entry: str,
    kind: str,
    kind_version: int,
    case: str | None,
    actor: str,
    at: str,
    parts: Iterable[tuple[str, str, str]],
) -> bytes:
    """Return the canonical header of an entry, made from its fields alone.

    These are the bytes of `canonical_json`, written out field by field: whoever verifies a log makes every header anew,
    and a general encoder would take more time for it than opening the parts does.

    Args:
        entry: The id of the entry.
        kind: Its kind.
        kind_version: The version of the kind.
        case: Its case, None for the workspace.
        actor: Who did it.
        at: When, in UTC, to the microsecond.
        parts: Of each part whom it is about, its commitment, and the hash of its ciphertext, both in hexadecimal.

    Raises:
        NotCanonical: a field holds text that UTF-8 cannot carry.
    """
    before, middle, after = header_around(kind, kind_version, case, actor, at)
    text = f"{before}{quoted(entry)}{middle}{','.join([header_part(*one) for one in parts])}{after}"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical(what="lone surrogate") from error


def header_part(about: str, commitment: str, sealed: str) -> str:
    """Return what a header says of one part; both hashes are in hexadecimal."""
    return f'{{"about":{quoted(about)},"commitment":{quoted(commitment)},"sealed":{quoted(sealed)}}}'


class HeaderFrame(NamedTuple):
    """What stands in a header before its id, between that and its parts, and behind these."""

    before: str
    middle: str
    after: str


@lru_cache(maxsize=64, typed=True)
def header_around(kind: str, kind_version: int, case: str | None, actor: str, at: str) -> HeaderFrame:
    """Return what stands in a header around its id and its parts: the same in most of a batch."""
    of_case = quoted_or_null(case)
    return HeaderFrame(
        f'{{"actor":{quoted(actor)},"at":{quoted(at)},"case":{of_case},"id":',
        f',"kind":{quoted(kind)},"kind_version":{kind_version:d},"parts":[',
        f'],"v":{HEADER_VERSION}}}',
    )


def parse_header(header_bytes: bytes, *, entry: str = "unknown") -> Header:
    """Return the header that stands in these bytes, which must be exactly what `Header.to_bytes` writes.

    Args:
        header_bytes: The header.
        entry: What to call the entry in an error, such as its id or its place in the log.

    Raises:
        HeaderDoesNotVerify: the bytes are not a canonical header.
        NewerEntry: the header was written by a newer version of Habeas.
    """
    try:
        plain = json.loads(header_bytes)
    except (ValueError, RecursionError) as error:
        raise HeaderDoesNotVerify(entry=entry, reason="it is not JSON") from error
    version = plain.pop("v", None) if isinstance(plain, dict) else None
    if type(version) is not int or version < 1:
        raise HeaderDoesNotVerify(entry=entry, reason="it has no version")
    if version > HEADER_VERSION:
        raise NewerEntry(kind="header", written_version=version, known_version=HEADER_VERSION)
    try:
        header = from_plain(Header, plain)
        same = header.to_bytes() == header_bytes
    except (MalformedFact, NotCanonical) as error:
        raise HeaderDoesNotVerify(entry=entry, reason="a field is missing, unknown or malformed") from error
    if not same:
        raise HeaderDoesNotVerify(entry=entry, reason="it is not in canonical form")
    return header
