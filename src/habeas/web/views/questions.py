"""Questions: may these two be the same? Only a person says so, and can take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.web.access import DeskRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Ask the likeliest question first; record the answer."""
    if request.method == "POST":
        request.desk.judge_identity(
            PartyId(request.POST.get("left", "")),
            PartyId(request.POST.get("right", "")),
            Identity(request.POST.get("identity", Identity.UNSURE.value)),
            reason=request.POST.get("reason", ""),
        )
        messages.success(request, gettext("Recorded. It can be taken back on the page of either."))
        return redirect("questions")
    return render(request, "desk/questions.html", {"questions": request.desk.match()})
