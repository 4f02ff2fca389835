"""Search: names in any script, and the words of reports."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.web.access import DeskRequest, for_looking

WANTED = "wanted"
"""Under what a session keeps what was searched for."""


@for_looking
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Search the case; an empty question shows an empty page.

    What is wanted is kept in the sealed session: in the address it would stay in the history of the browser.
    """
    if request.method == "POST":
        request.session[WANTED] = [request.POST.get("q", "").strip()[:200], "exact" in request.POST]
        return redirect("search")
    wanted, exact = request.session.get(WANTED, ("", False))
    found = request.desk.search(wanted, exact=exact) if wanted else None
    return render(request, "desk/search.html", {"wanted": wanted, "found": found, "exact": exact})
