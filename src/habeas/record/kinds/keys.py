"""Entries about who can open the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import ActorId
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeyGranted(Act):
    """A person was given an own key: their own passphrase opens the workspace.

    `public` is the half of it to which the root key is sealed, in hexadecimal.
    """

    kind = "keys.own-granted"
    person: ActorId
    public: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeyChanged(Act):
    """A person chose another passphrase of their own, and with it came a new pair; `public` is its public half."""

    kind = "keys.own-changed"
    person: ActorId
    public: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeyRevoked(Act):
    """The own key of a person was taken away; copies of its file open nothing more once the keys are rotated."""

    kind = "keys.own-revoked"
    person: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseDropped(Act):
    """The workspace has no passphrase of its own any more: only own keys of people open it, and recovery shares."""

    kind = "keys.passphrase-dropped"
