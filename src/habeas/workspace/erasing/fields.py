"""Striking a name out of every text that a value holds, whatever its type is."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.workspace.erasing.names import NameFinder

NEVER_STRUCK = frozenset(
    "act address age_group attribution case channel class code custody derivation dispatch edtf entity exhibit "
    "file_key form hour id identity kind language layer_sha256 measure media_type medium modality note person polarity "
    "product proposal reading release response role roots rule said_edtf sealed_sha256 sex sha256 state style tie tool "
    "verdict with zone".split()
)
"""Fields that hold an id, a hash or a word of a closed list; every other text may name somebody."""


def strike_fields(plain: object, finder: NameFinder) -> object:
    """Return a plain value with the name struck out of every text in it but those of `NEVER_STRUCK`."""
    if isinstance(plain, str):
        return finder.strike(plain)
    if isinstance(plain, Mapping):
        # `exhibit` is an id here and a map of fields there: only what is itself a text is left alone.
        return {
            name: value if name in NEVER_STRUCK and isinstance(value, str) else strike_fields(value, finder)
            for name, value in plain.items()
        }
    if isinstance(plain, list | tuple):
        return [strike_fields(member, finder) for member in plain]
    return plain
