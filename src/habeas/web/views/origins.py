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
from habeas.web.clashes import clash_of
from habeas.web.wordings import derivation_words
from habeas.workspace.correcting.choices import choice_in
from habeas.workspace.deriving import standing_derivation
from habeas.workspace.errors import PairJudgedMeanwhile


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Show how many origins the reports have and what is to be asked; record an answer."""
    if request.method == "POST":
        pair = [ExhibitId(request.POST.get(name, "")) for name in ("report", "of")]
        report, of = reversed(pair) if "turned" in request.POST else pair
        answer = choice_in(request.POST, "derivation", Derivation)
        reason, over = request.POST.get("reason", ""), request.POST.get("over")
        try:
            request.desk.judge_derivation(report, of, answer, reason=reason, over=over)
        except PairJudgedMeanwhile as refusal:
            standing = standing_derivation(request.desk.session, report, of)
            clash = clash_of(
                refusal,
                standing,
                words=derivation_words(standing.derivation) if standing else "",
                names=request.desk.actor_names(),
                mine=derivation_words(answer),
                sent=request.POST,
            )
            context = {"view": request.desk.origins(), "clash": clash}
            return render(request, "desk/origins.html", context, status=refusal.http_status)
        messages.success(request, gettext("Recorded. It can be taken back on this page."))
        return redirect("origins")
    return render(request, "desk/origins.html", {"view": request.desk.origins()})
