"""Keys: what opens the workspace, where its record lies, and the commands for what cannot be done from inside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from habeas.facts.errors import HabeasError
from habeas.record.stretching import SHORTEST_PASSPHRASE
from habeas.web.access import DeskRequest
from habeas.web.refusals import four_lines
from habeas.workspace.roles import Work, may_do


def _unseen() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "off"})


class PassphraseForm(forms.Form):
    """Another passphrase, typed twice, and the one that opens the workspace now."""

    present = forms.CharField(label=_("The passphrase now"), strip=False, widget=_unseen())
    chosen = forms.CharField(
        label=_("The new one"),
        strip=False,
        min_length=SHORTEST_PASSPHRASE,
        widget=_unseen(),
        help_text=_("Several words are easy to remember and hard to guess."),
    )
    again = forms.CharField(label=_("The new one again"), strip=False, widget=_unseen())

    def clean(self) -> dict[str, Any]:
        """Return what was typed, once both times are the same.

        Raises:
            ValidationError: they are not.
        """
        typed = super().clean() or {}
        if typed.get("chosen") != typed.get("again") and "chosen" in typed:
            self.add_error("again", gettext("It is not the same as the one above."))
        return typed


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Show what opens the workspace, what was changed when, and how; let the passphrase be changed."""
    is_sent = request.method == "POST"
    form = PassphraseForm(request.POST) if is_sent else PassphraseForm()
    status, refusal = 400 if is_sent else 200, ""
    if is_sent and form.is_valid():
        try:
            request.desk.change_passphrase(form.cleaned_data["chosen"], present=form.cleaned_data["present"])
        except HabeasError as error:
            status, refusal = error.http_status, four_lines(error)
        else:
            messages.success(request, gettext("Changed. Backups of before still open with the old passphrase."))
            return redirect("keys")
    context = {
        "state": request.desk.keys_state(),
        "form": form,
        "refusal": refusal,
        "may_rule": may_do(request.desk.actor.role, Work.RULE),
    }
    return render(request, "desk/keys.html", context, status=status)
