"""Releases: what was prepared, approved by a second person, and handed out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from habeas.facts.ids import ExhibitId, LeaveId, ReleaseId
from habeas.web.access import DeskRequest
from habeas.workspace.leaves import ERASE, LeaveView

if TYPE_CHECKING:
    from habeas.workspace import Workspace


@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """List the releases and the leaves, those that wait first."""
    context = {"releases": request.desk.releases(), "leaves": _leaves(request.desk)}
    return render(request, "desk/releases.html", context)


@require_POST
def ask_leave(request: DeskRequest, what: str) -> HttpResponse:
    """Ask for leave to unseal an original."""
    request.desk.leaves.ask(request.desk.exhibit_id(what), purpose=request.POST.get("purpose", ""))
    messages.success(request, gettext("Asked. It waits for a second person, who finds it here."))
    return redirect("releases")


@require_POST
def give_leave(request: DeskRequest, leave: str) -> HttpResponse:
    """Give a leave that somebody else asked for."""
    request.desk.leaves.give(LeaveId(leave), reason=request.POST.get("reason", ""))
    messages.success(request, gettext("Leave given: good for a week, and for once."))
    return redirect("releases")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLeave:
    """A leave as the page shows it: with names in the place of ids, and what this person can do with it."""

    leave: LeaveView
    asked_by: str
    given_by: str
    is_mine: bool
    is_good: bool
    erases: str


def _erases(leave: LeaveView) -> str:
    """Return the page of the list that leave to erase is asked for, empty where it is for something else."""
    words = leave.what.split(" ")
    if words[0] != ERASE or len(words) != len(("erase", "whom", "mark")):
        return ""
    if not words[1].startswith("p-"):
        return reverse("erase-case")
    return f"{reverse('erase', args=[words[1]])}?leave={leave.id}"


def _leaves(desk: Workspace) -> tuple[ShownLeave, ...]:
    names, now = desk.actor_names(), desk.session.clock()
    return tuple(
        ShownLeave(
            leave=one,
            asked_by=names.get(one.asked_by, one.asked_by),
            given_by=names.get(one.given_by, one.given_by) if one.given_by else "",
            is_mine=one.asked_by == desk.actor.id,
            is_good=one.is_good(now),
            erases=_erases(one),
        )
        for one in sorted(desk.leaves.everything(), key=lambda one: (one.given_at is not None, one.is_used))
    )


@require_POST
def approve(request: DeskRequest, release: str) -> HttpResponse:
    """Approve a release that somebody else prepared; with that it may leave the house."""
    request.desk.approve(ReleaseId(release))
    messages.success(request, gettext("Approved and published. Its files can be handed out."))
    return redirect("releases")


@require_safe
def download(request: DeskRequest, release: str, exhibit: str) -> FileResponse:
    """Hand out a file of a release, as an attachment; before approval only as a draft to be checked."""
    handed = request.desk.release_file(ReleaseId(release), ExhibitId(exhibit))
    return FileResponse(
        BytesIO(handed.content),
        as_attachment=True,
        filename=handed.exhibit.name,
        content_type="application/octet-stream",
    )
