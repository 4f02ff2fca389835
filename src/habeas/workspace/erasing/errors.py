"""What erasing refuses, and why."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.workspace.errors import WorkspaceError


@dataclass(eq=False, kw_only=True)
class ErasureNeedsLeave(WorkspaceError):
    """Erasing waits for a second person, who sees what would go before they give leave."""

    number: str
    code = "workspace.erasure-needs-leave"
    message = "erasing {number} needs the leave of a second enrolled person"
    during = "erasing {number}"
    kept = "everything; nothing was erased"
    remedy = (
        "ask for it with --ask --for PURPOSE; another looks at the same list and gives it: habeas record leave give"
    )
    http_status = 403


@dataclass(eq=False, kw_only=True)
class ErasureChanged(WorkspaceError):
    """The record has changed since leave to erase was given: something else would be destroyed now."""

    number: str
    code = "workspace.erasure-changed"
    message = "what erasing {number} would destroy has changed since leave was given"
    during = "erasing {number}"
    kept = "everything; nothing was erased"
    remedy = "look at the list again, with the same options as it was agreed to, or ask for leave anew"
