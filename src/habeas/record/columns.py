"""A page of stored entries, column by column: each step of checking them is done for all before the next one.

What Python does between two steps for one entry takes as long as the steps, which hash, open and unpack. So what parts
are bound to, and headers, are written out here as well: that both are the same shows with every entry that holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, Self

from habeas.facts.text_form import quoted
from habeas.record.entries import HeaderFrame
from habeas.record.former_parts import PartPlace
from habeas.record.raw_entries import RawEntry


class Frame(NamedTuple):
    """What many entries have in common: what stands around their id and their parts, and their kind as JSON has it."""

    header: HeaderFrame
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The entries of a page, and all their parts in order; `owners` says of each part which of the entries has it.

    `named` and `abouts` are quoted as canonical JSON has them.
    """

    page: Sequence[RawEntry]
    frames: Sequence[Frame]
    named: Sequence[str]
    owners: Sequence[int]
    numbers: Sequence[int]
    abouts: Sequence[str]
    commitments: Sequence[bytes]
    sealed: Sequence[bytes]
    wrapped: Sequence[bytes | None]

    @classmethod
    def of(cls, page: Sequence[RawEntry], frames: Sequence[Frame]) -> Self:
        """Return the columns of some entries, given the frame of each.

        Raises:
            ValueError: an entry has no part.
        """
        counts = [len(raw.parts) for raw in page]
        if not all(counts):
            raise ValueError("an entry has no part")
        abouts, commitments, sealed, wrapped = zip(*[part for raw in page for part in raw.parts], strict=True)
        owners: Sequence[int] = range(len(page))
        numbers: Sequence[int] = (0,) * len(page)
        if len(abouts) != len(page):
            owners = [owner for owner, count in enumerate(counts) for _ in range(count)]
            numbers = [number for count in counts for number in range(count)]
        return cls(
            page=page,
            frames=frames,
            named=[quoted(raw.entry) for raw in page],
            owners=owners,
            numbers=numbers,
            abouts=list(map(quoted, abouts)),
            commitments=commitments,
            sealed=sealed,
            wrapped=wrapped,
        )

    def cases(self) -> list[str | None]:
        """Return the case of each part."""
        cases = [raw.case for raw in self.page]
        return cases if self._is_one_each() else [cases[owner] for owner in self.owners]

    def places(self) -> list[PartPlace]:
        """Return where each part stands."""
        page = self.page
        return [PartPlace(page[owner].entry, number) for owner, number in zip(self.owners, self.numbers, strict=True)]

    def bindings(self) -> list[bytes]:
        """Return what each part is bound to, as `part_binding` has it."""
        named, frames = self.named, self.frames
        return [
            f"[{named[owner]},{number},{about},{frames[owner].kind}]".encode()
            for owner, number, about in zip(self.owners, self.numbers, self.abouts, strict=True)
        ]

    def headers(self) -> list[bytes]:
        """Return the header of each entry, as `write_header` has it."""
        parts = [
            f'{{"about":{about},"commitment":"{commitment.hex()}","sealed":"{sha256(sealed).hexdigest()}"}}'
            for about, commitment, sealed in zip(self.abouts, self.commitments, self.sealed, strict=True)
        ]
        if not self._is_one_each():
            of_each = iter(parts)
            parts = [",".join(islice(of_each, len(raw.parts))) for raw in self.page]
        return [
            f"{before}{entry}{middle}{of_entry}{after}".encode()
            for ((before, middle, after), _), entry, of_entry in zip(self.frames, self.named, parts, strict=True)
        ]

    def one_for_each(self, bodies: list[bytes]) -> list[bytes]:
        """Return the body of each entry, given those of the parts.

        Raises:
            ValueError: an entry has parts that hold different ones.
        """
        if self._is_one_each():
            return bodies
        of_each, found = iter(bodies), []
        for raw in self.page:
            (body,) = set(islice(of_each, len(raw.parts)))
            found.append(body)
        return found

    def _is_one_each(self) -> bool:
        """Return whether each entry has one part, as most have."""
        return len(self.owners) == len(self.page)
