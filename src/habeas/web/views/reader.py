"""Reader: who reads the reports of the case, and which models elsewhere may."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.facts.errors import HabeasError
from habeas.web.access import DeskRequest
from habeas.web.refusals import four_lines


class PermitForm(forms.Form):
    """A permission to send the reports of the case to a model elsewhere."""

    address = forms.CharField(label=_("Address"), max_length=300, help_text=_("https only, such as https://…/v1"))
    model = forms.CharField(label=_("Model"), max_length=120)
    reason = forms.CharField(
        label=_("Why it is worth it for this case"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    understood = forms.BooleanField(label=_("I have read what this gives up"))


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Show who reads and what is permitted; put a new permission on record."""
    is_sent = request.method == "POST"
    form = PermitForm(request.POST) if is_sent else PermitForm()
    status = 400 if is_sent else 200
    if is_sent and form.is_valid():
        asked = form.cleaned_data
        try:
            request.desk.permit_reader(asked["address"], asked["model"], reason=asked["reason"])
        except HabeasError as refusal:
            form.add_error(None, four_lines(refusal))
            status = refusal.http_status
        else:
            messages.success(request, gettext("Permitted, and on record."))
            return redirect("reader")
    stopped = request.desk.reader_refusal()
    context = {
        "form": form,
        "reader": request.desk.reader,
        "refusal": four_lines(stopped) if stopped else "",
        "permits": request.desk.reader_permits(),
    }
    return render(request, "desk/reader.html", context, status=status)


@require_POST
def forbid(request: DeskRequest) -> HttpResponse:
    """Take a permission back."""
    address, model = request.POST.get("address", ""), request.POST.get("model", "")
    request.desk.forbid_reader(address, model, reason=gettext("taken back at the desk"))
    messages.success(request, gettext("Taken back. What was sent before stays sent."))
    return redirect("reader")
