"""The rooms of the desk, for the head of every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One entry of the navigation; `count` is what is open there, 0 where nothing is."""

    title: str
    url: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHead:
    """What the head of a page shows: who works in which case, and the rooms."""

    actor_name: str
    case_title: str
    rooms: tuple[Room, ...]


def desk(request: HttpRequest) -> dict[str, object]:
    """Return the head of the page for somebody signed in, nothing for anybody else."""
    workspace = getattr(request, "desk", None)
    if workspace is None:
        return {"desk": None}
    counts = {"review": workspace.open_proposals()}
    titles = (
        ("today", gettext("Today")),
        ("inbox", gettext("Inbox")),
        ("review", gettext("Review")),
        ("questions", gettext("Same?")),
        ("people", gettext("People and groups")),
        ("releases", gettext("Releases")),
        ("record", gettext("Record")),
        ("search", gettext("Search")),
    )
    rooms = tuple(
        Room(
            title=title,
            url=reverse(name),
            is_current=request.path == reverse(name),
            count=counts.get(name, 0),
        )
        for name, title in titles
    )
    head = DeskHead(actor_name=workspace.actor.name, case_title=workspace.case.title, rooms=rooms)
    return {"desk": head}
