"""Appeals: what was asked of whom, what came back, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.facts.appeal import Dispatch, Response
from habeas.facts.when import on_day
from habeas.web.access import DeskRequest
from habeas.web.days import asked_day, chosen_day
from habeas.web.labels import Choices
from habeas.web.rule_words import of_rules
from habeas.workspace import AppealView, WrittenAppeal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from habeas.act import Rule


class AppealForm(forms.Form):
    """An appeal that was sent."""

    addressee = forms.CharField(label=_("To which office"))
    person = forms.CharField(label=_("For whom: a name or number"))
    by = forms.CharField(label=_("By whom: a name or number; may stay empty"), required=False)
    sent_on = forms.DateField(label=_("Sent on"), widget=forms.DateInput(attrs={"type": "date"}))
    received_on = forms.DateField(
        label=_("Received on, if known"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    dispatch = forms.ChoiceField(label=_("How"), choices=Choices(Dispatch, "dispatch"))
    rule = forms.ChoiceField(label=_("Rule of its term"), required=False)
    state = forms.CharField(label=_("State concerned, as a code of two letters"), max_length=2, required=False)
    law = forms.CharField(label=_("Law it relies on"), required=False)
    asks = forms.CharField(label=_("What it asks for"), required=False)
    proof = forms.CharField(label=_("Exhibit that proves the sending: its number"), required=False)

    def __init__(self, rules: Mapping[str, Rule], posted: Mapping[str, object] | None = None) -> None:
        """Offer the rules of the workspace."""
        super().__init__(posted, auto_id="appeal-%s")
        offered = [(rule.id, f"{of_rules(rule.addressee)}: {of_rules(rule.title)}") for rule in rules.values()]
        self.fields["rule"] = forms.ChoiceField(
            label=_("Rule of its term"), choices=[("", _("none known")), *offered], required=False
        )


class AnswerForm(forms.Form):
    """An answer that came."""

    response = forms.ChoiceField(
        label=_("How it was answered"),
        choices=Choices((one for one in Response if one is not Response.NO_ANSWER), "response"),
    )
    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}))
    exhibit = forms.CharField(label=_("Exhibit: its number"), required=False)
    gist = forms.CharField(label=_("What it says, in a sentence"), required=False)
    effect = forms.CharField(label=_("What came of it"), required=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One appeal and the form for its answer, whose fields have names of their own on the page."""

    view: AppealView
    form: AnswerForm


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """List the appeals, what is due first; enter one that was sent."""
    rules = request.desk.ledger.rules()
    form = AppealForm(rules, request.POST if request.method == "POST" else None)
    if form.is_valid():
        line = request.desk.ledger.file(_written(form.cleaned_data))
        messages.success(request, gettext("Entered as %s.") % request.desk.number_of(line.appeal.id))
        return redirect("appeals")
    as_of = chosen_day(request)
    seen = request.desk.ledger.show(as_of=as_of)
    context = {
        "seen": seen,
        "as_of": as_of,
        "asked": asked_day(request),
        "form": form,
        "rows": [Row(view=one, form=AnswerForm(auto_id=f"{one.number}-%s")) for one in seen.appeals],
    }
    return render(request, "desk/appeals.html", context, status=400 if form.is_bound else 200)


@require_POST
def answer(request: DeskRequest, appeal: str) -> HttpResponse:
    """Enter an answer to an appeal, and say what of the record it stands against."""
    request.desk.ledger.find(appeal)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Not entered: say how it was answered, and on which day."))
        return redirect("appeals")
    given = form.cleaned_data
    against = request.desk.ledger.answer(
        appeal,
        Response(given["response"]),
        given["on"],
        exhibit=given["exhibit"],
        gist=given["gist"],
        effect=given["effect"],
    )
    messages.success(request, gettext("Entered."))
    if against:
        told = ngettext(
            "It stands against one accepted statement.", "It stands against %d accepted statements.", len(against)
        )
        messages.warning(request, told % len(against) if "%d" in told else told)
    return redirect("appeals")


def _written(given: Mapping[str, object]) -> WrittenAppeal:
    texts = {name: str(given[name]) for name in ("addressee", "dispatch", "rule", "state", "law", "asks", "proof")}
    received = given["received_on"]
    return WrittenAppeal(
        persons=(str(given["person"]),),
        by=(str(given["by"]),) if given["by"] else (),
        sent=on_day(given["sent_on"]),  # type: ignore[arg-type]
        received=None if received is None else on_day(received),  # type: ignore[arg-type]
        dispatch=Dispatch(texts["dispatch"]),
        addressee=texts["addressee"],
        rule=texts["rule"],
        state=texts["state"],
        law=texts["law"],
        asks=texts["asks"],
        proof=texts["proof"],
    )
