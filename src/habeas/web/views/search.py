"""Search: names in any script, and the words of reports."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.access import DeskRequest


@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """Search the case; an empty question shows an empty page."""
    wanted = request.GET.get("q", "").strip()[:200]
    exact = "exact" in request.GET
    found = request.desk.search(wanted, exact=exact) if wanted else None
    return render(request, "desk/search.html", {"wanted": wanted, "found": found, "exact": exact})
