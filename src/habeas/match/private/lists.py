"""A list of people under masks: what is handed over, what comes back, and what stays at home.

1. Each person is a row of `MOST_KEYS` points: their keys under our mask, and points that match nobody where they have
   fewer. Rows are sorted by their points, which says nothing of the order of the list.
2. The other side puts its mask on every point of our rows and hands them back: in our order where both may learn who is
   shared, in an order of its own where only the number may be known.
3. We put our mask on the rows of the other side's list. A key that both lists have is now the same point on both sides.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.match.private.curve import Mask, point_of
from habeas.match.private.keys import MOST_KEYS, Person, keys_of

Row = tuple[bytes, ...]
"""The points of one person, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedList:
    """A list that may be handed over."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredList:
    """A list of ours as it comes back, under both masks; `only_count`: its rows are in an order that we do not know."""

    rows: tuple[Row, ...]
    only_count: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """A masked list, and which person each of its rows is: the place in the list, None for a row that is nobody.

    `without_keys`: places of people whose names have not two parts; they can never be found.
    """

    masked: MaskedList
    people: tuple[int | None, ...]
    without_keys: tuple[int, ...]


def mask_list(people: Sequence[Person], *, secret: bytes, shared_key: bytes, pad_to: int = 0) -> Masking:
    """Return a list under our mask.

    Args:
        people: The list.
        secret: 32 random bytes, never used twice and never given away.
        shared_key: Made from the secret that both sides agreed on.
        pad_to: Rows of nobody are added up to this number, so that the size of the list does not show.
    """
    mask = Mask(secret)
    found: list[tuple[Row, int | None]] = []
    for place in range(max(len(people), pad_to)):
        person = people[place] if place < len(people) else None
        keys = keys_of(person) if person is not None else ()
        fill = [f"nobody {place} {_of_secret(secret, place, number)}" for number in range(MOST_KEYS - len(keys))]
        row = tuple(sorted(mask.put_on(point_of(key, shared_key)) for key in (*keys, *fill)))
        found.append((row, place if person is not None else None))
    found.sort(key=lambda pair: pair[0])
    return Masking(
        masked=MaskedList(rows=tuple(row for row, _ in found)),
        people=tuple(place for _, place in found),
        without_keys=tuple(place for place, person in enumerate(people) if not keys_of(person)),
    )


def answer_list(theirs: MaskedList, *, secret: bytes, only_count: bool) -> AnsweredList:
    """Return the other side's list under our mask too; where only the count may be known, in no order it knows."""
    mask = Mask(secret)
    rows = [tuple(sorted(mask.put_on(point) for point in row)) for row in theirs.rows]
    return AnsweredList(rows=tuple(sorted(rows) if only_count else rows), only_count=only_count)


def _of_secret(secret: bytes, place: int, number: int) -> str:
    return hmac.digest(secret, f"nobody {place} {number}".encode(), hashlib.sha256).hex()
