"""What changed between two states of the same things: what came, what went, and what is another now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from habeas.facts.errors import MalformedFact

Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")


class ChangeKind(StrEnum):
    """Whether something came, went, or is another now."""

    CAME = "came"
    WENT = "went"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Key, Value]):
    """One thing that is not as it was; None stands for its not being there.

    Raises:
        MalformedFact: nothing changed.
    """

    key: Key
    before: Value | None
    after: Value | None

    def __post_init__(self) -> None:
        if self.before == self.after:
            raise MalformedFact(what="change", reason="nothing changed")

    @property
    def kind(self) -> ChangeKind:
        """Whether it came, went, or is another now."""
        if self.before is None:
            return ChangeKind.CAME
        return ChangeKind.WENT if self.after is None else ChangeKind.OTHER


def compare(before: Mapping[Key, Value], after: Mapping[Key, Value]) -> tuple[Change[Key, Value], ...]:
    """Return what changed from one state to another, in the order of the keys."""
    return tuple(
        Change(key=key, before=before.get(key), after=after.get(key))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    )
