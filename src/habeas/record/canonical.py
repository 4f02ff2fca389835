"""One value, one sequence of bytes: the form in which everything that is hashed or sealed is written."""

from __future__ import annotations

import json
from collections.abc import Mapping

from habeas.record.errors import NotCanonical

quoted = json.encoder.encode_basestring
"""Writes one text as `canonical_json` writes it: what JSON demands is escaped, and nothing else."""


def canonical_json(value: object) -> bytes:
    """Return `value` as JSON with sorted keys and no spaces, in UTF-8.

    Strings are kept code point for code point: they are quotations, and normalising them would change what
    somebody wrote. Fractions have no canonical text, so they are refused.

    Raises:
        NotCanonical: the value holds a fraction, a key that is not text, a lone surrogate, or any type other
            than text, whole numbers, truth values, None, lists, tuples and maps.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical(what="lone surrogate") from error


def _check(value: object) -> None:
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, list | tuple):
        for member in value:
            _check(member)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            if not isinstance(key, str):
                raise NotCanonical(what=f"key {type(key).__name__}")
            _check(member)
    else:
        raise NotCanonical(what=type(value).__name__)
