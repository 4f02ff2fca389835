"""What every kind of entry is: an act with a kind, a version, and the persons it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from habeas.facts.ids import PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act that the log keeps; `kind` is its name there and `version` the version of its fields."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1

    @property
    def persons(self) -> tuple[PartyId, ...]:
        """The persons whom the act is about, each once; empty where it is about the case alone."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalAct(Act):
    """An act about persons: its body is sealed once for each of them, so that each can be erased alone.

    `about` has no default: an act about nobody must say so, because what is sealed for the case as a whole
    cannot be erased for one person.
    """

    about: tuple[PartyId, ...]

    @property
    def persons(self) -> tuple[PartyId, ...]:
        """The persons whom the act is about, each once, in the order given."""
        return tuple(dict.fromkeys(self.about))
