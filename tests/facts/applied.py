"""What a state becomes by its changes: the law that comparing two states is held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from habeas.facts.changes import Change

Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")


def apply_changes(before: Mapping[Key, Value], changes: Iterable[Change[Key, Value]]) -> Mapping[Key, Value]:
    """Return the state that comes of changing another one, each thing being there as it was before its change."""
    state = dict(before)
    for change in changes:
        assert state.pop(change.key, None) == change.before, f"{change.key} is not as it was before its change"
        if change.after is not None:
            state[change.key] = change.after
    return state
