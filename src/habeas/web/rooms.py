"""The rooms of the desk, for the head of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

if TYPE_CHECKING:
    from habeas.workspace import Workspace

_PAGES_OF_ROOMS = {
    "exhibit": "inbox",
    "enter-statement": "inbox",
    "reader": "inbox",
    "review-report": "review",
    "judge": "review",
    "party": "people",
    "changes": "people",
    "consent": "people",
    "erase": "people",
    "erase-case": "record",
    "outside": "record",
    "keys": "record",
}
"""Pages that stand inside a room, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One entry of the navigation; `count` is what is open there, 0 where nothing is."""

    title: str
    url: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """A case that the person may go to."""

    id: str
    title: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHead:
    """What the head of a page shows: who works in which case, the cases they may go to, and the rooms."""

    actor_name: str
    case_title: str
    cases: tuple[CaseChoice, ...]
    rooms: tuple[Room, ...]


def desk(request: HttpRequest) -> dict[str, object]:
    """Return the head of the page for somebody signed in, nothing for anybody else."""
    workspace = getattr(request, "desk", None)
    return {"desk": None if workspace is None else _head(request, workspace)}


def _head(request: HttpRequest, workspace: Workspace) -> DeskHead:
    present = request.resolver_match.url_name if request.resolver_match else ""
    counts = {"review": workspace.open_proposals()}
    titles = (
        ("today", gettext("Today")),
        ("inbox", gettext("Inbox")),
        ("review", gettext("Review")),
        ("questions", gettext("Same?")),
        ("people", gettext("People and groups")),
        ("appeals", gettext("Appeals")),
        ("releases", gettext("Releases")),
        ("record", gettext("Record")),
        ("search", gettext("Search")),
    )
    rooms = tuple(
        Room(
            title=title,
            url=reverse(name),
            is_current=name == _PAGES_OF_ROOMS.get(present or "", present),
            count=counts.get(name, 0),
        )
        for name, title in titles
    )
    cases = tuple(
        CaseChoice(id=case.id, title=case.title, is_current=case.id == workspace.case.id) for case in workspace.cases()
    )
    return DeskHead(actor_name=workspace.actor.name, case_title=workspace.case.title, cases=cases, rooms=rooms)
