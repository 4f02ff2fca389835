"""One value, one sequence of bytes: the form in which everything that is hashed or sealed is written."""

from __future__ import annotations

import json
from collections.abc import Mapping

from habeas.record.errors import NotCanonical


def canonical_json(value: object) -> bytes:
    """Return `value` as JSON with sorted keys and no spaces, in UTF-8.

    Strings are kept code point for code point: they are quotations, and normalising them would change what
    somebody wrote. Fractions have no canonical text, so they are refused.

    Raises:
        NotCanonical: the value holds a fraction, a key that is not text, a lone surrogate, or any type other
            than text, whole numbers, truth values, None, lists, tuples and maps.
    """
    _check(value)
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical(what="lone surrogate") from error


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)

_SCALARS = (str, int, bool, type(None))


def _check(value: object) -> None:
    kind = type(value)
    if kind in _SCALARS:
        return
    if kind is dict:
        assert isinstance(value, dict), "it is one"
        _check_map(value)
    elif kind is list or kind is tuple:
        assert isinstance(value, list | tuple), "it is one"
        for member in value:
            if type(member) not in _SCALARS:
                _check(member)
    else:
        _check_other(value)


def _check_map(value: Mapping[object, object]) -> None:
    for key, member in value.items():
        if not isinstance(key, str):
            raise NotCanonical(what=f"key {type(key).__name__}")
        if type(member) not in _SCALARS:
            _check(member)


def _check_other(value: object) -> None:
    """Check what is none of the plain types themselves, such as a member of an enumeration of texts."""
    if isinstance(value, str | int):
        return
    if isinstance(value, Mapping):
        _check_map(value)
    elif isinstance(value, list | tuple):
        for member in value:
            _check(member)
    else:
        raise NotCanonical(what=type(value).__name__)
