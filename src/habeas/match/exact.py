"""Names as they are written: the other way to search, where what sounds alike would only be in the way.

Order of parts, capital letters, spaces, hyphens and marks that steer the direction make no difference; letters do.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence


def exact_key(spelling: str) -> tuple[str, ...]:
    """Return what two spellings share if they are written alike; empty for one without letters."""
    text = unicodedata.normalize("NFC", spelling).casefold()
    kept = "".join(
        sign
        if sign.isalnum() or unicodedata.category(sign) == "Mn"
        else ""
        if unicodedata.category(sign) == "Cf"
        else " "
        for sign in text
    )
    return tuple(sorted(kept.split()))


def holds_exactly(spelling: str, wanted: str) -> bool:
    """Return whether a spelling holds all words of another, each as it is written."""
    words, asked = exact_key(spelling), exact_key(wanted)
    return bool(asked) and set(asked) <= set(words)


class ExactNames:
    """A list of names, looked up by their letters alone."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, spelling in enumerate(spellings):
            if key := exact_key(spelling):
                self._places[key].append(place)

    def look_up(self, spelling: str) -> Sequence[int]:
        """Return the places of the names that are written alike, first come first."""
        return self._places.get(exact_key(spelling), [])
