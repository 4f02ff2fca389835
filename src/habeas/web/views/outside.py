"""Seen from outside: daily checkpoints, the witnesses that cosign them, and the authorities that stamp them."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.facts.errors import HabeasError
from habeas.web.access import DeskRequest
from habeas.web.refusals import four_lines
from habeas.workspace.correcting.errors import FormNotUnderstood
from habeas.workspace.roles import Work, may_do

DAYS_SHOWN = 14
"""How many daily checkpoints are listed; the command line lists them all."""

LARGEST_FILE_BYTES = 256 * 1024
"""More than any cosigned checkpoint, stamp or list of certificates has."""


class PermitForm(forms.Form):
    """A permission to send hashes of checkpoints to an authority of time."""

    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=300)
    roots = forms.FileField(
        label=_("Its certificates"), help_text=_("A file (PEM), got from the authority: its stamps must lead to them.")
    )
    reason = forms.CharField(label=_("Why it is asked"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    understood = forms.BooleanField(label=_("I have read what this gives up"))


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Show who outside has signed what; choose, ask, and keep what came back."""
    form, status, refusal = PermitForm(), 200, ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "permit":
                form = PermitForm(request.POST, request.FILES)
                status = 400
                if form.is_valid():
                    _permit(request, form)
                    return redirect("outside")
            else:
                _do(request)
                return redirect("outside")
        except HabeasError as error:
            status, refusal = error.http_status, four_lines(error)
    role, days = request.desk.actor.role, request.desk.checkpoints.everything()
    context = {
        "form": form,
        "refusal": refusal,
        "typed": request.POST,
        "daily": request.desk.checkpoints.state(),
        "days": days[: -DAYS_SHOWN - 1 : -1],
        "days_in_all": len(days),
        "witnesses": request.desk.witnesses.everyone(),
        "authorities": request.desk.stamps.everyone(),
        "waiting": {one.authority.name for one in request.desk.stamps.queue()},
        "vkey": request.desk.vkey(),
        "may_rule": may_do(role, Work.RULE),
        "may_tend": may_do(role, Work.TEND),
    }
    return render(request, "desk/outside.html", context, status=status)


@require_safe
def request_file(request: DeskRequest) -> HttpResponse:
    """Hand out what a witness or an authority is to be asked with, to be carried to a machine that is online.

    Raises:
        UnknownObject: no witness or authority of that name was chosen.
        Http404: nothing waits for the authority.
    """
    if "witness" in request.GET:
        witness = request.desk.witnesses.find(request.GET["witness"])
        return _file(request.desk.witnesses.request_for(witness).to_bytes(), "request.witness")
    authority = request.desk.stamps.find(request.GET.get("authority", ""))
    for one in request.desk.stamps.queue():
        if one.authority.name == authority.name:
            return _file(one.request().content, "request.tsq")
    raise Http404


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _permit(request: DeskRequest, form: PermitForm) -> None:
    asked = form.cleaned_data
    roots = _content(asked["roots"], field="roots").decode("utf-8", "replace")
    request.desk.stamps.permit(asked["name"], asked["address"], roots=roots, reason=asked["reason"])
    messages.success(request, gettext("Permitted, and on record. Nothing is sent until somebody asks."))


def _do(request: DeskRequest) -> None:
    """Do what one of the small forms asks for.

    Raises:
        FormNotUnderstood: it asks for nothing that there is, or brings no file.
        HabeasError: it was refused; nothing was changed.
    """
    name, desk = request.POST.get("name", ""), request.desk
    match request.POST.get("do", ""):
        case "hour":
            hour = desk.checkpoints.set_hour(request.POST.get("hour", ""))
            messages.success(request, gettext("From now on at %(hour)s.") % {"hour": hour.to_text()})
        case "add-witness":
            desk.witnesses.enrol(request.POST.get("vkey", "").strip())
            messages.success(request, gettext("Chosen. Give the witness the key of your log, by another way."))
        case "send-to-witness":
            kept = desk.witnesses.ask(desk.witnesses.find(name), request.POST.get("address", "").strip())
            _say_cosigned(request, kept.size)
        case "keep-cosigned":
            _say_cosigned(request, desk.witnesses.keep(desk.witnesses.find(name), _sent(request)).size)
        case "ask-for-stamps":
            _ask_for_stamps(request)
        case "keep-stamp":
            _say_stamped(request, desk.stamps.keep(name, _sent(request)).size)
        case "forbid":
            desk.stamps.forbid(name, reason=gettext("taken back at the desk"))
            messages.success(request, gettext("Taken back. Its stamps stay."))
        case _:
            raise FormNotUnderstood(field="do")


def _ask_for_stamps(request: DeskRequest) -> None:
    for outcome in request.desk.stamps.ask():
        if isinstance(outcome, HabeasError):
            messages.error(request, four_lines(outcome))
        else:
            _say_stamped(request, outcome.size)


def _say_cosigned(request: DeskRequest, size: int) -> None:
    messages.success(request, gettext("Cosigned, and kept: the first %(number)d entries.") % {"number": size})


def _say_stamped(request: DeskRequest, size: int) -> None:
    messages.success(request, gettext("Stamped, and kept: the first %(number)d entries.") % {"number": size})


def _sent(request: DeskRequest) -> bytes:
    upload = request.FILES.get("answer")
    if not isinstance(upload, UploadedFile):
        raise FormNotUnderstood(field="answer")
    return _content(upload, field="answer")


def _content(upload: UploadedFile[bytes], *, field: str) -> bytes:
    # A file that is cut off would say less than was sent: of a list of certificates the last ones would be gone unseen.
    content: bytes = upload.read(LARGEST_FILE_BYTES + 1)
    if len(content) > LARGEST_FILE_BYTES:
        raise FormNotUnderstood(field=field)
    return content
