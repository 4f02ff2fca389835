"""Review: the report on the left with its words marked, the proposals on the right, a decision on each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import EntryId, ExhibitId, ProposalId
from habeas.facts.statement import Modality, Polarity
from habeas.web.access import DeskRequest
from habeas.web.corrections import changes_from


@require_safe
def next_report(request: DeskRequest) -> HttpResponse:
    """Go to the oldest report with something open, or say that nothing is."""
    waiting = request.desk.next_report()
    if waiting is None:
        return render(request, "desk/review_done.html")
    return redirect("review-report", layer=waiting)


@require_safe
def report(request: DeskRequest, layer: str) -> HttpResponse:
    """Show one report with its proposals; `?all=1` shows doubtful ones too."""
    return render(
        request,
        "desk/review.html",
        {
            "report": request.desk.report(ExhibitId(layer)),
            "source_grades": list(SourceGrade),
            "information_grades": list(InformationGrade),
            "polarities": list(Polarity),
            "modalities": list(Modality),
        },
    )


@require_POST
def judge(request: DeskRequest, layer: str, proposal: str) -> HttpResponse:
    """Record one decision and come back to the same place in the report."""
    chosen, reason = request.POST.get("verdict", ""), request.POST.get("reason", "")
    target = ProposalId(proposal)
    grade = Grade(
        source=SourceGrade(request.POST.get("source", "F")),
        information=InformationGrade(request.POST.get("information", "6")),
    )
    match chosen:
        case "accept":
            request.desk.accept(target, grade=grade, reason=reason)
        case "correct":
            found = request.desk.proposal(target)
            request.desk.correct(target, changes_from(request.POST, found.proposal), reason=reason, grade=grade)
        case "reject":
            request.desk.reject(target, reason=reason or gettext("not what the report says"))
        case "unsure":
            request.desk.leave_open(target, reason=reason)
        case _:
            return HttpResponse(status=400)
    return redirect(reverse("review-report", args=[layer]) + f"#proposal-{proposal}")


@require_POST
def undo(request: DeskRequest, entry: str) -> HttpResponse:
    """Take a judgement back; the undoing is an entry of its own."""
    request.desk.undo(EntryId(entry), reason=request.POST.get("reason", "") or gettext("taken back at the desk"))
    messages.success(request, gettext("Taken back. What it judged is open again."))
    way_back = request.POST.get("next", "")
    return redirect(way_back if way_back.startswith("/") and not way_back.startswith("//") else "today")
