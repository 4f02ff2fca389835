"""Inbox: what was received, and the way in for more."""

from __future__ import annotations

from io import BytesIO

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.facts.errors import HabeasError
from habeas.facts.ids import ExhibitId
from habeas.web.access import DeskRequest
from habeas.workspace import Provenance


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The files of one upload, each checked by itself."""

    widget = ManyFilesInput

    def clean(self, value: object, initial: object = None) -> list[UploadedFile]:
        """Return the files; at least one."""
        given = value if isinstance(value, list | tuple) else [value]
        return [super(ManyFilesField, self).clean(one, initial) for one in given] or [super().clean(None)]


class UploadForm(forms.Form):
    """What is sent in, and what the sender knows of it."""

    files = ManyFilesField(label=_("Files"), help_text=_("Articles, messages, letters, transcripts."))
    published = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Words like “last week” count from this day. Leave empty if you do not know it."),
    )
    publisher = forms.CharField(label=_("Published by"), required=False, max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """List the exhibits; take new ones, read them, and say what became of each."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _receive(request, form)
        return redirect("inbox")
    return render(request, "desk/inbox.html", {"form": form, "exhibits": request.desk.exhibits()})


def _receive(request: DeskRequest, form: UploadForm) -> None:
    provenance = Provenance(
        published_on=form.cleaned_data["published"], publisher=form.cleaned_data["publisher"] or None
    )
    for upload in form.cleaned_data["files"]:
        for answer in request.desk.collect_content(upload.read(), name=upload.name or "upload", provenance=provenance):
            _say(request, answer.problem)
    proposals = 0
    for report in request.desk.read():
        proposals += report.proposals
        _say(request, report.problem)
    messages.success(request, gettext("Sealed and read: %(number)d new proposals.") % {"number": proposals})


def _say(request: DeskRequest, problem: HabeasError | None) -> None:
    if problem is not None:
        messages.error(request, "\n".join(problem.lines(gettext)))


@require_safe
def exhibit(request: DeskRequest, exhibit: str) -> HttpResponse:
    """Show the text of an exhibit and where it came from."""
    return render(request, "desk/exhibit.html", {"report": request.desk.report(ExhibitId(exhibit))})


@require_safe
def original(request: DeskRequest, exhibit: str) -> FileResponse:
    """Hand out the original, unsealed, as an attachment only: a browser must never open it by itself."""
    handed = request.desk.original(ExhibitId(exhibit))
    return FileResponse(
        BytesIO(handed.content),
        as_attachment=True,
        filename=handed.exhibit.name,
        content_type="application/octet-stream",
    )
