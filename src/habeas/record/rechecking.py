"""Checking sealed entries many at a time: whoever opens the parts and makes the header anew has checked every field.

A header is not stored: it is made from what is, and the leaf of the tree is its hash. It commits to its parts by two
hashes each. So where the parts open, hash to what they must, and the header that follows hashes to the leaf, every
field is as it was when the leaf was made. Where it does not, nothing is said about why: the entry is then looked at
field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from cryptography.exceptions import InvalidTag

from habeas.facts.errors import HabeasError
from habeas.facts.text_form import quoted
from habeas.record.aead import DoesNotOpen
from habeas.record.entries import HeaderFrame, header_around, header_part, write_header
from habeas.record.errors import NotCanonical
from habeas.record.former_parts import PartPlace, is_former, open_former
from habeas.record.kinds import REGISTRY, Registry
from habeas.record.part_secrets import SECRET_BYTES, Wrapping, salt_of
from habeas.record.sealing import commitment_of, part_binding, unseal_body
from habeas.record.tree import leaf_hash

_AT_ONCE = 500


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


class Checked(NamedTuple):
    """What all parts of an entry hold, and the version of its kind in which that is written."""

    kind_version: int
    body: bytes


class Rechecker:
    """Opens entries and checks them against their leaves; the cipher of each case is made once."""

    def __init__(self, wrapping_key: Callable[[str | None], bytes], registry: Registry = REGISTRY) -> None:
        """Take the way to the 32-byte key that the secrets of a case's parts are wrapped by, and the kinds to read."""
        self._wrapping_key = wrapping_key
        self._registry = registry
        self._wrappings: dict[str | None, Wrapping] = {}
        self._shared: tuple[object, ...] = ()
        self._written = HeaderFrame()

    def each(self, raws: Iterable[RawEntry]) -> Iterator[tuple[RawEntry, Checked | None]]:
        """Yield entries, each with what `check` returns of it; the secrets of many are unwrapped together.

        Of an entry whose case has no readable key nothing can be said either.
        """
        return ((raw, self._check(raw, secrets)) for raw, secrets in self._with_secrets(raws))

    def open_each(self, raws: Iterable[RawEntry]) -> Iterator[tuple[RawEntry, Checked | None]]:
        """Yield entries, each with what its first part holds, which opens at this entry of this kind alone.

        That is enough for a page. Whether all parts hold the same, and whether header and leaf follow from them, is not
        looked at: verifying does. None where it does not open so; `open_entry` tells.
        """
        return ((raw, self._open_first(raw, secrets)) for raw, secrets in self._with_secrets(raws))

    def _with_secrets(self, raws: Iterable[RawEntry]) -> Iterator[tuple[RawEntry, Sequence[bytes | None]]]:
        """Yield entries, each with the secrets of its parts; those of many entries are unwrapped together."""
        rest = iter(raws)
        while page := list(islice(rest, _AT_ONCE)):
            secrets, begin = self._secrets(page), 0
            for raw in page:
                end = begin + len(raw.parts)
                yield raw, secrets[begin:end]
                begin = end

    def _open_first(self, raw: RawEntry, secrets: Sequence[bytes | None]) -> Checked | None:
        known = self._registry.kinds.get(raw.kind)
        try:
            if known is None or not 1 <= raw.kind_version <= known.version or not secrets or None in secrets:
                return None
            part = raw.parts[0]
            body = unseal_body(secrets[0] or b"", part.sealed, part_binding(raw.entry, 0, part.about, raw.kind))
        except (InvalidTag, DoesNotOpen, ValueError, TypeError, AttributeError):
            return None
        return Checked(raw.kind_version, body)

    def check(self, raw: RawEntry) -> Checked | None:
        """Return what all parts of an entry hold, once all that is stored of it was found to be as it was sealed.

        None where that cannot be said: something differs, a part was erased, the entry has no part, it is of a kind
        that is not known, or its case has no readable key; `parse_header` and `open_entry` tell which. Its place is the
        tree's matter.
        """
        ((_, checked),) = self.each([raw])
        return checked

    def _secrets(self, page: Sequence[RawEntry]) -> list[bytes | None]:
        """Return the secret of every part of some entries, in their order; None of one that is of another form."""
        parts = [(raw.case, part.wrapped) for raw in page for part in raw.parts]
        found: list[bytes | None] = [None] * len(parts)
        by_case: dict[str | None, list[int]] = {}
        for place, (case, wrapped) in enumerate(parts):
            if wrapped is not None and len(wrapped) == SECRET_BYTES:
                by_case.setdefault(case, []).append(place)
        for case, places in by_case.items():
            wrapping = self._wrapping(case)
            if wrapping is not None:
                opened = wrapping.unwrap_each(parts[place][1] or b"" for place in places)
                for place, secret in zip(places, opened, strict=True):
                    found[place] = secret
        return found

    def _check(self, raw: RawEntry, secrets: Sequence[bytes | None]) -> Checked | None:
        _, entry, case, kind, kind_version, actor, at, leaf, parts = raw
        body, listed = None, ""
        try:
            before, middle, after = self._around(kind, kind_version, case, actor, at)
            for index, (about, commitment, sealed, wrapped) in enumerate(parts):
                secret, binding = secrets[index], part_binding(entry, index, about, kind)
                if secret is not None:
                    opened, salt = unseal_body(secret, sealed, binding), salt_of(secret)
                elif wrapped is not None and is_former(wrapped):
                    former = open_former(sealed, wrapped, self._wrapping_key(case), PartPlace(entry, index), binding)
                    opened, salt = former.plaintext, former.salt
                else:
                    return None
                promised = commitment.hex()
                if commitment_of(salt, opened) != promised or (body is not None and body != opened):
                    return None
                body = opened
                part = header_part(about, promised, sha256(sealed).hexdigest())
                listed = f"{listed},{part}" if listed else part
            header = f"{before}{quoted(entry)}{middle}{listed}{after}".encode()
        except (InvalidTag, DoesNotOpen, HabeasError, ValueError, TypeError, AttributeError):
            return None
        return None if body is None or leaf_hash(header) != leaf else Checked(kind_version, body)

    def _around(self, kind: str, kind_version: int, case: str | None, actor: str, at: str) -> HeaderFrame:
        """Return what stands in a header around its id and its parts, which many entries share.

        Raises:
            ValueError: the kind, its version or the instant is not one that a header has.
        """
        shared = (kind, kind_version, case, actor, at)
        if self._shared != shared:
            known = self._registry.kinds.get(kind)
            if known is None or not 1 <= kind_version <= known.version or not _is_instant(at):
                raise ValueError(kind)
            self._shared, self._written = shared, header_around(*shared)
        return self._written

    def _wrapping(self, case: str | None) -> Wrapping | None:
        if case not in self._wrappings:
            try:
                self._wrappings[case] = Wrapping(self._wrapping_key(case))
            except HabeasError:
                return None
        return self._wrappings[case]


def _is_instant(text: str) -> bool:
    """Return whether text is an instant as headers have it."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds") == text
    except (ValueError, OverflowError):
        return False
