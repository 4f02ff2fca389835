"""Checking sealed entries many at a time: whoever opens the parts and makes the header anew has checked every field.

A header is not stored: it is made from what is, and the leaf of the tree is its hash. It commits to its parts by two
hashes each. So where the parts open, hash to what they must, and the header that follows hashes to the leaf, every
field is as it was when the leaf was made. Where it does not, nothing is said about why: the entry is then looked at
field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple, TypeGuard

from cryptography.exceptions import InvalidTag

from habeas.facts.errors import HabeasError
from habeas.facts.text_form import quoted
from habeas.record.aead import DoesNotOpen
from habeas.record.entries import HeaderFrame, header_around, write_header
from habeas.record.errors import NotCanonical
from habeas.record.former_parts import PartPlace, is_former, open_former
from habeas.record.kinds import REGISTRY, Registry
from habeas.record.part_secrets import SECRET_BYTES, Wrapping, salt_of
from habeas.record.sealing import commitment_of, part_binding, unseal_body
from habeas.record.tree import leaf_hash

_DIFFERS = (InvalidTag, DoesNotOpen, HabeasError, ValueError, TypeError, AttributeError)
"""What is raised where something stored is not as it was sealed, or is of a type that no entry has."""

_NONE = bytes(SECRET_BYTES)
"""Stands for a wrapped secret that is not there."""


class RawPart(NamedTuple):
    """One part as it is stored; `wrapped` is None once its secret was destroyed."""

    about: str
    commitment: bytes
    sealed: bytes
    wrapped: bytes | None


class RawEntry(NamedTuple):
    """One entry as it is stored: its place, the fields of its header, the hash of that, its parts."""

    seq: int
    entry: str
    case: str | None
    kind: str
    kind_version: int
    actor: str
    at: str
    leaf_hash: bytes
    parts: tuple[RawPart, ...]

    def header_bytes(self) -> bytes:
        """Return the header that follows from what is stored; nothing where no header can be made from that."""
        try:
            return write_header(
                entry=self.entry,
                kind=self.kind,
                kind_version=self.kind_version,
                case=self.case,
                actor=self.actor,
                at=self.at,
                parts=((one.about, one.commitment.hex(), sha256(one.sealed).hexdigest()) for one in self.parts),
            )
        except (TypeError, ValueError, AttributeError, NotCanonical):
            return b""


class Rechecker:
    """Opens entries and checks them against their leaves; the cipher of each case is made once."""

    def __init__(self, wrapping_key: Callable[[str | None], bytes], registry: Registry = REGISTRY) -> None:
        """Take the way to the 32-byte key that the secrets of a case's parts are wrapped by, and the kinds to read."""
        self._wrapping_key = wrapping_key
        self._registry = registry
        self._wrappings: dict[str | None, Wrapping] = {}
        # Many entries share all of their header but its id and its parts: it is made once for them.
        self._shared: tuple[object, ...] = ()
        self._written = (HeaderFrame(), "")

    def check_page(self, page: Sequence[RawEntry]) -> list[bytes | None]:
        """Return what all parts of each of some entries hold, once all that is stored of it is as it was sealed.

        None where that cannot be said: something differs, a part was erased, the entry has no part, it is of a kind
        that is not known, or its case has no readable key; `parse_header` and `open_entry` tell which. Its place is the
        tree's matter.
        """
        return [self._check(raw, secrets) for raw, secrets in zip(page, self._secrets(page), strict=True)]

    def open_page(self, page: Sequence[RawEntry]) -> list[bytes | None]:
        """Return what the first part of each of some entries holds, which opens at this entry of this kind alone.

        That is enough for a page of the desk. Whether all parts hold the same, and whether header and leaf follow from
        them, is not looked at: verifying does. None where it does not open so; `open_entry` tells.
        """
        return [self._open_first(raw, secrets) for raw, secrets in zip(page, self._secrets(page), strict=True)]

    def check(self, raw: RawEntry) -> bytes | None:
        """Return what all parts of one entry hold, as `check_page` does."""
        return self.check_page([raw])[0]

    def _open_first(self, raw: RawEntry, secrets: bytes) -> bytes | None:
        known = self._registry.kinds.get(raw.kind)
        try:
            if known is None or not 1 <= raw.kind_version <= known.version:
                return None
            if not raw.parts or not all(_is_wrapped(part.wrapped) for part in raw.parts):
                return None
            binding = part_binding(raw.entry, 0, raw.parts[0].about, raw.kind)
            return unseal_body(secrets[:SECRET_BYTES], raw.parts[0].sealed, binding)
        except _DIFFERS:
            return None

    def _secrets(self, page: Sequence[RawEntry]) -> Iterator[bytes]:
        """Yield the secrets of the parts of each of some entries, one after the other.

        They are unwrapped together for each case that is among them, whose own they are or not: that takes next to
        nothing. For a part that is erased or of another form stands something that opens nothing.
        """
        wrapped = b"".join([part.wrapped if _is_wrapped(part.wrapped) else _NONE for raw in page for part in raw.parts])
        opened = {case: self._unwrapped(case, wrapped) for case in {raw.case for raw in page}}
        begin = 0
        for raw in page:
            end = begin + SECRET_BYTES * len(raw.parts)
            yield opened[raw.case][begin:end]
            begin = end

    def _unwrapped(self, case: str | None, wrapped: bytes) -> bytes:
        """Return secrets unwrapped by the key of a case, nothing where it has no readable one."""
        wrapping = self._wrapping(case)
        return b"" if wrapping is None else wrapping.unwrap(wrapped)

    def _check(self, raw: RawEntry, secrets: bytes) -> bytes | None:
        # What `part_binding` and `header_part` say is written out here: calls would take as long as the hashes do.
        _, entry, case, kind, kind_version, actor, at, leaf, parts = raw
        body, listed = None, ""
        try:
            (before, middle, after), of_kind = self._around(kind, kind_version, case, actor, at)
            named = quoted(entry)
            for index, (about, commitment, sealed, wrapped) in enumerate(parts):
                whom = quoted(about)
                binding = f"[{named},{index:d},{whom},{of_kind}]".encode()
                if wrapped is None:
                    return None
                if len(wrapped) == SECRET_BYTES:
                    secret = secrets[SECRET_BYTES * index : SECRET_BYTES * (index + 1)]
                    opened, salt = unseal_body(secret, sealed, binding), salt_of(secret)
                elif is_former(wrapped):
                    former = open_former(sealed, wrapped, self._wrapping_key(case), PartPlace(entry, index), binding)
                    opened, salt = former.plaintext, former.salt
                else:
                    return None
                promised = commitment.hex()
                if commitment_of(salt, opened) != promised or (body is not None and body != opened):
                    return None
                body = opened
                part = f'{{"about":{whom},"commitment":"{promised}","sealed":"{sha256(sealed).hexdigest()}"}}'
                listed = f"{listed},{part}" if listed else part
            header = f"{before}{named}{middle}{listed}{after}".encode()
        except _DIFFERS:
            return None
        return body if body is not None and leaf_hash(header) == leaf else None

    def _around(self, kind: str, kind_version: int, case: str | None, actor: str, at: str) -> tuple[HeaderFrame, str]:
        """Return what stands in a header around its id and its parts, which many entries share, and the quoted kind.

        Raises:
            ValueError: the kind, its version or the instant is not one that a header has.
        """
        shared = (kind, kind_version, case, actor, at)
        if self._shared != shared:
            known = self._registry.kinds.get(kind)
            if known is None or not 1 <= kind_version <= known.version or not _is_instant(at):
                raise ValueError(kind)
            self._shared, self._written = shared, (header_around(*shared), quoted(kind))
        return self._written

    def _wrapping(self, case: str | None) -> Wrapping | None:
        if case not in self._wrappings:
            try:
                self._wrappings[case] = Wrapping(self._wrapping_key(case))
            except HabeasError:
                return None
        return self._wrappings[case]


def _is_wrapped(wrapped: bytes | None) -> TypeGuard[bytes]:
    """Return whether a part has a secret, and that of the present form."""
    return wrapped is not None and len(wrapped) == SECRET_BYTES


def _is_instant(text: str) -> bool:
    """Return whether text is an instant as headers have it."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds") == text
    except (ValueError, OverflowError):
        return False
