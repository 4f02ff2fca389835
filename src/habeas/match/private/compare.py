"""Which rows two lists share, once both masks are on both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.match.private.curve import Mask
from habeas.match.private.lists import AnsweredList, MaskedList


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A person of our list who is on the other one too: the place in our list, and how many keys are the same."""

    place: int
    keys: int


def compare_lists(
    answered: AnsweredList, theirs: MaskedList, *, secret: bytes, people: Sequence[int | None]
) -> tuple[Shared, ...]:
    """Return the people of our list who are on the other one, in its order; none where only the count may be known.

    Args:
        answered: Our list as it came back.
        theirs: The other side's list.
        secret: Of our mask.
        people: Which person each row of our list is.
    """
    if answered.only_count:
        return ()
    common = _common_keys(answered, theirs, secret)
    found = [
        Shared(place=place, keys=keys) for place, keys in zip(people, common, strict=True) if keys and place is not None
    ]
    return tuple(sorted(found, key=lambda shared: shared.place))


def count_shared(answered: AnsweredList, theirs: MaskedList, *, secret: bytes) -> int:
    """Return how many people of our list are on the other one."""
    return sum(keys > 0 for keys in _common_keys(answered, theirs, secret))


def _common_keys(answered: AnsweredList, theirs: MaskedList, secret: bytes) -> list[int]:
    """Return for each row of our list how many of its keys the other list has."""
    mask = Mask(secret)
    points = {mask.put_on(point) for row in theirs.rows for point in row}
    return [sum(point in points for point in row) for row in answered.rows]
