"""Entries about who can open the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesMade(Act):
    """Recovery shares of the root key were made; `needed` of `total` open the workspace without its passphrase."""

    kind = "keys.shared"
    set_number: int
    needed: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChanged(Act):
    """The root key was wrapped by another passphrase; `by_shares` where recovery shares opened it."""

    kind = "keys.passphrase-changed"
    by_shares: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysRotated(Act):
    """Every key of the workspace was replaced but the one that signs; recovery shares of before open nothing more."""

    kind = "keys.rotated"
