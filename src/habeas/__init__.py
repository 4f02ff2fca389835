"""Habeas keeps the record of people who have been taken out of contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.version import VERSION

if TYPE_CHECKING:
    from habeas.workspace import Workspace

__all__ = ["Workspace", "__version__"]

__version__ = VERSION


def __getattr__(name: str) -> object:
    """Import the workspace only when it is asked for: commands that touch none must start fast."""
    if name == "Workspace":
        from habeas.workspace import Workspace

        return Workspace
    raise AttributeError(name)
