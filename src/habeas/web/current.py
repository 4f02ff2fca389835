"""The one workspace of this process, which the desk works in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from habeas.workspace import Workspace

_opened: list[Workspace] = []


def serve_workspace(workspace: Workspace) -> None:
    """Make `workspace` the one that the desk of this process shows."""
    _opened[:] = [workspace]


def is_served() -> bool:
    """Return whether the desk of this process shows a workspace."""
    return bool(_opened)


def forget_workspace() -> Workspace | None:
    """Let the desk of this process show none any more, and return the one that it showed."""
    return _opened.pop() if _opened else None


def current_workspace() -> Workspace:
    """Return the workspace of this process.

    Raises:
        ImproperlyConfigured: none was opened.
    """
    if not _opened:
        raise ImproperlyConfigured("the desk was started without a workspace")
    return _opened[0]
