"""Changes: what was learned, withdrawn and changed between two days."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.access import DeskRequest
from habeas.workspace.comparing import moments

WEEK = timedelta(days=7)


@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """Compare the case, or one party of it, at the end of two days; the last week where none are named."""
    last = _day(request, "to") or request.desk.today()
    first = _day(request, "from") or last - WEEK
    held_still = request.GET.get("still", "")
    before, after = moments(
        first,
        last,
        as_of=last if held_still == "true" else None,
        # By what is known by now: of days before the case was entered, nothing was known on them.
        known_on=request.desk.today() if held_still == "known" else None,
    )
    about = request.GET.get("about", "")
    found = request.desk.diff(before, after, about=about)
    return render(
        request,
        "desk/changes.html",
        {"found": found, "first": first, "last": last, "still": held_still, "about": about},
    )


def _day(request: DeskRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
