"""People and groups: everything that is held about one of them, on one page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from habeas.facts.consent import Audience, Purpose
from habeas.facts.ids import ConsentId, PartyId
from habeas.publish import Field
from habeas.web.access import DeskRequest
from habeas.web.days import chosen_day
from habeas.workspace import GivenConsent


class ConsentForm(forms.Form):
    """What a person, or one who may speak for them, allows."""

    given_by = forms.CharField(label=_("Given by"), max_length=200)
    purposes = forms.MultipleChoiceField(
        label=_("For which purposes"),
        choices=[(one.value, one.value) for one in Purpose],
        widget=forms.CheckboxSelectMultiple,
    )
    audiences = forms.MultipleChoiceField(
        label=_("Who may see it"),
        choices=[(one.value, one.value) for one in Audience],
        widget=forms.CheckboxSelectMultiple,
    )
    fields_allowed = forms.MultipleChoiceField(
        label=_("What may be shown"),
        choices=[(one.value, one.value) for one in Field],
        widget=forms.CheckboxSelectMultiple,
    )
    from_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until_day = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ReleaseForm(forms.Form):
    """For which purpose and audience a dossier is to be prepared."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=[(one.value, one.value) for one in Purpose])
    audience = forms.ChoiceField(label=_("Audience"), choices=[(one.value, one.value) for one in Audience])


@require_safe
def everyone(request: DeskRequest) -> HttpResponse:
    """List people and groups with their state as of a day."""
    as_of = chosen_day(request)
    return render(request, "desk/people.html", {"watch": request.desk.watch(as_of=as_of), "as_of": as_of})


@require_safe
def show(request: DeskRequest, party: str) -> HttpResponse:
    """Show one party: state, silence or tally, and every statement with its words."""
    as_of = chosen_day(request)
    return render(
        request,
        "desk/party.html",
        {
            "view": request.desk.record(party, as_of=as_of),
            "as_of": as_of,
            "consents": request.desk.consents(PartyId(party)),
            "drafts": request.desk.drafts(PartyId(party)),
            "consent_form": ConsentForm(initial={"from_day": request.desk.today()}),
            "release_form": ReleaseForm(initial={"purpose": Purpose.PUBLISH.value, "audience": Audience.PUBLIC.value}),
        },
    )


@require_POST
def consent(request: DeskRequest, party: str) -> HttpResponse:
    """Record a consent, or its withdrawal."""
    if request.POST.get("withdraw"):
        request.desk.withdraw_consent(ConsentId(request.POST["withdraw"]), reason=request.POST.get("reason", ""))
        messages.success(request, gettext("Withdrawn. Nothing that needs it can be released from now on."))
        return redirect("party", party=party)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("The consent was not recorded: something is missing."))
        return redirect("party", party=party)
    given = form.cleaned_data
    request.desk.give_consent(
        party,
        GivenConsent(
            given_by=given["given_by"],
            purposes=tuple(Purpose(one) for one in given["purposes"]),
            audiences=tuple(Audience(one) for one in given["audiences"]),
            fields=tuple(given["fields_allowed"]),
            from_day=given["from_day"],
            until_day=given["until_day"],
        ),
    )
    messages.success(request, gettext("Recorded."))
    return redirect("party", party=party)


@require_POST
def draft(request: DeskRequest, party: str) -> HttpResponse:
    """Draft a form for the person, or prepare a dossier for release."""
    if request.POST.get("product") == "dossier":
        form = ReleaseForm(request.POST)
        if form.is_valid():
            request.desk.publish(
                party, purpose=Purpose(form.cleaned_data["purpose"]), audience=Audience(form.cleaned_data["audience"])
            )
            messages.success(request, gettext("Prepared and searched for leaks. It waits for a second person."))
        return redirect("releases")
    request.desk.act(request.POST.get("form", "wgeid"), party, as_of=chosen_day(request))
    messages.success(request, gettext("Drafted. Every box names the statements that it rests on."))
    return redirect("party", party=party)
