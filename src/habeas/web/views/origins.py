"""Origins: which reports were made from one another. A machine asks, a person says so, and can take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from habeas.facts.derivation import Derivation
from habeas.facts.ids import ExhibitId
from habeas.web.access import DeskRequest
from habeas.web.choices import choice_in


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Show how many origins the reports have and what is to be asked; record an answer."""
    if request.method == "POST":
        pair = [ExhibitId(request.POST.get(name, "")) for name in ("report", "of")]
        report, of = reversed(pair) if "turned" in request.POST else pair
        request.desk.judge_derivation(
            report,
            of,
            choice_in(request.POST, "derivation", Derivation),
            reason=request.POST.get("reason", ""),
        )
        messages.success(request, gettext("Recorded. It can be taken back on this page."))
        return redirect("origins")
    return render(request, "desk/origins.html", {"view": request.desk.origins()})
