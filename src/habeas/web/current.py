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


def current_workspace() -> Workspace:
    """Return the workspace of this process.

    Raises:
        ImproperlyConfigured: none was opened.
    """
    if not _opened:
        raise ImproperlyConfigured("the desk was started without a workspace")
    return _opened[0]
