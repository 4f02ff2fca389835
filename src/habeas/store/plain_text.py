"""Facts as text in a column, and back; and text made ready to be searched."""

from __future__ import annotations

import json
import unicodedata
from typing import TypeVar

from habeas.facts.plain import from_plain, to_plain

Value = TypeVar("Value")

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False)


def write_plain(fact: object) -> str:
    """Return a fact as one line of JSON, always the same for the same fact."""
    return _ENCODER.encode(to_plain(fact))


def read_plain(kind: type[Value], text: str) -> Value:
    """Return the fact that `write_plain` wrote.

    Raises:
        MalformedFact: the text is not that of a fact of this type.
    """
    return from_plain(kind, json.loads(text))


def fold(text: str) -> str:
    """Return text as it is searched: letters composed and without case, ё as е, spaces as single ones."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(composed.split())
