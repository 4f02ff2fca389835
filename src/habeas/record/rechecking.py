"""Checking sealed entries many at a time: whoever opens the parts and makes the header anew has checked every field.

A header is not stored: it is made from what is, and the leaf of the tree is its hash. It commits to its parts by two
hashes each. So where the parts open, hash to what they must, and the header that follows hashes to the leaf, every
field is as it was when the leaf was made. Where it does not, nothing is said about why: the entry is then looked at
field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import compress
from typing import NamedTuple, TypeGuard

from cryptography.exceptions import InvalidTag

from habeas.facts.errors import HabeasError
from habeas.facts.text_form import quoted
from habeas.record.aead import DoesNotOpen
from habeas.record.columns import Columns, Frame
from habeas.record.entries import header_around
from habeas.record.kinds import REGISTRY, Registry
from habeas.record.part_secrets import SECRET_BYTES, Wrapping, salts_of
from habeas.record.raw_entries import RawEntry
from habeas.record.sealing import commitments_of, unseal_bodies, unseal_part
from habeas.record.tree import leaf_hash

_DIFFERS = (InvalidTag, DoesNotOpen, HabeasError, ValueError, TypeError, AttributeError)
"""What is raised where something stored is not as it was sealed, or is of a type that no entry has."""

_ReadAll = Callable[[Sequence[RawEntry]], list[bytes]]
"""Returns what all of some entries hold, or raises one of `_DIFFERS`."""


class _Unsealed(NamedTuple):
    """What each part holds, and the salt that it was committed to with; for a page nobody asks for salts."""

    bodies: list[bytes]
    salts: Iterable[bytes]


class Rechecker:
    """Opens entries and checks them against their leaves; the cipher of each case is made once."""

    def __init__(self, wrapping_key: Callable[[str | None], bytes], registry: Registry = REGISTRY) -> None:
        """Take the way to the 32-byte key that the secrets of a case's parts are wrapped by, and the kinds to read."""
        self._wrapping_key = wrapping_key
        self._registry = registry
        self._wrappings: dict[str | None, Wrapping | None] = {}

    def check_page(self, page: Sequence[RawEntry]) -> list[bytes | None]:
        """Return what all parts of each of some entries hold, once all that is stored of it is as it was sealed.

        None where that cannot be said: something differs, a part was erased, the entry has no part, it is of a kind
        that is not known, or its case has no readable key; `parse_header` and `open_entry` tell which. Its place is the
        tree's matter.
        """
        return _each(self._checked, page)

    def open_page(self, page: Sequence[RawEntry]) -> list[bytes | None]:
        """Return what the first part of each of some entries holds, which opens at this entry of this kind alone.

        That is enough for a page of the desk. Whether all parts hold the same, and whether header and leaf follow from
        them, is not looked at: verifying does. None where it does not open so, where a part was erased, or where its
        fields are none of a header; `open_entry` tells.
        """
        return _each(self._opened, page)

    def _checked(self, page: Sequence[RawEntry]) -> list[bytes]:
        """Return what entries hold; raise one of `_DIFFERS` where any of them is not as it was sealed."""
        columns = Columns.of(page, self._frames(page))
        opened = self._unsealed(columns)
        if commitments_of(list(opened.salts), opened.bodies) != list(columns.commitments):
            raise ValueError("words are not those committed to")
        if [leaf_hash(header) for header in columns.headers()] != [raw.leaf_hash for raw in page]:
            raise ValueError("a header does not hash to its leaf")
        return columns.one_for_each(opened.bodies)

    def _opened(self, page: Sequence[RawEntry]) -> list[bytes]:
        """Return what the first parts of entries hold; raise one of `_DIFFERS` where any of them does not open."""
        if not all(map(_is_there, page)):
            raise ValueError("an entry has no part, or one that was erased")
        firsts = Columns.of([raw._replace(parts=raw.parts[:1]) for raw in page], self._frames(page))
        return firsts.one_for_each(self._unsealed(firsts).bodies)

    def _unsealed(self, columns: Columns) -> _Unsealed:
        wrapped = columns.wrapped
        if not _are_there(wrapped):
            raise ValueError("a part was erased")
        cases, bindings = columns.cases(), columns.bindings()
        if set(map(len, wrapped)) == {SECRET_BYTES}:
            secrets = self._secrets(cases, wrapped)
            return _Unsealed(unseal_bodies(secrets, columns.sealed, bindings), salts_of(secrets))
        wrappings = [self._wrapping(case) for case in cases]
        opened = list(map(unseal_part, columns.sealed, wrapped, wrappings, columns.places(), bindings))
        return _Unsealed([one.plaintext for one in opened], [one.salt for one in opened])

    def _secrets(self, cases: Sequence[str | None], wrapped: Sequence[bytes]) -> list[bytes]:
        """Return the secret of each part: all are unwrapped for each case among them, whose own they are or not.

        That takes next to nothing.
        """
        joined = b"".join(wrapped)
        unwrapped = {case: self._wrapping(case).unwrap(joined) for case in set(cases)}
        return [
            unwrapped[case][begin : begin + SECRET_BYTES]
            for case, begin in zip(cases, range(0, len(joined), SECRET_BYTES), strict=True)
        ]

    def _frames(self, page: Sequence[RawEntry]) -> list[Frame]:
        """Return the frame of each entry; that of many is the same, and is made once.

        Raises:
            ValueError: a kind, its version or an instant is not one that a header has.
        """
        if any(type(raw.kind_version) is not int for raw in page):
            raise ValueError("a version is no number")  # One that equals a number would get the number's frame.
        shared = [raw[2:7] for raw in page]
        made = {one: self._frame(*one) for one in set(shared)}
        return [made[one] for one in shared]

    def _frame(self, case: str | None, kind: str, kind_version: int, actor: str, at: str) -> Frame:
        known = self._registry.kinds.get(kind)
        if known is None or not 1 <= kind_version <= known.version or not _is_instant(at):
            raise ValueError(kind)
        return Frame(header_around(kind, kind_version, case, actor, at), quoted(kind))

    def _wrapping(self, case: str | None) -> Wrapping:
        """Return what the secrets of a case's parts are wrapped by; its key is asked for once, readable or not.

        Raises:
            ValueError: the key cannot be read.
        """
        if case not in self._wrappings:
            try:
                self._wrappings[case] = Wrapping(self._wrapping_key(case))
            except HabeasError:
                self._wrappings[case] = None
        wrapping = self._wrappings[case]
        if wrapping is None:
            raise ValueError("the case has no readable key")
        return wrapping


def _each(read: _ReadAll, page: Sequence[RawEntry]) -> list[bytes | None]:
    """Return what entries hold, read together; where that fails, one by one, and None of those that do not open."""
    if not page:
        return []
    try:
        return list(read(page))
    except _DIFFERS:
        if len(page) == 1:
            return [None]
    there = list(map(_is_there, page))
    if all(there):
        return [_each(read, [raw])[0] for raw in page]
    bodies = iter(_each(read, list(compress(page, there))))
    return [next(bodies) if is_there else None for is_there in there]


def _is_there(raw: RawEntry) -> bool:
    """Return whether an entry has parts, none of which was erased."""
    return bool(raw.parts) and _are_there([part.wrapped for part in raw.parts])


def _are_there(wrapped: Sequence[bytes | None]) -> TypeGuard[Sequence[bytes]]:
    """Return whether no part was erased."""
    return None not in wrapped


def _is_instant(text: str) -> bool:
    """Return whether text is an instant as headers have it."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds") == text
    except (ValueError, OverflowError):
        return False
