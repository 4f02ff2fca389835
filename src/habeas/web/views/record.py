"""Record: the log, newest first, and whether all of it still holds."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from habeas.web.access import DeskRequest, for_looking

PAGE_LENGTH = 100


@for_looking
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """List the entries of the case; on request verify everything and show what was found."""
    page = max(1, int(request.GET.get("page", "1") or 1)) if request.GET.get("page", "1").isdigit() else 1
    lines = request.desk.log(skip=(page - 1) * PAGE_LENGTH, limit=PAGE_LENGTH + 1)
    return render(
        request,
        "desk/record.html",
        {
            "lines": lines[:PAGE_LENGTH],
            "page": page,
            "has_older": len(lines) > PAGE_LENGTH,
            "report": request.desk.verify() if request.method == "POST" else None,
            "checkpoint": request.desk.checkpoint(),
        },
    )
