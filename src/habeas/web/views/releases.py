"""Releases: what was prepared, approved by a second person, and handed out."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from habeas.facts.ids import ExhibitId, ReleaseId
from habeas.web.access import DeskRequest


@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """List the releases, those that wait first."""
    return render(request, "desk/releases.html", {"releases": request.desk.releases()})


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
