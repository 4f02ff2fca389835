"""Entering by hand what no reader proposed: from a report in a language that none reads, or that was overlooked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from habeas.facts.errors import HabeasError
from habeas.facts.grade import InformationGrade, SourceGrade
from habeas.facts.ids import ExhibitId
from habeas.web.access import DeskRequest
from habeas.web.claim_parts import PARTS
from habeas.web.entering import StatementForm
from habeas.web.refusals import four_lines
from habeas.workspace import ReportView
from habeas.workspace.correcting.choices import grade_in


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest, exhibit: str, kind: str) -> HttpResponse:
    """Show the form for one kind of claim beside the report; record what it says.

    Raises:
        Http404: there is no such kind.
    """
    if kind not in PARTS:
        raise Http404
    report = request.desk.report(ExhibitId(exhibit))
    is_sent = request.method == "POST"
    form = StatementForm(kind, request.desk.parties(), request.POST if is_sent else None)
    if not is_sent:
        return _page(request, report, form)
    if not form.is_valid():
        return _page(request, report, form, status=400)
    try:
        written = form.written(report)
        request.desk.enter(written, reason=form.cleaned_data["reason"], grade=grade_in(request.POST))
    except HabeasError as refusal:
        return _page(request, report, form, refusal=four_lines(refusal), status=refusal.http_status)
    messages.success(request, gettext("Entered. It stands in the record with these words and your name."))
    return redirect("exhibit", exhibit=exhibit)


def _page(
    request: DeskRequest, report: ReportView, form: StatementForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "report": report,
        "form": form,
        "kinds": list(PARTS),
        "refusal": refusal,
        "source_grades": list(SourceGrade),
        "information_grades": list(InformationGrade),
        "source": request.POST.get("source", SourceGrade.CANNOT_BE_JUDGED.value),
        "information": request.POST.get("information", InformationGrade.CANNOT_BE_JUDGED.value),
    }
    return render(request, "desk/enter.html", context, status=status)
