"""People and groups: everything that is held about one of them, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from habeas.act import form_names, load_form
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import ConsentId
from habeas.publish import Field
from habeas.web.access import DeskRequest
from habeas.web.days import asked_day, chosen_day
from habeas.web.labels import Choices
from habeas.web.rule_words import of_rules
from habeas.workspace import GivenConsent
from habeas.workspace.asking import calls
from habeas.workspace.correcting.choices import choice_in
from habeas.workspace.withholding import shows_name_to_many


class ConsentForm(forms.Form):
    """What a person, or one who may speak for them, allows."""

    given_by = forms.CharField(label=_("Given by"), max_length=200)
    purposes = forms.MultipleChoiceField(
        label=_("For which purposes"),
        choices=Choices(Purpose, "purpose"),
        widget=forms.CheckboxSelectMultiple,
    )
    audiences = forms.MultipleChoiceField(
        label=_("Who may see it"),
        choices=Choices(Audience, "audience"),
        widget=forms.CheckboxSelectMultiple,
    )
    fields_allowed = forms.MultipleChoiceField(
        label=_("What may be shown"),
        choices=Choices(Field, "shown"),
        widget=forms.CheckboxSelectMultiple,
    )
    from_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until_day = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean_until_day(self) -> date | None:
        """Return the last day, which is not before the first one."""
        first, last = self.cleaned_data.get("from_day"), self.cleaned_data["until_day"]
        if first and last and last < first:
            raise forms.ValidationError(_("The last day is before the first one."))
        return cast("date | None", last)


class ReleaseForm(forms.Form):
    """For which purpose and audience a dossier is to be prepared."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Choices(Purpose, "purpose"))
    audience = forms.ChoiceField(label=_("Audience"), choices=Choices(Audience, "audience"))


_LANGUAGES = {"en": "English", "ru": "русский", "uk": "українська"}


class DraftForm(forms.Form):
    """Which form or letter is to be drafted, in which language, and whether as DOCX and with a sheet of questions."""

    form = forms.ChoiceField(label=_("Form or letter"), choices=lambda: [*_form_choices()])
    questions_in = forms.ChoiceField(
        label=_("A sheet of questions for the family"),
        choices=[("", _("none")), *_LANGUAGES.items()],
        required=False,
    )
    docx = forms.BooleanField(label=_("Also as DOCX, to edit"), required=False)


def _form_choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield every form with its languages; a choice is the form's name and a language, `icrc/uk`."""
    for name in form_names():
        form = load_form(name)
        choices = [(f"{name}/{one}", f"{form.title.into(one)} ({_LANGUAGES[one]})") for one in form.languages]
        yield f"{of_rules(form.addressee.into(get_language() or 'en'))} ({name})", choices


@require_safe
def everyone(request: DeskRequest) -> HttpResponse:
    """List people and groups with their state as of a day."""
    as_of = chosen_day(request)
    watch = request.desk.watch(as_of=as_of)
    gaps = request.desk.gaps(seen=watch)
    context = {
        "watch": watch,
        "gaps": gaps,
        "calls": calls(gaps),
        "as_of": as_of,
        "asked": asked_day(request),
    }
    return render(request, "desk/people.html", context)


@require_safe
def show(request: DeskRequest, party: str) -> HttpResponse:
    """Show one party: state, silence or tally, and every statement with its words."""
    return _page(request, party, ConsentForm(initial={"from_day": request.desk.today()}))


def _page(request: DeskRequest, party: str, consent_form: ConsentForm) -> HttpResponse:
    as_of = chosen_day(request)
    view = request.desk.record(party, as_of=as_of)
    context = {
        "view": view,
        "as_of": as_of,
        "asked": asked_day(request),
        "consents": request.desk.consents(view.party.id),
        "today": request.desk.today(),
        "drafts": request.desk.drafts(view.party.id),
        "consent_form": consent_form,
        "draft_form": DraftForm(),
        "release_form": ReleaseForm(initial={"purpose": Purpose.PUBLISH.value, "audience": Audience.PUBLIC.value}),
    }
    return render(request, "desk/party.html", context, status=400 if consent_form.is_bound else 200)


def _back_to(request: DeskRequest, party: str) -> HttpResponse:
    """Go back to the page of a party, as of the day that it showed."""
    day = asked_day(request)
    return redirect(reverse("party", args=[party]) + (f"?as_of={day:%Y-%m-%d}" if day else ""))


@require_POST
def consent(request: DeskRequest, party: str) -> HttpResponse:
    """Record a consent, or its withdrawal."""
    if request.POST.get("withdraw"):
        request.desk.withdraw_consent(ConsentId(request.POST["withdraw"]), reason=request.POST.get("reason", ""))
        messages.success(request, gettext("Withdrawn. Nothing that needs it can be released from now on."))
        return _back_to(request, party)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return _page(request, party, form)
    given = form.cleaned_data
    recorded = request.desk.give_consent(
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
    if recorded.has_ended(request.desk.today()):
        messages.warning(request, gettext("Recorded; but it has ended already: it allows nothing now."))
    else:
        messages.success(request, gettext("Recorded."))
    if shows_name_to_many(recorded):
        _warn_of_pleas(request, recorded)
    return _back_to(request, party)


def _warn_of_pleas(request: DeskRequest, consent: Consent) -> None:
    """Show what reports about the person say of a wish that a name be withheld."""
    for plea in request.desk.pleas_about(consent.person):
        messages.warning(
            request,
            gettext(
                "It lets the name be shown, and report %(number)s asks that one be withheld: “%(words)s” Check whose."
            )
            % {"number": plea.report, "words": plea.words},
        )


@require_POST
def draft(request: DeskRequest, party: str) -> HttpResponse:
    """Draft a form for the person, or prepare a dossier for release."""
    if request.POST.get("product") == "dossier":
        request.desk.publish(
            party,
            purpose=choice_in(request.POST, "purpose", Purpose),
            audience=choice_in(request.POST, "audience", Audience),
        )
        messages.success(request, gettext("Prepared and searched for leaks. It waits for a second person."))
        return redirect("releases")
    form, _dot, language = request.POST.get("form", "").partition("/")
    drafted = request.desk.act(
        form,
        party,
        as_of=chosen_day(request),
        language=language or None,
        docx="docx" in request.POST,
        questions_in=request.POST.get("questions_in", ""),
    )
    messages.success(request, gettext("Drafted. Every box names the statements that it rests on."))
    if not drafted.form.is_authorised:
        messages.warning(request, gettext("The draft is marked NOT AUTHORISED: no consent covers it."))
    return _back_to(request, party)
