"""Review: the report on the left with its words marked, the proposals on the right, a decision on each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.facts.errors import HabeasError
from habeas.facts.grade import InformationGrade, SourceGrade
from habeas.facts.ids import EntryId, ExhibitId, ProposalId
from habeas.facts.statement import Modality, Polarity
from habeas.web.access import DeskRequest
from habeas.web.refusals import four_lines
from habeas.web.ways import way_back
from habeas.workspace.correcting.choices import grade_in
from habeas.workspace.correcting.corrections import changes_from
from habeas.workspace.correcting.errors import FormNotUnderstood


@require_safe
def next_report(request: DeskRequest) -> HttpResponse:
    """Go to the oldest report with something open, or say that nothing is."""
    waiting = request.desk.next_report()
    if waiting is None:
        return render(request, "desk/review_done.html", {"unsure": request.desk.unsure_of_others()})
    return redirect("review-report", layer=waiting)


@require_safe
def report(request: DeskRequest, layer: str) -> HttpResponse:
    """Show one report with its proposals."""
    return _page(request, layer)


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: DeskRequest, layer: str, proposal: str) -> HttpResponse:
    """Record one decision and come back to the same place; a refused one leaves what was typed where it was."""
    place = reverse("review-report", args=[layer]) + f"#proposal-{proposal}"
    if request.method != "POST":
        return redirect(place)
    try:
        _decide(request, ProposalId(proposal))
    except HabeasError as refusal:
        if refusal.http_status == 404:
            raise
        return _page(request, layer, refused=proposal, refusal=refusal)
    return redirect(place)


@require_POST
def undo(request: DeskRequest, entry: str) -> HttpResponse:
    """Take a judgement back; the undoing is an entry of its own."""
    request.desk.undo(EntryId(entry), reason=request.POST.get("reason", "") or gettext("taken back at the desk"))
    messages.success(request, gettext("Taken back. What it judged is open again."))
    return redirect(way_back(request))


def _decide(request: DeskRequest, proposal: ProposalId) -> None:
    reason, grade = request.POST.get("reason", ""), grade_in(request.POST)
    match request.POST.get("verdict", ""):
        case "accept":
            request.desk.accept(proposal, grade=grade, reason=reason)
        case "correct":
            found = request.desk.proposal(proposal)
            changes = changes_from(
                request.POST,
                found.proposal,
                entities=found.entities,
                chosen=dict(request.POST.lists()),
                published=found.published_on,
            )
            request.desk.correct(proposal, changes, reason=reason, grade=grade)
        case "reject":
            request.desk.reject(proposal, reason=reason or gettext("not what the report says"))
        case "unsure":
            request.desk.leave_open(proposal, reason=reason)
        case _:
            raise FormNotUnderstood(field="verdict")


def _page(request: DeskRequest, layer: str, *, refused: str = "", refusal: HabeasError | None = None) -> HttpResponse:
    context = {
        "report": request.desk.report(ExhibitId(layer)),
        "refused": refused,
        "refusal": four_lines(refusal) if refusal else "",
        "typed": request.POST,
        "source_grades": list(SourceGrade),
        "information_grades": list(InformationGrade),
        "polarities": list(Polarity),
        "modalities": list(Modality),
    }
    return render(request, "desk/review.html", context, status=refusal.http_status if refusal else 200)
